"""The pages of wrong outputs that a class shares."""
