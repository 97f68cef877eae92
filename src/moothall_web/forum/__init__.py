"""The site: what the public reads, tries and says, without an account."""
