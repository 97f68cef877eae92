"""The findings as tables: CSV files with a data dictionary, and one workbook."""
