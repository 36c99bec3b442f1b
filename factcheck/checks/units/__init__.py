"""Measures given in two units: FC401."""
