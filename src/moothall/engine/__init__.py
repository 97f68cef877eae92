"""What is reckoned: from a Project to its Findings, by plain functions on frozen values."""
