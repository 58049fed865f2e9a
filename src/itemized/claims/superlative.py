"""A gift, giver, recipient or total is said to be the largest, or to hold some rank."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from itemized.claims._base import ClaimKind, Example, Expected, Later
from itemized.claims._text import rank_forms as forms
from itemized.claims._text.draft import Draft
from itemized.claims._text.rank_sides import (
    came_from,
    direction_of,
    giver_after,
    most_from,
    received_by,
)
from itemized.claims._text.rank_sums import with_its_sum
from itemized.claims._text.stance import of_words
from itemized.claims._text.verbs import Verb
from itemized.model import Mention

if TYPE_CHECKING:
    from itemized.claims._text.context import Context
    from itemized.claims._text.parties import Parties
    from itemized.claims._text.sentences import Sentence
    from itemized.model import Amount, Claim


def _hits(sentence: str) -> list[re.Match[str]]:
    found = [m for p in forms.EVERY for m in p.finditer(sentence)]
    found.sort(key=lambda m: (m.start(), -m.end()))
    return [m for i, m in enumerate(found) if not i or m.start() >= found[i - 1].end()][:2]


def _owner(context: Context, sentence: Sentence, m: re.Match[str]) -> Parties | None:
    """Whose giver it is: "the PAC's only donor", "Roe, whose sole funder", "its top giver"."""
    said = forms.WHOSE.search(sentence.text, 0, m.start("what")) if m.re is forms.RANK else None
    if not said:
        return None
    start, end = sentence.start + said.start("who"), sentence.start + said.end("who")
    if said["who"].lower() == "whose":
        return context.phrases(sentence).antecedent(sentence, start)
    named = [n for n in context.cast.between(sentence.start, end) if n.end == end]
    if named:
        return context.cast.mention(named[-1])
    if said["who"].lower().startswith("the "):
        return context.cast.party(start, end)
    personal = said["who"].lower() in {"his", "her"}
    meant = context.cast.person_before(start) if personal else context.cast.thing_before(start)
    return context.cast.stands_for(start, end, meant) if meant else None


def _named_after(context: Context, sentence: Sentence, at: int) -> Parties | None:
    """Who it is in "the PAC's only donor is Roe", "Top donor: Roe"."""
    said = forms.IS.match(context.text, at, sentence.end)
    if not said:
        return None
    stop = context.phrases(sentence).end_of_phrase(said.end(), sentence.end)
    listed = [x.item.who for x in context.moneys_in(sentence) if x.start > at and x.item]
    many = re.search(r"\b(?:are|were|include[sd]?)\b|:", said[0])
    several = [p for p in listed if many and isinstance(p, Mention)]
    party = tuple(several) if len(several) > 1 else context.cast.party(said.end(), stop)
    first = party[0] if isinstance(party, tuple) else party
    return party if first and context.cast.between(first.start, first.end) else None


def _subject(
    context: Context, sentence: Sentence, at: int, copula: re.Match[str] | None
) -> Parties | None:
    """Whom the rank is said of, where it is no sum of money."""
    head = re.match(
        r"(?:the|this|that) [^,;]*?\b(?:sum|donation|gift|check|contribution)\b",
        sentence.text,
        re.IGNORECASE,
    )
    if head:
        return None
    if copula and not copula[0].lower().startswith("rank"):
        a = sentence.start + copula.start()
        verb = Verb(a, a + len(copula[0].split()[0]), copula[0].split()[0], "be", passive=False)
        return context.phrases(sentence).subject(sentence, verb)
    return context.phrases(sentence).main_subject(sentence, at)


def _denied(sentence: str, m: re.Match[str]) -> bool:
    """Whether a rank is denied or conditioned: "was not the largest donor"."""
    return bool(forms.NOT_SO.search(sentence[: m.start()]) or of_words(sentence[: m.start()]))


def _sum_and_giver(
    context: Context, sentence: Sentence, start: int
) -> tuple[Amount | None, Mention | None, int]:
    """The sum that a rank is said of, who gave it where that is said, and where both begin."""
    for amount in reversed(context.amounts_in(sentence)):
        a, b = amount.start or 0, amount.end or 0
        ends = forms.SUM_ENDS.match(context.text, b, start) if b <= start else None
        if ends is None:
            continue
        low = forms.GIVER_OF_SUM.search(context.text[sentence.start : a])
        begin = sentence.start + low.start() if low else a
        if low and low["owner"]:
            named = [n for n in context.cast.between(sentence.start, begin) if n.end == begin]
            if named:
                return amount, context.cast.mention(named[-1]), named[-1].start
            begin = a
        giver = context.cast.party(*ends.span("who")) if ends["who"] else None
        return amount, giver if isinstance(giver, Mention) else None, begin
    return None, None, start


def read(context: Context) -> list[Claim]:
    """Ranks in sentences that speak of political money."""
    claims = []
    for sentence in context.sentences:
        for m in _hits(sentence.text):
            if _denied(sentence.text, m):
                continue
            if forms.OTHER.search(m[0]) or "legal" in m[0] or not context.is_political(sentence):
                continue
            if forms.OF_OTHER.match(sentence.text, m.end()):
                continue
            if m.re is forms.LEADS_ALL and not _sums_beside(context, sentence):
                continue
            claim = with_its_sum(context, sentence, m) or _claim(context, sentence, m)
            if claim is not None:
                claims.append(claim)
    return claims


def _sums_beside(context: Context, sentence: Sentence) -> bool:
    """Whether what was raised is told in the sentence or right before it."""
    beside = context.sentences[max(0, sentence.index - 1) : sentence.index + 1]
    return any(x.political for s in beside for x in context.moneys_in(s))


def _rank(m: re.Match[str]) -> str:
    """The words of the rank, in whichever form they stand."""
    return next(v for k, v in m.groupdict().items() if k.startswith("rank") and v)


def _start(m: re.Match[str]) -> int:
    """Where the words of the rank begin: of "Roe's $5 gift was the largest" with the rank, as a
    sum after "gift of" is read as a gift of its own."""
    return m.start("rank") if m.re is forms.BARE and "$" not in m[0] else m.start()


def _claim(context: Context, sentence: Sentence, m: re.Match[str]) -> Claim | None:
    start = sentence.start + _start(m)
    end = sentence.start + m.end()
    stop = forms.ENDS.search(context.text[end : sentence.end])
    stop_at = end + stop.start() if stop else sentence.end
    direction = direction_of(m, sentence.text)
    extra = {
        "rank": _rank(m).strip(),
        "scope": (m.groupdict().get("what") or context.text[start:stop_at]).strip(),
    }
    as_of = forms.AS_OF.search(context.text, start, stop_at)
    if as_of:
        extra["as_of"] = as_of[0]
    named = _named_after(context, sentence, end)
    after = giver_after(context, end, stop_at, taker=direction == "received")
    if direction == "gave":
        after = after or named or _source(context, sentence, m)
    receiver = received_by(context, end, stop_at)
    copula = re.search(
        r"\b(?:is|was|are|were|constitutes?|represents?|marks?|became|ranks?|makes?|(?:mak|rank)ing"
        r" (?:him|her|it|them)|remains?|makes? (?:him|her|it|them)|been"
        r"|emerged as)\s+(?:(?:[\w.]+['\u2019]?s?|&) ){0,4}$",
        context.text[sentence.start : start],
    )
    said_of = (
        copula
        or m.re in forms.SAID_OF
        or "nowhere" in sentence.text
        or _beside_sum(context, sentence, start)
        or _name_before(context, sentence, start)
    )
    if not said_of and after is None and named is None and receiver is None:
        return None
    ranked, giver, sum_start = _sum_and_giver(context, sentence, start)
    subject: Parties | None = None
    if receiver is not None:
        donor = giver or came_from(context, sentence, end)
        direction, recipient = "received", receiver
    else:
        if m.re is not forms.COSTLIEST:
            subject = giver or _of_told(context, sentence, m) or named
            subject = subject or _subject(context, sentence, start, copula)
        after = after or _from_any(context, sentence, m)
        donor, recipient = after or subject, None
        if direction == "received":
            donor, recipient = after or most_from(context, sentence, start, stop_at), subject
        if direction == "gave":
            recipient = _given_to(context, sentence, m, stop_at)
            recipient = None if recipient == donor else recipient
    amounts = _ranked_amounts(context, sentence, m, (start, stop_at), copula=bool(copula))
    if copula and ranked and not amounts:
        amounts = (ranked,)
    begin = _begin(sentence, start, amounts, subject if copula else None)
    if ranked in amounts:
        begin = min(begin, sum_start)
    period = context.period_near(sentence, start, stop_at)
    return context.claim(
        Draft("superlative", direction, begin, stop_at, donor, recipient, amounts, period, extra)
    )


def _given_to(context: Context, sentence: Sentence, m: re.Match[str], stop: int) -> Parties | None:
    """To whom it was given, by the words after the rank or before it; "any candidate" is nobody."""
    after = context.phrases(sentence).after("to", sentence.start + m.end(), stop)
    recipient = after or _owner(context, sentence, m)
    anybody = isinstance(recipient, Mention) and forms.ANY.match(recipient.name)
    return None if anybody else recipient


def _source(context: Context, sentence: Sentence, m: re.Match[str]) -> Parties | None:
    """Who gave the "top donations" that "came from Roe"."""
    end = sentence.start + m.end()
    came = m.re is forms.RANK and forms.CAME_FROM.match(context.text, end, sentence.end)
    return came_from(context, sentence, end) if came else None


def _of_told(context: Context, sentence: Sentence, m: re.Match[str]) -> Parties | None:
    """Who did what the rank is of, with a sum told before it; else whose name stands before it."""
    start = sentence.start + m.start()
    told = [x.subject for x in context.moneys_in(sentence) if x.end <= start and x.subject]
    last = told[-1] if told and m.re in forms.OF_SUM else None
    return last or _name_before(context, sentence, start)


def _from_any(context: Context, sentence: Sentence, m: re.Match[str]) -> Parties | None:
    """The giver of the sum told before "more than from any other"."""
    if not forms.FROM_ANY.match(m.groupdict().get("what") or ""):
        return None
    told = [x for x in context.moneys_in(sentence) if x.end <= sentence.start + m.start()]
    return told[-1].from_party if told else None


def _name_before(context: Context, sentence: Sentence, start: int) -> Mention | None:
    """The union of "the Acme Union, the biggest spender of all, laid out $5"."""
    for n in reversed(context.cast.between(max(sentence.start, start - 80), start)):
        if context.cast.kind(n) not in {"place", "side"}:
            gap = forms.TO_RANK.fullmatch(context.text, n.end, start)
            return context.cast.mention(n) if gap else None
    return None


def _beside_sum(context: Context, sentence: Sentence, start: int) -> bool:
    """Whether a rank is said of a sum just told: "gave $5 million, the largest gift ever"."""
    told = [a for a in context.amounts_in(sentence) if (a.end or 0) < start]
    near = bool(told) and start - (told[-1].end or 0) < 160
    return near and bool(forms.BESIDE.search(context.text[sentence.start : start]))


def _begin(
    sentence: Sentence, start: int, amounts: tuple[Amount, ...], subject: Parties | None
) -> int:
    """Where the statement begins: with the sum or with whom the rank is said of."""
    begin = min([a.start or start for a in amounts if (a.start or 0) < start], default=start)
    if begin == start and isinstance(subject, Mention) and sentence.start <= subject.start < start:
        begin = subject.start
    opens = sentence.text.lower().startswith(("the ", "that ", "this "))
    return sentence.start if amounts and opens and begin - sentence.start < 6 else begin


def _ranked_amounts(
    context: Context,
    sentence: Sentence,
    m: re.Match[str],
    span: tuple[int, int],
    *,
    copula: bool,
) -> tuple[Amount, ...]:
    """The sum that is ranked ("the $1M sum is the largest"), or that was passed again."""
    if m.re is forms.TIME_IN_A_ROW:
        return tuple(a for a in context.amounts_in(sentence) if span[0] < (a.start or 0) < span[1])
    return tuple(
        a
        for a in context.amounts_in(sentence)
        if copula
        and (a.end or 0) <= span[0]
        and re.search(
            r"^(?:the |this |that |his |her |its )?\S+ ?\S* ?(?:sum|donation|gift|check"
            r"|contribution|transfer|payment)",
            context.text[(a.start or 0) : span[0]],
        )
    )


KIND = ClaimKind(
    name="superlative",
    title="A rank",
    doc="A gift, giver, recipient or total is said to be the largest, or to hold some rank.",
    directions=("gave", "received", "spent", "raised", "has"),
    rank=68,
    read=read,
    check=Later("ranks", "check_superlative"),
    examples=(
        Example(
            "Mia Holt has received the most money from a familiar source: the Valley PAC.",
            (Expected("", "Valley PAC", "Mia Holt", None, "received"),),
        ),
        Example(
            "The Better Roads PAC spent $2.9 million on ads, more than in any other state.",
            (Expected("more than in any other state", "Better Roads PAC", direction="spent"),),
        ),
        Example(
            "Georgia’s Senate campaign was the priciest Senate contest ever.",
            (Expected("priciest Senate contest", direction="spent"),),
        ),
        Example(
            "The Better Roads PAC’s only donor is Acme Holdings, a firm in Reno.",
            (Expected("only donor", "Acme Holdings", "Better Roads PAC", None, "gave"),),
        ),
        Example(
            "Ada Quill donated $1M to the Better Roads PAC. That $1M check is the largest single"
            " donation Quill has made so far in 2022.",
            (
                Expected(
                    "largest single donation",
                    "Ada Quill",
                    None,
                    "1000000",
                    "gave",
                    date(2022, 1, 1),
                    date(2022, 9, 16),
                ),
            ),
        ),
        Example(
            "Sen. Mia Holt was among the largest recipients of Acme Holdings cash in the campaign.",
            (Expected("", "Acme Holdings", "Mia Holt", direction="received"),),
        ),
        Example(
            "Ada Quill’s $250,000 gift was the largest contribution to the Better Roads PAC.",
            (Expected("Ada Quill’s $250,000", "Ada Quill", "Better Roads PAC", "250000", "gave"),),
        ),
        Example(
            "The $250,000 from Ada Quill was the largest donation that the Better Roads PAC"
            " received.",
            (Expected("The $250,000", "Ada Quill", "Better Roads PAC", "250000", "received"),),
        ),
        Example(
            "Ada Quill was the largest donor to the DSCC.",
            (Expected("Ada Quill was", "Ada Quill", "DSCC", direction="gave"),),
        ),
        Example(
            "Ada Quill was one of the five largest donors to the DSCC.",
            (Expected("one of the five largest", "Ada Quill", "DSCC", direction="gave"),),
        ),
        Example("Ada Quill was not the largest donor to the Better Roads PAC."),
        Example("Franklin is the largest city in the county and its biggest employer is a bank."),
        Example(
            "It was Mia Holt’s best fundraising quarter, and her campaign shattered fundraising"
            " records.",
            (
                Expected("Holt’s best fundraising quarter", direction="received"),
                Expected("shattered fundraising records", direction="received"),
            ),
        ),
        Example(
            "The top contributors to the Better Roads PAC are Acme Holdings, $9 million, and Ada"
            " Quill,"
            " $8 million.",
            (Expected("top contributors", None, "Better Roads PAC", None, "gave"),),
        ),
        Example(
            "Mia Holt leads every Republican candidate in fundraising. Her campaign has had one of"
            " its strongest fundraising months in years.",
            (
                Expected("leads every", None, "Mia Holt", None, "received"),
                Expected("one of its strongest fundraising months", direction="received"),
            ),
        ),
        Example(
            "Lee Moss and Mia Holt are the front-runners in the money race.\n\nThe candidates"
            " hauled"
            " in record sums in May.",
            (
                Expected("front-runners in the money race", direction="received"),
                Expected("record sums", None, "candidates", None, "received"),
            ),
        ),
        Example(
            "Ada Quill, the second most prolific Republican donor, gave $5 million to the Better"
            " Roads PAC. Top donations came from the Acme Union.",
            (
                Expected("second most prolific", "Ada Quill", direction="gave"),
                Expected("Top donations", "Acme Union", direction="gave"),
            ),
        ),
        Example("Mia Holt leads the field by 4 points, and her campaign hailed a record turnout."),
        Example(
            "The PAC’s top beneficiary in the Senate has been Mia Holt.",
            (Expected("top beneficiary", None, "Mia Holt", None, "received"),),
        ),
    ),
)
