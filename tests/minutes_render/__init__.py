"""The renderers, each read again by a reader that is not ours."""
