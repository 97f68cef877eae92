"""Letters: what is new for somebody and what waits for them, by e-mail, as often as they chose."""
