"""exercise.toml: its fields, and where in the file a fault is."""
