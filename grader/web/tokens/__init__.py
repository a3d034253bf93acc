"""The pages of personal tokens, and the one that lets a device in."""
