"""From a workbook of any layout to source cells and records. Knows sheets and tables, not what a value means."""
