"""Timing each workload beside its peers: `make bench`."""
