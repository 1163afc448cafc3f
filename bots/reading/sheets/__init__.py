"""Sheets: spreadsheets and lists of separated values, read as pages of cells."""
