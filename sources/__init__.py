"""Outlets and the web: where texts come from. Knows nothing of claims."""
