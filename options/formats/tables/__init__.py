"""A decision as tables for a spreadsheet: a workbook or CSV files, written and read back."""
