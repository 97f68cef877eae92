"""What is told: from a project and its findings to a document that knows no format."""
