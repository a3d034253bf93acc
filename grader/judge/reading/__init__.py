"""Submitted source, read and never run: names, scopes, what an exercise forbids, the line that failed."""
