"""Whom of the records a name in the text may mean.

The same name, or for committees the same letters ("Color of Change PAC", COLOROFCHANGE PAC), is
taken; several equally good stay several readings. A near name is shown as what it may be and never
taken silently, and a committee is not the organization behind it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from itemized.claims._check.systems import of_party
from itemized.model import Match, Mention

if TYPE_CHECKING:
    from itemized.ledger import Reader

TAKEN = ("same id", "same name")
#: The tier of a committee called like an organization, and PAC.
WITH_PAC = "name with PAC"
_COMMITTEE = re.compile(
    r"\b((?-i:\w*PACs?)|committee|fund|victory|for (congress|senate|president|america)"
    r"|political action)\b",
    re.IGNORECASE,
)
_CAMPAIGN = (
    re.compile(r"(?P<who>.+?)['\u2019]s? (?:[\w-]+ ){0,2}campaign(?: committee| fund| account)?"),
    re.compile(r"(?:the )?campaign (?:committee )?(?:of|for) (?P<who>.+)", re.IGNORECASE),
)
_WORD = re.compile(r"[^\W_]+")
#: A short form: capitals alone ("RNC"), or a word that ends in PAC.
_SHORT = re.compile(r"[A-Z][A-Z0-9&.-]{2,9}|[A-Z][\w-]*PAC")
#: Under a national committee that several names in the records share a short form with stands 98 %
#: of their money; two that are both worth naming have come nowhere near that.
_NEARLY_ALL = Decimal("0.95")
#: Of the ways a name is written, so many of the commonest are what a party is called.
_OFTEN = 2
#: What stands beside a name and is no part of it.
BESIDE = frozenset("JR SR II III IV MR MRS MS DR HON ESQ PHD MD".split())
#: What says of a firm how it was founded, and is often left out.
_FORMS = frozenset("INC INCORPORATED LLC LLP LP PLLC PC LTD LIMITED CORP CORPORATION PLC".split())
#: The letters of a committee's name, without what writers add or leave out.
_KEY = (
    "regexp_replace(regexp_replace(regexp_replace(replace(upper({0}), '&', ' AND '),"
    " 'POLITICAL ACTION COMMITTEE', 'PAC', 'g'), '^THE |,? INC\\.?$', '', 'g'),"
    " '[^A-Z0-9]', '', 'g')"
)


@dataclass(frozen=True)
class Resolved:
    """A name with the entities it means and those it may mean.

    meant: equally good readings, each one entity. may_be: near names, for showing only. aside:
    others that go by the same short form and have next to none of the money. elsewhere: others of
    the name who are not at home in the place that the text gives; home says so.
    """

    mention: Mention
    meant: tuple[Match, ...] = ()
    may_be: tuple[Match, ...] = ()
    aside: tuple[Match, ...] = ()
    elsewhere: tuple[Match, ...] = ()
    home: str = ""

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of all readings."""
        return tuple(match.entity_id for match in self.meant)


def resolve(reader: Reader, mention: Mention, role: str = "donor") -> Resolved:
    """The entities of the ledger that a mention means and may mean, best first.

    role: donor or recipient. Money goes to a candidate of that name rather than to a namesake.
    """
    mention = without_campaign(mention)
    found = _find(reader, mention.name)
    if mention.entity_id and mention.entity_id not in {match.entity_id for match in found}:
        found = _find(reader, mention.entity_id)
    taken = [
        m
        for m in found
        if m.tier in TAKEN or _fuller(mention, m) or _formal(mention, m) or _explained(mention, m)
    ]
    near = [match for match in found if match not in taken]
    if looks_like_committee(mention):
        same, alike = _spelled_together(reader, mention.name)
        taken = _distinct([*(m for m in taken if m.kind == "committee"), *same]) or taken
        near = _distinct([*near, *alike])
    elif mention.kind == "organization":
        near = _distinct([*_spelled_together(reader, mention.name)[1], *near])
    meant = _fitting(_to_the_letter(taken, mention.name), mention, role)
    aside: list[Match] = []
    if _SHORT.fullmatch(mention.name.strip()):
        short = [] if any(map(registered, meant)) else _short_forms(reader, mention.name)
        every = _distinct([*meant, *short])
        if richest := _richest(reader, every):
            meant, aside = [richest], [match for match in every if match is not richest]
        elif not meant:
            meant, near = (short, near) if len(short) == 1 else ([], _distinct([*short, *near]))
    ids = {match.entity_id for match in (*meant, *aside)}
    may_be = tuple(match for match in near if match.entity_id not in ids)
    return Resolved(mention, tuple(meant), may_be, tuple(aside))


def without_campaign(mention: Mention) -> Mention:
    """The mention; the candidate's, where it is of a campaign ("Mia Holt's Senate campaign") and no
    registered committee is called so ("Campaign for Open Roads")."""
    if mention.kind == "committee" and mention.entity_id:
        return mention
    for pattern in _CAMPAIGN:
        found = pattern.fullmatch(mention.name.strip())
        if found:
            return replace(mention, name=found["who"], kind="candidate")
    return mention


def looks_like_committee(mention: Mention) -> bool:
    """Whether the text names a committee rather than a person or an organization."""
    return mention.kind == "committee" or (
        mention.kind in (None, "organization", "party") and bool(_COMMITTEE.search(mention.name))
    )


def shown(match: Match) -> str:
    """An entity as a reader should see it: name, place, and an agency's id where it has one.

    >>> zero = Decimal(0)
    >>> shown(Match("C1", "HARBOR FUND", "committee", None, None, None, zero, zero, "", ""))
    'HARBOR FUND (C1)'
    """
    parts = [match.place or "", "" if match.entity_id.startswith("p-") else match.entity_id]
    inside = ", ".join(part for part in parts if part)
    return f"{match.name} ({inside})" if inside else match.name


def joined(n: int, name: str) -> str:
    """What is said where several parties of one name are taken together; empty for one."""
    if n < 2:
        return ""
    return (
        f"{n} parties go by the name {name} in the records and are taken together: a match of"
        " names, and not of who they are."
    )


def _fitting(taken: list[Match], mention: Mention, role: str) -> list[Match]:
    """Those of the kind the text speaks of, where there are any: a person is no committee.

    Where a committee and a party that has no agency's id go by one and the same name, a gift's
    recipient is the committee: it is the one that reports receipts.
    """
    person = ("candidate",) if role == "recipient" else ("person",)
    filer = ("committee",) if role == "recipient" else ()
    kinds = {
        "person": person,
        "candidate": ("candidate",),
        "office": ("candidate",),
        "committee": ("committee",),
    }.get(mention.kind or "", filer)
    return [match for match in taken if match.kind in kinds] or taken


def _to_the_letter(taken: list[Match], name: str) -> list[Match]:
    """The registered committees of just that name, where there are any, before others that go by it
    as a short form. One that rows mostly write so, whatever its registry says, is among them."""
    wanted = " ".join(name.upper().split())
    same = [
        m
        for m in taken
        if wanted in {m.name.upper(), *(s.split(" · ")[0].upper() for s in m.spellings[:_OFTEN])}
    ]
    return same if any(map(registered, same)) else taken


def registered(match: Match) -> bool:
    """Whether a party is a committee with an agency's id."""
    return match.kind == "committee" and not match.entity_id.startswith("p-")


def _richest(reader: Reader, every: list[Match]) -> Match | None:
    """The registered committee that nearly all the money of these parties stands under, if any."""
    if len(every) < 2 or not any(map(registered, every)):
        return None
    ids = {f"id_{i}": match.entity_id for i, match in enumerate(every)}
    sql = _sql("stands_under").replace("{ids}", ", ".join(f"${name}" for name in ids))
    totals = {row[0]: row[1] for row in reader.rows(sql, ids)}
    first = max(every, key=lambda match: totals.get(match.entity_id, Decimal(0)))
    most = _NEARLY_ALL * sum(totals.values(), Decimal(0))
    under = totals.get(first.entity_id, Decimal(0))
    return first if under and under >= most and registered(first) else None


def _fuller(mention: Mention, match: Match) -> bool:
    """Whether a record gives a person's name with more than the text does: initials, a middle
    name, a title or a generation, and the same family and first name."""
    person = match.kind in ("person", "candidate", None) or _files_as_person(match)
    if not person or looks_like_committee(mention):
        return False
    asked = _WORD.findall(mention.name.upper())
    family, comma, given = match.name.upper().partition(",")
    if not comma or not (set(_WORD.findall(given)) - BESIDE):
        return _as_spoken(asked, _WORD.findall(match.name.upper()))
    more = Counter(_WORD.findall(given)) - Counter(asked)
    less = Counter(asked) - Counter(_WORD.findall(match.name.upper()))
    # "Quill" alone is everybody of that family
    alone = not (Counter(asked) - Counter(_WORD.findall(family)) - Counter(BESIDE))
    if less or alone or not comma or Counter(_WORD.findall(family)) - Counter(asked):
        return False
    words = [word for word in more.elements() if len(word) > 1 and word not in BESIDE]
    return len(words) <= 1


def _formal(mention: Mention, match: Match) -> bool:
    """Whether a record gives a firm's name with its legal form, or the text does."""
    firm = match.kind == "organization" and mention.kind in (None, "organization")
    return firm and but_form(mention.name, match.name)


def _explained(mention: Mention, match: Match) -> bool:
    """Whether a committee's name is the text's with what it stands for in parentheses after it."""
    bare, paren, _ = match.name.upper().partition(" (")
    return bool(paren) and match.kind == "committee" and bare == mention.name.strip().upper()


def but_form(written: str, filed: str) -> bool:
    """Whether two names are one but for a legal form that only one of them has.

    >>> but_form("Marl & Ossifer", "MARL AND OSSIFER LLP"), but_form("Marl Inc.", "MARL LLC")
    (True, False)
    """
    one, two = (
        _WORD.findall(_THE.sub("", n.upper().replace("&", " AND "))) for n in (written, filed)
    )
    bare = [[word for word in words if word not in _FORMS] for words in (one, two)]
    return bool(bare[0]) and bare[0] == bare[1] and (one == bare[0] or two == bare[1])


_THE = re.compile(r"^\s*THE ")


def _files_as_person(match: Match) -> bool:
    """Whether a filer with a state's or a city's id goes by a person's name: there candidates file
    themselves, and no committee of another name does."""
    named = "," in match.name and not _COMMITTEE.search(match.name)
    return named and match.kind == "committee" and of_party(match.entity_id) is not None


def _as_spoken(asked: list[str], filed: list[str]) -> bool:
    """Whether a name filed in the order it is spoken in is the text's with titles or initials more.

    >>> _as_spoken(["ADA", "QUILL"], ["DR", "ADA", "R", "QUILL", "JR"])
    True
    """
    names = [word for word in filed if word not in BESIDE]
    wanted = [word for word in asked if word not in BESIDE]
    if len(wanted) < 2 or len(names) < 2 or names[0] != wanted[0] or names[-1] != wanted[-1]:
        return False
    less = Counter(wanted) - Counter(names)
    return not less and all(len(word) == 1 for word in (Counter(names) - Counter(wanted)))


def _find(reader: Reader, name: str) -> list[Match]:
    # Looking up names is needed only where there is a ledger; reading a text starts without it.
    from itemized.entities import find

    return list(find(reader, name, limit=20))


def _spelled_together(reader: Reader, name: str) -> tuple[list[Match], list[Match]]:
    same: list[Match] = []
    alike: list[Match] = []
    for row in reader.dicts(_sql("spelled_together"), {"name": name}):
        tier = "same name" if row["same"] else WITH_PAC
        because = (
            "the committee's name has the same letters"
            if row["same"]
            else "a committee's name is this one with PAC; it is not the organization itself"
        )
        zero = Decimal(0)
        (same if row["same"] else alike).append(
            Match(
                row["entity_id"],
                row["name"],
                "committee",
                None,
                None,
                None,
                zero,
                zero,
                tier,
                because,
            )
        )
    return same, alike


def _short_forms(reader: Reader, name: str) -> list[Match]:
    """The parties' committees and PACs that a short form may stand for."""
    key = re.sub(r"[^A-Z0-9]", "", name.upper())
    zero = Decimal(0)
    because = "the short form of the committee's name"
    return [
        Match(
            row["entity_id"],
            row["name"],
            "committee",
            None,
            None,
            None,
            zero,
            zero,
            "short form",
            because,
        )
        for row in reader.dicts(_sql("short_forms"), {"name": key})
    ]


def _distinct(matches: Iterable[Match]) -> list[Match]:
    return list({match.entity_id: match for match in reversed(list(matches))}.values())[::-1]


@cache
def _sql(name: str) -> str:
    text = (files(__package__) / "sql" / f"{name}.sql").read_text(encoding="utf-8")
    return text.replace("{key_of_form}", _KEY.format("form")).replace(
        "{key_of_wanted}", _KEY.format("$name")
    )
