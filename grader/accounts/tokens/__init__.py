"""How programs sign in for their people: personal tokens, and the code one types to let a device in."""
