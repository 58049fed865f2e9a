"""What a superlative compares: whose payments, which of them is said to be the largest."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from itemized.claims._check import guards
from itemized.claims._check.case import Case, mentions
from itemized.claims._check.rank_said import FIRST, Place, place_said
from itemized.model import Amount, Claim, Mention

_PAYMENTS = r"donation|contribution|gift|check|cheque|sum|payment|transfer|infusion"
#: Words for payments; what else is ranked (donors, recipients, spenders) is ranked by totals.
_PAYMENT = re.compile(rf"\b(?:{_PAYMENTS})s?\b", re.IGNORECASE)
_PAYMENT_IS = re.compile(
    rf"\b(?:{_PAYMENTS})s?\b[^.;]{{0,60}} (?:is|was|were|are|remains?|ranks as)"
    r" (?:by far |easily )?$",
    re.IGNORECASE,
)
#: Words before it that leave it any payment; others ("PAC contribution") narrow it.
_ANY_KIND = re.compile(
    r"(?:(?:single|one-time|political|campaign|federal|reported|disclosed|known|such|of|its|his|her"
    r"|their|the|ever)[\s-]+)*",
    re.IGNORECASE,
)
_ONLY = re.compile(r"\b(?:only|sole)\b", re.IGNORECASE)
_GIFTS = ("donation", "transfer", "in_kind")
#: How many claims back "it" may point.
_BACK = 3
_SUM_AFTER = re.compile(r"\s(?:is|was|remains) (?:[a-z]+ )?\$.*")
_MONEY = re.compile(r"\$\s?\d[\d,]*(?:\.\d+)?(?:\s?(?:million|billion|thousand|[MKB])\b)?")
_PLAIN = re.compile(r"\$\s?(\d[\d,]*)")
#: Words that make the scope everybody: whoever gave, to whomever.
_ANYBODY = re.compile(
    r"(?:made |given |reported |recorded )*(?:in (?:the )?(?:entire |whole )?(?:country|nation"
    r"|world|united states|u\.?s\.?|us|america)|nationwide|nationally|by any(?:one|body)"
    r"|of any(?:one| donor| giver| contributor)?|from any(?:one|body)|overall"
    r"|of the (?:\w+ )?(?:cycle|election)|(?:reported |disclosed )?to the (?:FEC"
    r"|Federal Election Commission)"
    r"|to any(?:one|body)|of all)",
    re.IGNORECASE,
)
_TIME = (
    r"(?:(?:first|second|third|fourth|last|past|early|late|this)\b|half|quarter|month|week|year"
    r"|cycle"
    r"|January|February|March|April|May|June|July|August|September|October|November|December"
    r"|\d{1,4}(?:st|nd|rd|th)?(?:-\d{2,4})?|election|period)\b,?\s*"
)
_TIMES = re.compile(
    r"\b(?:so far|to date|thus far|ever|yet|on record|in history|all year|this (?:year|month|cycle)"
    r"|last (?:year|month|cycle)|(?:in|of|during|for|since|through|between|from|until|by|on)"
    rf" (?:the )?{_TIME}(?:(?:of |and |to |the )*{_TIME})*)"
)
_HAS = r"(?:has |have |had |ever |himself |herself |itself |personally )*"
_GOT = re.compile(
    rf"(?:that |which )?(?P<who>.{{1,70}}?) {_HAS}(?:received|took in|got|accepted|collected|taken"
    r" in|gotten|reported receiving|been given)\b"
)
_GAVE = re.compile(
    rf"(?:that |which )?(?P<who>.{{1,70}}?) {_HAS}(?:made|gave|given|donated|contributed|sent"
    r"|written|wrote)\b"
)
_OWNER = re.compile(r"(?P<who>[A-Z][\w.-]*(?: [A-Z][\w.-]*){0,4})['\u2019]s?\s*(?:[a-z]+ ){0,2}$")
_PAYMENT_PRONOUN = re.compile(r"it|that|this", re.IGNORECASE)
_PRONOUN = re.compile(r"(?:it|he|she|they)", re.IGNORECASE)
_OWN = re.compile(r"(?:\b(?:his|her|their|its)|['\u2019]s?)\b", re.IGNORECASE)
_OWN_BEFORE = re.compile(r"(?:\b(?:his|her|their|its)|\w['\u2019]s?) (?:[\w-]+ ?){1,3}$", re.I)


@dataclass(frozen=True)
class Superlative:
    """What is said: this payment takes that place among those of a donor, a recipient or anyone.

    claim: with the amount and parties of the payment that "it" stands for. scope: donor,
    recipient, both, anyone, or unsaid where the words do not tell. unclear: why the words were not
    understood; empty where they were.
    """

    claim: Claim
    scope: str
    giver: Mention | None
    taker: Mention | None
    place: Place = FIRST
    unclear: str = ""

    @property
    def only(self) -> bool:
        """Whether it is said to be the only payment, and not the first of several."""
        return bool(_ONLY.search(str(self.claim.extra.get("rank", ""))))

    @property
    def measured(self) -> Mention | None:
        """Whose payments are compared."""
        return self.taker if self.scope == "recipient" else self.giver


def read(claim: Claim, case: Case) -> Superlative | None:
    """What a superlative says; None where it ranks parties and not payments."""
    what = str(claim.extra.get("scope", ""))
    payment = not what or _PAYMENT.search(what) or _of_payment(claim)
    if claim.direction in {"spent", "has"} or not payment:
        return None
    giver, taker = _first(claim.donor), _first(claim.recipient)
    if giver is not None and _PAYMENT_PRONOUN.fullmatch(giver.text):
        giver = None  # what is ranked, and not who gave it
    unclear = ""
    if not claim.amounts:
        giver, taker, claim, unclear = _amount(claim, case, giver, taker)
    if giver is not None and guards.is_no_name(giver.name):
        giver = _owner(claim, case)
        if giver is None:
            unclear = unclear or "The text has who gave in words that were not understood."
    taker = _told(claim, case) or taker
    scope = _scope(claim, giver, taker)
    if scope == "recipient" and giver is not None and _is_own(claim, case):
        scope = "both"
    if scope == "unknown":
        unclear = unclear or "Among whose payments it is said to be the largest was not understood."
    if what and not _of_payment(claim) and not _ANY_KIND.fullmatch(what[: _payment_at(what)]):
        unclear = unclear or f"“{what}” narrows which payments are meant; that is not looked up."
    return Superlative(claim, scope, giver, taker, place_said(claim), unclear)


def _of_payment(claim: Claim) -> bool:
    """Whether the payment is named before its rank: "Quill's gift was the largest to the PAC"."""
    rank = str(claim.extra.get("rank", ""))
    at = claim.quote.find(rank) if rank else -1
    return at > 0 and bool(_PAYMENT_IS.search(claim.quote[:at]))


def _is_own(claim: Claim, case: Case) -> bool:
    """Whether it is "her largest gift to the PAC", and so the largest of hers, not of all of its.

    What the PAC got "from her" is the PAC's own, whatever word stands before it.
    """
    rank = str(claim.extra.get("rank", ""))
    at = claim.start + max(claim.quote.find(rank), 0)
    own = _OWN_BEFORE.search(case.reading.article.text[claim.sentence.start : at] + rank)
    return bool(own) and claim.direction == "gave"


def _owner(claim: Claim, case: Case) -> Mention | None:
    """The one whose gift it is, in "Ada Quill's $5,000 gift was the largest"."""
    text = case.reading.article.text
    found = _OWNER.search(text[claim.sentence.start : claim.start])
    if found is None:
        return None
    start = claim.sentence.start + found.start("who")
    return Mention(found["who"], found["who"], start, start + len(found["who"]), "person")


def _told(claim: Claim, case: Case) -> Mention | None:
    """The recipient in "the largest donation to Harbor Fund", where it was not read as one."""
    found = _PAYMENT.search(claim.quote, max(claim.quote.find(str(claim.extra.get("rank"))), 0))
    name = _after(_bare(claim.quote[found.end() :], claim), "to") if found else ""
    name = re.sub(r"^(?:the|The) ", "", name)
    if not re.match(r"[A-Z]", name) or _ANYBODY.fullmatch(f"to {name}"):
        return None
    start = max(case.reading.article.text.find(name, claim.start), 0)
    return Mention(name, name, start, start + len(name))


def _payment_at(what: str) -> int:
    found = _PAYMENT.search(what)
    return found.start() if found else 0


def _first(parties: Mention | tuple[Mention, ...] | None) -> Mention | None:
    every = mentions(parties)
    return every[0] if every else None


def _scope(claim: Claim, giver: Mention | None, taker: Mention | None) -> str:
    """Among whose payments, by the words after "the largest donation"."""
    by_form = "recipient" if claim.direction == "received" or giver is None else "donor"
    rank = str(claim.extra.get("rank", ""))
    at = claim.quote.find(rank) if rank else -1
    found = _PAYMENT.search(claim.quote, at + len(rank)) if at >= 0 else None
    if found is None and not _of_payment(claim):
        return by_form
    tail = _bare(claim.quote[found.end() if found else at + len(rank) :], claim)
    if _OWN.search(rank):
        if claim.direction == "received":
            return by_form
        given = "both" if _is(_after(tail, "to"), taker) else "donor"
        return given if giver is not None else "unknown"
    if not tail:
        return "unsaid" if claim.direction != "received" else by_form
    return _by_words(tail, giver, taker)


def _bare(tail: str, claim: Claim) -> str:
    """The words that say whose, without those that say when and what sum it was."""
    tail = _TIMES.sub("", _SUM_AFTER.sub("", tail))
    period = claim.period.text if claim.period else ""
    for words in (period, f"in {period}", f"of {period}", f"on {period}"):
        tail = re.sub(rf"\s*{re.escape(words)}\s*$", "", tail) if period else tail
    tail = _MONEY.sub("", tail)
    return re.sub(r"\s+", " ", re.sub(r"\s(?:in|of|on|was|is|at)\s*$", "", f"{tail} ")).strip(" ,.")


def _by_words(tail: str, giver: Mention | None, taker: Mention | None) -> str:
    if _ANYBODY.fullmatch(tail):
        return "anyone"
    got, gave = _GOT.match(tail), _GAVE.match(tail)
    if got and not tail[got.end() :].strip(" ,."):
        return "recipient" if _is(got["who"], taker) else "unknown"
    if gave and _is(gave["who"], giver):
        rest = tail[gave.end() :].strip(" ,.")
        return "donor" if not rest else "both" if _is(_after(rest, "to"), taker) else "unknown"
    if _is(_after(tail, "to"), taker):
        return "recipient"
    whose = _after(tail, "from") or _after(tail, "by") or _after(tail, "of")
    return "donor" if _is(whose, giver) else "unknown"


def _after(words: str, preposition: str) -> str:
    found = re.fullmatch(rf"(?:made |given )?{preposition} (.+)", words)
    return found[1] if found else ""


def _is(words: str, party: Mention | None) -> bool:
    """Whether words stand for a party: by its name, its text, or a pronoun."""
    if party is None or not words:
        return False
    if _PRONOUN.fullmatch(words):
        return True
    bare = re.sub(r"^(?:the|a|an)\s+", "", words.strip(), flags=re.IGNORECASE).lower()
    known = [
        re.sub(r"^(?:the)\s+", "", each, flags=re.IGNORECASE).lower()
        for each in (party.name, party.text)
    ]
    return bare in known or (len(bare) > 3 and any(each.endswith(f" {bare}") for each in known))


# ---------------------------------------------------------------- of what amount


def _amount(
    claim: Claim, case: Case, giver: Mention | None, taker: Mention | None
) -> tuple[Mention | None, Mention | None, Claim, str]:
    """The amount of the claim's own words; where these have none, that of the payment told before.

    The last is why there is none that was understood.
    """
    own = _MONEY.findall(claim.quote)
    if own:
        plain = [_PLAIN.fullmatch(text.strip()) for text in own]
        if len(own) != 1 or plain[0] is None:
            return giver, taker, claim, f"The amount in “{claim.quote}” was not understood."
        value = Decimal(plain[0][1].replace(",", ""))
        told = replace(claim, amounts=(Amount(own[0], value, "exact", value, value),))
        return giver, taker, told, ""
    sentence = _MONEY.search(case.sentence(claim))
    return (*_antecedent(claim, case, giver, taker, same_sentence=bool(sentence)), "")


def _antecedent(
    claim: Claim,
    case: Case,
    giver: Mention | None,
    taker: Mention | None,
    *,
    same_sentence: bool,
) -> tuple[Mention | None, Mention | None, Claim]:
    """The payment told just before, for which "it" stands, where it has the same party."""
    earlier = [c for c in case.reading.claims if c.start < claim.start and c.kind in _GIFTS]
    if same_sentence:
        earlier = [c for c in earlier if c.sentence == claim.sentence]
    named = {m.name for m in (giver, taker) if m is not None and not guards.is_no_name(m.name)}
    for gift in earlier[::-1][:_BACK]:
        parties = {m.name for m in (*mentions(gift.donor), *mentions(gift.recipient))}
        if gift.amounts and (not named or named & parties):
            told = replace(claim, amounts=gift.amounts[:1])
            return giver or _first(gift.donor), taker or _first(gift.recipient), told
    return giver, taker, claim
