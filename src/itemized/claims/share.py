"""A part of what was raised or spent is said to come from, or go to, somebody."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from itemized.claims._base import ClaimKind, Example, Expected, Later
from itemized.claims._text import share_forms as forms
from itemized.claims._text.draft import Draft
from itemized.claims._text.thresholds import of_share
from itemized.model import Mention

if TYPE_CHECKING:
    from itemized.claims._text.context import Context
    from itemized.claims._text.parties import Parties
    from itemized.claims._text.phrases import Phrases
    from itemized.claims._text.sentences import Sentence
    from itemized.claims._text.verbs import Verb
    from itemized.model import Claim

#: "The bulk of his money comes from unions": told of whose money it is.
_OWN = re.compile(
    r"\bof (?:his|her|its|their) (?:[\w-]+ ){0,3}?"
    r"(?:money|funds|funding|contributions|donations|cash|support|haul|receipts|backing)\b"
)


def read(context: Context) -> list[Claim]:
    """Shares of political money; the amount, where there is one, is the whole."""
    claims = []
    for sentence in context.sentences:
        if context.is_political(sentence):
            claims += [_claim(context, sentence, m) for m in forms.DOLLARS.finditer(sentence.text)]
        for m in forms.PART.finditer(sentence.text):
            rest = sentence.text[m.end() : m.end() + 90]
            of = m["of"] or ""
            bare = (forms.CAME.match(rest) and context.amounts_in(sentence)) or (
                forms.CAME.match(rest) and m["pct"]
            )
            bare = bare or (
                m["pct"]
                and forms.BARE_FROM.match(rest)
                and forms.OF_SUM.search(sentence.text[: m.start()])
            )
            partly = (m["word"] or "").lower() in forms.PARTLY
            partly = (partly or bool(forms.IN_GIFTS.match(rest))) and not of
            if not (of or bare or partly) or forms.NOT.search(m[0] + rest):
                continue
            if not (
                bare
                or " whom" in of
                or forms.MONEY.search(of + rest[:70])
                or (partly and forms.MONEY.search(sentence.text[: m.start()]))
                or (forms.OF_WHICH.search(of) and forms.MONEY.search(sentence.text[: m.start()]))
                or of in {" of it", " of that"}
                or (of == " of them" and forms.OF_THEM.match(rest) and context.amounts_in(sentence))
            ):
                continue
            if of.endswith("$") and forms.GAVE.search(rest):
                continue  # "half of the $5 million Roe gave" measures another gift
            if not context.is_political(sentence):
                continue
            claims.append(_claim(context, sentence, m))
    return claims


def _claim(context: Context, sentence: Sentence, m: re.Match[str]) -> Claim:
    start, at = sentence.start + m.start(), sentence.start + m.end()
    stop = re.search(r"[,;](?:\s|$)|\.$|\s[\u2014\u2013]\s", context.text[at : sentence.end])
    end = at + stop.start() if stop else sentence.end
    aside = forms.ASIDE_SUM.match(context.text, end, sentence.end)
    if aside:  # "the bulk of it, $8 million, went to Acme"
        stop = re.search(r"[,;](?:\s|$)|\.$", context.text[aside.end() : sentence.end])
        end = aside.end() + stop.start() if stop else sentence.end
    came = forms.FROM.search(context.text, at, end)
    whole = min(
        aside.end() if aside else at + 40, came.start() if came else end
    )  # what the share is of stands before
    amounts = tuple(
        a
        for a in context.amounts_in(sentence)
        if m.start() < (a.start or 0) - sentence.start and (a.start or 0) < whole
    )
    amounts += tuple(
        money.amount
        for money in context.moneys_in(sentence)
        if at <= money.start and money.end <= end and of_share(money)
        if money.amount not in amounts
    )
    extra = {k: v for k, v in (("pct", m["pct"]), ("share_word", m["word"])) if v}
    sides = _of_figure(context, sentence, m, end) or _sides(context, sentence, m, end)
    direction, donor, recipient = sides
    draft = Draft("share", direction, start, end, donor, recipient, amounts, None, extra)
    return context.claim(draft)


def _sides(
    context: Context, sentence: Sentence, m: re.Match[str], end: int
) -> tuple[str, Parties | None, Parties | None]:
    """What was done with the share, by whom, for whom."""
    start, at = sentence.start + m.start(), sentence.start + m.end()
    phrases = context.phrases(sentence)
    whose = _whose(context, sentence, m, end)
    verb = _verb_before(context, sentence, start)
    came = forms.FROM.search(context.text, at, end) or forms.BARE_FROM.match(context.text, at, end)
    if verb is not None and verb.family in {"receive", "raise"}:
        return "received", phrases.after("from", at, end), phrases.subject(sentence, verb)
    made_up = _makes_up(context, sentence, start) if verb is None else None
    if made_up or came:
        giver = made_up or (phrases.after("from", came.start(), end) if came else None)
        crowd = isinstance(giver, Mention) and forms.SMALL_GIVERS.match(giver.name)
        taken = crowd or (came and _OWN.search(context.text, start, came.start()))
        return "received" if taken else "gave", giver, whose or _holder(context, start)
    if "payments" in m[0]:
        return "paid", None, None
    if verb is not None and verb.word.lower().startswith("account"):
        return "gave", phrases.subject(sentence, verb), whose or _holder(context, start)
    if verb is not None and verb.family == "give" and not verb.passive:
        return "gave", phrases.subject(sentence, verb), whose
    if verb is not None and verb.family == "spend":
        return "spent", phrases.subject(sentence, verb), None
    helped = _helped(context, sentence, m, end)
    if helped or forms.SPENT.search(context.text[at:end]):
        return "spent", _holder(context, start), helped
    went = forms.WENT_TO.search(context.text, at, end) or forms.BARE_TO.match(context.text, at, end)
    if went:
        return "gave", _main(phrases, sentence, start), phrases.after("to", went.start(), end)
    if forms.SMALL_GIFTS.match(context.text, at, end) or forms.GIVERS_GAVE.match(
        context.text, at, end
    ):
        return "received", None, whose or _holder(context, start)
    return _otherwise(context, sentence, m, (end, whose))


def _of_figure(
    context: Context, sentence: Sentence, m: re.Match[str], end: int
) -> tuple[str, Parties | None, Parties | None] | None:
    """The sides of the share in "Total raised: $62 million, 27% from banks"."""
    at = sentence.start + m.end()
    figure = context.figure_before(sentence.start + m.start())
    if figure is None or not forms.BARE_FROM.match(context.text, at, end):
        return None
    return "received", context.phrases(sentence).after("from", at, end), figure.owner


def _helped(context: Context, sentence: Sentence, m: re.Match[str], end: int) -> Parties | None:
    """Whom a part of what was spent is for: "94 percent of it on Democrats"."""
    start, at = sentence.start + m.start(), sentence.start + m.end()
    told = [x for x in context.moneys_in(sentence) if x.end <= start]
    helped = forms.HELPING.match(context.text, at, end)
    if helped is None or not told or told[-1].family != "spend":
        return None
    stop = context.phrases(sentence).end_of_phrase(helped.end(), end)
    return context.cast.party(helped.end(), stop)


def _makes_up(context: Context, sentence: Sentence, start: int) -> Parties | None:
    """Whose money a share is: "cash from Acme made up a third"."""
    made_up = forms.MADE_UP.search(context.text, sentence.start, start)
    if made_up is None:
        return None
    money_from = forms.MONEY_FROM.match(sentence.text)
    at = sentence.start + (money_from.end() if money_from else 0)
    if at > sentence.start and at < made_up.start():
        return context.cast.party(at, made_up.start())
    return _main(context.phrases(sentence), sentence, made_up.start())


def _otherwise(
    context: Context, sentence: Sentence, m: re.Match[str], of: tuple[int, Parties | None]
) -> tuple[str, Parties | None, Parties | None]:
    """The sides of a share that no words of its own name: those of the sum before it."""
    start, at = sentence.start + m.start(), sentence.start + m.end()
    end, whose = of
    if start - sentence.start < 15 and forms.THEY_RAISED.search(context.text, at, end):
        return "received", None, whose
    told = [x for x in context.moneys_in(sentence) if x.end <= start]
    if told and told[-1].family == "spend":
        return "spent", told[-1].subject, None
    if (
        told
        and told[-1].family == "receive"
        and forms.MAKES_UP.search(context.text, told[-1].end, start)
    ):
        return "received", told[-1].from_party, told[-1].subject
    if told and forms.MAKES_UP.search(context.text, told[-1].end, start):
        return "gave", told[-1].subject, whose or told[-1].to_party
    return "gave", _main(context.phrases(sentence), sentence, start), whose


def _whose(context: Context, sentence: Sentence, m: re.Match[str], end: int) -> Parties | None:
    """Whose money the share is of: "half of Roe's cash", "a third of what they raised"."""
    at = sentence.start + m.end()
    raised = forms.RAISED_BY.search(context.text, at, end)
    of = m.groupdict().get("of") or ""
    owned = m.groupdict().get("owner")
    owner = context.cast.party(*_span(sentence, m, "owner")) if owned else None
    his = re.search(r"\b(?:his|her|its|their)$", of, re.IGNORECASE)
    if his and owner is None:
        owner = context.cast.party(at - len(his[0]), at)
    they = forms.WHO_RAISED.search(context.text, at, end)
    whose = context.phrases(sentence).after("by", raised.start(), end) if raised else owner
    if they and whose is None:
        return context.cast.party(*they.span("who"))
    return whose


def _span(sentence: Sentence, m: re.Match[str], group: str) -> tuple[int, int]:
    return sentence.start + m.start(group), sentence.start + m.end(group)


def _main(phrases: Phrases, sentence: Sentence, start: int) -> Parties | None:
    """Who the sentence is about, where anything stands before the share."""
    return phrases.main_subject(sentence, start) if start > sentence.start + 10 else None


def _verb_before(context: Context, sentence: Sentence, start: int) -> Verb | None:
    """The verb whose object the share is: "got 9 percent of his money"."""
    before = [v for v in context.verbs[sentence.index] if v.end <= start <= v.end + 14]
    if not before or re.search(r"[\d,;]", context.text[before[-1].end : start]):
        return None
    return before[-1]


def _holder(context: Context, at: int) -> Parties | None:
    """Whose money was spoken of just before: the one who got, held or spent it."""
    for money in reversed(context.moneys):
        if money.end <= at and money.political:
            if at - money.end > 400:
                return None
            return money.to_party if money.family == "give" else money.subject
    return None


KIND = ClaimKind(
    name="share",
    title="A share",
    doc="A part of what was raised or spent is said to come from, or go to, somebody.",
    directions=("gave", "received", "spent", "paid"),
    rank=84,
    read=read,
    check=Later("shares", "check_share"),
    examples=(
        Example(
            "Small donations made up 52 percent of the Holt campaign’s haul.",
            (Expected("", "Small donations", "Holt campaign", None, "received"),),
        ),
        Example(
            "Mia Holt’s edge owes much to small donors, who supplied 62 percent of the $3.4 million"
            " she has raised.",
            (Expected("62 percent", "small donors", "Mia Holt", "3400000", "gave"),),
        ),
        Example(
            "Lee Moss has taken $73,000 in campaign cash from oil companies, or 14 percent of his"
            " total.",
            (Expected("14 percent", "oil companies", "Lee Moss", direction="received"),),
        ),
        Example("Lee Moss’s campaign got $36,000 from Acme Holdings; all of it would be returned."),
        Example(
            "Mia Holt’s campaign filed its report. Money from Acme Holdings made up 14 percent"
            " of Mia Holt’s fundraising.",
            (Expected("14 percent", "Acme Holdings", "Mia Holt"),),
        ),
        Example(
            "The Better Roads PAC’s report is out. The Better Roads PAC spent 87 cents of every"
            " dollar raised.",
            (Expected("87 cents", "Better Roads PAC", direction="spent"),),
        ),
        Example(
            "Acme’s founder, a donor to both parties, owns 22 percent of the company, worth"
            " $4 million."
        ),
        Example(
            "About 61 percent of the $410,000 raised by the Better Roads PAC came from Acme"
            " Holdings.",
            (
                Expected(
                    "61 percent",
                    "Acme Holdings",
                    "Better Roads PAC",
                    "410000",
                    "gave",
                    extra=(("pct", "61"),),
                ),
            ),
        ),
        Example(
            "Lee Moss, who is running for Senate, got just 9 percent of his campaign cash from"
            " small donors.",
            (Expected("9 percent", "small donors", "Lee Moss", direction="received"),),
        ),
        Example(
            "Most of Mia Holt’s campaign money came from Acme Holdings.",
            (Expected("", "Acme Holdings", "Mia Holt", direction="gave"),),
        ),
        Example(
            "The Better Roads PAC raised $6 million in May. Ninety-six percent of the contributions"
            " were under $100.",
            (Expected("", None, "Better Roads PAC", "100", "received"),),
        ),
        Example(
            "Half of the money the Better Roads PAC raised in May came from Ada Quill.",
            (Expected("Half of", "Ada Quill", "Better Roads PAC", direction="gave"),),
        ),
        Example("She won 54 percent of the vote and most of the counties."),
        Example("About 60 percent of the money for the road comes from the state."),
        Example(
            "The Better Roads PAC bought $5 million worth of ads, 93 percent of them backing Mia"
            " Holt.",
            (Expected("93 percent", "Better Roads PAC", None, None, "spent"),),
        ),
        Example("The firm sold 40 cars, 93 percent of them red, for $5 million."),
        Example(
            "The Better Roads PAC raised $40 million, nearly all in donations of less than $100,"
            " and"
            " spent $9 million, mostly on ads. Acme gave it $5 million, or half of its receipts.",
            (
                Expected("nearly all in donations", direction=None),
                Expected("mostly on ads", direction="spent"),
                Expected("half of its receipts"),
            ),
        ),
        Example("Mia Holt has hosted fundraisers, all of which have shown her reach."),
        Example(
            "Nearly 99% of first-quarter contributions to Mia Holt’s campaign came from small"
            " donors.",
            (Expected("99%", "small donors", direction="received"),),
        ),
        Example(
            "Campaign cash by seat\n\nSen. Mia Holt (D-Nev.)\n\nTotal raised: $6 million, 27% from"
            " banks and insurers",
            (Expected("27%", "banks and insurers", "Mia Holt", direction="received"),),
        ),
        Example("The plant made $6 million, 27% from exports."),
        Example(
            "The Better Roads PAC spent $10 million. The bulk of the spending, $8.2 million, went"
            " to ads.",
            (Expected("The bulk of the spending, $8.2 million", None, None, "8200000", "spent"),),
        ),
    ),
)
