"""What a newsroom may set for the rules: words they look for, and thresholds. The defaults are ours."""

from pydantic import Field

from sources.model import Frozen


class Measures(Frozen):
    """Words and thresholds of the rules."""

    barred: tuple[str, ...] = Field(
        default=(
            "insider",
            "well-placed",
            "well-informed",
            "reliable",
            "informed source",
            "highly placed",
            "observers",
        ),
        description="Words that bar anonymity: an unnamed source must not be described by them.",
    )
    loaded: tuple[str, ...] = Field(
        default=("admit", "confess", "concede", "claim", "insist", "boast", "brag", "rant", "whine", "gloat", "parrot"),
        description="Cues, as lemmas, that tell the reader what to think of a speaker.",
    )
    presuming: tuple[str, ...] = Field(
        default=("reveal", "expose", "acknowledge", "point out"),
        description="Cues, as lemmas, that take for granted that what follows is so.",
    )
    emphatic: tuple[str, ...] = Field(
        default=(
            "clearly", "obviously", "undoubtedly", "of course", "needless to say", "unsurprisingly", "notoriously",
            "without a doubt", "it is no secret", "everyone knows",
        ),
        description="Words by which a writer vouches for what nobody else vouches for.",
    )  # fmt: skip
    stale_days: int = Field(default=365, ge=1, description="Days after which what speaks for “now” is stale.")
    stale_years: int = Field(default=3, ge=1, description="Years after which a study or poll is old for the present.")
    same_matter: float = Field(
        default=0.6, ge=0.3, le=1, description="Share of content words from which two claims speak of one matter."
    )
    near_passage: float = Field(
        default=0.5, ge=0.3, le=1, description="Match from which a passage's difference is told, where it refutes."
    )
    one_source_claims: int = Field(
        default=5, ge=2, description="Contestable claims from which an article on one source is told of."
    )


MEASURES = Measures()
"""As they stand without house rules."""
