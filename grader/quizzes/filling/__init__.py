"""How people and programs fill answers in: the fields of a question's form, at a place of an attempt or elsewhere."""
