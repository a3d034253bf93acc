"""The pages of the other ways to sign in."""
