"""Sentence by sentence: what sort of statement each is, and how well it is sourced (`verify stage attribute`)."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from sources.model import Span
from verify.assess import Article
from verify.model import Claim, SourceType, Vouching
from verify.records import SentenceOut
from verify.rubric.attribution import ADEQUATE, score_attribution

ANONYMOUS: frozenset[SourceType] = frozenset({"anonymous_described", "anonymous_bare", "anonymous_collective"})


def sentence_levels(article: Article) -> tuple[SentenceOut, ...]:
    """Every sentence with its kind, level and whether it is weakly or anonymously sourced, in text order.

    A sentence of several claims is as weak as its weakest contestable one; one without a claim is exempt.
    """
    types = {source.id: source.type for source in article.account.sources}
    vouched: dict[int, list[tuple[Claim, Vouching]]] = defaultdict(list)
    for claim, vouching in zip(article.claims, article.account.vouchings, strict=True):
        vouched[claim.sentence].append((claim, vouching))
    return tuple(_level(s.span, vouched[s.number], types) for s in article.setting.parsed.sentences)


def _level(span: Span, vouched: Sequence[tuple[Claim, Vouching]], types: Mapping[str, SourceType]) -> SentenceOut:
    if not vouched:
        return SentenceOut(span=span, kind="none", level="EX", weak=False, anonymous=False)
    scored = [(score_attribution(v), c, v) for c, v in vouched]
    attribution, claim, _ = min(scored, key=lambda one: 1.0 if one[0].score is None else one[0].score)
    return SentenceOut(
        span=span,
        kind=claim.kind,
        level=attribution.level,
        weak=attribution.score is not None and attribution.score < ADEQUATE,
        anonymous=any(types[v.chain[-1].source] in ANONYMOUS for _, v in vouched if v.chain),
    )
