"""For who keeps the service: what programs ask of its health, and a page of how it is."""
