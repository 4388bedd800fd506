"""The numbers by which the lines of a sheet are judged: shares, counts of cells or lines, lengths in characters."""

CANDIDATES = 60
FURTHEST = 400  # lines of text above a header
CELL_BUDGET_HEADER = (
    60_000  # candidates x look-ahead x width stay below this, so a sheet of 16,384 columns costs the same
)
CELL_BUDGET_LINE_KINDS = 20_000
CLEAR = 2.6  # after a clear header, only a much wider block below a gap can hold the header of the first table
MUCH_WIDER = 1.5
AFTER_GAP = 0.6  # lines above a gap count less against a header below it
ENOUGH = 1.6
SEVERAL = 4
FEW = 3
TWO_OF_THREE = 0.6
NUMBERS_ONLY_HEADER = 0.6
HOLDS_VALUES = 0.6
FEW_HOLD_VALUES = 0.75  # in a column of a few cells
SERIES_CONTRAST = 0.6
PLAIN = 0.3
BELOW_TEXT = 0.7  # of lines of text that look alike, the first is the header
HIGHEST = 7.5  # no score is higher
MAX_DEPTH = 12
LABELS_HEADER_DEPTH = 3
LABELS_TABLES = 200
SEVERAL_TIMES = 3
ALL_PERIODS = 0.95
WORDY = 9
NAMING = 0.6
MANY_HEADER_GROUPS = 4
MANY_TAIL = 5  # lines of a block with one pattern that are too many for a legend
LONG_FIRST = 40  # characters; in the first column that is a title
LONGEST_GROUP = 60  # characters of the name of a group that stands alone
BESIDE = 2  # positions between a name and its value
NUMBERS = 0.7
ALWAYS_LINE_KINDS = 0.85
ALWAYS_TAIL = 0.95
LONGEST_REMARKS = 40
SAMPLE = 200
AFTER_TOTAL = 6
NUMBERS_OF_TOTAL = 3
VARIED = 3  # different values; the mean of a constant says nothing
IN_A_ROW = 4
WIDE = 3  # columns of a table in which one text in the first column names a group
ITEMS = 4
SAME = 0.5
LABEL_COLUMNS = 4  # names of fields stand in one of the first columns of a table on its side
