"""`moothall framework`: what is asked, one file a command."""
