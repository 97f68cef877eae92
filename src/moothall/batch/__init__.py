"""Many projects in one go: sent to workers, each worked out by itself, gathered in one table."""
