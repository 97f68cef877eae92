"""What the public sees: withholding, editions and their signatures, the public part of the log."""
