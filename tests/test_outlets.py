"""The outlet registry: its data, its rules, and finding outlets by name and by address."""

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sources.errors import RegistryError
from sources.model import Outlet
from sources.outlets import OutletRegistry, load_outlets
from sources.outlets.folding import fold
from sources.outlets.forms import forms_of
from sources.outlets.reading import read_outlets
from sources.outlets.words import load_words

REGISTRY = load_outlets()
KNOWN_NAMES = tuple(name for outlet in REGISTRY.outlets for name in (outlet.name, *outlet.names))


def found_in(text: str, *, publisher: str | None = None) -> list[tuple[str, str]]:
    return [(m.span.of(text), m.key) for m in REGISTRY.find(text, publisher=publisher)]


# -- the data ---------------------------------------------------------------------------------------------------------


def test_registry_lists_more_than_two_hundred_outlets_of_every_continent():
    countries = {outlet.country for outlet in REGISTRY.outlets}
    assert len(REGISTRY.outlets) >= 200
    assert {"US", "GB", "IR", "RU", "UA", "AZ", "CN", "JP", "IN", "EG", "NG", "BR", "AU"} <= countries


def test_every_fact_names_where_it_comes_from():
    for outlet in REGISTRY.outlets:
        assert all(source.startswith(("Wikipedia: ", "https://", "http://")) for source in outlet.facts_from), (
            outlet.key
        )


def test_every_word_list_entry_is_a_name_of_the_registry():
    cores = {name.removeprefix("the ") for name in forms_of(REGISTRY.outlets, load_words())}
    words = load_words()
    assert words.ordinary | words.wordlike <= cores
    assert not words.ordinary & words.wordlike


def test_a_country_is_never_the_newspaper_of_its_name():
    assert not [name for name in KNOWN_NAMES if fold(name).text in {"iran", "ایران", "the iran"}]


@pytest.mark.parametrize(
    ("key", "domain", "country"),
    [
        ("telegraph-uk", "telegraph.co.uk", "GB"),
        ("ettelaat", "ettelaat.com", "IR"),
        ("hamshahri", "hamshahrionline.ir", "IR"),
        ("irna", "irna.ir", "IR"),
        ("tass", "tass.ru", "RU"),
        ("rbc-ukraine", "rbc.ua", "UA"),
        ("unn", "unn.ua", "UA"),
        ("afp", "afp.com", "FR"),
    ],
)
def test_key_leads_to_its_outlet(key: str, domain: str, country: str):
    outlet = REGISTRY.get(key)
    assert outlet is not None
    assert (outlet.domains[0], outlet.country) == (domain, country)


def test_unlisted_key_is_none():
    assert REGISTRY.get("no-such-paper") is None


# -- addresses --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("address", "key"),
    [
        ("https://www.telegraph.co.uk/world-news/2024/10/11/x/", "telegraph-uk"),
        ("telegraph.co.uk", "telegraph-uk"),
        ("HTTPS://User:pw@WWW.BBC.CO.UK:443/news?x=//y", "bbc"),
        ("amp.theguardian.com", "guardian"),
        ("https://www-bbc-co-uk.cdn.ampproject.org/c/s/www.bbc.co.uk/news", "bbc"),
        ("https://www.google.com/amp/s/www.telegraph.co.uk/a/amp/", "telegraph-uk"),
        ("https://ariadna.112.ua/en/kreml", "112-ua"),
        ("https://factcheck.afp.com/doc", "afp-fact-check"),
        ("afp.com.", "afp"),
        ("co.uk", None),
        ("nottelegraph.co.uk", None),
        ("telegraph.co.uk.evil.example", None),
        ("localhost", None),
        ("", None),
        ("http://[bad", None),
    ],
)
def test_address_leads_to_the_outlet_that_publishes_there(address: str, key: str | None):
    outlet = REGISTRY.by_domain(address)
    assert (outlet and outlet.key) == key


@given(st.text(max_size=60))
def test_any_text_may_be_asked_for_as_an_address(address: str):
    assert REGISTRY.by_domain(address) is None or isinstance(REGISTRY.by_domain(address), Outlet)


# -- names that are meant ---------------------------------------------------------------------------------------------

MEANT = [
    ("This is reported by The Telegraph.", ["The Telegraph"]),
    ("Telegraph reported that he left.", ["Telegraph"]),
    ("He wrote in the Telegraph that", ["Telegraph"]),
    ("The Guardian's editor told Reuters' man.", ["The Guardian", "Reuters"]),
    ("WASHINGTON (AP) — It rained.", ["AP"]),
    ("It rained.\n\n— AFP", ["AFP"]),
    ("Ms. Li, who talked to the FT, said no.", ["FT"]),
    ("Time magazine wrote so. He told Time that it was over.", ["Time magazine", "Time"]),
    ("The Sun reported on Monday that", ["The Sun"]),
    ("according to the Mirror, he left", ["Mirror"]),
    ("The Hindu reported the vote.", ["The Hindu"]),
    ("The Times of India wrote", ["The Times of India"]),
    ("the Tehran newspaper Ettelaat accuses him; the publication Hamshahri stated", ["Ettelaat", "Hamshahri"]),
    ("the Iran newspaper wrote, and Iran Daily reported", ["Iran newspaper", "Iran Daily"]),
    ("Iranian Fars news agency reported", ["Fars"]),
    ("President Aliyev flew to Baku, Trend reports.", ["Trend"]),
    ("as Reuters.com and nytimes.com reported", ["Reuters.com", "nytimes.com"]),
    ("REUTERS and a New\nYork Times story", ["REUTERS", "New\nYork Times"]),
    ("За даними РБК-Україна, «Українська правда» пише", ["РБК-Україна", "Українська правда"]),
    ("сообщает «Коммерсантъ», по данным Коммерсанта и РИА Новости", ["Коммерсантъ", "Коммерсанта", "РИА Новости"]),
    ("ТАСС передаёт", ["ТАСС"]),
    ("به گزارش ایرنا و خبرگزاری تسنیم", ["ایرنا", "خبرگزاری تسنیم"]),
    ("روزنامه‌ی اطلاعات نوشت", ["اطلاعات"]),
    ("ايرنا گزارش داد", ["ايرنا"]),
    ("قالت الجزيرة إن المفاوضات", ["الجزيرة"]),
    ("ورويترز تقول", ["رويترز"]),
    ("据新华社报道，《环球时报》", ["新华社", "环球时报"]),
    ("朝日新聞によると、ロイターは", ["朝日新聞", "ロイター"]),
    ("조선일보가 보도했다. 연합뉴스에 따르면", ["조선일보", "연합뉴스"]),
    ("עיתון הארץ דיווח", ["עיתון הארץ"]),
    ("रॉयटर्स के अनुसार", ["रॉयटर्स"]),
    ("l’AFP et d'Agence France-Presse", ["AFP", "Agence France-Presse"]),
]


@pytest.mark.parametrize(("text", "names"), MEANT, ids=[text[:30] for text, _ in MEANT])
def test_outlet_is_found_where_it_is_meant(text: str, names: list[str]):
    assert [name for name, _ in found_in(text)] == names


# -- names that are not meant -----------------------------------------------------------------------------------------

NOT_MEANT = [
    "He lives on Telegraph Road, she said, near Telegraph Avenue and Telegraph Hill.",
    "A telegraph pole fell. Telegraph poles were cut. Telegraph wires hummed.",
    "It was posted on Telegram in the Telegraphic code of Telegraphs.",
    "The sun rose, he said. The Sun is a star, he said. It was sunday, he told them.",
    "Time will tell, he said. It is Time to go. Just in time, she told us.",
    "The mirror broke, she said. A Hindu said so. The Hindu community said so.",
    "Iran said on Monday that it would. Iran reported five dead, according to Iran.",
    "Independent journalist Jane Roe said. The Independent Commission said.",
    "In Times Square, he said, the Star Wars film and the World Cup reported.",
    "A Hartford Times reporter spoke. The Times said it was wrong.",
    "A Trend Micro report said. He reported a Trend. the trend reports said",
    "Emily Post said. The Post Office reported. Malone said Post Malone sings.",
    "Former mayor Michael Bloomberg said no. Bloomberg said he would run.",
    "PTI chairman Imran Khan said so in Lahore.",
    "He took AP exams, she said. An ap said. ft. reported. Ft. Worth said. a ria said",
    "Write to desk@reuters.com or https://www.reuters.com/world or @Reuters.",
    "The Guardian Building on Mirror Lane, he said.",
    "Post-9/11 rules, he said. A Time-honoured rule, he said.",
    "subreuters Reutersx xBBC BBCs TASSxx",
    "اطلاعات بیشتر در این باره گفت",
    "همشهری عزیز و استان فارس",
    "شبه الجزيرة العربية في الشرق الأوسط",
    "Правда в том, что известий нет",
    "ロイターズ 연합뉴스들썩",
]


@pytest.mark.parametrize("text", NOT_MEANT, ids=[text[:30] for text in NOT_MEANT])
def test_the_same_word_used_otherwise_is_no_outlet(text: str):
    assert found_in(text) == []


# -- one name, several outlets ----------------------------------------------------------------------------------------

SHARED = [
    ("The New York Times said no. The Times added that", "nytimes"),
    ("In Los Angeles the mayor told The Times that", "la-times"),
    ("The Times reported that the minister left.", "times-uk"),
    ("The Daily Star in Beirut reported that", "daily-star-lb"),
    ("In Dhaka, The Daily Star reported that", "daily-star-bd"),
    ("The Telegraph in Kolkata reported that", "telegraph-india"),
    ("In Baku, APA reported that", "apa-az"),
    ("In Vienna, APA reported that", "apa-austria"),
    ("In Moscow, NTV reported that", "ntv-russia"),
]


@pytest.mark.parametrize(("text", "key"), SHARED, ids=[key for _, key in SHARED])
def test_shared_name_goes_to_the_outlet_the_text_points_at(text: str, key: str):
    assert found_in(text)[-1][1] == key


def test_shared_name_goes_to_the_publisher_of_the_text():
    text = "He told The Times that it was over."
    assert found_in(text) == [("The Times", "times-uk")]
    assert found_in(text, publisher="nytimes") == [("The Times", "nytimes")]


def test_shared_name_that_nothing_decides_is_left_out():
    assert found_in("The APA reported that it was over.") == []


def test_short_name_needs_no_cue_once_the_full_one_was_used():
    assert found_in("The Post intervened.") == []
    assert [key for _, key in found_in("The Washington Post wrote so. The Post intervened.")] == ["washington-post"] * 2


def test_mention_carries_the_main_domain():
    (mention,) = REGISTRY.find("This is reported by The Telegraph.")
    assert mention.domain == "telegraph.co.uk"


# -- laws -------------------------------------------------------------------------------------------------------------

# Pieces that together make names, almost-names and every kind of length change under folding.
PIECES = st.one_of(
    st.sampled_from(KNOWN_NAMES),
    st.text(max_size=12),
    st.sampled_from(
        [" ", "\n", ". ", " reported ", " the ", "’s ", "\u200c", "\u00ad", "e\u0301", "ß", "ﬁ", "İ", "각"]
    ),
)


@settings(deadline=None, max_examples=60)
@given(st.lists(PIECES, max_size=12).map("".join))
def test_mentions_lie_in_the_text_in_order_and_are_known_names(text: str):
    known = forms_of(REGISTRY.outlets, load_words())
    end = 0
    for mention in REGISTRY.find(text):
        assert end <= mention.span.start < mention.span.end <= len(text)
        end = mention.span.end
        name = fold(mention.span.of(text)).text
        assert mention.key in {form.key for core in (name, f"the {name}") for form in known.get(core, ())}


@settings(deadline=None)
@given(st.text(alphabet=st.characters(), max_size=80))
def test_any_text_can_be_searched(text: str):
    REGISTRY.find(text)


@given(st.lists(PIECES, max_size=8).map("".join), st.data())
def test_folded_offsets_lead_back_into_the_text(text: str, data: st.DataObject):
    folded = fold(text)
    if folded.text:
        start = data.draw(st.integers(0, len(folded.text) - 1))
        end = data.draw(st.integers(start + 1, len(folded.text)))
        span = folded.original(start, end)
        assert 0 <= span.start < span.end <= len(text)
        assert folded.text[start:end] in fold(span.of(text)).text


@given(st.lists(PIECES, max_size=8).map("".join))
def test_composed_and_decomposed_text_fold_alike(text: str):
    assert fold(unicodedata.normalize("NFC", text)).text == fold(unicodedata.normalize("NFD", text)).text


# -- the rules of the registry ----------------------------------------------------------------------------------------

ENTRY = """
[[outlet]]
key = "{key}"
name = "{name}"
domains = ["{domain}"]
country = "{country}"
languages = ["en"]
kind = "newspaper"
facts_from = ["Wikipedia: Gazette"]
"""
SOUND = {"key": "town-gazette", "name": "Town Gazette", "domain": "gazette.example", "country": "GB"}


def entry(**changes: str) -> str:
    return ENTRY.format(**{**SOUND, **changes})


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        (entry(key="Town_Gazette"), "key 'Town_Gazette' must be"),
        (entry(country="UK "), "country 'UK ' must be"),
        (entry(domain="www.gazette.example"), "domains 'www.gazette.example' must be"),
        (entry(domain="https://gazette.example/"), "domains"),
        (entry() + entry(name="Other", domain="other.example"), "'town-gazette' is already taken"),
        (entry() + entry(key="other", name="Other"), "'gazette.example' is already taken by town-gazette in a.toml"),
        (entry() + entry(key="other", domain="other.example"), "'town gazette' is claimed by town-gazette"),
        (entry() + 'circulation = "large"', "circulation"),
        (entry().replace('"Wikipedia: Gazette"', ""), "facts_from is empty"),
        ("[[outlet", "must be TOML"),
        ("[paper]\nkey = 'x'", "only [[outlet]] tables belong here, found paper"),
    ],
)
def test_broken_rule_is_named_with_its_file(tmp_path: Path, text: str, complaint: str):
    (tmp_path / "a.toml").write_text(text, encoding="utf-8")
    with pytest.raises(RegistryError) as caught:
        read_outlets(tmp_path)
    assert "a.toml" in str(caught.value)
    assert complaint in str(caught.value)


def test_names_may_be_shared_when_context_tells_them_apart(tmp_path: Path):
    other = entry(key="hill-gazette", domain="hill.example") + 'context = ["Hillsborough"]\n'
    (tmp_path / "a.toml").write_text(entry() + other, encoding="utf-8")
    registry = OutletRegistry(read_outlets(tmp_path))
    assert registry.find("The Town Gazette said.")[0].key == "town-gazette"
    assert registry.find("In Hillsborough, the Town Gazette said.")[0].key == "hill-gazette"


def test_registry_is_read_once():
    assert load_outlets() is load_outlets()


def test_a_lone_surrogate_hides_no_name():
    found = load_outlets().find("\ud800 The Guardian said so, Reuters reported")
    assert [m.key for m in found] == ["guardian", "reuters"]
