"""An assignment published and hidden again, and its exercises put in order."""
