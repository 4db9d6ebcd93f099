"""The screen: the Textual application, its places, widgets and styles."""
