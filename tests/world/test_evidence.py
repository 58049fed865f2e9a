"""A table that the user brings: what it settles, counted here once more with the csv module."""

from __future__ import annotations

import csv
import sqlite3
from decimal import Decimal
from pathlib import Path

import duckdb
import pytest

from itemized.desk import Desk
from itemized.errors import InputError
from itemized.model import Check, Finding, Verdict
from itemized.settings import Settings
from itemized.world import World


@pytest.fixture
def checked(world: World, desk: Desk) -> Check:
    return desk.check(
        world.third.article, published=world.third.published, evidence=[world.evidence]
    )


def by_table(check: Check) -> list[Finding]:
    return [finding for finding in check.findings if finding.evidence]


def test_each_statement_gets_the_verdict_written_beside_it(world: World, checked: Check) -> None:
    text = checked.reading.article.text
    for expected in world.third.expected:
        start = text.index(expected.quote)
        end = start + len(expected.quote)
        (finding,) = [f for f in by_table(checked) if f.claim.start < end and f.claim.end > start]
        assert finding.claim.kind == expected.kind
        assert finding.verdict is expected.verdict, (expected.quote, finding.because)
        assert finding.differs == expected.differs
        assert finding.because[0].startswith("By the user's own evidence"), finding.because
        assert "no filing" in finding.because[0]
    assert len(by_table(checked)) == len(world.third.expected)


def test_the_figures_are_those_of_a_count_by_hand(world: World, checked: Check) -> None:
    with world.evidence.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))

    def those(**wanted: str) -> list[dict[str, str]]:
        return [row for row in rows if all(row[k].startswith(v) for k, v in wanted.items())]

    gulls = those(town="Gulls Rest")
    expected = [
        Decimal(len(those(town="Brindlemere", state="dark"))),
        Decimal(100 * len(those(town="Gulls Rest", state="dark"))) / len(gulls),
        Decimal(bool(those(town="Quillhaven", state="dark"))),
        Decimal(len(those(town="Quillhaven", put_up="2021"))),
        sum((Decimal(row["repair"]) for row in gulls), Decimal(0)),
    ]
    assert [Decimal(f.now.value) for f in by_table(checked) if f.now] == expected
    assert len(those(town="Brindlemere")) == 36


def test_without_it_nothing_is_settled(world: World, desk: Desk) -> None:
    check = desk.check(world.third.article, published=world.third.published)
    assert {f.verdict for f in check.findings} <= {Verdict.OUT_OF_SCOPE, Verdict.NOT_CHECKABLE}


def test_a_bundle_holds_it_and_replays_without_it(world: World, desk: Desk, tmp_path: Path) -> None:
    day = world.third.published
    check, packed = desk.bundle(world.third.article, published=day, evidence=[world.evidence])
    assert by_table(check)
    bundle = tmp_path / "b.zip"
    bundle.write_bytes(packed)
    nowhere = Desk(Settings(ledger=tmp_path / "none", downloads=tmp_path / "none"))
    replayed = nowhere.replay(bundle, article=world.third.article)
    assert replayed.reread
    assert [f.verdict for f in by_table(replayed.check)] == [f.verdict for f in by_table(check)]


# ---------------------------------------------------------------- other forms, other words

TERMS = """
title = "Lamps"
rows = ["lamps", "lamp"]
date = "up"
names = ["town"]
[words]
"switched off" = { state = "dark" }
[sums]
cost = ["cost"]
"""
ROWS = [
    ("Brindlemere", "dark", "2020-02-03", "1.25"),
    ("Brindlemere", "lit", "2021-02-03", "2.50"),
    ("Gulls Rest", "dark", "2021-02-03", "$1,000.00"),
]


def brought(folder: Path, form: str) -> Path:
    """The table in a form that users have."""
    path = folder / f"lamps.{form}"
    terms = TERMS
    if form == "csv":
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([("town", "state", "up", "cost"), *ROWS])
    elif form == "sqlite":
        terms = 'table = "the lamps"\n' + TERMS
        with sqlite3.connect(path) as lite:
            lite.execute('CREATE TABLE "the lamps" (town, state, up, cost)')
            lite.executemany('INSERT INTO "the lamps" VALUES (?, ?, ?, ?)', ROWS)
        lite.close()
    else:
        target = ":memory:" if form == "parquet" else str(path)
        with duckdb.connect(target) as db:
            db.execute("CREATE TABLE lamps (town VARCHAR, state VARCHAR, up VARCHAR, cost VARCHAR)")
            db.executemany("INSERT INTO lamps VALUES (?, ?, ?, ?)", ROWS)
            if form == "parquet":
                db.execute(f"COPY lamps TO '{path}' (FORMAT parquet)")
        terms = 'table = "lamps"\n' + TERMS
    path.with_suffix(".toml").write_text(terms, encoding="utf-8")
    return path


def verdicts(folder: Path, path: Path, text: str) -> list[tuple[str, Verdict]]:
    article = folder / "a.txt"
    article.write_text(f"Lamps\n\n{text}\n", encoding="utf-8")
    desk = Desk(Settings(ledger=folder / "none", downloads=folder / "none"))
    found = by_table(desk.check(article, evidence=[path]))
    return [(f.claim.quote, f.verdict) for f in found]


@pytest.mark.parametrize("form", ["csv", "parquet", "duckdb", "sqlite"])
def test_every_form_gives_the_same(tmp_path: Path, form: str) -> None:
    text = (
        "Brindlemere has two lamps. One of the two lamps in Brindlemere is switched off. There were"
        " two lamps in 2021. The lamps in Gulls Rest cost $1,000."
    )
    assert [v for _, v in verdicts(tmp_path, brought(tmp_path, form), text)] == [Verdict.MATCH] * 4


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Brindlemere does not have two lamps.", Verdict.NOT_CHECKABLE),
        ("Brindlemere will have two lamps.", Verdict.NOT_CHECKABLE),
        ("Brindlemere has two lamps.", Verdict.MATCH),
        ("Brindlemere has three lamps.", Verdict.DIFFERS),
        ("Brindlemere has one lamp.", Verdict.DIFFERS),
        # "broken" is in no column: fewer lamps may be broken than there are, and more cannot be
        ("Brindlemere has one broken lamp.", Verdict.NOT_CHECKABLE),
        ("Brindlemere has two broken lamps.", Verdict.MATCH_WITH_CAVEAT),
        ("Brindlemere has nine broken lamps.", Verdict.DIFFERS),
        # which of them are meant was not understood
        ("Storms took one of two lamps in Brindlemere.", Verdict.NOT_CHECKABLE),
        ("More than 46 percent of the lamps in Brindlemere are switched off.", Verdict.MATCH),
        ("Some 90 percent of the lamps in Brindlemere are switched off.", Verdict.DIFFERS),
        ("No lamp in Brindlemere is switched off.", Verdict.DIFFERS),
        ("Not a single lamp in 2019 was switched off.", Verdict.MATCH),
        ("The lamps in Brindlemere cost $3.75.", Verdict.MATCH),
        ("The lamps in Brindlemere cost $4.75.", Verdict.DIFFERS),
    ],
)
def test_words(tmp_path: Path, text: str, verdict: Verdict) -> None:
    ((_, found),) = verdicts(tmp_path, brought(tmp_path, "csv"), text)
    assert found is verdict


def test_two_statements_in_one_sentence_keep_their_own_towns(tmp_path: Path) -> None:
    text = "Brindlemere has two lamps, one lamp is switched off, and Gulls Rest has one lamp."
    found = verdicts(tmp_path, brought(tmp_path, "csv"), text)
    assert [v for _, v in found] == [Verdict.MATCH] * 3, found


def test_words_of_an_article_reach_no_sql(tmp_path: Path) -> None:
    text = (
        'Brindlemere\'; DROP TABLE evidence; -- has two lamps. "Brindlemere" OR 1=1 has two lamps.'
    )
    text += " Brindlemere has two lamps."
    found = verdicts(tmp_path, brought(tmp_path, "csv"), text)
    assert found[-1] == ("Brindlemere has two lamps", Verdict.MATCH)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("title = ", "titel = "), "titel"),
        (('names = ["town"]', 'names = ["city"]'), "no column city"),
        (('date = "up"', 'date = "town"'), "which is no day"),
        (('cost = ["cost"]', 'state = ["cost"]'), "which is no amount"),
        (('rows = ["lamps", "lamp"]', "rows = []"), "what a row is"),
        (("[words]", "[words"), "is no TOML"),
    ],
)
def test_a_description_that_does_not_fit_is_refused(
    tmp_path: Path, change: tuple[str, str], said: str
) -> None:
    path = brought(tmp_path, "csv")
    path.with_suffix(".toml").write_text(TERMS.replace(*change), encoding="utf-8")
    with pytest.raises(InputError) as caught:
        verdicts(tmp_path, path, "Brindlemere has two lamps.")
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_table_without_a_description_says_what_is_lacking(tmp_path: Path) -> None:
    path = brought(tmp_path, "csv")
    path.with_suffix(".toml").unlink()
    with pytest.raises(InputError, match="no description of it is there"):
        verdicts(tmp_path, path, "")
    with pytest.raises(InputError, match="no description"):
        verdicts(tmp_path, tmp_path / "other.csv", "")


@pytest.mark.parametrize("scheme", ["postgres", "postgresql"])
def test_an_address_of_postgres_is_refused_with_the_way_out(tmp_path: Path, scheme: str) -> None:
    article = tmp_path / "article.txt"
    article.write_text("Some 3 lamps were dark.\n", encoding="utf-8")
    desk = Desk(Settings(ledger=tmp_path / "ledger", downloads=tmp_path / "downloads"))
    with pytest.raises(InputError, match=r"hand it in as CSV") as refused:
        desk.check(article, evidence=[f"{scheme}://me:secret@host/lamps"])
    assert "secret" not in str(refused.value)
