"""Proper names in a text, found by their form."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from itemized.claims._text.words import (
    CALENDAR,
    COMMITTEE_ENDS,
    COMMON,
    JOINS_FOR,
    JOINS_OF,
    NATIONS,
    OFFICES,
    ORGANIZATION_WORDS,
    PEOPLE_NOUNS,
    SIDES,
    STATE_NAMES,
    TITLES,
)

_TOKEN = re.compile(
    r"(?:[^\W\d_]\.){2,}"  # U.S., J.B.
    r"|[^\W\d_]\.(?= [^\W\d_])"  # the G. of a middle name
    r"|[^\W_]+(?:&[^\W_]+|[-\u2010\u2011](?=[^\W_a-z])[^\W_]+|\.[^\W_]+"
    r"|['\u2019](?![sS]\b)[^\W_]+)*"
    r"|&"
)
_GAP = re.compile(r"[ \u00a0]|\. ")
#: "Neighbors for a Safer City", "Save the Harbor", "Committee Against the Recall".
_LITTLE = frozenset("a an the our all your".split())
_TIES = frozenset("for of against in to".split())
_NO_SURNAMES = frozenset("street avenue boulevard plaza gop".split())
#: "Progressive Turnout" and "Justice Now" are groups, "Justice Roe" is a judge.
_CAUSES = frozenset("progressive conservative liberal independent green justice".split())
_OF_CAUSE = COMMITTEE_ENDS | frozenset(
    "now democrats republicans project center alliance coalition network department forward"
    " foundation party".split()
)
_PURPOSES = frozenset("right need ready road path time power committee coalition alliance".split())
_DOINGS = frozenset(
    "save protect defend restore rebuild build end win fix stop keep take reclaim unite fight"
    " change secure draft turn flip defeat elect advance".split()
)
_PARTICLES = frozenset("de van von der den la del da di du bin al el ter".split())
#: What a page says of itself, and words beside a figure, are no part of anybody's name.
_FURNITURE = re.compile(
    r"(?:Read More(?: Here)?|Story Continue[sd](?: Below)?|Continue Reading|Click Here|Sign Up"
    r"|Related(?: Stor(?:y|ies)| Articles?)?|Advertisement)\b"
    r"|(?:(?:Total|Cash|Average|Top|Amount|Money|Date|Raised|Spent|Debts?|Receipts)"
    r"(?: [a-z]+){0,4}(?: in \d{4})?:)"
)
_NOT_NAMES = frozenset("I U.S. D.C. TV CEO LLC AM PM DA OK U.S Mr Mrs Ms Dr".split())
_NEVER = frozenset("the a an i it he she they we and or but".split())
#: Words that open names as often as sentences.
_OPENERS = frozenset(
    "new federal state national public american united first big local super all".split()
)
_MORE = re.compile(r"\.?[ \u00a0](?:(?:of|for|the|and|&) )?[^\W\d_a-z]")
_ADJECTIVE_BEFORE_SIDE = re.compile(
    r" (?:GOP|Republican|Democratic|Democrat|Libertarian) [^\W\d_](?<![A-Z])"
)
_FOR_CAUSE = re.compile(r" for (?:an? |the )?[^\W\d_a-z][\w-]+ [^\W\d_a-z]")
_POINTS_BACK = re.compile(r"['\u2019]s\b|, whos?e?\b")
_ON_MEASURE = re.compile(
    r" on (?:[A-Z]\b|\d|(?:Prop|Measure|Question|Amendment|Initiative|Issue)\b)"
)
_PARTISAN = frozenset("republican democrat libertarian".split())
_ITEM = re.compile(r"(?:\d{1,2}[.)]|[-*\u2022\u2013\u2014]) ")
_ROLE = re.compile(PEOPLE_NOUNS, re.IGNORECASE)
_AFFIX = re.compile(r"(?:^|[^\w])(?:pro|anti|ex|un|non|mid|pre|post)-$", re.IGNORECASE)
_SEAT = re.compile(
    r"\([A-Z]{1,3}[-\u2013][^)]{1,14}\)|(?<=, )(?:[DRIL]|Ind)-[A-Z][\w .]{1,14}(?=,)"
)
#: "Jane Roe Total raised: $5": the label of a figure is no part of the name before it.
_LABEL = re.compile(
    r"\b(?:Total|Cash|Average|Money|Amount|Funds|Number|Date|Debts?|Donors|Top)(?:"
    r" [a-z][\w-]*){1,4}:"
)
_NUMBERED = frozenset("on measure proposition prop question local issue amendment district".split())
#: "Laborers and Builders Union", "Pacific Gas and Electric Company": one name each.
_OF_TWO = frozenset(
    "company co corporation association society union institute foundation league chamber"
    " brotherhood federation".split()
)
_LIKE_NOUNS = ("ers", "ors", "ists", "ians", "ing", "ment", "ness", "ty", "tion", "ants", "ics")
_OF_INDUSTRY = frozenset("gas electric oil power light water coal rail hotel retail".split())
_STATE_SHORT = frozenset(
    "Ala Ariz Ark Calif Colo Conn Fla Ga Ill Ind Kan Ky Mass Md Mich Minn Mo Mont Neb Nev Okla Ore "
    "Pa"
    " Tenn Tex Va Vt Wash Wis Wyo".split()
)
_ALSO_SURNAMES = frozenset({"washington", "montana"})
_ABSTRACT = re.compile(
    r"(?:[a-z]{3}tions?|[a-z]{3}ity|[a-z]{3}ities|[a-z]{3}ism)$"
)  # no surname ends so
_TITLE_END = re.compile(r"\b(?:M[rs]|Mrs|Dr|Sen|Rep|Gov|Del|Sgt|Capt|Judge|Justice)\. $")
_CAMEL = re.compile(r"[A-Z][a-z]+[A-Z][a-z]+")  # "ActGreen" is a name wherever it stands
_SUFFIXES = frozenset("inc llc ltd lp llp jr sr ii iii iv".split())  # "Acme Club, Inc.", "Roe, Jr."
_GENERIC = frozenset(
    {"pac", "pacs", "super", "committee", "campaign", "congress", "senate", "house"}
)


@dataclass(frozen=True)
class Name:
    """A proper name: code points [start, end) of the text, without title and possessive."""

    start: int
    end: int
    text: str
    kind: str | None  # person, committee, organization, place, side or None where form says nothing
    titled: bool = False


@dataclass(frozen=True)
class _Token:
    start: int
    end: int
    word: str
    capital: bool

    @property
    def key(self) -> str:
        return self.word.lower().rstrip(".")


def _tokens(text: str, offset: int) -> list[_Token]:
    found = []
    for m in _TOKEN.finditer(text):
        word = m[0]
        camel = any(c.isupper() for c in word[1:]) and len(word) > 3 and "-" not in word
        capital = not word[0].isdigit() and (word[0].isupper() or camel)
        found.append(_Token(m.start() + offset, m.end() + offset, word, capital))
    return found


def is_headline(text: str) -> bool:
    """Whether most words are written large, as in the headline style of many papers."""
    if text.rstrip("\u201d\"\u2019')").endswith(".") or _ITEM.match(text):
        return False
    words = re.findall(r"[^\W\d_]{4,}", text)
    return len(words) >= 4 and sum(w[0].isupper() for w in words) > 0.7 * len(words)


def kind_of(words: Sequence[str]) -> str | None:
    """What a name is, as far as its words say."""
    keys = [w.lower().rstrip(".") for w in words]
    bare = " ".join(keys)
    if bare in STATE_NAMES or bare in NATIONS or (len(keys) == 1 and words[0] in _STATE_SHORT):
        return "place"
    if all(k in SIDES for k in keys):
        return "side"
    if any(k.endswith("pac") and len(k) > 2 for k in keys) or keys[-1] in COMMITTEE_ENDS:
        return "committee"
    if len(keys) > 1 and (keys[-1] == "first" or keys[0].endswith(("ians", "oans", "ans", "ites"))):
        return "committee"  # "Valley First", "Ohioans Against Tolls"
    if keys[:2] in (["yes", "on"], ["no", "on"]):
        return "committee"
    if "for" in keys or "committee" in keys or _is_friends_of(words):
        return "committee"
    placed = len(keys) > 2 and keys[-1] in STATE_NAMES - _ALSO_SURNAMES
    if placed or (len(keys) > 1 and any(_ABSTRACT.search(k) for k in keys)):
        return "organization"  # "Fair Maps Ohio", "Rent Stabilization Now"
    if any(k in ORGANIZATION_WORDS for k in keys) or "&" in words or keys[-1] in _NO_SURNAMES:
        return "organization"
    if len(words) == 1:
        return "organization" if words[0].isupper() and len(words[0]) > 2 else None
    plain = all(w[0].isupper() or w in _PARTICLES for w in words)  # "Keep the Vow" is no person
    return "person" if len(words) <= 4 and plain else "organization"


def _is_friends_of(words: Sequence[str]) -> bool:
    """Whether it is "Friends of Bo Penn", and not "Friends of Ohio"."""
    named = [w.lower() for w in words[:2]] == ["friends", "of"] and len(words) > 2
    return named and kind_of(words[2:]) in {"person", None}


def _joins(tokens: Sequence[_Token], i: int, left: Sequence[_Token]) -> int:
    """How many small words at i tie the name on the left to the capital that follows."""
    word = tokens[i].key
    if i + 1 >= len(tokens):
        return 0
    after = tokens[i + 1]
    last = left[-1].key
    if word == "&" and after.capital:
        return 1
    if word in _LITTLE:
        tied = last in _TIES and len(left) > 1
        return int(after.capital and (tied or (last in _DOINGS and word in {"the", "our"})))
    if word == "to" and last in _PURPOSES and after.capital:  # "Right to Farm Now"
        return 1
    if word in _PARTICLES and after.capital and len(left) >= 1 and left[-1].word[0].isupper():
        return 1
    if word == "of" and after.capital and after.key not in CALENDAR:
        return 1 if (len(left) == 1 and left[0].key not in TITLES) or last in JOINS_OF else 0
    if word == "on" and last in {"yes", "no"} and (after.capital or after.word.isdigit()):
        return 1
    if word == "for" and after.capital:
        # "Ohioans for Lower Rents"
        people = last.endswith(("ans", "ites", "siders")) and len(last) > 5
        return 1 if people or last in JOINS_FOR or after.key in OFFICES else 0
    if word == "for" and after.key in _LITTLE and i + 2 < len(tokens) and tokens[i + 2].capital:
        many = last.endswith("s") and after.key != "the"
        return 1 if last in JOINS_FOR or many else 0
    return _joins_and(tokens, i, left)


def _joins_and(tokens: Sequence[_Token], i: int, left: Sequence[_Token]) -> int:
    """ "Safety and Justice PAC" is one name; "House PAC and Senate PAC" are two."""
    if tokens[i].key != "and" or not tokens[i + 1].capital or len(left) > 2:
        return 0
    if left[-1].key in COMMITTEE_ENDS or left[-1].key.endswith("pac"):
        return 0
    if left[-1].key == "bank" and tokens[i + 1].key == "trust":
        return 1
    ahead = i + 1
    while ahead < len(tokens) and ahead < i + 4 and tokens[ahead].capital:
        if ahead > i + 1 and tokens[ahead].key in COMMITTEE_ENDS:
            return 1 if len(left) == 1 or left[0].key in STATE_NAMES else 0
        if ahead > i + 1 and tokens[ahead].key in _OF_TWO:
            plain = len(left) == 1 and left[0].key.endswith(_LIKE_NOUNS)
            return 1 if plain or left[-1].key in _OF_INDUSTRY else 0
        ahead += 1
    return 0


def _starts(text: str, token: _Token, *, first: bool, known: frozenset[str]) -> bool:
    """Whether a name may begin at a token. text begins where the token does."""
    if not token.capital or token.key in CALENDAR or token.word in _NOT_NAMES:
        return False
    if _FURNITURE.match(text):
        return False
    rest = text[token.end - token.start :]
    if not first:
        return token.key not in _NEVER
    if _ADJECTIVE_BEFORE_SIDE.match(rest) and token.key not in {*STATE_NAMES, *_OPENERS}:
        return token.word in known  # "Longtime GOP donor" names nobody
    if token.key in {"yes", "no"} and _ON_MEASURE.match(rest):
        return True  # "No on D spent $5"
    if _MORE.match(rest):
        for_cause = token.key in JOINS_FOR and _FOR_CAUSE.match(rest)  # "Voters for Clean Water"
        return token.key not in COMMON or token.key in _OPENERS or bool(for_cause)
    if token.key in COMMON or _ROLE.fullmatch(token.word):
        return False
    if _CAMEL.fullmatch(token.word):
        return True
    if len(token.word) > 2 and token.word.isupper() and re.match(r"(?:['\u2019]s)? [a-z]", rest):
        return True
    return token.word in known or bool(_POINTS_BACK.match(rest))


def _cut(run: list[_Token]) -> list[_Token]:
    """A run without titles and side words before a person's name, and without loose ends."""
    while run and (
        run[-1].key in _PARTICLES or (not run[-1].capital and not run[-1].word[0].isdigit())
    ):
        run = run[:-1]
    while len(run) > 1 and run[0].key in {"super", "pac", "pacs"}:
        run = run[1:]
    if len(run) > 1 and run[-1].key in _PARTISAN:
        return []  # "the Ohio Republican" is somebody named before
    if len(run) > 2 and _ROLE.fullmatch(run[0].word) and run[0].key not in SIDES:
        run = run[1:]
    org = any(t.key in ORGANIZATION_WORDS or t.key.endswith("pac") for t in run[-2:])
    if org and not (run and run[0].key in TITLES and len(run) == 2):
        return run
    if len(run) == len(("Justice", "Now")) and run[0].key in _CAUSES:
        return run if run[0].key != "justice" or run[1].key in _OF_CAUSE else run[1:]
    office = _after_office(run)
    if office is not None:
        return run[office:]
    for i in range(len(run) - 1, -1, -1):
        titled = run[i].key in TITLES and i + 1 < len(run)
        if titled or (run[i].key in SIDES and i + 1 < len(run)):
            rest = run[i + 1 :]
            return rest if rest[0].capital else []  # "Secretary of State" is nobody
    return run


def _after_office(run: Sequence[_Token]) -> int | None:
    """Where a person's name begins after an office: "Ohio Secretary of State Jane Roe"."""
    for i in range(len(run) - 4):
        if run[i].key in TITLES and run[i + 1].key == "of" and run[i + 2].key == "state":
            return i + 3
    return None


def find_names(
    text: str, offset: int = 0, known: frozenset[str] = frozenset(), *, headline: bool = False
) -> list[Name]:
    """The names in one sentence. known: words seen large in the middle of sentences elsewhere.

    >>> [n.text for n in find_names("Texas Sen. Jane Roe and Acme & Sons gave to Roe for Senate.")]
    ['Jane Roe', 'Acme & Sons', 'Roe for Senate']
    """
    text = _SEAT.sub(lambda m: " " * len(m[0]), text)
    if ":" in text:
        text = _LABEL.sub(lambda m: "-" * len(m[0]), text)
    tokens = _tokens(text, offset)
    found: list[Name] = []
    i = 0
    while i < len(tokens):
        token = tokens[i]
        at = token.start - offset
        first = i == 0 or _after_stop(text, token, offset)
        skip = not _starts(text[at : at + 80], token, first=first, known=known) or _AFFIX.search(
            text[:at][-6:]
        )
        if skip or (headline and token.word not in known):
            i += 1
            continue
        run, i = _run(text, tokens, i, offset)
        name = _name(text, run, offset)
        if name:
            found.append(name)
    return found


def _after_stop(text: str, token: _Token, offset: int) -> bool:
    """Whether a token opens a sentence or a quotation inside the stretch."""
    before = text[max(0, token.start - offset - 3) : token.start - offset].rstrip()
    if _TITLE_END.search(text[max(0, token.start - offset - 9) : token.start - offset]):
        return False
    before = before.rstrip(")]\u201d\u2019\"'") or before
    return bool(before) and before[-1] in '.!?:\u201c"\u2018('


def _close(text: str, tokens: Sequence[_Token], i: int, offset: int) -> bool:
    gap = text[tokens[i].end - offset : tokens[i + 1].start - offset]
    titled = tokens[i].key in TITLES or tokens[i].key in _NUMBERED
    stop = gap == ". " and not titled and len(tokens[i].word) > 3
    suffix = gap == ", " and tokens[i + 1].key in _SUFFIXES
    return suffix or (bool(_GAP.fullmatch(gap)) and not stop)


def _never(token: _Token) -> bool:
    """Whether a token is no part of a name: "a", but not the initial of "John A. Roe"."""
    return token.key in _NEVER and not token.word.endswith(".")


def _run(text: str, tokens: list[_Token], i: int, offset: int) -> tuple[list[_Token], int]:
    """The tokens of the name that begins at i, and where to go on."""
    run = [tokens[i]]
    j = i + 1
    while j < len(tokens) and len(run) < 12 and _close(text, tokens, j - 1, offset):
        token = tokens[j]
        if _FURNITURE.match(text, token.start - offset):
            break
        if (
            (token.capital and token.key not in CALENDAR and not _never(token))
            or (token.word.isdigit() and run[-1].key in _NUMBERED)
            or (_joins(tokens, j, run) and _close(text, tokens, j, offset))
        ):
            run.append(token)
        else:
            break
        j += 1
    return run, j


def _name(text: str, run: list[_Token], offset: int) -> Name | None:
    cut = _cut(run)
    if not cut or all(t.key in TITLES for t in cut):
        return None
    titled = len(cut) < len(run) and any(t.key in TITLES for t in run[: len(run) - len(cut)])
    words = [t.word for t in cut]
    if (len(words) == 1 and cut[0].key in _GENERIC) or words == ["Election", "Day"]:
        return None
    start, end = cut[0].start, cut[-1].end
    kind = kind_of(words)
    if titled and (kind is None or (kind == "organization" and len(words) <= 3)):
        kind = "person"
    if len(cut) < len(run) and run[0].key in {"super", "pac"}:
        kind = "committee"
    return Name(start, end, text[start - offset : end - offset], kind, titled)
