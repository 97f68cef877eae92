"""The appraisal-bias checks (method note, M8): they report, and never change a score."""
