"""A link to an address that only looks like a known outlet's."""

from urllib.parse import urlsplit

from verify.rules.case import Case, Example, Remark, Rule


def _check(case: Case) -> Remark | None:
    here = [link.url for link in case.document.links if case.claim.sentence_span.overlaps(link.span)]
    if case.in_headline and case.document.url:
        here.append(case.document.url)
    found = next((url for url in here if url in case.around.imitated), None)
    if found is None or not case.opens_sentence:
        return None
    outlet, host = case.around.imitated[found], urlsplit(found).hostname or found
    return Remark(
        f"{host} looks like {outlet.domains[0]} of {outlet.name} and is not listed as theirs.",
        f"Check who runs {host}; link {outlet.domains[0]} if that is meant.",
    )


RULE = Rule(
    code="impostor-domain",
    number="OUT003",
    family="outlets",
    level="error",
    summary="A link leads to an address that looks like a known outlet's and is not one of theirs.",
    why="AFP and Reuters on online material: check who runs a site before using it.",
    mend="Check who runs the site; link the outlet's own address.",
    fires=Example("The Guardian reported that [the dam broke](https://www.theguardian.com.news-live.example/dam)."),
    passes=Example("The Guardian reported that [the dam broke](https://www.theguardian.com/dam)."),
    check=_check,
)
