"""XMCDA, the exchange format of multi-criteria tools: options, scores and weights out and in."""
