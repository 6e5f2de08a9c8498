"""What the references say of it, and how many witnesses they are."""
