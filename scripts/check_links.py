"""Check whether the web addresses of the catalogue still work: ``make links``."""

import sys

from toolkit.links.command import main

if __name__ == "__main__":
    sys.exit(main())
