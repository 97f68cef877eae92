"""Pooled money, shared targets, tiers of government, and the challenge to bundling."""
