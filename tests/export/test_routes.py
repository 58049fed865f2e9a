"""Pictures of routes: whole, linked, and no label over another."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from xml.etree import ElementTree

import pytest

from export import hostile, routes
from itemized.export import _svg
from itemized.export._bands import Band, bands
from itemized.export.json import trace_document
from itemized.export.routes import NARROW, WIDE, drawn, routes_page, routes_svg, timeline_svg
from itemized.export.terminal import as_text, trace_report
from itemized.trace import Hop, Route, Traced, Wanted

SVG = "{http://www.w3.org/2000/svg}"


def labels(drawing: str) -> list[tuple[float, float, float, float]]:
    """The box of every line of text: left, top, right, bottom."""
    found = []
    for text in ElementTree.fromstring(drawing).iter(f"{SVG}text"):
        x, y, wide = float(text.attrib["x"]), float(text.attrib["y"]), _svg.width(text.text or "")
        left = x - wide / 2 if text.attrib.get("text-anchor") == "middle" else x
        found.append((left, y - 10, left + wide, y + 3))
    return found


@pytest.mark.parametrize("across", [WIDE, NARROW])
@pytest.mark.parametrize("many", [1, 3, 12, 80])
@pytest.mark.parametrize("draw", [routes_svg, timeline_svg])
def test_no_label_lies_over_another_or_outside(draw, many: int, across: int) -> None:
    drawing = draw(routes.traced(many), across=across)
    root, boxes = ElementTree.fromstring(drawing), labels(drawing)
    assert boxes
    for n, (left, top, right, bottom) in enumerate(boxes):
        assert min(left, top) >= 0
        assert right <= across + 1
        assert bottom <= float(root.attrib["height"])
        for other in boxes[:n]:
            apart = right <= other[0] or other[2] <= left or bottom <= other[1] or other[3] <= top
            assert apart, (n, boxes[n], other)


@pytest.mark.parametrize("many", [1, 12, 80])
def test_each_band_is_drawn_once_titled_and_leads_to_its_rows(many: int) -> None:
    made = routes.traced(many)
    root = ElementTree.fromstring(routes_svg(made))
    links = list(root.iter(f"{SVG}a"))
    assert len(links) == len(bands(made))
    assert all(a.attrib["href"].startswith("https://example.org/") for a in links)
    assert all((a.find(f"{SVG}title").text or "").count("→") == 1 for a in links)  # type: ignore[union-attr]
    page = routes_page(made)
    places = set(re.findall(r'id="(band-\d+)"', page))
    assert len(places) == len(bands(made))
    assert set(re.findall(r'href="#(band-\d+)"', page)) == places


def test_a_band_of_rows_without_an_address_leads_to_the_search_of_their_publisher() -> None:
    """The IRS gives no address of a form; of a source without a search the row is named."""
    made = routes.traced(1)
    [route] = made.routes

    def links(source: str) -> tuple[list[str], str]:
        hops = tuple(
            replace(
                hop,
                records=tuple(
                    replace(r, url=None, entry_key=f"{source}:{n}")
                    for n, r in enumerate(hop.records)
                ),
            )
            for hop in route.hops
        )
        drawing = routes_svg(replace(made, routes=(replace(route, hops=hops),)))
        root = ElementTree.fromstring(drawing)
        return [a.attrib["href"] for a in root.iter(f"{SVG}a")], drawing

    addresses, drawing = links("irs_527")
    assert set(addresses) == {"https://forms.irs.gov/app/pod/basicSearch/search"}
    assert "; irs_527:0</title>" in drawing
    addresses, drawing = links("nowhere")
    assert addresses == []
    assert "; nowhere:0</title>" in drawing


def test_a_party_is_drawn_with_what_it_got_of_the_money_followed() -> None:
    """Of $250 followed at most $150 can have gone on one way and $220 another: not $370 in all."""
    made = routes.traced(1)
    first = routes.hop("A", "B", 250)
    ways = [
        replace(made.routes[0], hops=(first, routes.hop("B", to, paid)), at_most=Decimal(paid))
        for to, paid in (("C", 150), ("D", 220))
    ]
    drawing = routes_svg(replace(made, routes=tuple(ways)))
    texts = [t.text for t in ElementTree.fromstring(drawing).iter(f"{SVG}text")]
    assert "$250" in texts
    assert "$370" not in texts


def _way(*hops: Hop, most: int | None = None) -> Route:
    """A route by these hops, all of which can have carried what the whole can: by default what the
    least of them carried."""
    carried = Decimal(most or min(h.total for h in hops))
    return Route(tuple(replace(h, at_most=carried) for h in hops), carried, None)


def _out_of(*ways: Route) -> Traced:
    return replace(routes.traced(1), routes=ways)


def _into(*ways: Route) -> Traced:
    made = routes.traced(1)
    return replace(made, routes=ways, start=(), finish=made.start)


def _between(traced: Traced, payer: str, payee: str) -> list[Band]:
    return [b for b in bands(traced) if (b.hop.payer_id, b.hop.payee_id) == (payer, payee)]


@pytest.mark.parametrize("made", [_out_of, _into])
def test_spending_for_and_against_one_candidate_has_each_its_own_bound(made) -> None:
    gift = routes.hop("A", "B", 100_000)
    sides = routes.hop("B", "C", 50_000, side="support"), routes.hop("B", "C", 7_000, side="oppose")
    ways = [_way(gift, hop) for hop in sides]
    for order in (ways, ways[::-1]):
        found = {b.hop.side: b.value for b in _between(made(*order), "B", "C")}
        assert found == {"support": Decimal(50_000), "oppose": Decimal(7_000)}


@pytest.mark.parametrize(
    ("made", "bound", "head"),
    [
        (_out_of, "can be of the money followed", "At most, of the money followed"),
        (_into, "can have gone all the way", "At most, gone all the way"),
    ],
)
def test_what_a_bands_width_is_of_depends_on_the_end_that_is_followed(made, bound, head) -> None:
    """Of routes into a party the first band is what went on from there to the end, and came from nowhere."""
    shown = made(_way(routes.hop("A", "B", 1_000), routes.hop("B", "C", 10, days=2)))
    page = routes_page(shown)
    assert f"at most $10 {bound}" in page
    assert head in page
    other = "can be of the money followed" if made is _into else "can have gone all the way"
    assert other not in page


def test_goods_and_money_between_two_are_bands_of_their_own_with_all_rows() -> None:
    money = routes.hop("A", "B", 900)
    goods = replace(
        routes.hop("A", "B", 4_000, days=1),
        kind="in_kind",
        records=(replace(money.records[0], entry_key="s:goods"),),
    )
    made = _out_of(_way(goods), _way(money), _way(money, routes.hop("B", "C", 500, days=2)))
    assert [(b.hop.kind, b.value) for b in _between(made, "A", "B")] == [
        ("in_kind", 4_000),
        ("transfer", 900),
    ]
    page = routes_page(made)
    assert page.count("<code>s:goods</code>") == page.count("<code>s:AB</code>") == 1


def test_payments_of_several_routes_are_in_one_band_where_one_has_all_of_them() -> None:
    """B paid C on days 5, 9 and 20: a route that came to B on day 5 has all of these payments, one
    that came on day 9 the last two, and one that left C for E on day 10 the first two."""
    last = routes.hop("C", "E", 100, days=10)

    def paid(first: int, through: int, keys: str) -> Hop:
        hop = routes.hop("B", "C", 100 * len(keys), days=first)
        rows = tuple(replace(hop.records[0], entry_key=f"s:{key}") for key in keys)
        ends = routes.DAY + timedelta(through)
        return replace(hop, n=len(rows), records=rows, last=ends)

    by_x, by_y = (
        (routes.hop("A", via, 1_000), routes.hop(via, "B", 1_000, days=days))
        for via, days in (("X", 5), ("Y", 9))
    )
    within = _out_of(_way(*by_x, paid(5, 20, "123")), _way(*by_y, paid(9, 20, "23")))
    [band] = _between(within, "B", "C")
    assert [r.entry_key for r in band.hop.records] == ["s:1", "s:2", "s:3"]
    apart = _out_of(_way(*by_x, paid(5, 9, "12"), last), _way(*by_y, paid(9, 20, "23")))
    keys = {r.entry_key for b in _between(apart, "B", "C") for r in b.hop.records}
    assert keys == {"s:1", "s:2", "s:3"}


@pytest.mark.parametrize(("paid", "most"), [(2_000, 2_000), (1_500, 1_500), (5_000, 2_000)])
def test_what_came_several_ways_is_summed_up_to_what_was_paid(paid: int, most: int) -> None:
    last = routes.hop("B", "C", paid, days=9)
    ways = [
        _way(routes.hop("S", via, 1_000), routes.hop(via, "B", 1_000), last, most=1_000)
        for via in "XY"
    ]
    [band] = _between(_out_of(*ways), "B", "C")
    assert band.value == most
    # the same money twice is no more than once
    [once] = _between(_out_of(ways[0], ways[0]), "B", "C")
    assert once.value == 1_000


def test_what_came_several_ways_is_no_more_than_set_out_together() -> None:
    first, last = routes.hop("S", "A", 1_000), routes.hop("B", "C", 2_000, days=9)
    ways = [
        _way(first, routes.hop("A", via, 1_000), routes.hop(via, "B", 1_000), last) for via in "XY"
    ]
    [band] = _between(_out_of(*ways), "B", "C")
    assert band.value == 1_000


def test_of_routes_into_a_party_what_can_go_on_several_ways_is_summed() -> None:
    first = routes.hop("S", "B", 2_000)
    ways = [_way(first, routes.hop("B", via, 700), routes.hop(via, "T", 700)) for via in "XY"]
    [band] = _between(_into(*ways), "S", "B")
    assert band.value == 1_400
    [band] = _between(_into(ways[0]), "S", "B")
    assert band.value == 700


@pytest.mark.parametrize(("n", "said"), [(1, ""), (1_061, "1,060 more, none of them larger")])
def test_payments_that_are_not_listed_are_counted(n: int, said: str) -> None:
    hop = replace(routes.hop("A", "B", 900), n=n)
    page = routes_page(_out_of(_way(hop)))
    assert re.findall(r"<li>and ([^<]*)</li>", page) == ([said] if said else [])
    assert "<summary>Band 1: " in page
    assert ("the 1 largest of its 1,061 rows" in page) == bool(said)


def test_the_table_of_routes_says_for_and_against_whom_was_spent() -> None:
    gift = routes.hop("A", "B", 100)
    ends = [routes.hop("B", "C", 50, side=side) for side in ("support", "oppose", None)]
    page = routes_page(_out_of(*(_way(gift, hop) for hop in ends)))
    names = [f"{routes.NAME} {party}" for party in "ABC"]
    for words in ("spent for ", "spent against ", ""):
        assert (
            f'<td role="cell" class="said">{" → ".join([*names[:2], words + names[2]])}</td>'
            in page
        )


def _texts(drawing: str) -> list[str]:
    return [t.text or "" for t in ElementTree.fromstring(drawing).iter(f"{SVG}text")]


@pytest.mark.parametrize("hops", [4, 6])
def test_an_amount_without_room_is_told_about_and_whole_in_its_title(hops: int) -> None:
    made = routes.traced(1)
    paid = [routes.hop(f"P{n}", f"P{n + 1}", 1_086_300) for n in range(hops)]
    route = replace(made.routes[0], hops=tuple(paid), at_most=Decimal(1_086_300), returns=False)
    wide, narrow = (
        routes_svg(replace(made, routes=(route,)), across=across) for across in (WIDE, NARROW)
    )
    assert _texts(wide).count("$1,086,300") == hops + 1
    about = {t for t in _texts(narrow) if "$" in t}
    assert about == {"~$1.09M" if hops == 4 else "~$1M"}
    assert narrow.count(" P1, $1,086,300</title>") == 1


@pytest.mark.parametrize("across", [WIDE, NARROW])
@pytest.mark.parametrize(("days", "marked"), [(0, 1), (1, 2), (19, 2), (45, 2), (400, 2)])
def test_a_line_of_time_has_marks_however_short_it_is(days: int, marked: int, across: int) -> None:
    made = routes.traced(1)
    first = made.routes[0].hops[0]
    last = replace(first, last=first.first + timedelta(days), records=())
    route = replace(made.routes[0], hops=(replace(first, last=first.first), last))
    drawing = timeline_svg(replace(made, routes=(route,)), across=across)
    marks = [t for t in _texts(drawing) if re.fullmatch(r"\d{4}-\d\d-\d\d|[A-Z][a-z]{2} \d{4}", t)]
    assert len(marks) >= marked


def test_returns_and_sides_are_told_apart() -> None:
    root = ElementTree.fromstring(routes_svg(routes.traced(12)))
    looks = {path.attrib["class"].strip() for path in root.iter(f"{SVG}path")}
    assert looks == {"band", "band support", "band oppose", "band back"}
    words = " ".join(t.text or "" for t in root.iter(f"{SVG}text"))
    assert "↩ back to" in words
    assert "spent for" in words


def test_names_are_inert_everywhere() -> None:
    for words in hostile.WORDS:
        made = routes.traced(1)
        route = made.routes[0]
        hops = tuple(replace(h, payer=words, payee=words) for h in route.hops)
        made = replace(made, routes=(replace(route, hops=hops),))
        for drawing in (routes_svg(made), timeline_svg(made)):
            tags = {e.tag.removeprefix(SVG) for e in ElementTree.fromstring(drawing).iter()}
            assert tags <= {
                "svg",
                "title",
                "style",
                "rect",
                "g",
                "a",
                "path",
                "text",
                "circle",
                "line",
            }
        page = routes_page(made)
        assert not re.search(r"<script|<img|href=.?javascript", page)
        assert "\x1b" not in as_text(trace_report(made))


def test_each_hop_leads_to_its_filing_in_a_terminal() -> None:
    made = routes.traced(3)
    first = made.routes[0].hops[0]
    said = as_text(trace_report(made))
    assert "    filed 2021-01-04\n    https://example.org/A/" in said
    several = replace(made, routes=(replace(made.routes[0], hops=(replace(first, n=2),)),))
    assert "    the largest filed 2021-01-04\n" in as_text(trace_report(several))


def test_a_notebook_shows_the_picture_and_the_table() -> None:
    shown = drawn(routes.traced(3))
    assert shown == drawn(routes.traced(3))
    html = shown._repr_html_()
    assert html.count("<svg") == 4
    assert "<table " in html


def test_nothing_found_is_said() -> None:
    page = routes_page(routes.traced(0))
    assert "No chain of reported payments" in page
    assert ElementTree.fromstring(routes_svg(routes.traced(0))) is not None


def test_a_picture_says_what_it_was_asked_for() -> None:
    """One of contributions of a year alone cannot be taken for one of all payments."""
    asked = Wanted(kinds=("contribution",), start=date(2021, 1, 1), least=Decimal(500))
    page = routes_page(replace(routes.traced(2), wanted=asked))
    assert "Asked for: only contribution, from 2021-01-01, at least $500." in page
    assert "Asked for" not in routes_page(routes.traced(2))
    told = trace_document(replace(routes.traced(2), wanted=asked))["asked"]
    assert (told["kinds"], told["start"], told["end"]) == (["contribution"], "2021-01-01", None)
    assert (told["least"], told["systems"]) == ("500.00", [])
    nothing = routes_page(replace(routes.traced(0), wanted=asked))
    assert "with what was asked for (only contribution, from 2021-01-01" in nothing
