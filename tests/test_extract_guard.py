"""What a parser is given of a page: laws of the cutting."""

from hypothesis import given
from hypothesis import strategies as st

from sources.extract.guard import read_source

BITS = (
    *("<script>", '<script type="application/ld+json">', "</script>", "<style a='", "</style>", "<svg>", "<svg/>"),
    *("</svg>", "<!--", "-->", "--!>", "<!-->", "<title>", "</title>", "<textarea>", "<p", ' a="', " a='", "'", '"'),
    *(">", "/>", "<", "</", "<p>", "</p>", " words ", "=", "\n", "<svg-icon>", "<SCRIPT>", "</Script >", "é", "<!x>"),
)
pages = st.lists(st.sampled_from(BITS), max_size=40).map("".join)


@given(pages)
def test_what_was_cut_once_is_not_cut_further(html):
    once = read_source(html, "x").markup
    assert read_source(once, "x") == (once, ())


@given(pages)
def test_what_is_kept_stood_there_in_the_same_order(html):
    at = 0
    for piece in read_source(html, "x").markup.split("<!---->"):
        at = html.index(piece, at) + len(piece)


@given(pages, pages)
def test_no_script_style_or_comment_is_kept(before, after):
    kept = read_source(f"{before}'\">--></script></style></title></textarea><script>let a</script>{after}", "x").markup
    assert "let a" not in kept


def test_the_records_are_set_apart():
    html = '<p>a</p><script type="application/ld+json">{"a": 1}</script><script>let b</script><p>c</p>'
    assert read_source(html, "x") == ("<p>a</p><!----><!----><p>c</p>", ('{"a": 1}',))
