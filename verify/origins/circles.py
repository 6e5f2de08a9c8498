"""Circular reporting: references that go back to the very article they would confirm, or to one another."""

from collections.abc import Iterator, Mapping, Sequence

from sources.model import Document, Reference
from verify.model import Circle, CircleKind, Evidence, Held, Origin
from verify.origins.shingles import SAME_FROM, body_shingles, containment
from verify.origins.ties import RING, CreditedBy, links_to, names_publisher


def find_copies(article: Document, references: Sequence[Reference]) -> tuple[Circle, ...]:
    """References that are the article itself or copy it: they witness nothing about it, whatever the claim."""
    own = body_shingles(article)
    found: list[Circle] = []
    for reference in references:
        document = reference.document
        share = containment(own, body_shingles(document))
        kind: CircleKind = "is the article"
        if document.id == article.id or (article.url and document.url == article.url):
            reason = "it is the article itself"
        elif share >= SAME_FROM:
            kind, reason = "copies the article", f"it carries {share:.0%} of the article's text"
        else:
            continue
        found.append(Circle(reference=reference.id, name=document.name, kind=kind, reason=reason))
    return tuple(found)


def find_circles(
    article: Document, held: Sequence[Held], documents: Mapping[str, Document], credited_by: CreditedBy
) -> tuple[Circle, ...]:
    """Passages that name or link to the article as their source, claim by claim.

    Another passage of the same page may well be a witness of its own. `documents`: reference id → its document.
    """
    found: list[Circle] = []
    for item in held:
        credited = credited_by(item.reference, item.passage)
        named = names_publisher(credited, article)
        if named:
            reason = f"it cites {named.words}, the article's own publisher, for this"
        elif links_to(credited, article.url):
            reason = "it links to the article for this"
        else:
            continue
        found.append(
            Circle(
                claim=item.claim,
                reference=item.reference,
                name=documents[item.reference].name,
                kind="cites the article",
                reason=reason,
                span=item.passage.span,
                passage=item.passage.text,
            )
        )
    return tuple(found)


def find_rings(
    origins: Sequence[Origin], evidence: Sequence[Evidence], documents: Mapping[str, Document]
) -> Iterator[Circle]:
    """References of one origin that cite one another, so that nobody stands at the beginning; they count once."""
    by_id = {e.id: e for e in evidence}
    for origin in origins:
        for one, other in ((by_id[m.first], by_id[m.second]) for m in origin.merges if m.reason == RING):
            yield Circle(
                claim=origin.claim,
                reference=one.reference,
                name=documents[one.reference].name,
                kind="cite each other",
                reason=f"it and {documents[other.reference].name} cite each other: neither is the origin",
                span=one.span,
                passage=one.passage,
            )
