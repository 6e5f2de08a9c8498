"""How it is put: no surer and no more slanted than its source."""
