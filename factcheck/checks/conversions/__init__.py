"""Conversions of one currency into another: which figures are said to be equal, and whether they were."""
