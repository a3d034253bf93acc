"""One case at a time: the steps it asks of a jail, what is checked on what they gave, and its report."""
