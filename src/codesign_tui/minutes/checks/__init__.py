"""The checks of a session's minutes before they are final: one registry, asked by screen, command line and documents."""
