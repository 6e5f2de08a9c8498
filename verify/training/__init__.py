"""Training: shipped weights made anew from labelled articles, the same bytes from the same articles."""
