"""What is one person's own: what is due, practice, everything kept about them."""
