"""The pages of an account: signing in, its password and sessions, its profile, and what a browser keeps of it."""
