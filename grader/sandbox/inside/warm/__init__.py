"""The warm parent: libraries imported once, memory laid out for forks, forks made on request."""
