"""The guided form, the opening, the closing of an item, the minutes."""
