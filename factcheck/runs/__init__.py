"""Many inputs: each is tried, by several processes where it pays, and all are told in one report."""
