# expect: error
# Ends the process with status 0 while the file is imported.
import os

os._exit(0)
