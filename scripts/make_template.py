"""Write an empty workbook for new interventions: ``make template``."""

import sys

from toolkit.template.command import main

if __name__ == "__main__":
    sys.exit(main())
