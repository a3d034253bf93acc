"""The first page as nobody sees it: its picture, and an example that anybody may change and run."""
