"""Claims that a sentence or a table makes about figures of any kind: changes, multiples, shares, totals."""
