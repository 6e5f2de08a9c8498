"""Sentence levels as readers give them: what the rules found, weighed with the words and what stands around."""
