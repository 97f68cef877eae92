"""What was worked out: frozen types only; anybody may import them."""
