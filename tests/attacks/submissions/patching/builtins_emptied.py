# expect: error
# Empties the builtins and the module table.
import builtins
import sys

vars(builtins).clear()
sys.modules.clear()
