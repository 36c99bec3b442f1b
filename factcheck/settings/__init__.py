"""What a desk has set, and where."""
