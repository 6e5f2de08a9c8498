"""What is claimed: sentences to statements with exact spans, kinds and check-worthiness."""

from verify.claims.find import find_claims
from verify.claims.worth import checkworthiness

__all__ = ["checkworthiness", "find_claims"]
