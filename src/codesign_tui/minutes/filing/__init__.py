"""What an office's document system asks of a file: who made it, what it is about, in which dossier it stands."""
