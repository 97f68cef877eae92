"""One file a section of the document; `compose` says in which order they stand."""
