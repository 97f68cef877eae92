"""Money as it is worked out: told where it is typed, brought in from files, led through, shared."""
