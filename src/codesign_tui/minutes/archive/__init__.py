"""The archive pack: one folder, or one zip, that holds everything of a session, and can be checked years later."""
