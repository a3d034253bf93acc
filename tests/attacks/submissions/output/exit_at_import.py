# expect: error
# Ends the interpreter while the file is imported.
import sys

sys.exit(0)
