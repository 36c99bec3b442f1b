"""Figures for a period or a unit, held against those for another: FC305."""
