"""Which places and offices a text speaks of: whose records a race lies in.

Tables of places and of offices, none of people: whoever holds or seeks an office, its records lie
with the same agency.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from itemized.model import Span

STATES = (
    "Alabama Alaska Arizona Arkansas California Colorado Connecticut Delaware Florida Georgia "
    "Hawaii Idaho Illinois Indiana Iowa Kansas Kentucky Louisiana Maine Maryland Massachusetts "
    "Michigan Minnesota Mississippi Missouri Montana Nebraska Nevada New_Hampshire New_Jersey "
    "New_Mexico New_York North_Carolina North_Dakota Ohio Oklahoma Oregon Pennsylvania "
    "Rhode_Island South_Carolina South_Dakota Tennessee Texas Utah Vermont Virginia Washington "
    "West_Virginia Wisconsin Wyoming"
)
_CODES = (
    "AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM"
    " NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY"
).split()
#: The postal code of each state.
POSTAL = dict(zip((s.replace("_", " ") for s in STATES.split()), _CODES, strict=True))
#: Cities and counties large enough to be named without their state.
CITIES = {
    "Atlanta": "Georgia",
    "Austin": "Texas",
    "Baltimore": "Maryland",
    "Boston": "Massachusetts",
    "Brooklyn": "New York",
    "Buffalo": "New York",
    "Chicago": "Illinois",
    "Cincinnati": "Ohio",
    "Cleveland": "Ohio",
    "Cook County": "Illinois",
    "Dallas": "Texas",
    "Denver": "Colorado",
    "Detroit": "Michigan",
    "Harris County": "Texas",
    "Houston": "Texas",
    "LA": "California",
    "L.A.": "California",
    "LA County": "California",
    "Las Vegas": "Nevada",
    "Los Angeles": "California",
    "Los Angeles County": "California",
    "Manhattan": "New York",
    "Miami": "Florida",
    "Milwaukee": "Wisconsin",
    "Minneapolis": "Minnesota",
    "New Orleans": "Louisiana",
    "New York City": "New York",
    "Oakland": "California",
    "Philadelphia": "Pennsylvania",
    "Philly": "Pennsylvania",
    "Phoenix": "Arizona",
    "Pittsburgh": "Pennsylvania",
    "Sacramento": "California",
    "San Antonio": "Texas",
    "San Diego": "California",
    "San Francisco": "California",
    "Seattle": "Washington",
    "St. Louis": "Missouri",
    "St Louis": "Missouri",
    "Suffolk County": "Massachusetts",
}
STATE_OF = {
    **{name.replace("_", " "): name.replace("_", " ") for name in STATES.split()},
    **CITIES,
}
_PLACE = re.compile(
    r"(?<![\w.])("
    + "|".join(re.escape(name) for name in sorted(STATE_OF, key=len, reverse=True))
    # "Washington, D.C." is no state, "LA" is no word in lower case
    + r")(?!\w)(?!,? D\.?C\.?)(?<!\bWashington(?! [Ss]tate\b))"
)

#: Offices whose candidates file with a state or a place in it, and never with the FEC.
_LOCAL = re.compile(
    r"\b(district attorneys?|(?:state )?attorneys? generals?|circuit attorneys?"
    r"|(?:state|commonwealth|county|city)(?:['\u2019]s)? attorneys?|prosecutors?|DAs?\b"
    r"|governors?|gubernatorial|lieutenant governors?|mayors?|mayoral|sheriffs?"
    r"|state (?:senat\w+|house|representatives?|assembly\w*|legislat\w+|supreme court)"
    r"|assembly(?:man|woman|member)s?|alder(?:man|woman|men)|city council\w*|council(?:man|woman)"
    r"|county (?:commission\w*|executives?|supervisors?|boards?)|school boards?"
    r"|ballot (?:measures?|initiatives?|propositions?)|Proposition \d+)\b",
    re.IGNORECASE,
)
#: Offices whose candidates file with the FEC.
_FEDERAL = re.compile(
    r"\b(presidents?|presidential|congress\w*|U\.?S\.? (?:senat\w+|house|representatives?)"
    r"|the senate|house of representatives|federal (?:candidates?|committees?|PACs?)"
    r"|super PACs?|FEC|Federal Election Commission)\b",
    re.IGNORECASE,
)
#: How committees of federal candidates are called: "Doe for Senate" (a state's has the word State).
_OF_CONGRESS = re.compile(
    r"\bfor (?:the )?(?:U\.?S\.? )?(?:Senat(?:e|or)|Congress|House|President)$", re.IGNORECASE
)
_PLACE_AFTER = re.compile(r"^\s*,?\s*(?:in|of|from|for)\s+(?:the\s+)?$")


def states_in(text: str) -> tuple[str, ...]:
    """The states that a text names, by themselves or by a large city, each once, in its order.

    >>> states_in("a prosecutor in St. Louis and one in Massachusetts")
    ('Missouri', 'Massachusetts')
    """
    return tuple(dict.fromkeys(STATE_OF[found.group(1)] for found in _PLACE.finditer(text)))


def cities_in(text: str) -> tuple[str, ...]:
    """The cities and counties of the table that a text names."""
    return tuple(dict.fromkeys(f.group(1) for f in _PLACE.finditer(text) if f.group(1) in CITIES))


def place_words(text: str, start: int, end: int) -> str:
    """The words around a name that say where it belongs: "LA District Attorney" before it, "in
    Missouri" or "of Chicago" after it. start and end are the name's span."""
    low, high = around(text, start, end)
    return text[low:high]


def around(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the words around a name begin and end that say where it belongs."""
    before = re.search(r"(?:[A-Z][\w.]*\s+){1,5}$", text[:start])
    after = _PLACE.search(text, end)
    near = after and _PLACE_AFTER.match(text[end : after.start()])
    return before.start() if before else start, after.end() if after and near else end


def spans_in(text: str) -> Iterator[Span]:
    """Where a text names places of the table; "Washington state" with its second word."""
    for found in _PLACE.finditer(text):
        second = re.match(r" [Ss]tate\b", text[found.end() :])
        yield Span(found.start(), found.end() + (second.end() if second else 0))


def local_office(text: str) -> str | None:
    """The first office in a text whose races lie in no federal record, as written."""
    found = _LOCAL.search(text)
    return found.group() if found else None


def federal_form(name: str) -> bool:
    """Whether a committee is called as those of federal candidates are, which file with the FEC.

    >>> federal_form("Doe for Senate"), federal_form("Doe for State Senate")
    (True, False)
    """
    return bool(_OF_CONGRESS.search(name.strip()))


def federal_words(text: str) -> bool:
    """Whether a text speaks of an office or committee whose records are the FEC's."""
    return bool(_FEDERAL.search(text))
