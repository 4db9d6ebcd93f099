"""Widgets: attributes in, messages out; none looks for its siblings."""
