"""The pages around letters: a forgotten password, and setting one by a link."""
