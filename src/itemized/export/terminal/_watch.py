"""What is new for what is watched."""

from __future__ import annotations

from itemized.export import _watch as words
from itemized.export._base import web_address
from itemized.export.terminal._page import Page
from itemized.model_watch import News, Watched

_LISTED = 10  # rows of one watch; --json has up to fifty of each sort
_MARKS = {"new": "+", "changed": "±", "gone": "-"}


def watch_report(watched: Watched) -> Page:
    """Each watch with what the last load brought to it."""
    page = Page()
    for news in watched.news:
        _news(page, news)
    page.notice()
    return page


def _news(page: Page, news: News) -> None:
    page.line(f"{news.watch.title}: {words.headline(news)}", style="bold" if news.any else "")
    page.line(words.between(news), style="dim", indent=2)
    listed = list(words.told(news))
    for what, said, item in listed[:_LISTED]:
        page.item(_MARKS[what], said, indent=2)
        if address := web_address(item.url):
            page.link(address, indent=4)
    if more := len(listed) - len(listed[:_LISTED]) + words.unlisted(news):
        page.line(f"and {more:,} more (--json has the largest)", indent=2)
    for caveat in news.caveats:
        page.item("-", caveat, indent=2)
    page.line()
