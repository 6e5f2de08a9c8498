"""Takes a news article apart: who vouches for each statement, how strong that is, and what references say."""

__version__ = "0.1.0"
