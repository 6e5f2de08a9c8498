"""Who goes back to whom: wire credits, shared text, named origins; every merge with its reason."""

import time
from datetime import UTC, datetime
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sources.model import Block, Document, Passage, Reference, Span, document_id
from verify.model import Held, Judgement, StanceProbabilities
from verify.origins import (
    Credited,
    Named,
    Text,
    agencies,
    cluster_texts,
    find_circles,
    find_copies,
    find_credit,
    find_rings,
    tally_origins,
    trace,
)
from verify.origins.shingles import body_shingles, containment, shingles
from verify.origins.when import earliest_first

P = StanceProbabilities(supports=0.85, refutes=0.05, neutral=0.1)


def story(seed, length=120):
    """Made-up words in an order that no other seed gives."""
    draw = Random(seed)
    return " ".join("".join(draw.choices("abdeiklmnorstu", k=draw.randint(3, 9))) for _ in range(length))


def reference(text, **fields):
    document = Document(
        id=document_id(text),
        name=fields.pop("name", "page.html"),
        title=fields.pop("title", "Title"),
        language="en",
        sha256="0" * 64,
        text=text,
        blocks=fields.pop("blocks", (Block(kind="body", span=Span(0, len(text))),)),
        published_from="meta" if "published" in fields else None,
        **fields,
    )
    return Reference(document=document, fetched=datetime(2024, 5, 1, tzinfo=UTC), read_from="file", sha256="0" * 64)


def held(reference, *, claim="c1", stance="supports"):
    passage = Passage(reference.id, Span(0, 10), reference.document.text[:10])
    return Held(claim, reference.id, passage, Judgement(stance=stance, p=P), 0.9, "fake.v1")


def nobody(_reference, _passage):
    return Credited()


def naming(names, *, is_person=False):
    """Credits each reference to the name given for its id."""

    def credited_by(reference, _passage):
        name = names.get(reference)
        return Credited((Named(name, name, is_person),)) if name else Credited()

    return credited_by


@pytest.mark.parametrize(
    ("text", "wire"),
    [
        pytest.param("OSLO (Reuters) - The bridge is shut.", "Reuters", id="dateline with dash"),
        pytest.param("Title\n\nOSLO, May 3 (AP) — The bridge is shut.", "AP", id="dateline with date"),
        pytest.param("(CNN) The bridge is shut.", "CNN", id="bare brackets"),
        pytest.param("Title\n\nBy Reuters\n\nThe bridge is shut.", "Reuters", id="by agency"),
        pytest.param("Title\n\nBy The Associated Press\n\nThe bridge is shut.", "AP", id="by the agency"),
        pytest.param("By JANE DOE, Associated Press\n\nThe bridge is shut.", "AP", id="name, agency"),
        pytest.param("By Jane Doe | AFP\n\nThe bridge is shut.", "AFP", id="name bar agency"),
        pytest.param("By Jane Doe of Reuters\n\nThe bridge is shut.", "Reuters", id="name of agency"),
        pytest.param("JANE DOE Associated Press\n\nThe bridge is shut.", "AP", id="byline without by"),
        pytest.param("The bridge is shut.\n\n© 2024 The Associated Press. All rights reserved.", "AP", id="copyright"),
        pytest.param("The bridge is shut.\n(With inputs from PTI)", "PTI", id="with inputs"),
        pytest.param("The bridge is shut.\n— Associated Press", "AP", id="signed"),
        pytest.param("The bridge is shut. (AFP)", "AFP", id="closing brackets"),
        pytest.param("The mayor told Reuters that the bridge is shut.", None, id="told an agency"),
        pytest.param("A boat in the storm. (AP Photo/Jane Doe)\n\nThe bridge is shut.", None, id="picture credit"),
        pytest.param("Jane Doe / Reuters\n\nThe bridge is shut and the mayor is away.", None, id="picture by-line"),
        pytest.param("The AP reported that the bridge is shut.", None, id="cited in the story"),
        pytest.param("", None, id="empty"),
    ],
)
def test_a_wire_credit_is_found_where_the_text_is_credited_and_nowhere_else(text, wire):
    credit = find_credit(text)
    assert (credit.wire if credit else None) == wire


@pytest.mark.parametrize("piece", ["A ", "By ", "Aa, ", "(", "AP ", "by A-", "\n", "A|", "/ "])
def test_a_hostile_text_takes_no_time(piece):
    began = time.process_time()
    find_credit(piece * 5000)
    assert time.process_time() - began < 0.5


def test_a_copy_cut_to_a_third_is_contained():
    whole = story(1, 300)
    assert containment(shingles(whole), shingles(" ".join(whole.split()[:100]))) == 1.0


def test_quotations_alone_make_no_copy():
    quote = f"“{story(2, 100)}”"
    assert containment(shingles(f"{story(3)} {quote}"), shingles(f"{story(4)} {quote}")) < 0.2


def test_boilerplate_is_no_shared_text():
    menu = story(5, 200)
    pages = []
    for seed in (6, 7):
        text = f"{menu}\n{story(seed)}"
        cut = Span(0, len(menu)), Span(len(menu) + 1, len(text))
        blocks = (Block(kind="boilerplate", span=cut[0]), Block(kind="body", span=cut[1]))
        pages.append(body_shingles(reference(text, blocks=blocks).document))
    assert containment(*pages) < 0.1


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        pytest.param(
            reference("OSLO (AP) — " + story(1)), reference("BERGEN (AP) — " + story(2)), "both credit AP", id="wire"
        ),
        pytest.param(
            reference(story(1)),
            reference(" ".join(story(1).split()[:60])),
            "100% of the shorter text",
            id="shared text",
        ),
        pytest.param(
            reference(story(1), publisher="The Courier"),
            reference(story(2), publisher="The Courier"),
            "one publisher: the courier",
            id="publisher",
        ),
    ],
)
def test_one_origin_keeps_the_reason_of_its_merge(one, other, reason):
    evidence, origins = trace([held(one), held(other)], [one, other], nobody)
    assert len(origins) == 1
    assert reason in origins[0].reason
    assert {e.origin for e in evidence} == {origins[0].id}


def test_references_that_name_one_source_are_one_witness():
    pages = [reference(story(n)) for n in (1, 2, 3)]
    names = {pages[0].id: "The Harbour Office", pages[1].id: "Harbour Office"}
    _, origins = trace([held(p) for p in pages], pages, naming(names))
    assert [len(o.evidence) for o in origins] == [2, 1]
    assert origins[0].name == "The Harbour Office"


def test_a_relay_joins_the_page_of_the_outlet_it_names():
    relay, own = reference(story(1)), reference(story(2), publisher="The Courier")
    _, origins = trace([held(relay), held(own)], [relay, own], naming({relay.id: "Courier"}))
    assert len(origins) == 1
    assert "which published the other" in origins[0].reason


def test_origins_belong_to_a_claim_not_to_a_document():
    pages = [reference(story(n)) for n in (1, 2)]
    items = [held(p, claim=c) for c in ("c1", "c2") for p in pages]
    office = Credited((Named("Office", "Office"),))
    spoken = iter([office, office, Credited(), Credited()])
    _, origins = trace(items, pages, lambda *_: next(spoken))
    assert [o.claim for o in origins] == ["c1", "c2", "c2"]


def test_the_earliest_page_names_the_origin():
    late = reference(story(1), publisher="Late News", published="2024-05-03")
    early = reference(story(1) + " end", publisher="Early News", published="2024-05-01")
    _, origins = trace([held(late), held(early)], [late, early], nobody)
    assert [o.name for o in origins] == ["Early News"]


def test_evidence_that_abstained_is_kept_and_marked():
    page = reference(story(1))
    evidence, origins = trace([held(page, stance="abstain")], [page], nobody)
    assert (evidence[0].stance, evidence[0].abstained, origins[0].evidence) == ("neutral", True, ("e1",))


def test_adding_a_copy_adds_no_origin():
    page, other = reference(story(1), title="One"), reference(story(2), title="Two")
    copy = reference(story(1) + " A note at the end.", title="Copy")
    _, before = trace([held(page), held(other)], [page, other], nobody)
    _, after = trace([held(page), held(other), held(copy)], [page, other, copy], nobody)
    assert len(before) == len(after) == 2


def test_the_article_and_its_copies_are_no_witnesses():
    article = reference(story(1), url="https://example.org/a").document
    pages = [reference(story(1), url="https://example.org/a"), reference("Reprinted. " + story(1)), reference(story(3))]
    found = find_copies(article, pages)
    assert [(c.kind, c.reason.split(",")[0]) for c in found] == [
        ("is the article", "it is the article itself"),
        ("copies the article", "it carries 100% of the article's text"),
    ]


def circles_of(article, items, pages, credited_by):
    return find_circles(article, items, {p.id: p.document for p in pages}, credited_by)


def test_a_page_that_cites_the_article_is_no_witness_for_that_claim_and_one_for_another():
    article = reference(story(1), publisher="The Courier").document
    page = reference(story(2))
    items = [held(page, claim="c1"), held(page, claim="c2")]
    spoken = iter([Credited((Named("Courier", "the Courier"),)), Credited()])
    found = circles_of(article, items, [page], lambda *_: next(spoken))
    assert [(c.claim, c.kind) for c in found] == [("c1", "cites the article")]
    assert found[0].reason == "it cites the Courier, the article's own publisher, for this"
    assert found[0].passage == page.document.text[:10]


def test_a_passage_that_links_to_the_article_goes_back_to_it():
    article = reference(story(1), url="https://example.org/a").document
    page = reference(story(2))
    linked = Credited(links=("http://www.example.org/a?utm_source=x",))
    assert circles_of(article, [held(page)], [page], lambda *_: linked)[0].reason == "it links to the article for this"
    assert not circles_of(article, [held(page)], [page], lambda *_: Credited(links=("https://example.org/b",)))


def test_pages_that_cite_each_other_are_one_witness_and_named_as_a_ring():
    pages = [reference(story(1), publisher="The Courier"), reference(story(2), publisher="Hill Echo")]
    names = {pages[0].id: "Hill Echo", pages[1].id: "The Courier"}
    evidence, origins = trace([held(p) for p in pages], pages, naming(names))
    rings = list(find_rings(origins, evidence, {p.id: p.document for p in pages}))
    assert len(origins) == 1
    assert [(r.claim, r.kind) for r in rings] == [("c1", "cite each other")]


def quoting(text, language="en", **about):
    """A reference whose passage is all of its text, with what it is held to say."""
    page = reference(text, **about)
    page = page.model_copy(update={"document": page.document.model_copy(update={"language": language})})
    passage = Passage(page.id, Span(0, len(text)), text)
    return page, Held("c1", page.id, passage, Judgement(stance="supports", p=P), 0.9, "fake.v1")


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        pytest.param(
            quoting("The mayor called it “a bridge too far for this small town” on Monday."),
            quoting("“A bridge too far for this small town”, she told the council."),
            "quotes",
            id="one quotation",
        ),
        pytest.param(
            quoting("The bridge cost 4,217 crowns a day and 315 people lost their way home."),
            quoting("Der Bau kostete 4.217 Kronen am Tag, 315 Leute waren betroffen.", "de"),
            "numbers",
            id="numbers in two languages",
        ),
        pytest.param(
            quoting("The bridge cost 4,217 crowns a day and 315 people lost their way home."),
            quoting("Costs of 4,217 crowns a day hit 315 people in the valley."),
            None,
            id="the same numbers in one language are no copy",
        ),
        pytest.param(
            quoting("The bridge cost 2,000 crowns in 2024."),
            quoting("Der Bau kostete 2000 Kronen im Jahr 2024.", "de"),
            None,
            id="a year and a round number tell nothing",
        ),
    ],
)
def test_quotations_and_numbers_tie_pages_together(one, other, kind):
    _, origins = trace([one[1], other[1]], [one[0], other[0]], nobody)
    assert [m.kind for o in origins for m in o.merges] == ([kind] if kind else [])


def test_a_surname_and_a_full_name_are_one_person():
    pages = [reference(story(n)) for n in (1, 2, 3)]
    names = {pages[0].id: "Anna Berg", pages[1].id: "Berg", pages[2].id: "Anna Holt"}
    _, origins = trace([held(p) for p in pages], pages, naming(names, is_person=True))
    assert [[m.kind for m in o.merges] for o in origins] == [["person"], []]


def test_an_office_is_the_same_however_its_name_is_turned():
    pages = [reference(story(n)) for n in (1, 2)]
    names = {pages[0].id: "the Ministry of Health", pages[1].id: "Health Ministry"}
    _, origins = trace([held(p) for p in pages], pages, naming(names))
    assert [m.kind for o in origins for m in o.merges] == ["person"]


def test_links_tell_who_follows_whom():
    first, later = reference(story(1), url="https://courier.example/a"), reference(story(2))
    linked = {later.id: Credited(links=("https://courier.example/a",))}
    evidence, origins = trace([held(later), held(first)], [later, first], lambda r, _: linked.get(r, Credited()))
    by_id = {e.id: e.reference for e in evidence}
    assert [(by_id[m.first], by_id[m.second], m.kind) for o in origins for m in o.merges] == [
        (first.id, later.id, "link")
    ]


@given(st.integers(1, 12))
def test_any_number_of_relays_leaves_one_origin(count):
    own = reference(story(1), publisher="The Courier")
    relays = [reference(story(n + 2), title=f"Relay {n}") for n in range(count)]
    _, origins = trace([held(p) for p in (own, *relays)], [own, *relays], naming({r.id: "The Courier" for r in relays}))
    assert len(origins) == 1


def test_a_tally_tells_how_links_became_origins_and_why():
    pages = [reference("OSLO (AP) — " + story(n)) for n in (1, 2, 3)] + [reference(story(4), publisher="Hill Echo")]
    evidence, origins = trace([held(p) for p in pages], pages, nobody)
    assert [t.words for t in tally_origins(evidence, origins)] == [
        "4 URLs → 2 origins, because 3 of AP (both credit AP, 3 pairs) are one witness"
    ]


def test_clusters_take_the_earliest_text_as_origin():
    texts = [
        Text("a", story(1), published="2024-05-02"),
        Text("b", story(2)),
        Text("c", " ".join(story(1).split()[:60]), published="2024-05-01"),
    ]
    found = cluster_texts(texts)
    assert [(c.id, c.origin) for c in found] == [("a", "c"), ("b", "b"), ("c", "c")]
    assert found[0].reason == "shares 100% of the shorter text with c"
    assert found[1].reason == "shares its text with no other"


def test_a_page_spliced_from_two_stories_does_not_make_them_one():
    one, other = story(1, 200), story(2, 200)
    spliced = " ".join([*one.split()[:100], *other.split()[:100]])
    found = {c.id: c.origin for c in cluster_texts([Text("a", one), Text("b", other), Text("s", spliced)])}
    assert found["a"] != found["b"]


@settings(max_examples=30, deadline=None)
@given(st.lists(st.text(max_size=200), max_size=8))
def test_every_text_gets_an_origin_among_the_texts(texts):
    found = cluster_texts([Text(str(n), t) for n, t in enumerate(texts)])
    assert [c.id for c in found] == [str(n) for n in range(len(texts))]
    assert {c.origin for c in found} <= {c.id for c in found}


@pytest.mark.parametrize(
    ("text", "wire"),
    [
        pytest.param("The bridge is shut.\n\nMit Material von dpa", "dpa", id="German thanks"),
        pytest.param(
            "O trânsito parou.\n\nCom informações da Agência Brasil.", "Agência Brasil", id="Portuguese thanks"
        ),
        pytest.param("Le pont est fermé.\n(avec AFP)", "AFP", id="French thanks"),
        pytest.param(
            "The bridge is shut.\n\nAdditional reporting by Jane Doe, Reuters", "Reuters", id="added reporting"
        ),
        pytest.param("NAIROBI, May 3 (Xinhua) -- The bridge is shut.", "Xinhua", id="two hyphens"),
        pytest.param(
            "Le pont est fermé. Le maire est venu avec AFP hier soir au port.", None, id="thanks in a sentence"
        ),
    ],
)
def test_agencies_are_credited_in_many_tongues(text, wire):
    credit = find_credit(text)
    assert (credit.wire if credit else None) == wire


def test_a_page_of_an_agencys_own_is_its_text():
    assert find_credit("The bridge is shut.", url="https://www.reuters.com/world/x").wire == "Reuters"
    assert find_credit("The bridge is shut.", url="https://notreuters.com/world/x") is None


def test_every_agency_has_a_name_of_its_own():
    known = agencies()
    assert len(set(known.by_name.values())) > 90
    assert all(name.strip() == name and name for name in known.by_name)


def test_a_publishers_frame_around_other_news_makes_no_copy():
    frame, others = story(90, 60), [story(n, 60) for n in range(100, 115)]
    found = cluster_texts([Text(str(n), f"{frame} {news}", "The Courier") for n, news in enumerate(others)])
    assert len({c.origin for c in found}) == len(others)


def test_a_story_that_everybody_prints_stays_one():
    whole = story(80)
    found = cluster_texts([Text(str(n), f"{story(200 + n, 20)} {whole}", f"Paper {n}") for n in range(130)])
    assert {c.origin for c in found} == {"0"}


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        pytest.param("2024-05-03T23:00+02:00", "2024-05-03T22:00Z", id="other time zones"),
        pytest.param("2024", "2024-05", id="a year before its month"),
        pytest.param("2024-05-03", "not a date", id="unreadable comes last"),
    ],
)
def test_dates_are_ordered_as_times_not_as_text(earlier, later):
    assert earliest_first([later, earlier]) == [1, 0]
