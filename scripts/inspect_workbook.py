"""Show how a workbook would be read: ``make inspect FILE=x.xlsx``. Writes nothing."""

import sys

from toolkit.inspection.command import main

if __name__ == "__main__":
    sys.exit(main())
