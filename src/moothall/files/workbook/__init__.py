"""A whole project as one workbook, there and back without loss."""
