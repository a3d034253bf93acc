"""What is said of a submission that fails: its misconception, a name for its outputs, a smaller input, its causes."""
