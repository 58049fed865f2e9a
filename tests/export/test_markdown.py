"""The Markdown report: whole, and inert whatever stands in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from export import hostile, samples
from itemized.export import _base, markdown
from itemized.model import NOTICE, Check
from itemized.money import show_dollars

if TYPE_CHECKING:
    from markdown_it.token import Token


def tokens(source: str) -> list[Token]:
    """What a reader of Markdown makes of it, with HTML and tables allowed."""
    parsed = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    found = parsed.parse(source)
    return [t for token in found for t in (token, *(token.children or ()))]


def shape(source: str) -> list[str]:
    """The sorts of things that a source makes, without their words."""
    return [t.type for t in tokens(source) if t.type not in ("text", "text_special", "softbreak")]


def words(source: str) -> str:
    """What a reader sees of a source without any markup of its own."""
    return "".join(t.content for t in tokens(source) if t.type in ("text", "text_special"))


def test_the_report_says_what_the_terminal_says() -> None:
    check = samples.check()
    said = words(markdown.check_markdown(check, version="1.2.3"))
    for item in _base.numbered(check):
        assert _base.plain(item.finding.claim.quote) in said
        if not item.outside:
            assert item.verdict in said
            assert all(_base.plain(sentence) in said for sentence in item.finding.because)
            assert all(_base.plain(system) in said for system in item.finding.missing)
        for record in item.finding.records:
            assert show_dollars(record.amount) in said
            assert record.payer in said
            assert _base.counting(record) in said
    assert NOTICE in said
    assert "1.2.3" in said


def test_rows_stand_in_tables_and_link_to_their_filings() -> None:
    check = samples.check()
    source = markdown.check_markdown(check)
    links = {str(t.attrs["href"]) for t in tokens(source) if t.type == "link_open"}
    assert links == {r.url for f in check.findings for r in f.records}
    assert shape(source).count("table_open") == 6


def test_a_text_without_claims_says_so() -> None:
    source = markdown.check_markdown(samples.check(findings=()))
    assert "there is nothing to check" in source


@pytest.mark.parametrize("said", hostile.WORDS, ids=lambda w: w[:20])
def test_hostile_words_are_inert(said: str) -> None:
    harmless = markdown.check_markdown(hostile.checked("PAC"))
    source = markdown.check_markdown(hostile.checked(said))
    assert shape(source) == shape(harmless)
    for token in tokens(source):
        if token.type == "link_open":
            assert str(token.attrs["href"]).startswith("https://www.fec.gov/")
    assert not any(c in source for c in "\x1b\u202e")


@settings(max_examples=300, deadline=None)
@given(
    st.text(
        alphabet=st.one_of(
            st.sampled_from("\\`*_{}[]()<>#+-.!|~=&;:/@$^w1a \n\"'"), st.characters()
        )
    )
)
def test_any_words_come_out_as_they_are(said: str) -> None:
    plain = _base.plain(said)
    for before, after in (("> “", "”"), ("", ""), ("| a |\n| --- |\n| ", " |")):
        seen = words(before + markdown.text(said) + after).replace("\u2060", "")
        assert plain.strip() in seen, before
        harmless = shape(f"{before}{'PAC' if plain.strip() else ''}{after}")
        assert shape(before + markdown.text(said) + after) == harmless


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet=st.sampled_from("`~ \na$'")))
def test_a_query_stays_in_its_block(said: str) -> None:
    found = MarkdownIt("commonmark").parse(markdown.code(said) + "\n\nafter")
    assert [t.type for t in found] == ["fence", "paragraph_open", "inline", "paragraph_close"]
    assert found[0].content == said + "\n"


def test_only_addresses_of_the_web_are_links() -> None:
    assert markdown.link("filing", "javascript:alert(1)") == "filing"
    assert markdown.link("filing", None) == "filing"
    assert (
        markdown.link("filing", "https://x.org/a>b c|d")
        == "[filing](<https://x.org/a%3Eb%20c%7Cd>)"
    )


def test_a_check_without_records_loaded_says_so() -> None:
    check = samples.check()
    bare = Check(check.reading, check.findings, (), None)
    assert "Nothing is loaded." in markdown.check_markdown(bare)
