"""A check of the made-up world as a bundle: it replays anywhere, and only as it was made."""

from __future__ import annotations

import io
import json
import random
import socket
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from markdown_it import MarkdownIt

from export import hostile
from itemized.claims.checking import to_json
from itemized.desk import Desk
from itemized.errors import InputError
from itemized.export import _zip, bundle, claimreview, markdown
from itemized.export._values import dump
from itemized.ledger import replay as recording
from itemized.model import Check
from itemized.settings import Settings

if TYPE_CHECKING:
    from itemized.world import World

Members = dict[str, bytes]


def article_of(world: World, which: str) -> Path:
    """The file of one of the world's articles."""
    return {
        "first": world.article,
        "first as a page": world.article_html,
        "second": world.second.article,
        "second as a page": world.second.article_html,
    }[which]


@pytest.fixture(scope="module", params=["first", "first as a page", "second", "second as a page"])
def golden(request: pytest.FixtureRequest, world: World, desk: Desk) -> tuple[Path, Check, bytes]:
    """An article, its check, and the bundle of it."""
    day = world.published if "first" in request.param else world.second.published
    article = article_of(world, request.param)
    check, packed = desk.bundle(str(article), published=day)
    assert dump(to_json(check)) == dump(to_json(desk.check(str(article), published=day)))
    return article, check, packed


@pytest.fixture(scope="module")
def packed(world: World, desk: Desk) -> bytes:
    """The bundle of the second article, which is the shorter one."""
    return desk.bundle(str(world.second.article), published=world.second.published)[1]


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """A desk on another path, with no ledger and no network."""

    def nowhere(*_: object, **__: object) -> None:
        raise AssertionError("the network was asked")

    monkeypatch.setattr(socket.socket, "connect", nowhere)
    monkeypatch.setattr(socket, "getaddrinfo", nowhere)
    folder = tmp_path / "another machine"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return Desk(Settings(ledger=folder / "ledger", downloads=folder / "downloads"))


def members(packed: bytes) -> Members:
    """What a bundle holds."""
    return _zip.unpack(packed, "x.zip", bundle.MEMBERS)


def replayed(packed: bytes) -> bundle.Replay:
    """The bundle replayed."""
    return bundle.replay(packed, "x.zip", "0.1.0")


def refusal(held: Members) -> str:
    """What a bundle of these members, its manifest made to fit them, is refused with."""
    with pytest.raises(InputError) as caught:
        replayed(_zip.pack(held))
    line = str(caught.value)
    assert "\n" not in line
    return line


@pytest.mark.slow
def test_a_bundle_replays_to_the_same_bytes_anywhere(
    golden: tuple[Path, Check, bytes], elsewhere: Desk
) -> None:
    article, check, packed = golden
    Path("b.zip").write_bytes(packed)
    again = elsewhere.replay("b.zip")
    assert again.verdicts == dump(to_json(bundle.lean(check)))
    assert again.verdicts == members(packed)["verdicts.json"]
    assert again.anew > again.told > 0
    assert elsewhere.replay(Path("b.zip"), article=article).reread
    assert not (elsewhere.settings.ledger).exists()


def test_the_same_check_gives_the_same_bytes(world: World, desk: Desk, packed: bytes) -> None:
    second = world.second
    assert desk.bundle(str(second.article), published=second.published)[1] == packed


def test_changed_bytes_are_refused(packed: bytes) -> None:
    chance = random.Random(40)
    ends = range(len(packed) - 400, len(packed), 13)
    for place in (*range(0, 200, 9), *ends, *chance.sample(range(len(packed)), 80)):
        changed = bytearray(packed)
        changed[place] ^= chance.choice((0x01, 0x10, 0x80, 0xFF))
        with pytest.raises(InputError):
            replayed(bytes(changed))


def test_it_says_what_it_holds(packed: bytes, world: World) -> None:
    held = members(packed)
    crate = json.loads(held["ro-crate-metadata.json"])
    assert crate["@context"] == "https://w3id.org/ro/crate/1.1/context"
    graph = {each["@id"]: each for each in crate["@graph"]}
    assert len(graph) == len(crate["@graph"])
    descriptor, root = graph["ro-crate-metadata.json"], graph["./"]
    assert descriptor["conformsTo"] == {"@id": "https://w3id.org/ro/crate/1.1"}
    assert descriptor["about"] == {"@id": "./"}
    assert {"name", "description", "datePublished", "license"} <= set(root)
    with zipfile.ZipFile(io.BytesIO(packed)) as file:
        described = {part["@id"] for part in root["hasPart"]} | {"ro-crate-metadata.json"}
        assert described == set(file.namelist())
    coverage = json.loads(held["tables/coverage.json"])
    names = [column["name"] for column in coverage["columns"]]
    assert len(coverage["rows"]) >= len(world.paths)
    assert all(len(row[names.index("sha256")]) == 64 for row in coverage["rows"])
    filings = json.loads(held["tables/filings.json"])
    names = [column["name"] for column in filings["columns"]]
    assert all(row[names.index("url")].startswith("https://") for row in filings["rows"])
    asked = json.loads(held["queries.json"])["queries"]
    for claim in json.loads(held["verdicts.json"])["claims"]:
        for clock in ("then", "by_then", "now"):
            if claim[clock]:
                assert claim[clock]["sql"] in {each["sql"] for each in asked}


def test_the_rows_behind_each_verdict_are_in_it(golden: tuple[Path, Check, bytes]) -> None:
    _, check, packed = golden
    table = json.loads(members(packed)["tables/entries.json"])
    keys = {row[0] for row in table["rows"]}
    assert table["columns"][0] == {"name": "entry_key", "type": "VARCHAR"}
    shown = {record.entry_key for finding in check.findings for record in finding.records}
    assert shown
    assert shown <= keys


def test_of_the_text_only_statements_are_in_it(desk: Desk, tmp_path: Path) -> None:
    filler = "The weather over the harbor stayed mild that week, and gulls slept on the quay."
    gift = "Okonkwo-Hale gave $1 million to Lantern Street PAC in July."
    text = f"A quiet week\n\n{filler} {gift} {filler}\n"
    path = tmp_path / "a.txt"
    path.write_text(text)
    held = members(desk.bundle(str(path))[1])
    article = json.loads(held["article.json"])
    assert [span["text"] for span in article["spans"]] == [gift]
    assert article["length"] == len(text)
    # not in a span, not in a quotation of what was read beside it
    assert not any(filler in content.decode() for content in held.values())


def test_the_article_of_the_bundle_is_the_only_one_it_is_compared_with(
    packed: bytes, world: World, elsewhere: Desk
) -> None:
    Path("b.zip").write_bytes(packed)
    with pytest.raises(InputError, match="sha256 is another"):
        elsewhere.replay("b.zip", article=world.article)


def test_without_a_ledger_there_is_a_bundle_too(world: World, elsewhere: Desk) -> None:
    check, packed = elsewhere.bundle(str(world.article), published=world.published)
    assert check.snapshot is None
    again = replayed(packed)
    assert again.verdicts == dump(to_json(bundle.lean(check)))
    assert (again.anew, again.told) == (0, 0)


def test_a_sum_over_too_many_rows_is_told_and_said_to_be(
    world: World, desk: Desk, packed: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recording, "MOST_ROWS", 4)
    second = world.second
    check, few = desk.bundle(str(second.article), published=second.published)
    assert len(json.loads(members(few)["tables/entries.json"])["rows"]) <= 4
    again, all_rows = replayed(few), replayed(packed)
    assert again.verdicts == all_rows.verdicts == dump(to_json(bundle.lean(check)))
    assert 0 < again.anew < all_rows.anew
    assert again.anew + again.told == all_rows.anew + all_rows.told


# ---------------------------------------------------------------- changed, the manifest with it


def _edit(name: str, change: Callable[[Any], None]) -> Callable[[Members], None]:
    def edit(held: Members) -> None:
        document = json.loads(held[name])
        change(document)
        held[name] = dump(document)

    return edit


def _other_amount(table: Any) -> None:
    place = [column["name"] for column in table["columns"]].index("amount")
    for row in table["rows"]:
        row[place] = "1.00"


def _other_verdict(document: Any) -> None:
    document["claims"][0]["verdict"] = "DIFFERS"


def _other_word(document: Any) -> None:
    document[0]["$Claim"]["quote"] += "!"


def _no_query(document: Any) -> None:
    del document["queries"][5]


def _other_answer(document: Any) -> None:
    told = next(q for q in document["queries"] if not q["again"] and q["rows"])
    told["rows"] = []


@pytest.mark.parametrize(
    ("edit", "said"),
    [
        (_edit("tables/entries.json", _other_amount), "do not give what is recorded"),
        (_edit("tables/entries.json", lambda t: t["rows"].clear()), "do not give what is recorded"),
        (_edit("verdicts.json", _other_verdict), "does not give the verdicts"),
        (_edit("claims.json", _other_word), "does not give the verdicts"),
        (_edit("queries.json", _no_query), "asks what was not asked"),
        (_edit("queries.json", _other_answer), ""),
    ],
)
def test_what_was_changed_with_its_sha256_does_not_replay(
    edit: Callable[[Members], None], said: str, packed: bytes
) -> None:
    held = members(packed)
    edit(held)
    assert said in refusal(held)


#: Those that the verdicts are computed from; the other two say where they come from.
COMPUTED = [n for n in bundle.MEMBERS if not n.startswith(("ro-crate", "names", "versions"))]


@pytest.mark.parametrize("name", COMPUTED)
@pytest.mark.parametrize(
    "content",
    [b"", b"null", b"[]", b"{}", b"1", b"[" * 50_000, b"\xff\xfe", b'[{"$Claim": {}}]'],
)
def test_members_that_hold_anything_else_are_refused(
    name: str, content: bytes, packed: bytes
) -> None:
    held = members(packed)
    held[name] = content
    assert refusal(held).startswith("x.zip: ")


@pytest.mark.parametrize(
    "columns",
    [
        [{"name": "a", "type": "INTEGER); DROP TABLE x"}],
        [{"name": 'a" INTEGER); --', "type": "INTEGER"}],
        [{"name": "a", "type": "DECIMAL(99,2)"}],
    ],
)
def test_columns_that_no_ledger_has_are_refused(columns: Any, packed: bytes) -> None:
    held = members(packed)
    held["tables/entries.json"] = dump({"columns": columns, "rows": []})
    assert "that no ledger has" in refusal(held)


def test_another_version_that_asks_otherwise_says_which_one_made_it(packed: bytes) -> None:
    held = members(packed)
    _edit("queries.json", _no_query)(held)
    with pytest.raises(
        InputError, match=r"replay it with itemized 0\.1\.0, which made it; this is 9"
    ):
        bundle.replay(_zip.pack(held), "x.zip", "9")


# ---------------------------------------------------------------- hostile articles


def test_a_hostile_article_replays_and_is_inert_in_every_form(desk: Desk, tmp_path: Path) -> None:
    said = [words for words in hostile.WORDS if len(words) < 200]
    # what stands where a giver's name belongs is nobody; beside a name it changes nothing
    giver = "Marguerite Okonkwo-Hale"
    gifts = [f"{w} gave $1 million to Lantern Street PAC {w} in July 2021." for w in said]
    gifts += [f"{giver} gave $1 million to Lantern Street PAC in July 2021, {w}." for w in said]
    path = tmp_path / "a.txt"
    path.write_text("\n\n".join([said[0], *gifts]), encoding="utf-8")
    check, packed = desk.bundle(str(path))
    assert len([f for f in check.findings if f.records]) > len(said) // 2
    assert replayed(packed).verdicts == dump(to_json(bundle.lean(check)))
    source = markdown.check_markdown(check)
    found = MarkdownIt("commonmark", {"html": True}).enable(["table"]).parse(source)
    every = [t for token in found for t in (token, *(token.children or ()))]
    assert {
        "html_block",
        "html_inline",
        "image",
        "code_inline",
        "em_open",
        "strong_open",
    }.isdisjoint(t.type for t in every if t.content != "itemized sql")
    links = {str(t.attrs["href"]) for t in every if t.type == "link_open"}
    assert links
    assert all(link.startswith("https://docquery.fec.gov/") for link in links)
    reviews = claimreview.claimreview_text(check)
    assert json.loads(reviews)
    assert not any(c in reviews for c in "<>&")
