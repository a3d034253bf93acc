"""The pages of regrades: begun, looked at, decided about."""
