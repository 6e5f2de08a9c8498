"""The rubric as pure arithmetic: how well a claim is sourced in its text, and how far references carry it."""
