"""Who writes with whom and for how long: groups, pools, extra time, attempts that run."""
