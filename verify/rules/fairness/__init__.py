"""Whether whoever is accused is heard."""
