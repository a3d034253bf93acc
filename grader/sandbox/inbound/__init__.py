"""What comes from a jail, from bytes to what the rest of the house may hold: frames, ends and problems, output."""
