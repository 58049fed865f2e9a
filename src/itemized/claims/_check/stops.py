"""Through whom a sentence has money go: the stops it names, and those it rules out."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from itemized.claims._check.case import Case, mentions
from itemized.claims._check.namesakes import read_as, rests_on
from itemized.claims._check.question import template
from itemized.claims._check.resolve import Resolved, joined, registered
from itemized.claims._text.words import (
    CALENDAR,
    CARRIES,
    NATIONS,
    ORGANIZATION_WORDS,
    ROUTED,
    STATE_NAMES,
)
from itemized.model import Claim, Finding, Match, Mention, Verdict

_ARTICLE = r"(?:the |an? |his |her |its |their )?"
_WORD = r"[A-Z][\w.&'\u2019-]*"
_NAME = rf"{_WORD}(?:\s+(?:(?:of|for|the|and|&|to)\s+)*{_WORD})*"
#: What a stop on the way is, where it is told: a company, a friend, a payment service.
_KINDS = (
    r"(?:compan(?:y|ies)|firms?|LLCs?"
    r"|committees?|PACs?|funds?|entit(?:y|ies)|intermediar(?:y|ies)|conduits?|trusts?|nonprofits?"
    r"|groups?|organi[sz]ations?|corporations?|subsidiar(?:y|ies)|business(?:es)?|foundations?"
    r"|accounts?|donors?|friends?|relatives?|employees|associates|husband|wife|spouse|partners?"
    r"|lawyers?|attorneys?|accountants?|agents?|lobbyists?|brothers?|sisters?|sons?|daughters?"
    r"|mother|father|parents|children|family|estate|platforms?|websites?|processors?)"
)
#: "The super PAC", "a nonprofit called the", "her group, the": what it is, before its name.
_DESCRIBED = (
    rf"(?:(?:[a-z-]+\s+){{0,3}}?{_KINDS},?\s+(?:(?:called|named|known as|dubbed)\s+)?(?:the\s+)?)?"
)
_THROUGH = re.compile(
    rf"(?P<not>\b(?:not|never|nor|rather than|instead of|other than|except|[Ww]ithout)\s+"
    r"(?:(?:going|go|gone|passing|pass|routed|sent|directly)\s+)?)?"
    r"\b(?:[Tt]hrough|[Vv]ia|[Bb]y (?:way|means) of|[Uu]sing|[Ww]ith (?:the )?help (?:of|from)"
    r"|[Uu]s(?:ed|es)(?=[^,;.]{2,80}? to (?:financ|fund"
    r"|bankroll|underwrit|back|support|giv|send|pay|pass|rout|funnel|channel)))"
    r"\s+(?:both |either |nobody but |none but )?"
    rf"{_ARTICLE}{_DESCRIBED}[\"\u201c]?(?P<name>{_NAME})"
)
#: "Bypassing the fund": a stop that the money did not make.
_AROUND = re.compile(
    r"\b(?P<not>(?:[Bb]ypass|[Cc]ircumvent|[Aa]void)(?:ed|ing)|[Gg]oing around)\s+"
    rf"{_ARTICLE}{_DESCRIBED}(?P<name>{_NAME})"
)
#: What is passed on: a sum, or money.
_MONEY = r"(?:[\w-]+ ){0,3}?(?:\$\d|(?:money|cash|funds|millions|thousands)\b)"
#: "The fund served as a conduit for", "the fund passed on $5 from Roe": whom the money passed,
#: named before what it was or did.
_CARRIER = re.compile(
    rf"(?P<name>(?!The ){_NAME}),? (?:(?:has|had|have|also|then|only) )*"
    rf"(?P<not>(?:did not|never) )?(?:{CARRIES}|{ROUTED}(?= (?:"
    rf"[^;]{{0,40}}?{_MONEY}[^;]{{0,60}}? from |[^;$]{{2,80}}['\u2019]s? {_MONEY}))"
    rf"|(?:gave|sent|handed)(?= (?:the )?[A-Z][^,;$]{{1,60}}['\u2019]s? \$)"
    rf"|us(?:ed|es)(?= [^;$]{{2,60}}['\u2019]s? (?:money|cash|funds) to ))"
)
#: What more is named after the first: ", Acme PAC and the Better Roads PAC", before no verb.
_MORE = re.compile(
    rf"(?:,\s+(?:the )?{_NAME}){{0,4}},?\s+(?:and|&)\s+(?:then )?{_ARTICLE}(?P<name>{_NAME})"
    r"(?=\s*(?:[.,;:)]|$)|\s(?:in|on|during|last|to|from|since|between|for|as)\b)"
)
#: A stop on the way that is told by what it is.
_SOMEBODY = re.compile(
    r"\b(?:[Tt]hrough|[Vv]ia|[Bb]y way of|[Bb]y means of|[Ww]ith (?:the )?help (?:of|from)"
    r"|[Uu]sing (?!(?:[a-z-]+ ){0,3}?(?:funds?|accounts?)\b))"
    rf" ?(?:[a-z-]+ ){{0,5}}?{_KINDS}\b"
)
#: Words of a name that is a day or a time rather than somebody.
_TIME = re.compile(
    r"\b(?:[Dd]ay|[Ww]eek(?:end)?|[Mm]onth|[Yy]ear|[Qq]uarter|[Ee]lections?|[Pp]rimary|[Pp]rimaries"
    r"|[Cc]onvention|[Cc]aucus(?:es)?|[Ss]pring|[Ss]ummer|[Ff]all|[Ww]inter|Easter|Christmas)\b|\d"
)
#: Where another statement of the sentence begins; what it says of a way is not said of this one.
_NEXT = re.compile(
    r"[;:\u2014]|,? \b(?:who|which|whose|that|while|whereas|although|though|because|after|before"
    r"|when|once|according|but(?! (?:not|never|only|through|via)))\b"
    r"|,? \band,? (?:(?=(?:he|she|it|they|also|then)\b)"
    rf"|(?=(?:{_WORD} ){{1,5}}(?:[a-z]+ed|gave|sent|spent|wrote|paid|made|put|cut|has|had|have)\b))"
    r"|,? \band, (?=through|via|by way of)"
)
#: Statements that end with a comma: "who leads the group,", "While Roe financed Doe,".
_INSERTED = re.compile(
    r",? ?\b(?:who|which|whose|while|although|though|because|after|before|when|once)\b", re.I
)
#: A brand such as the payment services' names: capitals inside of a word.
_BRAND = re.compile(r"[A-Z][a-z]+[A-Z]\w+")
KINDS = ("relation", "donation", "donation_total", "transfer", "ie_spending")
#: What else is said of a gift by way of somebody, and not put to routes.
_OF_GIFTS = (*KINDS, "absence", "in_kind", "loan", "payment")
_AGREES = (Verdict.MATCH, Verdict.MATCH_WITH_CAVEAT)


@dataclass(frozen=True)
class Stop:
    """A party that the sentence has the money go through, or not go through (denied)."""

    side: Resolved
    denied: bool

    @property
    def name(self) -> str:
        """It as the text names it."""
        return self.side.mention.name

    @property
    def committees(self) -> tuple[Match, ...]:
        """The committees on record that it may be, those with an agency's id first."""
        every = (match for match in self.side.meant if match.kind == "committee")
        return tuple(sorted(every, key=lambda match: not registered(match)))

    @property
    def ids(self) -> frozenset[str]:
        """The ids of these committees."""
        return frozenset(match.entity_id for match in self.committees)

    @property
    def is_party(self) -> bool:
        """Whether it is somebody, and not a month or a place."""
        return bool(self.side.meant) or is_somebody(self.name)


def between(claim: Claim, case: Case) -> tuple[Stop, ...]:
    """Whom the sentence says the money went through, of those that are committees on record."""
    led = (stop for stop in told(claim, case) if not stop.denied and stop.committees)
    return tuple({stop.ids: stop for stop in led}.values())


def with_others(found: Finding, claim: Claim, case: Case, between: tuple[Stop, ...]) -> Finding:
    """The finding on a way through committees, and what else the sentence says of the way: no
    plain match where it names another stop, or one that it did not go through, or where several
    committees of the stop's name are taken together."""
    led = {stop.ids for stop in between}
    said = [
        f"The text {'says it did not go' if stop.denied else 'also has it go'} through"
        f" {stop.name}; that was not looked at."
        for stop in told(claim, case)
        if stop.is_party and (stop.denied or stop.ids not in led)
    ]
    taken = [words for stop in between for words in (_taken_for(stop, found), read_as(stop.side))]
    said = [*said, *taken] if found.routed else said
    said = [words for words in said if words]
    if not said or (found.verdict not in _AGREES and not found.routed):
        return found
    plain = found.verdict is Verdict.MATCH
    verdict = Verdict.MATCH_WITH_CAVEAT if plain else found.verdict
    return replace(found, verdict=verdict, because=(*found.because, *dict.fromkeys(said)))


def _taken_for(stop: Stop, found: Finding) -> str:
    """Whom a stop was taken for, where its name alone does not say it: the committee that the
    article names in full, and of several of a name those that the ways lead through."""
    routes = found.routed.routes if found.routed else ()
    on_way = {i for route in routes for i in route.ids[1:-1]}
    used = [match for match in stop.committees if match.entity_id in on_way]
    part, whole = stop.side.mention.text, stop.name
    full = f"{part} is read as {whole}, which the article names in full." if part != whole else ""
    of_name = rests_on(stop.side, used) or joined(len(used), stop.name)
    return f"{full} {of_name}".strip()


def unknown_way(found: Finding, claim: Claim, case: Case) -> str:
    """What says that the text tells a way of the money that the rows found do not show; empty where
    it names no way, or a conduit that the rows name (11 CFR 110.6)."""
    if case.reader is None or claim.kind not in _OF_GIFTS:
        return ""
    said = "The text has it go another way, \u201c{}\u201d, which was not understood."
    text = case.reading.article.text
    for vague in _SOMEBODY.finditer(text, claim.sentence.start, claim.sentence.end):
        if is_said_of(claim, text, vague.start()):
            return said.format(vague.group())
    on_rows = _on_rows(found, case)
    for stop in told(claim, case):
        if stop.denied or not stop.is_party:
            continue
        if not stop.committees:
            return said.format(f"through {stop.name}")
        if on_rows.isdisjoint(stop.ids) and _both_known(claim, case):
            return f"The text has it go through {stop.name}, which the rows found do not name."
    return ruled_out(claim, case)


def _both_known(claim: Claim, case: Case) -> bool:
    """Whether the records know everybody that the claim names: where they do not, no row is of any
    way."""
    sides = (("donor", claim.donor), ("recipient", claim.recipient))
    return all(case.resolve(m, role).meant for role, side in sides for m in mentions(side))


def ruled_out(claim: Claim, case: Case) -> str:
    """What says that the text names a way that the money did not go; empty where it names none."""
    if case.reader is None or claim.kind not in _OF_GIFTS:
        return ""
    denied = (s.name for s in told(claim, case) if s.denied and s.is_party)
    name = next(denied, None)
    return f"The text says it did not go through {name}; that was not looked at." if name else ""


def _on_rows(found: Finding, case: Case) -> set[str]:
    """Who the rows of a finding name as recipient or conduit."""
    keys = [record.entry_key for record in found.records]
    rows = case.ledger.dicts(template("conduits"), {"keys": keys})
    return {record.payee_id for record in found.records} | {row["conduit_id"] for row in rows}


def told(claim: Claim, case: Case) -> list[Stop]:
    """Every stop that the sentence names, but the claim's own parties; none without a ledger."""
    if case.reader is None:
        return []
    text, sentence = case.reading.article.text, claim.sentence
    parties = (*mentions(claim.donor), *mentions(claim.recipient))
    carriers = mentions(claim.extra.get("carrier"))
    found = [Stop(case.resolve(carrier, "recipient"), denied=False) for carrier in carriers]
    for m in (
        *_CARRIER.finditer(text, sentence.start, sentence.end),
        *_THROUGH.finditer(text, sentence.start, sentence.end),
        *_AROUND.finditer(text, sentence.start, sentence.end),
    ):
        first = _stop(m, parties, case) if is_said_of(claim, text, m.start()) else None
        if first is None:
            continue
        found.append(first)
        more = _MORE.match(text, first.side.mention.end, sentence.end)
        second = _stop(more, parties, case, denied=first.denied) if more else None
        found += [second] if second else []
    return _of_its_sum(found, claim, case)


def _of_its_sum(found: list[Stop], claim: Claim, case: Case) -> list[Stop]:
    """Of the stops those told with the claim's own sum, where each sum of the sentence is followed
    by one of its own: "$5 through the fund and $7 through the party"."""
    told = [c for c in case.reading.claims if c.sentence == claim.sentence]
    sums = sorted({a.start for c in told for a in c.amounts if a.start is not None})
    own = {a.start for a in claim.amounts}
    at = [stop.side.mention.start for stop in found]
    spans = list(pairwise([*sums, claim.sentence.end]))
    if len(sums) < 2 or any(not any(s < n < e for n in at) for s, e in spans):
        return found
    mine = [(s, e) for s, e in spans if s in own]
    return [stop for stop, n in zip(found, at, strict=True) if any(s < n < e for s, e in mine)]


def is_said_of(claim: Claim, text: str, at: int) -> bool:
    """Whether what stands at a place is said of the claim's own payment: the statement that it is
    part of names the sum or the recipient or, where the sentence names neither, is the claim."""
    [(start, end)] = [
        (s, e)
        for s, e in _statements(text, claim.sentence.start, claim.sentence.end)
        if s <= at < e
    ]
    told = (claim.start, claim.end)  # a receiver named before it is one of another statement
    own = [(m.start, m.end) for m in mentions(claim.recipient) if m.end > told[0]]
    own += [(a.start, a.end) for a in claim.amounts if a.start is not None and a.end is not None]
    own = [(s, e) for s, e in own if claim.sentence.start <= s < claim.sentence.end]
    return any(s < end and start < e for s, e in own or [told])


def _statements(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Where each statement of a sentence begins and ends, in order and without gaps.

    >>> text = "Roe gave $5 to Doe, who led a group through Poe, and then $6 to Coe."
    >>> [text[s:e] for s, e in _statements(text, 0, len(text))]
    ['Roe gave $5 to Doe', ', who led a group through Poe', ',', ' and then $6 to Coe.']
    """
    cuts = {start, end}
    for m in _NEXT.finditer(text, start, end):
        cuts.add(m.start())
    for m in _INSERTED.finditer(text, start, end):
        comma = text.find(",", m.end(), end)
        cuts |= {comma} if comma >= 0 else set()
    return list(pairwise(sorted(cuts)))


def _stop(
    m: re.Match[str], parties: tuple[Mention, ...], case: Case, *, denied: bool = False
) -> Stop | None:
    """Whom the words begin with: the longest name that the records know, or else the whole."""
    words = m["name"].rstrip(".,;").split()
    start = m.start("name")
    tried = []
    for n in range(len(words), 0, -1):
        name = " ".join(words[:n])
        mention = Mention(name, name, start, start + len(name), "committee")
        beside = all(p.end <= start or mention.end <= p.start for p in parties)
        if beside and name[-len(words[n - 1])].isupper():
            tried.append(mention)
    denied = denied or bool(m.groupdict().get("not"))
    for mention in tried:
        if (side := case.resolve(mention, "recipient")).meant:
            return Stop(side, denied)
    heads = (t for t in tried if re.match(r"(?:and|&)\s", m["name"][len(t.name) :].lstrip()))
    first = next((t for t in heads if _is_organization(t.name)), next(iter(tried), None))
    return Stop(_named_in_full(first, case), denied) if first else None


def _named_in_full(part: Mention, case: Case) -> Resolved:
    """Whom a part of a name ("the Victory Fund") means: the one committee that the article names in
    full, of which it is the end or the beginning. Nobody where there is none, or several."""
    if not _is_organization(part.name):
        return Resolved(part)
    text, found = case.reading.article.text, {}
    word, said = r"[A-Z][\w&'\u2019-]*", re.escape(part.name)
    more = rf"(?:\s+(?:(?:of|for|the|and|&|to)\s+)*{word})+"
    rest = rf"(?:\b{word}\s+)+{said}\b|\b{said}{more}"
    for m in re.finditer(rest, text):
        name = " ".join(m.group().split())
        side = case.resolve(replace(part, name=name), "recipient")
        if any(match.kind == "committee" for match in side.meant):
            found[side.ids] = side
    return next(iter(found.values())) if len(found) == 1 else Resolved(part)


def is_somebody(name: str) -> bool:
    """Whether a name that the records do not know is of somebody, and of no time or place."""
    words = name.lower().replace(".", "").split()
    if name.lower() in STATE_NAMES | NATIONS or _TIME.search(name):
        return False
    return _is_organization(name) or CALENDAR.isdisjoint(words)


def _is_organization(name: str) -> bool:
    last = name.split()[-1].strip(".,")
    plain = last.lower()
    return plain in ORGANIZATION_WORDS or plain.endswith("pac") or bool(_BRAND.fullmatch(last))
