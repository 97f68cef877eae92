"""The one room that calls the engine: rows to a Project, and the findings, remembered."""
