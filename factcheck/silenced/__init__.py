"""Findings that are not told: silenced by a comment, known from a baseline, or on lines that have not changed."""
