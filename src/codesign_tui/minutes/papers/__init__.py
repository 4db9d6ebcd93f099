"""The papers of the hall: what a session needs printed before it begins, as neutral documents."""
