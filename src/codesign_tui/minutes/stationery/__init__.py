"""The town's own paper: its layout templates, its coat of arms, its letterhead file. What cannot be used is told.

A municipality keeps them in a folder `minutes` of its templates, one file beside the other. A file that cannot be used
is set aside with a sentence and what the program brings along takes its place, so that an export never fails for it.
"""
