"""An attempt under way: begun, saved, timed, ended, opened again."""
