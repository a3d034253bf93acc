"""``python -m tensorgrade``"""

from tensorgrade.main import main

main()
