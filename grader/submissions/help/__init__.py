"""What helps somebody who is stuck."""
