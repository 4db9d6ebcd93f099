"""What a person can do: one function an action. Screen, phone and command line call the same ones."""
