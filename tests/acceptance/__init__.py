"""The acceptance scenarios, through the command line, in findings.json and on the page."""
