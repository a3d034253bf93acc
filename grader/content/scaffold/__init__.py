"""New exercise folders for an author to start from."""
