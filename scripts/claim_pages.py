"""Write docs/claims/ from the kinds' own examples, or check that the pages still fit them.

python scripts/claim_pages.py            say whether the pages fit (exit 1 if not)
python scripts/claim_pages.py --write    write them
"""

from __future__ import annotations

import sys
from decimal import Decimal
from pathlib import Path

from itemized._discover import modules
from itemized.claims._base import ClaimKind, Example, Expected
from itemized.money import show_dollars

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "claims"
_INDEX = """\
# Kinds of claims

What `itemized claims` finds in an article. Each kind has a page with examples; the examples are
the tests of the kind.

| kind | what it says | direction |
| --- | --- | --- |
"""
_BESIDE = (
    "Records of money cannot settle it: it is listed under `also`, so that a reader sees that"
    " nothing was passed over."
)
_LIMITS = {
    "designation": """\
Joint fundraising committees and leadership PACs are read beside a name, too; a super PAC, a
hybrid PAC, a party committee and a principal campaign committee only where the text says that one
*is* such."""
}


def kinds() -> list[ClaimKind]:
    """Every kind of claim, by name."""
    found = (getattr(module, "KIND", None) for module in modules("itemized.claims").values())
    return sorted((k for k in found if isinstance(k, ClaimKind)), key=lambda kind: kind.name)


def pages() -> dict[str, str]:
    """What each page of the folder is to hold, by its name."""
    every = kinds()
    rows = [
        f"| [{k.name}]({k.name}.md) | {k.doc} | {', '.join(k.directions) or '–'} |\n" for k in every
    ]
    return {"index.md": _INDEX + "".join(rows)} | {f"{k.name}.md": _page(k) for k in every}


def _page(kind: ClaimKind) -> str:
    directions = ", ".join(f"`{each}`" for each in kind.directions) or "none"
    parts = [f"# {kind.title}", kind.doc, f"Kind `{kind.name}`, direction {directions}."]
    parts += [_LIMITS[kind.name]] if kind.name in _LIMITS else []
    parts += [] if kind.about_money else [_BESIDE]
    read = [each for each in kind.examples if each.expected]
    not_read = [each for each in kind.examples if not each.expected]
    if read:
        parts.append("## What is read")
    for each in read:
        parts += [_quoted(each), "\n".join(_line(one) for one in each.expected)]
    if not_read:
        parts += ["## What is not", *map(_quoted, not_read)]
    return "\n\n".join(parts) + "\n"


def _quoted(example: Example) -> str:
    return "\n".join(f"> {line}".rstrip() for line in example.text.splitlines())


def _line(one: Expected) -> str:
    """What an example must yield: only the fields that it compares."""
    said = [
        f"“{one.quote}”" if one.quote else "",
        f"donor {one.donor}" if one.donor else "",
        f"recipient {one.recipient}" if one.recipient else "",
        f"amount {show_dollars(Decimal(one.amount))}" if one.amount is not None else "",
        " ".join(
            f"{word} {day}"
            for word, day in (("from", one.start), ("to", one.end))
            if day is not None
        ),
        *(f"{key}: {value}" for key, value in one.extra),
    ]
    return "- " + ("; ".join(each for each in said if each) or "the whole of it")


def main() -> None:
    """Write the pages or compare them."""
    wanted = pages()
    if "--write" in sys.argv[1:]:
        for name, text in wanted.items():
            (FOLDER / name).write_text(text, encoding="utf-8")
        return
    held = {path.name: path.read_text(encoding="utf-8") for path in FOLDER.glob("*.md")}
    apart = sorted(n for n in wanted.keys() | held.keys() if wanted.get(n) != held.get(n))
    if apart:
        raise SystemExit(f"docs/claims is not what the examples say: {', '.join(apart)}")


if __name__ == "__main__":
    main()
