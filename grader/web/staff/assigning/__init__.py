"""An assignment: made, changed, published and hidden again; its exercises, a quiz's rules, and other dates for some."""
