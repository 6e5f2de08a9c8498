"""Which word reports, and whether it is one of a list."""

from collections.abc import Sequence

from verify.rules.case import Case


def cue_among(case: Case, lemmas: Sequence[str]) -> str | None:
    """The cue of the claim's attribution in its own sentence, as written, where its lemmas begin with one listed.

    None for cues inside quotations, whose words are not the writer's, and for all but the sentence's first claim.
    """
    if not case.opens_sentence:
        return None
    quotes = [q.span for q in case.around.parsed.quotes_over(case.claim.sentence_span)]
    for cue in case.cues:
        tokens = [t for t in case.around.tokens_in(cue) if t.pos in {"VERB", "AUX", "ADP", "PART"}]
        verbs = [t for t in tokens if t.pos == "VERB"]
        if not verbs or any(q.contains(cue) for q in quotes):
            continue
        words = [t.lemma.casefold() for t in tokens[tokens.index(verbs[0]) :]]
        for lemma in lemmas:
            if words[: len(lemma.split())] == lemma.split():
                return cue.of(case.document.text).rstrip(":,;")
    return None
