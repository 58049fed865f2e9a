"""The planted routes of the made-up world: all found, bounded, and in order of time."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from pathlib import Path
from xml.etree import ElementTree

import pytest

from itemized.desk import Desk
from itemized.errors import NotFoundError, UsageError
from itemized.export import bundle, html
from itemized.export.json import behind_document, trace_document
from itemized.model import Finding, Verdict
from itemized.trace import Route, Together, Wanted
from itemized.world import beyond, cast
from itemized.world._summaries import INTEREST

HIM, HER = "WEXCOMBE-DRAY, ALARIC", "ARKWRIGHT-SOLE, DELPHINE"
VICTORY, PARTY, CANDIDATE = (c.id for c in (cast.VICTORY, cast.HARBOR_NATIONAL, cast.QUILLFEATHER))


def by_ids(routes: Iterable[Route]) -> dict[tuple[str, ...], Route]:
    return {route.ids[1:]: route for route in routes}


def test_as_of_a_day_it_says_which_reports_were_not_yet_due(desk: Desk) -> None:
    last = "through 2021-08-31 by 2021-09-27; the next report was due on 2021-10-20."
    asked = Wanted(as_of=date(2021, 9, 27))
    assert any(last in said for said in desk.trace(HIM, wanted=asked).caveats)
    assert not any("was due on" in said for said in desk.trace(HIM).caveats)
    early = Wanted(as_of=date(2021, 9, 27), end=date(2021, 7, 1))
    assert not any("monthly" in said for said in desk.trace(HIM, wanted=early).caveats)


def test_the_route_of_three_hops_with_its_bounds(desk: Desk) -> None:
    found = by_ids(desk.trace(HIM).routes)
    joint, party, candidate = (
        found[ids] for ids in ((VICTORY,), (VICTORY, PARTY), (VICTORY, PARTY, CANDIDATE))
    )
    assert (joint.at_most, joint.at_least) == (50_000, 50_000)
    # of 95,000 paid on May 20, 10,000 held at first and 60,000 of another giver are other money
    assert (party.at_most, party.at_least) == (50_000, 25_000)
    assert (candidate.at_most, candidate.at_least) == (5_000, 0)
    assert [(h.kind, h.n, h.total, h.first) for h in candidate.hops] == [
        ("contribution", 1, 50_000, date(2021, 4, 10)),
        ("transfer", 1, 95_000, date(2021, 5, 20)),
        ("contribution", 1, 5_000, date(2021, 6, 15)),
    ]


def test_a_joint_committee_shows_the_split_it_reported(desk: Desk) -> None:
    splits = {
        (name, ids): found.hops[1].split
        for name in (HIM, HER)
        for ids, found in by_ids(desk.trace(name).routes).items()
        if len(ids) == 2 and ids[0] == VICTORY
    }
    assert splits == {
        (HIM, (VICTORY, CANDIDATE)): (1, Decimal(5_800)),
        (HIM, (VICTORY, PARTY)): (1, Decimal(44_200)),
        (HER, (VICTORY, CANDIDATE)): (1, Decimal(5_800)),
        (HER, (VICTORY, PARTY)): (1, Decimal(54_200)),
    }


def test_only_a_joint_committee_splits(desk: Desk) -> None:
    every = [r for name in (HIM, HER) for r in desk.trace(name, wanted=Wanted(limit=500)).routes]
    assert {r.ids[1] for r in every for h in r.hops if h.split} == {VICTORY}


def test_a_conduit_is_passed_through_and_no_stop(desk: Desk) -> None:
    routes = desk.trace((), cast.MARROWBY.id, Wanted(limit=100)).routes
    assert all(cast.CONDUIT.id not in route.ids for route in desk.trace(HIM).routes + routes)
    (through,) = {
        (c, n, total)
        for r in routes
        for h in r.hops
        for c, _, n, total in h.conduits
        if h.payer == "RIVENHALL, DOROTHEA"
    }
    assert through == (cast.CONDUIT.id, 1, 1_000)


def test_outside_spending_ends_a_route_with_its_side(desk: Desk) -> None:
    routes = desk.trace(cast.LANTERN.id, wanted=Wanted(hops=1)).routes
    assert [(r.hops[-1].payee_id, r.hops[-1].side, r.at_most) for r in routes] == [
        (beyond.LEAGUE, None, 300_000),
        ("S2NM99902", "support", 180_000),
        (beyond.LAMPS_DOWN, None, 120_000),
        ("S2NM99901", "oppose", 95_000),
    ]
    his = by_ids(desk.trace(HIM, "S2NM99901").routes)
    assert his[cast.BRIGHT_HARBOR.id, "S2NM99901"].at_most == 40_000


def test_a_route_crosses_three_systems(desk: Desk) -> None:
    """A gift on file with the FEC, passed on by reports to the IRS and to California."""
    (donor,) = {m.entity_id for m in desk.find("okonkwo-hale, marguerite t") if m.given > 1_000_000}
    traced = desk.trace(donor, beyond.CANDIDATE, Wanted(hops=4))
    longer, direct = (
        by_ids(traced.routes)[cast.LANTERN.id, *ids, beyond.CANDIDATE]
        for ids in ((beyond.LEAGUE, beyond.LAMPS_DOWN), (beyond.LAMPS_DOWN,))
    )
    assert [(h.total, h.first) for h in longer.hops] == [
        (250_000, date(2021, 3, 2)),
        (300_000, date(2021, 4, 7)),
        (240_000, date(2021, 5, 12)),
        (150_000, date(2021, 6, 17)),
    ]
    assert [h.side for h in longer.hops] == [None, None, None, "support"]
    keys = [r.entry_key.split(":")[0] for h in longer.hops for r in h.records]
    assert keys == ["fec_bulk", "irs_527", "california", "california"]
    assert (longer.at_most, longer.at_least) == (150_000, None)
    # what the PAC still held after it had paid the League: the most of hers that was left
    came_in = 10_000 + 25_000 + 60_000 + 250_000 + INTEREST[cast.LANTERN.id]
    assert direct.at_most == came_in - Decimal("12345.67") - 300_000
    # the state's report states no cash on hand that a least could rest on
    assert traced.together == (Together("support", 2, Decimal(150_000), None),)


def test_between_two_all_routes_together(desk: Desk) -> None:
    traced = desk.trace(HIM, CANDIDATE)
    assert set(by_ids(traced.routes)) == {(VICTORY, CANDIDATE), (VICTORY, PARTY, CANDIDATE)}
    assert traced.together == (Together(None, 2, Decimal(16_000), Decimal(0)),)


def test_into_a_party_from_anybody(desk: Desk) -> None:
    names = {route.names for route in desk.trace((), CANDIDATE).routes}
    for who in (HIM, HER):
        assert (who, cast.VICTORY.name, cast.HARBOR_NATIONAL.name, cast.QUILLFEATHER.name) in names


@pytest.mark.parametrize("who", [HIM, HER, cast.VICTORY.id, cast.GUILD.id, cast.VARGA_LUND.id])
def test_nothing_breaks_the_order_of_time(desk: Desk, who: str) -> None:
    for route in desk.trace(who, wanted=Wanted(limit=200)).routes:
        arrives = date.min
        for hop in route.hops:
            assert arrives <= hop.first <= hop.last
            arrives = hop.first
            assert hop.total == sum(total for _, _, total in hop.kinds)
            assert hop.n >= len(hop.records) > 0
        assert 0 < route.at_most <= min(hop.total for hop in route.hops)
        assert route.at_least is None or 0 <= route.at_least <= route.at_most


def test_a_refund_is_a_return(desk: Desk) -> None:
    (giver,) = {
        r.ids[1] for r in desk.trace(cast.VARGA_LUND.id).routes if r.hops[0].kind == "refund"
    }
    (back,) = (r for r in desk.trace(giver).routes if r.returns)
    assert [(h.kind, h.total) for h in back.hops] == [("contribution", 5_800), ("refund", 2_900)]
    assert (back.at_most, back.at_least) == (2_900, 0)
    # a refund that was voided did not come about
    assert not any(r.returns for r in desk.trace("TALLISKER-BOONE, CORWIN JR").routes)


def test_a_check_that_bounced_brought_nothing(desk: Desk) -> None:
    names = {m.name: m.entity_id for m in desk.find("tallisker-boone")}
    assert desk.trace(names["TALLISKER-BOONE, CORWIN"]).routes == ()


def test_filters(desk: Desk) -> None:
    def trace(**asked: object) -> set[tuple[str, ...]]:
        return set(by_ids(desk.trace(HIM, wanted=Wanted(**asked)).routes))  # type: ignore[arg-type]

    every = trace()
    assert trace(hops=1) == {ids for ids in every if len(ids) == 1}
    assert trace(kinds=("contribution",)) == {(cast.BRIGHT_HARBOR.id,), (VICTORY,)}
    assert trace(end=date(2021, 5, 1)) == {(cast.BRIGHT_HARBOR.id,), (VICTORY,)}
    assert trace(start=date(2021, 4, 15), hops=1) == {(cast.BRIGHT_HARBOR.id,)}
    assert (VICTORY, CANDIDATE) not in trace(least=Decimal(11_001))
    assert (VICTORY, CANDIDATE) in trace(least=Decimal(11_000))
    assert trace(sources=("washington",)) == set()
    assert trace(sources=("fec_bulk",)) == every
    with pytest.raises(UsageError, match="there is no source 'elsewhere'"):
        trace(sources=("elsewhere",))


def test_as_of_a_day(desk: Desk) -> None:
    """On July 1 the joint committee's half-year report was not filed; the party's for May was."""
    assert by_ids(desk.trace(HIM, wanted=Wanted(as_of=date(2021, 7, 1))).routes) == {}
    then = by_ids(desk.trace(VICTORY, wanted=Wanted(as_of=date(2021, 7, 1))).routes)
    assert (PARTY,) in then
    later = by_ids(desk.trace(HIM, wanted=Wanted(as_of=date(2021, 8, 1))).routes)
    assert later[VICTORY, PARTY].at_most == 50_000
    assert later[VICTORY, PARTY].at_least is None
    assert "as of a day" in later[VICTORY, PARTY].why


EARLY = date(2021, 6, 1)  # the PAC's report of the $300,000 was on file, the League's was not


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"as_of": EARLY}, "1 payment stood by then in the payer's report alone"),
        ({"sources": ("fec_bulk",)}, "1 payment that records of fec_bulk tell counts"),
        ({"sources": ("fec_bulk",), "kinds": ("loan",)}, None),
        ({"as_of": EARLY, "kinds": ("loan",)}, None),
        ({"as_of": EARLY, "kinds": ("contribution", "operating")}, None),
        ({"as_of": date(2021, 5, 1)}, None),
        ({"as_of": date(2021, 8, 1)}, None),
        ({"sources": ("fec_bulk", "irs_527")}, None),
    ],
)
def test_a_payment_in_rows_that_are_not_followed_is_told(
    desk: Desk, asked: dict[str, object], said: str | None
) -> None:
    wanted = Wanted(**asked)  # type: ignore[arg-type]
    (donor,) = {m.entity_id for m in desk.find("okonkwo-hale, marguerite t") if m.given > 1_000_000}
    for answer in (
        desk.trace(donor, beyond.LEAGUE, wanted),
        desk.trace((), beyond.LEAGUE, wanted),
        desk.behind(beyond.LEAGUE, wanted),
    ):
        told = [c for c in answer.caveats if "not followed" in c]
        assert len(told) == (said is not None), answer.caveats
        assert said is None or told[0].startswith(said), told
    if "kinds" not in asked and said:
        onward = desk.trace(donor, beyond.LAMPS_DOWN, wanted)
        assert any(said[1:9] in c and "not followed" in c for c in onward.caveats)


def test_days_of_reports_yet_to_come_are_not_told(desk: Desk) -> None:
    """By then the PAC's own report of the $300,000 was all there was; the League's has another day."""
    (donor,) = {m.entity_id for m in desk.find("okonkwo-hale, marguerite t") if m.given > 1_000_000}
    two_days = "the payer reports on another day"
    as_paid = ("contribution", "operating")
    early = desk.trace(donor, beyond.LEAGUE, Wanted(as_of=EARLY, kinds=as_paid))
    assert early.routes
    assert not any(two_days in caveat for caveat in early.caveats)
    late = desk.trace(donor, beyond.LEAGUE, Wanted(as_of=date(2021, 8, 1)))
    assert late.routes
    assert any(two_days in caveat for caveat in late.caveats)


def test_who_stands_behind(desk: Desk) -> None:
    stands = desk.behind(PARTY)
    people, organizations = (
        next(c for c in stands.classes if c.name == n) for n in ("person", "organization")
    )
    filed = desk.sql(
        f"SELECT sum(amount) FROM entries WHERE counted AND payee_id = '{PARTY}'"
    ).rows[0][0]
    assert stands.total == filed == 113_975
    # 95,000 came from the joint committee, which held 10,000 of before
    assert (people.direct, people.at_least, people.at_most) == (18_975, 103_975, 113_975)
    assert stands.undisclosed == organizations
    assert (organizations.direct, organizations.at_most) == (0, 0)
    assert {g.name for g in stands.givers[:2]} == {HIM, HER}


def test_the_undisclosed_are_a_figure_of_their_own(desk: Desk) -> None:
    stands = desk.behind(cast.LANTERN.id)
    given = desk.sql(
        f"""SELECT sum(amount) FROM entries JOIN entities ON entity_id = payer_id
            WHERE counted AND payee_id = '{cast.LANTERN.id}' AND entities.kind = 'organization'"""
    ).rows[0][0]
    assert stands.undisclosed.direct == given == 25_000
    assert stands.undisclosed.at_least == stands.undisclosed.at_most == given
    assert stands.share(given) == (given / stands.total).quantize(Decimal("0.0001"))


def test_documents(desk: Desk) -> None:
    document = trace_document(desk.trace(HIM, CANDIDATE))
    route = document["routes"][0]
    assert set(route) >= {"hops", "at_most", "at_least"}
    assert set(route["hops"][0]) >= {
        "payer",
        "payee",
        "kind",
        "n",
        "total",
        "first",
        "last",
        "records",
    }
    assert route["hops"][0]["records"][0]["url"].startswith("https://docquery.fec.gov/")
    assert document["together"] == [
        {"side": None, "routes": 2, "at_most": "16000.00", "at_least": "0.00"}
    ]
    assert json.loads(json.dumps(behind_document(desk.behind(PARTY))))["total"] == "113975.00"


def test_what_cannot_be_asked(desk: Desk) -> None:
    with pytest.raises(UsageError, match="nobody is named"):
        desk.trace()
    with pytest.raises(UsageError, match="same party"):
        desk.trace(PARTY, PARTY)
    with pytest.raises(UsageError, match="from 1 to 6"):
        desk.trace(PARTY, wanted=Wanted(hops=9))
    with pytest.raises(UsageError, match="at least -1"):
        desk.trace(PARTY, wanted=Wanted(least=Decimal(-1)))
    with pytest.raises(UsageError, match="kind"):
        desk.trace(PARTY, wanted=Wanted(kinds=("bribe",)))
    with pytest.raises(NotFoundError):
        desk.trace("NOBODY OF THAT NAME")


# ---------------------------------------------------------------- claims

AROUND = "\n\nThe harbor was calm. So says the Federal Election Commission.\n"


def finding(desk: Desk, folder: Path, text: str) -> Finding:
    path = folder / "a.txt"
    path.write_text(text + AROUND, encoding="utf-8")
    check = desk.check(str(path), published=date(2021, 9, 27))
    kinds = ("relation", "donation", "donation_total", "transfer")
    (found,) = (f for f in check.findings if f.claim.kind in kinds)
    return found


@pytest.mark.parametrize(
    ("text", "verdict", "said"),
    [
        (
            "Alaric Wexcombe-Dray financed the Harbor Party National Committee through Quillfeather Victory Fund.",
            Verdict.MATCH,
            "at least $25,000 must have been",
        ),
        (
            "Alaric Wexcombe-Dray financed Quillfeather for Senate through Quillfeather Victory Fund.",
            Verdict.MATCH_WITH_CAVEAT,
            "none of it need have been",
        ),
        (
            "Alaric Wexcombe-Dray gave $9,000 to Quillfeather for Senate by way of Quillfeather Victory Fund.",
            Verdict.MATCH_WITH_CAVEAT,
            "at most $16,000",
        ),
        (
            "Delphine Arkwright-Sole gave $60,000 to Quillfeather for Senate through the Quillfeather Victory Fund.",
            Verdict.DIFFERS,
            "at most $16,000",
        ),
        # to the most that can have come it is as near as "about" allows; to the least it is not
        (
            "Alaric Wexcombe-Dray gave about $52,000 to the Harbor Party National Committee through Quillfeather Victory Fund.",
            Verdict.MATCH_WITH_CAVEAT,
            "at most $50,000",
        ),
        (
            "Alaric Wexcombe-Dray gave about $57,000 to the Harbor Party National Committee through Quillfeather Victory Fund.",
            Verdict.DIFFERS,
            "$7,000 above the most",
        ),
        (
            "Alaric Wexcombe-Dray gave about $24,000 to the Harbor Party National Committee through Quillfeather Victory Fund.",
            Verdict.MATCH_WITH_CAVEAT,
            "at least $25,000",
        ),
        (
            "Alaric Wexcombe-Dray gave $20,000 to the Harbor Party National Committee through Quillfeather Victory Fund.",
            Verdict.DIFFERS,
            "$5,000 below the least",
        ),
        # a time after the article's day, of which nothing can be on file
        (
            "In October 2024, Alaric Wexcombe-Dray financed the Harbor Party National Committee through Quillfeather Victory Fund.",
            Verdict.DIFFERS,
            "Payments on file lead that way, but none of them is",
        ),
        (
            "Alaric Wexcombe-Dray financed Marrowby for Senate through Lantern Street PAC in April.",
            Verdict.NO_MATCHING_RECORD,
            "No payments on file lead, in order of time,",
        ),
        # an earmark's conduit is no stop on the way: the gift itself is on file
        (
            "Dorothea Rivenhall gave $1,000 to Marrowby for Senate through Pass It Along PAC.",
            Verdict.MATCH,
            "$1,000",
        ),
    ],
)
def test_through_whom(desk: Desk, tmp_path: Path, text: str, verdict: Verdict, said: str) -> None:
    found = finding(desk, tmp_path, text)
    assert found.verdict is verdict, found.because
    assert any(said in reason for reason in found.because), found.because
    assert not any("A paid for" in reason for reason in found.because)
    if verdict in (Verdict.MATCH, Verdict.MATCH_WITH_CAVEAT):
        assert found.records


def test_a_check_by_route_replays(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(
        "Alaric Wexcombe-Dray financed Quillfeather for Senate through Quillfeather Victory Fund."
        + AROUND
    )
    check, packed = desk.bundle(str(path), published=date(2021, 9, 27))
    (tmp_path / "b.zip").write_bytes(packed)
    again = Desk(desk.settings).replay(tmp_path / "b.zip").check
    held = bundle.lean(check)
    assert [f.verdict for f in again.findings] == [f.verdict for f in held.findings]


def test_a_report_shows_the_routes_it_rests_on_as_a_picture(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    claim = (
        "Alaric Wexcombe-Dray financed Quillfeather for Senate through Quillfeather Victory Fund."
    )
    other = "Dorothea Rivenhall gave $1,000 to Marrowby for Senate."
    path.write_text(f"{claim} {other}{AROUND}")
    page = html.check_page(desk.check(str(path), published=date(2021, 9, 27)))
    drawing, narrow = re.findall(r"<svg.*?</svg>", page, re.DOTALL)
    root = ElementTree.fromstring(drawing)
    words = " ".join(t.text or "" for t in root.iter("{http://www.w3.org/2000/svg}text"))
    assert "QUILLFEATHER VICTORY" in words
    every = [a.attrib for a in root.iter("{http://www.w3.org/2000/svg}a")]
    # amounts lead to the same filings and are no stops of their own
    links = [a["href"] for a in every if a.get("tabindex") != "-1"]
    assert {a["href"] for a in every} == set(links)
    assert len(links) == 4  # straight from the fund, and by way of the party
    assert all(
        link in page.replace(drawing, "").replace(narrow, "") for link in links
    )  # its rows stand in the table


def test_a_desk_that_stays_gives_the_same_routes_again(desk: Desk) -> None:
    """Also of another party, whose routes pass the same accounts, and narrowed."""
    staying = Desk(desk.settings, stays=True)
    for asked in (Wanted(), Wanted(hops=1), Wanted(as_of=date(2021, 8, 1)), Wanted()):
        for who in (HIM, HER, VICTORY):
            for _ in range(2):
                assert (
                    staying.trace(who, wanted=asked).routes == desk.trace(who, wanted=asked).routes
                )


@pytest.mark.parametrize(
    ("day", "verdict"),
    [
        (date(2021, 4, 10), Verdict.DID_NOT_HOLD_THEN),
        (date(2021, 6, 1), Verdict.MATCH_WITH_CAVEAT),
        (date(2021, 8, 15), Verdict.MATCH),
    ],
)
def test_a_way_that_the_payers_report_alone_told_was_on_file(
    desk: Desk, day: date, verdict: Verdict
) -> None:
    """The PAC's own report of the $300,000 is of May 20, the League's of July 30."""
    text = (
        "Campaign finance filings tell of it. Marguerite Okonkwo-Hale gave $200,000 to the Night"
        " Watch League through Lantern Street PAC.\n"
    )
    found = desk.check(desk.article(text.encode(), published=day)).findings[-1]
    assert found.verdict is verdict
