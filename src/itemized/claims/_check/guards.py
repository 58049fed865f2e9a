"""Whom the text names where it names no one filer: a group, somebody's relative or firm, no name.

Such words are never looked up as a party: a row of somebody else would be taken for theirs.
"""

from __future__ import annotations

import re

from itemized.model import Claim, Mention

_KIN = (
    r"husband|wife|wives|spouse|partner|fianc[e\u00e9]+|son|daughter|child|children|kids?|brother"
    r"|sister|siblings?|father|mother|parents?|nephew|niece|cousin|uncle|aunt|grand\w+|family"
    r"|heirs?"
    r"|relatives?|friends?|widow(?:er)?|in-laws?|colleagues?|aides?|allies|ally|supporters?"
    r"|backers?"
    r"|donors?|opponents?|rivals?|challengers?|predecessors?|successors?|critics?|foes?|assistant"
    r"|lawyers?|neighbou?rs?|boss|bosses"
)
_FIRM = (
    r"compan(?:y|ies)|firms?|business(?:es)?|corporations?|employers?|employees|workers|staff"
    r"|executives?|foundations?|trusts?|estate|charit(?:y|ies)|nonprofits?|organi[sz]ations?"
    r"|groups?"
    r"|networks?|funds?|union|bank|think tank|super PACs?|PACs?|subsidiar(?:y|ies)|affiliates?"
    r"|members|shareholders|investors"
)
_BETWEEN = r"(?:(?!(?:to|for|of|and|with|in|from|on|by|gifts?|donations?|checks?)\b)[\w-]+ ){0,2}?"
_OTHERS = rf"{_BETWEEN}(?P<who>{_KIN}|{_FIRM})\b(?!['\u2019])"
_OWNED = re.compile(rf"['\u2019]s? {_OTHERS}")
_OF = re.compile(
    rf"\b(?:{_KIN}|compan(?:y|ies)|firms?|foundation|estate|employees"
    r"|workers|staff|executives) (?:of|at|from) (?:the )?$",
    re.IGNORECASE,
)
#: "Acme PAC and its donors": others whom the text counts with the one it names.
_AND_OTHERS = re.compile(
    r",? (?:and|along with|together with|as well as|in concert with|alongside|plus) "
    r"(?:(?:(?:some|many|several|two|three|most|all) of )?(?:his|her|their|its)|other|others|allied"
    r"|affiliated|related|friendly|like-minded|several|various|some) "
    rf"{_BETWEEN}(?P<who>{_KIN}|{_FIRM}|committees|campaigns|organizations)\b(?!['\u2019])"
)
_TO = re.compile(r"\b(?:to|from|for|by|against|of|with|in|on) (?:the )?$")
_DID = re.compile(
    r" (?:\w+ly |also |then |has |had |have )*(?:g[ai]ven?|donated|contributed|sent|paid|spent"
    r"|raised|put|wrote|took|received|got|said|says|are|were|is|was)\b"
)
_PRONOUN = re.compile(r"(?:his|her|their|its|our|my|your)", re.IGNORECASE)
_AFTER_PRONOUN = re.compile(rf"\s+{_OTHERS}")
_PAYMENTS = (
    r"gifts?|checks?|cheques?|donations?|contributions?|sums?|payments?|transfers?|infusions?"
    r"|amounts?"
    r"|money|cash|funds|loans?"
)
_NO_NAME = re.compile(
    rf"(?:(?:the|an?|this|that|these|those|his|her|its|their|one|such) )*(?:[$\d][\d,.]*\w* )?"
    rf"(?:(?:single|largest|political|campaign|total|other) )*(?:{_PAYMENTS}"
    r"|was|were|is|are|been|be|it|he|she|they|who|which|that|this|there|a|an|the|and|or|by|to|from"
    r"|of|has|had|have)",
    re.IGNORECASE,
)
#: What stands in markup and formulas and in no name.
_MARKUP = re.compile(r"^\s*[=+@|/\\>\-]|[<>{}\[\]|\\=]|//")
#: Words for people at large, of whom filers give a total of their own.
INDIVIDUALS = re.compile(
    r"(?:the )?(?:individual (?:donors|contributors|givers|people)|individuals)", re.IGNORECASE
)
#: Kinds of filer in the plural, with capitals of their own.
MANY = re.compile(r"(?:[a-z-]+ )*(?:super |Super )?PACs", re.ASCII)
#: Several years in a row, the last of them apart.
YEARS = re.compile(r"\b(?:19|20)\d\d(?:,? and |,? or | to | through |-|\u2013)((?:19|20)\d\d)\b")
_DENIED = re.compile(
    r"\b(?:never|not(?! only)|no (?:money|cash|funds?|support))\b|n['\u2019]t\b", re.I
)
#: The same right before a verb; "no doubt that" a few words before denies nothing.
_DENIED_BEFORE = re.compile(r"(?:\b(?:never|not)|n['\u2019]t)\s+(?:\w+ly\s+|ever\s+)?$", re.I)
_LEAST_ONE = re.compile(
    r"\b(?:smallest|lowest|tiniest) (?:[\w-]+ ){0,2}?(?:donors?|contributors?|givers?|gifts?"
    r"|donations?|contributions?|checks?|recipients?|payments?)\b[^;.$]*$",
    re.IGNORECASE,
)
_LEAST = re.compile(r"\b(?:smallest|lowest|tiniest|(?<!at )least)\b", re.IGNORECASE)


def is_no_name(name: str) -> bool:
    """Whether words are no name at all: a verb, a noun for a payment, markup, a formula.

    >>> is_no_name("was"), is_no_name("gift"), is_no_name("=cmd|'/c calc'"), is_no_name("Ada Quill")
    (True, True, True, False)
    """
    bare = name.strip()
    return not re.search(r"\w", bare) or bool(_NO_NAME.fullmatch(bare) or _MARKUP.search(bare))


def is_common(name: str) -> bool:
    """Whether words have no capital and no digit: a common noun, or a group, and no name."""
    return not any(letter.isupper() or letter.isdigit() for letter in name)


def of_another(mention: Mention, text: str) -> str | None:
    """The relative, firm or following of the named one that the text speaks of, as written."""
    own = _OWNED.search(mention.name)
    if own and own.end() == len(mention.name):
        return mention.name
    for start, end in _places(mention, text):
        after = _OWNED.match(text, end)
        if after is None and _PRONOUN.fullmatch(mention.text):
            after = _AFTER_PRONOUN.match(text, end)
        if after is not None:
            return text[start : after.end()]
        others = _AND_OTHERS.match(text, end)
        if others and not (_TO.search(text[:start][-20:]) and _DID.match(text, others.end())):
            return text[start : others.end()]
        before = _OF.search(text[:start])
        if before is not None:
            return text[before.start() : end]
    return None


def owner(mention: Mention, text: str) -> Mention | None:
    """The one that "the company of", "'s company" is said of; None where nobody is."""
    if of_another(mention, text) is None:
        return None
    own = _OWNED.search(mention.name)
    name = mention.name[: own.start()] if own else mention.name
    # a span of its own, so that the words after the name are not asked again
    return Mention(name, name, -1, -1, "person" if own else mention.kind)


def _places(mention: Mention, text: str) -> list[tuple[int, int]]:
    if text[mention.start : mention.end] == mention.text:
        return [(mention.start, mention.end)]
    if mention.start < 0:
        return []
    return [found.span() for found in re.finditer(re.escape(mention.text), text)]


def why_nobody(mention: Mention, text: str) -> str:
    """Why words that stand for no one filer are not looked up, as a sentence."""
    if is_no_name(mention.name):
        return f"“{mention.text}” is no name of a party; who is meant was not understood."
    other = of_another(mention, text)
    if other is not None:
        return (
            f"\u201c{other}\u201d is another party than the one named; who that is the text does"
            " not say."
        )
    return (
        f"The text speaks of a group, \u201c{mention.text}\u201d; which filers belong to it the"
        " records do not say."
    )


def denied(claim: Claim, sentence: str) -> bool:
    """Whether the words of a payment, or those right before them, deny it."""
    at = max(sentence.find(claim.quote), 0)
    verb = str(claim.extra.get("verb") or claim.quote)
    return bool(_DENIED.search(verb) or _DENIED_BEFORE.search(sentence[:at]))


def least(claim: Claim, sentence: str) -> bool:
    """Whether a claim is of the smallest of something: "the smallest donor was Roe, with $5"."""
    at = max(sentence.find(claim.quote), 0)
    return bool(_LEAST.search(claim.quote) or _LEAST_ONE.search(sentence[:at]))
