"""What every paper is made from: the document in reading order, with its tables laid out for a page."""
