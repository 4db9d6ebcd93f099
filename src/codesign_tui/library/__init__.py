"""Finds, loads and checks templates: methods and workshops."""
