"""The checks of a session's minutes before they are final: one registry that every face asks."""
