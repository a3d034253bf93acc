"""Runs that ended without a result: the verdict, the sentence, and what to try."""
