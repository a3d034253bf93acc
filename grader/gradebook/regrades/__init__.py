"""Regrades as change sets: computed beside what counts, looked at, applied or dropped, undone."""
