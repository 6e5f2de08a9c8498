"""When: dates that a reader can place, and that fit the day of publication."""
