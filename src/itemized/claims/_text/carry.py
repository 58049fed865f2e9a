"""What a statement leaves out because the text has said it just before."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from itemized.claims._text.given_before import NEAR, TO_TOPIC, from_whom, gift_topic, names_of
from itemized.claims._text.parties import Parties
from itemized.claims._text.speakers import spoken
from itemized.model import Claim, Mention

if TYPE_CHECKING:
    from itemized.claims._text.context import Context

_GIFTS = frozenset(
    {"donation", "donation_total", "transfer", "share", "in_kind", "superlative", "bundled"}
)
#: Claims that tell whose money a passage is about.
_HOLDS = frozenset(
    {"raised_total", "spent_total", "cash_on_hand", "average", "loan", "self_funding"}
)
_FLOWED = re.compile(
    r"\b(?:flow(?:ed|ing)|pour(?:ed|ing)|stream(?:ed|ing)|roll(?:ed|ing)|gone"
    r"|c[ao]me) (?:in )?(?:in)?to\b"
)
_LEFT = re.compile(r"(?:that|this|which) (?:\w+ )?(?:left|leaves)\b|left\b", re.IGNORECASE)
_MONTHLY = re.compile(
    r"(?:the|that|this|his|her|its|their) (?P<month>(?-i:[A-Z][a-z]{2,8})) (?:check|donation|gift"
    r"|contribution|payment|transfer|infusion)\b",
    re.IGNORECASE,
)
_OF_THAT = re.compile(r"\d(?: million| billion)? of (?:that|it|this|the (?:sum|total))\b")
#: A candidate's personal loans go to the own campaign (11 CFR 100.33).
_PERSONAL = re.compile(r"\bpersonal loans?\b", re.IGNORECASE)
_CAPITAL = re.compile(r"[^\W\d_a-z]")
#: A group spoken of without its name.
_THE_BARE = re.compile(
    r"(?:[Tt]he )?(?P<noun>(?:super )?PAC|committee|group|campaign|fund|party|union|organization)"
)
_SAME_ONE = re.compile(
    r"(?:the )?same (?:entity|group|committee|candidate|campaign|organi[sz]ation|pac|recipient"
    r"|person"
    r"|fund|party|lawmaker|race)",
    re.IGNORECASE,
)
_BACK = 60  # claims; a passage on one gift has fewer


def resolved(party: Parties | None) -> Parties | None:
    """The same party, marked as taken from elsewhere."""
    if isinstance(party, Mention):
        return replace(party, resolved=True)
    return tuple(replace(p, resolved=True) for p in party) if party else None


def _meant(party: Parties | None, done: list[Claim]) -> Parties | None:
    """ "The committee" of which no name is known: the one told of before, by its longer name."""
    if isinstance(party, Mention) and _SAME_ONE.fullmatch(party.name):
        last = next((c.recipient for c in reversed(done) if c.recipient), None)
        return resolved(last) or party
    the = _THE_BARE.fullmatch(party.name) if isinstance(party, Mention) else None
    if the is None or not isinstance(party, Mention):
        return party
    for earlier in reversed(done[-_BACK:]):
        for side in (earlier.recipient, earlier.donor):
            longer = isinstance(side, Mention) and side.name.lower() != party.name.lower()
            if longer and isinstance(side, Mention) and _ends_in(side.name, the["noun"]):
                return replace(
                    side, text=party.text, start=party.start, end=party.end, resolved=True
                )
    return party


def _ends_in(name: str, noun: str) -> bool:
    last = name.lower().split()[-1]
    return last == noun.lower() or (noun.lower() in {"committee", "group"} and last.endswith("pac"))


def fill(claims: list[Claim], context: Context) -> list[Claim]:
    """Give gifts without a donor or a recipient those of the gift told just before.

    "Roe gave $5 to Acme PAC. Her wife gave another $5": to Acme PAC too. A sum that comes up again
    ("the $1M sum", "Roe's $1M donation") keeps the parties it had.
    """
    done: list[Claim] = []
    for i, told in enumerate(claims):
        donor, recipient = _meant(told.donor, done), _meant(told.recipient, done)
        claim = _come_in(replace(told, donor=donor, recipient=recipient))
        said = spoken(claim, context) if claim.kind in _GIFTS else None
        if said is not None:
            claim = said
        elif _to_agency(claim, context):
            claim = replace(claim, recipient=None)
        elif claim.kind == "superlative" and claim.direction in {"spent", "received"}:
            pass  # whose total it is stands in its own sentence
        elif claim.kind in _GIFTS and claim.direction != "paid":
            claim = _filled(_of_whole(claim, claims[i + 1 : i + 2]), done, context)
        elif claim.kind in _HOLDS - {"average"} and not (claim.donor or claim.recipient):
            claim = _of_holder(claim, done, context)
        elif claim.kind == "average" and not (claim.donor or claim.recipient):
            claim = _of_topic(claim, done, context)
        elif claim.direction == "paid":
            claim = _of_payer(claim, done, context)
        elif claim.kind == "cash_on_hand" and _LEFT.match(claim.sentence.of(context.text)):
            claim = _with_holder(claim, done)
        done.append(claim)
    return _headed(done, context)


def _come_in(claim: Claim) -> Claim:
    """What "flowed into Roe's coffers" from nobody in particular is what Roe raised."""
    if claim.kind not in {"donation", "donation_total"} or claim.donor or not claim.amounts:
        return claim
    taker = claim.recipient[0] if isinstance(claim.recipient, tuple) else claim.recipient
    proper = taker is not None and (
        taker.kind in {"person", "committee"} or taker.name.endswith(("coffers", "account"))
    )
    if not proper or not _FLOWED.search(claim.quote):
        return claim
    return replace(claim, kind="raised_total", direction="received")


def _of_holder(claim: Claim, done: list[Claim], context: Context) -> Claim:
    """ "The figure includes $5 taken in during the convention": by the one told of before; a
    figure of another kind is of the same one within its paragraph."""
    here = context.sentence_at(claim.start)
    for earlier in reversed(done[-4:]):
        there = context.sentence_at(earlier.start)
        if here.paragraph - there.paragraph > 1 or here.index - there.index > 1:
            break
        alike = earlier.kind == claim.kind or here.paragraph == there.paragraph
        if alike and (holder := _holder(earlier, claim, context)):
            return _held_by(claim, holder)
    return claim


def _held_by(claim: Claim, holder: Mention) -> Claim:
    meant = resolved(holder)
    if claim.kind == "loan" and _PERSONAL.search(claim.quote):
        return replace(claim, donor=meant, recipient=meant)
    if claim.direction == "received":
        return replace(claim, recipient=meant)
    return replace(claim, donor=meant)


def _with_holder(claim: Claim, done: list[Claim]) -> Claim:
    """ "That left $39 million": to whoever was last said to have paid."""
    paid = [c for c in done if c.direction in {"gave", "spent", "paid"} or c.kind == "transfer"]
    payer = resolved(paid[-1].donor) if paid else None
    return replace(claim, donor=payer or claim.donor)


def _of_payer(claim: Claim, done: list[Claim], context: Context) -> Claim:
    """ "An additional $5 was paid to Acme": by whoever paid the last one."""
    if claim.kind == "share":
        return _of_payments(claim, done)
    if claim.kind != "payment" or claim.donor is not None or claim.recipient is None:
        return claim
    here = context.sentence_at(claim.start).index
    for earlier in reversed(done[-4:]):
        if here - context.sentence_at(earlier.start).index > NEAR:
            break
        if earlier.kind == "payment" and earlier.donor is not None:
            if names_of(earlier.donor) & names_of(claim.recipient):
                break
            return replace(claim, donor=resolved(earlier.donor))
    return claim


def _of_payments(claim: Claim, done: list[Claim]) -> Claim:
    """ "Most of those payments": the ones told just before."""
    told = [c for c in done if c.kind == "payment"]
    if not told:
        return claim
    return replace(claim, donor=resolved(told[-1].donor), recipient=resolved(told[-1].recipient))


def _headed(claims: list[Claim], context: Context) -> list[Claim]:
    """A headline's gift has those of its parties it leaves out or only describes ("banking heir")
    from the same sum in the text."""
    if not context.sentences or context.sentences[-1].paragraph == 0:
        return claims
    end = context.sentences[0].end
    filled = []
    for claim in claims:
        if claim.start < end and claim.kind in _GIFTS:
            told = _same_sum(claim, [c for c in claims if c.start > end][::-1], any_donor=True)
            if told is not None:
                claim = replace(
                    claim,
                    donor=_told_by_name(claim.donor, told.donor, context),
                    recipient=_told_by_name(claim.recipient, told.recipient, context),
                )
        filled.append(claim)
    return filled


def _told_by_name(party: Parties | None, told: Parties | None, context: Context) -> Parties | None:
    """The party, or the one in the text where the headline has none or no name of it."""
    if party is None:
        return resolved(told)
    named = isinstance(told, Mention) and told.kind in {"person", "committee"}
    if not named or not isinstance(party, Mention) or _CAPITAL.search(party.name, 1):
        return party
    # a word with a capital in the midst of a sentence, too, is a name: "Roe-funded nonprofit"
    first = re.match(r"\w+", party.name)
    a_name = first and re.search(rf"[a-z,] {first[0]}\b", context.text)
    return party if a_name else resolved(told)


def _to_agency(claim: Claim, context: Context) -> bool:
    """Whether an agency was taken for who got it: "FEC records list $5 from Roe"."""
    to = claim.recipient
    if claim.kind not in _GIFTS or not isinstance(to, Mention):
        return False
    return any(a.start < to.end and to.start < a.end and a.named for a in context.agencies)


def _filled(claim: Claim, done: list[Claim], context: Context) -> Claim:
    if claim.donor is None and (giver := from_whom(claim, context)):
        claim = replace(claim, donor=resolved(giver))
    if claim.donor and claim.recipient:
        return claim
    source = _same_sum(claim, done) or _same_month(claim, done, context)
    source = source or _just_before(claim, done, context)
    topic = gift_topic(claim, source, context)
    if topic is not None:
        return replace(claim, recipient=resolved(topic))
    if source is None:
        return _of_topic(claim, done, context)
    donor, recipient = claim.donor, claim.recipient
    if recipient is None and not names_of(source.recipient) & names_of(donor):
        recipient = resolved(source.recipient)
    if donor is None and not names_of(source.donor) & names_of(recipient):
        donor = resolved(source.donor)
    return replace(claim, donor=donor, recipient=recipient)


def _of_whole(claim: Claim, following: list[Claim]) -> Claim:
    """ "Roe gave $5, half of what the PAC raised": to the PAC."""
    for share in following:
        whole = share.kind == "share" and share.direction == "gave" and share.recipient
        if whole and claim.recipient is None and share.sentence == claim.sentence:
            return replace(claim, recipient=resolved(share.recipient))
    return claim


def _holder(earlier: Claim, claim: Claim, context: Context) -> Mention | None:
    """Whose money an earlier claim tells of, where a gift nearby may be to them."""
    holder = (earlier.recipient or earlier.donor) if earlier.kind in _HOLDS else None
    if not isinstance(holder, Mention):
        return None
    one, two = context.sentence_at(earlier.start), context.sentence_at(claim.start)
    return holder if holder.kind != "group" or one.paragraph == two.paragraph else None


def _first_of(earlier: Claim, done: list[Claim], claim: Claim, context: Context) -> Claim:
    """The first claim on whose money it is in a sentence: "Roe raised $5, ahead of Doe's $2"."""
    if earlier.kind not in _HOLDS or _OF_THAT.search(claim.sentence.of(context.text)):
        return earlier
    beside = [c for c in done[-8:] if c.sentence == earlier.sentence and c.kind in _HOLDS]
    return beside[0] if beside else earlier


_AGAINST = re.compile(r"\b(?:while|whereas|but|compared)\b")


def _set_apart(earlier: Claim, claim: Claim, context: Context) -> bool:
    """Whether words set two statements of one sentence against each other."""
    same = earlier.sentence.start == claim.sentence.start
    return same and bool(_AGAINST.search(context.text[earlier.end : claim.start]))


def _of_topic(claim: Claim, done: list[Claim], context: Context) -> Claim:
    """A gift to nobody, in a passage on what somebody raised, went to that somebody."""
    if claim.recipient is not None or claim.direction not in {"gave", "received"}:
        return claim
    if claim.kind not in TO_TOPIC or (claim.donor is None and claim.kind != "average"):
        return claim
    here = context.sentence_at(claim.start).index
    for earlier in reversed(done[-_BACK:]):
        if here - context.sentence_at(earlier.start).index > NEAR:
            break
        if _set_apart(earlier, claim, context):
            continue
        holder = _holder(_first_of(earlier, done, claim, context), claim, context)
        if claim.kind == "average" and holder is None and isinstance(earlier.recipient, Mention):
            holder = earlier.recipient
        if holder and not names_of(holder) & names_of(claim.donor):
            return replace(claim, recipient=resolved(holder))
    return claim


def _same_sum(claim: Claim, done: list[Claim], *, any_donor: bool = False) -> Claim | None:
    values = {a.value for a in claim.amounts}
    for earlier in reversed(done[-_BACK:]):
        same = earlier.kind in _GIFTS and values & {a.value for a in earlier.amounts}
        if same and (
            any_donor or claim.donor is None or names_of(earlier.donor) & names_of(claim.donor)
        ):
            return earlier
    return None


def _same_month(claim: Claim, done: list[Claim], context: Context) -> Claim | None:
    """ "The January check ranks second": the gift told before as one of January."""
    named = _MONTHLY.match(claim.sentence.of(context.text))
    if named is None:
        return None
    for earlier in reversed(done[-_BACK:]):
        when = earlier.period.text if earlier.period else ""
        if earlier.kind in _GIFTS and named["month"] in when:
            return earlier
    return None


def _just_before(claim: Claim, done: list[Claim], context: Context) -> Claim | None:
    here = context.sentence_at(claim.start).index
    for earlier in reversed(done[-_BACK:]):
        if here - context.sentence_at(earlier.start).index > NEAR:
            return None
        if _set_apart(earlier, claim, context):
            continue
        holder = _holder(_first_of(earlier, done, claim, context), claim, context)
        if holder and claim.recipient is None and claim.donor is not None:
            return replace(earlier, donor=None, recipient=holder)
        if earlier.kind not in _GIFTS:
            continue
        wanted = earlier.donor if claim.donor is None else earlier.recipient
        if wanted is not None:
            return earlier
    return None
