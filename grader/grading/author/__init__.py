"""What an exercise's author wrote, run in jails of its own and kept by content."""
