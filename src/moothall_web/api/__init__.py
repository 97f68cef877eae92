"""The site for programs: the rows, results and editions of the pages, under the same policy."""
