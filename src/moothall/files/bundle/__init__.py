"""A bundle: a project, what was worked out of it, and its documents, as one file that anybody can verify."""
