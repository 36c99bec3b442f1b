"""What a text says of exchange rates: rates that it states, their moves and records."""
