"""An article as a newspaper's site serves it."""

from __future__ import annotations

from datetime import date


def page(title: str, byline: str, day: date, body: str) -> str:
    """An article as a newspaper's site serves it, with a menu and a footer around it."""
    paragraphs = "\n".join(f"<p>{_escaped(p)}</p>" for p in body.strip().split("\n\n"))
    shown = f"{day:%B} {day.day}, {day.year}"
    return f"""\
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>{title} | Duskwater Dispatch</title>
<meta name="author" content="{byline}">
<meta property="og:title" content="{title}">
<meta property="og:site_name" content="Duskwater Dispatch">
<meta property="article:published_time" content="{day.isoformat()}T08:00:00-04:00">
</head>
<body>
<nav><a href="/">Front page</a> <a href="/harbor">Harbor</a> <a href="/tides">Tides</a></nav>
<article>
<h1>{title}</h1>
<p class="byline">By {byline}</p>
<time datetime="{day.isoformat()}">{shown}</time>
{paragraphs}
</article>
<footer>The Duskwater Dispatch is made up, as is everyone in it.</footer>
</body>
</html>
"""


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
