"""What the law asks of each contract, as of a day; never advice."""
