"""A process full of canaries, and the guards that none of them leaves in anything public."""
