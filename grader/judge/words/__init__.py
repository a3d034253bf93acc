"""Sentences as data (key and facts), and every template they are rendered from."""
