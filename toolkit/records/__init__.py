"""From the values of one source record to one typed record: an intervention as one workbook gives it."""
