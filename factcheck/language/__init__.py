"""What a language knows: its words for money, its numbers and dates, and how a writer prints an amount."""
