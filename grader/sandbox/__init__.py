"""The jail that runs submitted code. ``client.Jails`` is the door; docs/sandbox.md is the theory."""
