"""Whether the article agrees with itself."""
