"""The town's own paper: layouts, coat of arms, letterhead files."""
