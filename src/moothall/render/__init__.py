"""What is shown: a Document as HTML, pictures and plain text."""
