"""A real browser does each task on the made-up world, with JavaScript and without."""

from __future__ import annotations

import os
import shutil
import socket
import threading
import time
from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

import pytest

from export import hostile
from itemized.desk import Desk
from itemized.settings import Settings
from itemized.web import create_app

sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
CHROMIUM = (
    shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
)
pytestmark = pytest.mark.skipif(
    CHROMIUM is None, reason="no Chromium is installed (apt install chromium)"
)

PAC, DONOR = "C99000001", "okonkwo-hale, marguerite t"
PAGES = {
    "home": "/",
    "find": "/find?q=okonkwo",
    "nobody": "/find?q=nobody+of+this+name",
    "entity": f"/entity/{PAC}",
    "rows": f"/rows?of={PAC}&side=received&counted=true",
    "trace": f"/trace?giver={quote(DONOR)}&recipient=bellwood-farr&hops=4",
    "compare": f"/compare?of={PAC}&of=C99000002",
    "check": "/check",
    "replay": "/replay",
    "loaded": "/loaded",
    "method": "/method",
    "api": "/v1",
    "missing": "/nowhere",
    "choose": f"/compare?of=okonkwo&of={PAC}",
    "no id": "/entity/okonkwo",
    "no row": f"/rows?of={PAC}&least=99999999",
    "wrong": f"/rows?of={PAC}&least=abc",
    "left out": f"/rows?of={PAC}&why_not=mirror",
    "record": "/record/fec_bulk:4042020211990000776",
    "filing": "/filing/fec_bulk:9900054",
    "filings": "/filings?as_of=2021-05-01",
    "committees": "/committees?as_of=2021-05-01",
    "candidates": "/candidates",
    "empty list": "/filings?name=nobody+files+so",
    "narrowed": "/find?q=okonkwo&place=vt",
    "no route": f"/trace?giver=C99000002&recipient={PAC}",
    "summary page": "/filing/irs_527:9900202",
    "behind a line": "/rows?filing=irs_527:9900202&summary=10",
    "too early": "/record/fec_bulk:4042020221990000011?as_of=2021-05-01",
    "stated": "/stated",
    "no small gifts": "/filings?unitemized=true",
    "several givers": f"/rows?giver=p-18a1f339ba5253&giver=p-23e16d13af3567&recipient={PAC}",
    "behind a total": f"/rows?stated=fec_bulk|2022|{PAC}|independent expenditures, line 24",
    "choose a route": "/trace?giver=okonkwo",
    "trace nothing": "/trace",
    "compare nobody": "/compare",
    "find nothing": "/find",
    "person": "/entity/p-18a1f339ba5253",
    "four compared": f"/compare?of={PAC}&of=C99000002&of=C99000003&of=C99000004",
    "amendment": "/filing/california:9900103-1",
    "not checked": "/checked/none",
    "no lines": f"/lines?file={'0' * 64}&table=webk",
}
#: Texts that stand further right than the window ends, where they cannot be read.
_CUT = """() => [...document.querySelectorAll("main caption, h1, h2, main p, main li, main summary")]
  .filter(e => e.getBoundingClientRect().width > 1)
  .filter(e => e.getBoundingClientRect().right > innerWidth + 1 || e.scrollWidth > e.clientWidth + 1)
  .filter(e => getComputedStyle(e).display != "inline")
  .map(e => e.textContent.trim().slice(0, 40))"""
_HEIGHTS = """() => [...document.querySelectorAll("td small > a")]
  .map(a => a.getBoundingClientRect().height)"""
#: All that axe finds by itself, and what of WCAG 2.2 AA it looks for only when it is told to.
_RULES = {"rules": {"target-size": {"enabled": True}}}
LONG = bool(os.environ.get("ITEMIZED_SOAK"))
_SIZES = [(320, "dark", True), (700, "light", False), (1440, "light", True)]
#: Widths and colors; the long form takes each width in both, without JavaScript too.
SIZES = [
    (width, scheme, js)
    for width in (320, 400, 700, 768, 1440)
    for scheme in ("dark", "light")
    for js in (True, False)
    if LONG or (width, scheme, js) in _SIZES
]


@pytest.fixture(scope="module")
def base(settings: Settings) -> Iterator[str]:
    with serving(settings) as address:
        yield address


@contextmanager
def serving(settings: Settings) -> Iterator[str]:
    """The address of a server of its own."""
    import uvicorn

    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        port = held.getsockname()[1]
    server = uvicorn.Server(
        uvicorn.Config(create_app(settings), host="127.0.0.1", port=port, log_level="error")
    )
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.05)
    yield f"http://localhost:{port}"
    server.should_exit = True
    thread.join(10)


@pytest.fixture(scope="module")
def browser() -> Iterator[object]:
    with sync_api.sync_playwright() as playwright:
        flags = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=flags)
        yield browser
        browser.close()


@pytest.fixture(params=[True, False], ids=["javascript", "no javascript"])
def page(request: pytest.FixtureRequest, browser, base: str) -> Iterator[object]:
    """A page that asks no other host and has nothing to complain of."""
    context = browser.new_context(java_script_enabled=request.param, accept_downloads=True)
    page, elsewhere, wrong = context.new_page(), [], []
    ours = (base, "data:")
    page.on("request", lambda r: None if r.url.startswith(ours) else elsewhere.append(r.url))
    page.on("console", lambda m: wrong.append(m.text) if m.type == "error" else None)
    page.on("pageerror", lambda e: wrong.append(str(e)))
    page.javascript = request.param
    yield page
    context.close()
    assert elsewhere == []
    assert wrong == []


def test_a_figure_is_followed_to_its_filing(page, base: str) -> None:
    page.goto(base)
    if page.javascript:
        page.locator("#q").press_sequentially("okonk")
        page.wait_for_selector("#matches a")
        assert "OKONKWO-HALE" in page.inner_text("#matches")
    page.fill("#q", "lantern street")
    page.click("button:has-text('Find')")
    page.click("#matches a >> nth=0")
    assert page.inner_text("h1") == "LANTERN STREET PAC"
    figure = page.inner_text("dl.sums a >> nth=1")
    page.click("dl.sums a >> nth=1")
    assert figure in page.inner_text("main")
    page.click("table a:has-text('row') >> nth=0")
    page.click("a[href^='/filing/']")
    assert page.inner_text("h1").startswith("Filing ")


def test_the_day_is_set_and_counterparts_are_filtered(page, base: str) -> None:
    page.goto(f"{base}/entity/{PAC}")
    page.fill("input[name=as_of]", "2021-05-01")
    page.click("button:has-text('Narrow')")
    assert "as filed by May 1, 2021" in page.inner_text("hgroup")
    page.fill("input[name=holds]", "hale")
    page.click("button:has-text('Sort')")
    assert "as_of=2021-05-01" in page.url
    assert "holds=hale" in page.url


def test_parties_are_compared_and_traced(page, base: str) -> None:
    page.goto(f"{base}/entity/{PAC}")
    figure = page.inner_text("dl.sums a >> nth=1")
    page.goto(f"{base}/compare")
    page.fill("input[name=of] >> nth=0", PAC)
    page.fill("input[name=of] >> nth=1", DONOR)
    page.click("button:has-text('Compare')")
    assert figure in page.inner_text("main")
    page.goto(f"{base}/trace")
    page.fill("input[name=giver]", DONOR)
    page.fill("input[name=recipient]", "bellwood-farr")
    page.select_option("select[name=hops]", "4")
    page.click("main button:has-text('Trace')")
    # a busy machine sends the page in parts
    page.locator("svg.routes").last.wait_for(state="attached")
    page.wait_for_load_state()
    assert page.locator("svg.routes").count() == 4
    assert "At most" in page.inner_text("main")


def test_an_article_is_checked_and_its_bundle_replayed(
    page, base: str, world, tmp_path: Path
) -> None:
    page.goto(f"{base}/check")
    page.fill("#text", world.article.read_text(encoding="utf-8"))
    page.fill("input[name=published]", str(world.published))
    page.click("button:has-text('Check it')")
    if page.javascript:
        page.wait_for_selector("#findings", timeout=60_000)
    for _ in range(120):
        if page.query_selector("#findings"):
            break
        page.wait_for_timeout(300)
        page.reload()
    assert page.locator("article.card").count() > 10
    with page.expect_download() as download:
        page.click("text=bundle.zip")
    bundle = tmp_path / "bundle.zip"
    download.value.save_as(bundle)
    page.goto(f"{base}/replay")
    page.set_input_files("#file", bundle)
    page.click("button:has-text('Replay')")
    assert "the same verdicts, to the byte" in page.inner_text("main")


@pytest.fixture(scope="module")
def checked(browser, base: str, world) -> str:
    """The address of the world's article, checked."""
    page = browser.new_page()
    page.goto(f"{base}/check")
    page.fill("#text", world.article.read_text(encoding="utf-8"))
    page.fill("input[name=published]", str(world.published))
    page.click("button:has-text('Check it')")
    page.wait_for_selector("#findings", timeout=60_000)
    address = page.url.removeprefix(base)
    page.close()
    return address


@pytest.fixture(scope="module")
def pages(checked: str, desk: Desk) -> dict[str, str]:
    """A page of every kind, in every state that it may be in."""
    totals = next(c for c in desk.status().coverage if c.table == "webk")
    again = next(c for c in desk.status().coverage if c.table == "itpas2")
    of = f"file={totals.sha256}&table=webk"
    return {
        **PAGES,
        "checked": checked,
        "lines": f"/lines?{of}",
        "last lines": f"/lines?{of}&after=50",
        "nothing unread": f"/lines?{of}&unread=true",
        "in another file": f"/rows?file={again.sha256}&table=itpas2&again=true",
    }


@pytest.mark.parametrize(("width", "scheme", "javascript"), SIZES)
def test_pages_fit_and_axe_finds_nothing(
    browser, base: str, pages: dict[str, str], width: int, scheme: str, javascript: bool
) -> None:
    from axe_playwright_python.sync_playwright import Axe

    context = browser.new_context(
        viewport={"width": width, "height": 900},
        color_scheme=scheme,
    )
    if not javascript:  # axe itself is a script, and needs a page that runs some
        context.route("**/*.js*", lambda route: route.abort())
    page, found = context.new_page(), []
    kept = os.environ.get("ITEMIZED_SCREENSHOTS")
    looked_at = [*pages.items()]
    if width > 320 and not (LONG or kept):  # each page is seen narrow, and in one other width
        looked_at = looked_at[int(width > 700) :: 2]
    for name, address in looked_at:
        page.goto(base + address)
        wide = page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        if wide > 0:
            found.append((name, f"{wide} pixels too wide"))
        found += [(name, cut) for cut in page.evaluate(_CUT)]
        found += [(name, v["id"]) for v in Axe().run(page, options=_RULES).response["violations"]]
        if kept:
            page.screenshot(path=Path(kept) / f"{name}-{width}-{scheme}.png", full_page=True)
    context.close()
    assert found == []


@pytest.mark.parametrize("width", [320, 1440])
def test_names_without_end_fit(browser, evil_settings: Settings, width: int) -> None:
    from axe_playwright_python.sync_playwright import Axe

    desk, found = Desk(evil_settings), []
    rows = desk.rows([], limit=100).rows
    unseen = next(r.payer_id for r in rows if r.payer == hostile.UNSEEN)
    long, spaced = (next(r for r in rows if r.payer.startswith(s)) for s in ("NNNN", "W W"))
    addresses = [
        *(f"/entity/{r.payer_id}" for r in (long, spaced)),
        *(f"/record/{quote(r.entry_key)}" for r in (long, spaced)),
        *(f"/entity/{PAC}", f"/rows?of={PAC}", f"/rows?giver={long.payer_id}", "/committees"),
        *(f"/trace?recipient={PAC}&hops=1", f"/trace?giver={long.payer_id}&recipient={PAC}"),
        *(f"/compare?of={long.payer_id}&of={spaced.payer_id}", "/find?q=N", "/lines"),
        "/filing/fec_bulk:9000001",
    ]
    with serving(evil_settings) as here:
        page = browser.new_page(viewport={"width": width, "height": 900})
        for address in addresses:
            page.goto(here + address)
            found += [(address, cut) for cut in page.evaluate(_CUT)]
            wide = page.evaluate(
                "document.documentElement.scrollWidth - document.documentElement.clientWidth"
            )
            found += [(address, f"{wide} pixels too wide")] if wide > 0 else []
        for address in ("/loaded", f"/rows?giver={unseen}", f"/entity/{unseen}"):
            page.goto(here + address)
            wrong = Axe().run(page, options=_RULES).response["violations"]
            found += [(address, each["id"]) for each in wrong]
        page.goto(f"{here}/loaded")
        stacked = page.evaluate(_HEIGHTS)
        found += [("/loaded", height) for height in stacked if height < 24]  # WCAG 2.2, 2.5.8
        assert len(stacked) > 1
        page.close()
    assert found == []


#: Of two pictures of a place: how many pixels differ by 3:1 or more (WCAG 2.2, 1.4.11).
_CHANGED = """async pictures => {
  const [before, after] = await Promise.all(pictures.map(async data => {
    const picture = new Image()
    picture.src = "data:image/png;base64," + data
    await picture.decode()
    const canvas = new OffscreenCanvas(picture.width, picture.height).getContext("2d")
    canvas.drawImage(picture, 0, 0)
    return canvas.getImageData(0, 0, picture.width, picture.height).data
  }))
  const light = (of, at) => [0.2126, 0.7152, 0.0722].reduce((sum, part, n) => {
    const c = of[at + n] / 255
    return sum + part * (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
  }, 0.05)
  let changed = 0
  for (let at = 0; at < before.length; at += 4) {
    const [a, b] = [light(before, at), light(after, at)]
    changed += Math.max(a, b) / Math.min(a, b) >= 3
  }
  return changed
}"""
#: What the focus comes to: its page, its place there, and the Tabs from that on.
_FOCUSED = {
    "link": ("/loaded", "main a[href*='/stated']", 0),
    "link above": ("/loaded", "header nav a[href^='/compare']", 0),
    "second button": ("/loaded", "form.day button", 0),
    "button": ("/check", "main button", 0),
    "file": ("/check", "#file", 0),
    "day": ("/check", "input[name=published]", 0),
    "day's calendar": ("/check", "input[name=published]", 3),
    "bar": (f"/entity/{PAC}", "svg a:has(rect)", 0),
    "dot": (f"/entity/{PAC}", "svg a:has(circle)", 0),
    "summary": (PAGES["trace"], "main details > summary", 0),
    "link at an edge": (PAGES["trace"], ".scroll td a", 0),
    "band": (PAGES["trace"], "svg a:has(path)", 0),
    "party of a drawing": (PAGES["trace"], "svg a:has(.party)", 0),
}


def test_focus_is_seen(browser, base: str) -> None:
    page, found, there = browser.new_page(), [], ""

    def picture(at) -> str:
        box = at.bounding_box()
        size = {"width": box["width"] + 16, "height": box["height"] + 16}
        clip = {"x": box["x"] - 8, "y": box["y"] - 8, **size}
        return b64encode(page.screenshot(clip=clip)).decode()

    for what, (address, selector, tabs) in _FOCUSED.items():
        if address != there:
            page.goto(base + address)
            page.keyboard.press("Shift")  # what has come by the keyboard is what shows its focus
        there = address
        at = page.locator(f"{selector} >> visible=true").first
        at.scroll_into_view_if_needed()
        for scheme in ("light", "dark"):
            # of motion reduced nothing is still on its way when its picture is taken
            page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            page.evaluate("document.querySelector('main').focus({preventScroll: true})")
            before = picture(at)
            at.focus()
            for _ in range(tabs):
                page.keyboard.press("Tab")
            changed = page.evaluate(_CHANGED, [before, picture(at)])
            found += [(what, scheme, changed)] if changed < 200 else []
    page.close()
    assert found == []


def test_all_of_a_page_goes_with_the_name_typed(browser, base: str) -> None:
    page, given = browser.new_page(), lambda: page.locator("#q")
    page.goto(f"{base}/find?q=okonkwo&place=vt")
    given().fill("penhallow")
    page.wait_for_url("**q=penhallow**")
    of_name = [page.inner_html(f"#{of}").casefold() for of in ("day", "narrow", "matches", "rest")]
    assert [("okonkwo" in of, "penhallow" in of) for of in of_name] == [(False, True)] * 4
    assert "penhallow" in page.title()
    page.click("#day button")
    assert "q=penhallow&place=vt" in page.url
    given().fill("nobody of this name")
    page.wait_for_url("**q=nobody**")
    given().fill("")
    page.wait_for_url("**q=**")
    page.wait_for_selector("text=Or go through the lists")
    given().fill("okonkwo")
    page.wait_for_selector("#matches a")
    page.route("**/find?*", lambda route: route.abort())
    given().fill("penhallow")
    page.wait_for_selector("[role=alert]:has-text('No answer came')")
    assert "okonkwo" not in page.inner_text("main").casefold()
    assert page.input_value("#day [name=q]") == "penhallow"
    page.unroute("**/find?*")
    page.route("**/find?*", lambda route: route.fulfill(status=503, body="<p>later</p>"))
    given().fill("penhallo")
    page.wait_for_selector("[role=alert]:has-text('503')")
    assert "later" not in page.inner_text("main")
    page.unroute("**/find?*")
    given().fill("penhallow")
    page.wait_for_selector("#matches a")
    assert page.locator("[role=alert]").count() == 0
    assert "penhallow" in page.get_attribute("#rest a", "href")
    page.close()


def test_a_figure_is_followed_by_keyboard(browser, base: str) -> None:
    page = browser.new_page()
    page.goto(base)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "q"
    page.keyboard.type("lantern street")
    page.keyboard.press("Enter")
    page.wait_for_url("**/find?q=*")
    reach(page, "#matches a")
    page.keyboard.press("Enter")
    page.wait_for_url("**/entity/*")
    reach(page, "input[name=as_of]")
    page.keyboard.type("05012021")
    page.keyboard.press("Enter")
    page.wait_for_url("**as_of=2021-05-01**")
    reach(page, "dl.sums div:nth-child(2) a")
    page.keyboard.press("Enter")
    page.wait_for_url("**/rows?*")
    reach(page, "a[href^='/record/']")
    page.keyboard.press("Enter")
    page.wait_for_url("**/record/*")
    reach(page, "a[href^='/filing/']")
    page.keyboard.press("Enter")
    page.wait_for_url("**/filing/*")
    page.close()


def test_parties_are_filtered_compared_and_traced_by_keyboard(browser, base: str) -> None:
    page = browser.new_page()
    page.goto(f"{base}/rows?of={PAC}")
    reach(page, "details.filters > summary")
    page.keyboard.press("Enter")
    reach(page, "input[name=least]")
    page.keyboard.type("250,000")
    page.keyboard.press("Enter")
    page.wait_for_url("**least=250*")
    assert "of $250,000 or more" in page.inner_text("main")
    page.goto(f"{base}/compare")
    reach(page, "input[name=of]")
    page.keyboard.type(PAC)
    page.keyboard.press("Tab")
    page.keyboard.type("C99000002")
    page.keyboard.press("Enter")
    page.wait_for_url("**of=C99000002*")
    assert "QUILLFEATHER FOR SENATE" in page.inner_text("main")
    page.goto(f"{base}/trace")
    reach(page, "input[name=giver]")
    page.keyboard.type(DONOR)
    page.keyboard.press("Enter")
    page.wait_for_url("**giver=*")
    reach(page, "svg.routes a")
    page.close()


def test_an_article_is_checked_and_replayed_by_keyboard(browser, base: str, tmp_path: Path) -> None:
    page = browser.new_page()
    # it is asked for without waiting for the browser, which on a busy machine may get the key first
    page.on("filechooser", lambda _: None)
    page.goto(f"{base}/check")
    reach(page, "#text")
    page.keyboard.type("Marguerite Okonkwo-Hale gave $1 million to Lantern Street PAC.")
    reach(page, "form button")
    page.keyboard.press("Enter")
    page.wait_for_selector("#findings", timeout=60_000)
    reach(page, "a[href$='/bundle.zip']")
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    bundle = tmp_path / "bundle.zip"
    download.value.save_as(bundle)
    page.goto(f"{base}/replay")
    reach(page, "#file")
    with page.expect_file_chooser() as chooser:
        page.keyboard.press("Space")
    chooser.value.set_files(bundle)
    reach(page, "form button")
    page.keyboard.press("Enter")
    page.wait_for_selector("text=the same verdicts, to the byte")
    page.close()


def test_loaded_figures_are_followed_by_keyboard(browser, base: str) -> None:
    page = browser.new_page()
    page.goto(f"{base}/loaded")
    reach(page, "a[href*='/stated']")
    page.keyboard.press("Enter")
    page.wait_for_url("**/stated")
    reach(page, "a[href^='/rows?stated=']")
    page.keyboard.press("Enter")
    page.wait_for_url("**stated=**")
    assert "as filed, whether they count or not" in page.inner_text("main")
    page.go_back()
    reach(page, "a[href^='/lines?']")
    page.keyboard.press("Enter")
    page.wait_for_url("**/lines?**")
    reach(page, "a[href^='/entity/']")
    page.keyboard.press("Enter")
    page.wait_for_url("**/entity/**")
    page.close()


def reach(page, selector: str) -> None:
    """Go on by Tab until the focus is there."""
    for _ in range(150):
        page.keyboard.press("Tab")
        if page.evaluate("s => document.activeElement.matches(s)", selector):
            return
    raise AssertionError(f"Tab never came to {selector}")
