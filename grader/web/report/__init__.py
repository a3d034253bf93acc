"""A stored report, made ready for a page: words, icons and heat maps. No request and no database in here."""
