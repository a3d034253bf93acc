"""Proof that an exercise's tests are good: solutions, misconceptions, cheats, variants, mutants."""
