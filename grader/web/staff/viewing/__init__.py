"""A course looked at as one of its students: chosen on a page, shown by a middleware, and nothing written meanwhile."""
