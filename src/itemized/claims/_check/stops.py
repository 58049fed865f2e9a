"""Through whom a sentence has money go: the stops it names, and those it rules out."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from itemized.claims._check.case import Case, mentions
from itemized.claims._check.question import template
from itemized.claims._text.words import CARRIES, ORGANIZATION_WORDS
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
    rf"(?P<not>\b(?:not|never|nor|rather than|instead of|without)\s+"
    r"(?:(?:going|go|gone|passing|pass|routed|sent|directly)\s+)?)?"
    r"\b(?:[Tt]hrough|[Vv]ia|[Bb]y way of|[Uu]s(?:ed|es|ing)(?=[^,;.]{2,80}? to (?:financ|fund"
    r"|bankroll|underwrit|back|support|giv|send|pay|pass|rout|funnel|channel)))"
    rf"\s+(?:both |nobody but |none but )?{_ARTICLE}{_DESCRIBED}[\"\u201c]?(?P<name>{_NAME})"
)
#: "The fund served as a conduit for": whom the money passed, named before what it was.
_CARRIER = re.compile(
    rf"(?P<name>{_NAME}),? (?:(?:has|had|have|also|then|only) )*(?P<not>(?:did not|never) )?"
    rf"{CARRIES}"
)
#: What more is named after the first: ", Acme PAC and the Better Roads PAC", before no verb.
_MORE = re.compile(
    rf"(?:,\s+(?:the )?{_NAME}){{0,4}},?\s+(?:and|&)\s+(?:then )?{_ARTICLE}(?P<name>{_NAME})"
    r"(?=\s*(?:[.,;:)]|$)|\s(?:in|on|during|last|to|from|since|between|for|as)\b)"
)
#: A stop on the way that is told by what it is.
_SOMEBODY = re.compile(
    rf"\b(?:[Tt]hrough|[Vv]ia|[Bb]y way of|[Bb]y means of) (?:[a-z-]+ ){{0,3}}?{_KINDS}\b"
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
_AGREES = (Verdict.MATCH, Verdict.MATCH_WITH_CAVEAT)


@dataclass(frozen=True)
class _Stop:
    mention: Mention
    meant: tuple[Match, ...]
    denied: bool

    @property
    def committee(self) -> Match | None:
        """The one committee on record that it is."""
        one = self.meant[0] if len(self.meant) == 1 else None
        return one if one and one.kind == "committee" else None

    @property
    def is_party(self) -> bool:
        """Whether it is somebody, and not a month or a place."""
        return bool(self.meant) or _is_organization(self.mention.name)


def between(claim: Claim, case: Case) -> tuple[Match, ...]:
    """Whom the sentence says the money went through, of those that are one committee on record."""
    led = (stop.committee for stop in _stops(claim, case) if not stop.denied)
    return tuple(dict.fromkeys(committee for committee in led if committee))


def with_others(found: Finding, claim: Claim, case: Case, between: tuple[Match, ...]) -> Finding:
    """The finding on a way through committees, and what else the sentence says of the way: no
    plain match where it names another stop, or one that it did not go through."""
    said = [
        f"The text {'says it did not go' if stop.denied else 'also has it go'} through"
        f" {stop.mention.name}; that was not looked at."
        for stop in _stops(claim, case)
        if stop.is_party and (stop.denied or stop.committee not in between)
    ]
    if not said or found.verdict not in _AGREES:
        return found
    because = (*found.because, *dict.fromkeys(said))
    return replace(found, verdict=Verdict.MATCH_WITH_CAVEAT, because=because)


def unknown_way(found: Finding, claim: Claim, case: Case) -> str:
    """What says that the text tells a way of the money that the rows found do not show; empty where
    it names no way, or a conduit that the rows name (11 CFR 110.6)."""
    if case.reader is None or claim.kind not in KINDS:
        return ""
    said = "The text has it go another way, \u201c{}\u201d, which was not understood."
    text = case.reading.article.text
    for vague in _SOMEBODY.finditer(text, claim.sentence.start, claim.sentence.end):
        if _is_said_of(claim, text, vague.start()):
            return said.format(vague.group())
    on_rows = _on_rows(found, case)
    for stop in _stops(claim, case):
        name = stop.mention.name
        if stop.denied or not stop.is_party:
            continue
        if not any(match.kind == "committee" for match in stop.meant):
            return said.format(f"through {name}")
        if on_rows.isdisjoint(match.entity_id for match in stop.meant):
            return f"The text has it go through {name}, which the rows found do not name."
    return ruled_out(claim, case)


def ruled_out(claim: Claim, case: Case) -> str:
    """What says that the text names a way that the money did not go; empty where it names none."""
    if case.reader is None or claim.kind not in KINDS:
        return ""
    denied = (s.mention.name for s in _stops(claim, case) if s.denied and s.is_party)
    name = next(denied, None)
    return f"The text says it did not go through {name}; that was not looked at." if name else ""


def _on_rows(found: Finding, case: Case) -> set[str]:
    """Who the rows of a finding name as recipient or conduit."""
    keys = [record.entry_key for record in found.records]
    rows = case.ledger.dicts(template("conduits"), {"keys": keys})
    return {record.payee_id for record in found.records} | {row["conduit_id"] for row in rows}


def _stops(claim: Claim, case: Case) -> list[_Stop]:
    """Every stop that the sentence names, but the claim's own parties."""
    text, sentence = case.reading.article.text, claim.sentence
    parties = (*mentions(claim.donor), *mentions(claim.recipient))
    found: list[_Stop] = []
    for m in (
        *_CARRIER.finditer(text, sentence.start, sentence.end),
        *_THROUGH.finditer(text, sentence.start, sentence.end),
    ):
        first = _stop(m, parties, case) if _is_said_of(claim, text, m.start()) else None
        if first is None:
            continue
        found.append(first)
        more = _MORE.match(text, first.mention.end, sentence.end)
        second = _stop(more, parties, case, denied=first.denied) if more else None
        found += [second] if second else []
    return found


def _is_said_of(claim: Claim, text: str, at: int) -> bool:
    """Whether what stands at a place is said of the claim's own payment: the statement that it is
    part of names the sum or the recipient or, where the sentence names neither, is the claim."""
    [(start, end)] = [
        (s, e)
        for s, e in _statements(text, claim.sentence.start, claim.sentence.end)
        if s <= at < e
    ]
    own = [(m.start, m.end) for m in mentions(claim.recipient)]
    own += [(a.start, a.end) for a in claim.amounts if a.start is not None and a.end is not None]
    own = [(s, e) for s, e in own if claim.sentence.start <= s < claim.sentence.end]
    return any(s < end and start < e for s, e in own or [(claim.start, claim.end)])


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
) -> _Stop | None:
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
        if meant := case.resolve(mention, "recipient").meant:
            return _Stop(mention, meant, denied)
    heads = (t for t in tried if re.match(r"(?:and|&)\s", m["name"][len(t.name) :].lstrip()))
    first = next((t for t in heads if _is_organization(t.name)), next(iter(tried), None))
    return _Stop(first, (), denied) if first else None


def _is_organization(name: str) -> bool:
    last = name.split()[-1].strip(".,")
    plain = last.lower()
    return plain in ORGANIZATION_WORDS or plain.endswith("pac") or bool(_BRAND.fullmatch(last))
