"""What several pages draw alike: icons, listings of code, the names of topics and kinds of exercises."""
