"""What the hall reads from afar: big letters, a page for each thing that is looked at together."""
