"""Who vouches: named, described, reachable."""
