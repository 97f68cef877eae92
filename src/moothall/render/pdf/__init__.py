"""The document as a PDF."""
