"""Who stands behind an outlet, and whether an address is theirs."""
