"""Money as a finance officer puts it in: lines by category and year, ledgers, signatures, shares."""
