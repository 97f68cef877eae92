"""Evidence: what each claim is worth, and whether the register keeps the rules."""
