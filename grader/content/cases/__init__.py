"""cases.py, once run: from plain data to checked cases."""
