"""Platforms that nobody here wrote, each started as a process of its own with its own packages."""
