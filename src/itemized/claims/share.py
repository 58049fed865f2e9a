"""A part of what was raised or spent is said to come from, or go to, somebody."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from itemized.claims._base import ClaimKind, Example, Expected
from itemized.claims._text.draft import Draft

if TYPE_CHECKING:
    from itemized.claims._text.context import Context
    from itemized.claims._text.sentences import Sentence
    from itemized.model import Claim

_PERCENT = r"(?P<pct>\d{1,3}(?:\.\d+)?) ?(?:percent|per cent|%)"
_PART = re.compile(
    rf"\b(?:{_PERCENT}|(?P<word>most|half|a third|two[- ]thirds|three[- ]quarters|a quarter"
    rf"|the bulk|nearly all"
    r"|(?:over|more than|about|nearly|almost) half|for the most part|the majority))"
    r"(?P<of>\s+of (?:it\b|that\b|which\b|the (?:[\w$.,-]+ ){0,4}?(?:cash|total|money|funds|sum"
    r"|donations|contributions"
    r"|\$|raised|spending)|those (?:payments|donations|gifts)|his|her|its|their|all|\$))?",
    re.IGNORECASE,
)
_MONEY = re.compile(
    r"\b(?:cash|total|money|funds|raised|donations?|contributions?|fundraising|payments?"
    r"|spending|haul|giving)\b|\$",
    re.IGNORECASE,
)
_NOT = re.compile(
    r"\bof the (?:vote|voters|votes|electorate|poll|respondents|population|seats)\b", re.IGNORECASE
)
_FROM = re.compile(r"\b(?:c[ao]mes?|coming) from\b|\bfrom\b", re.IGNORECASE)


def read(context: Context) -> list[Claim]:
    """Shares of political money; the amount, where there is one, is the whole."""
    claims = []
    for sentence in context.sentences:
        for m in _PART.finditer(sentence.text):
            rest = sentence.text[m.end() : m.end() + 90]
            if not (m["of"] or m["word"] == "for the most part") or _NOT.search(m[0] + rest):
                continue
            if not _MONEY.search((m["of"] or "") + rest[:70]):
                continue
            if not context.is_political(sentence):
                continue
            claims.append(_claim(context, sentence, m))
    return claims


def _claim(context: Context, sentence: Sentence, m: re.Match[str]) -> Claim:
    start, at = sentence.start + m.start(), sentence.start + m.end()
    stop = re.search(r"[,;.](?:\s|$)|\s[\u2014\u2013]\s", context.text[at : sentence.end])
    end = at + stop.start() if stop else sentence.end
    amounts = tuple(
        a
        for a in context.amounts_in(sentence)
        if m.start() < (a.start or 0) - sentence.start and (a.start or 0) < at + 40
    )
    phrases = context.phrases(sentence)
    came = re.search(r"\b(?:c[ao]mes?|coming|was|were) from\b", context.text[at:end])
    raised = re.search(r"\braised by\b", context.text[at:end])
    raised_they = re.search(
        r"\b(?:they|it|he|she) (?:had |has |have )?raised\b", context.text[at:end]
    )
    spent = re.search(r"\b(?:paid|spent|payments?|spending)\b", context.text[at:end])
    recipient = phrases.after("by", at + raised.start(), end) if raised else None
    extra = {k: v for k, v in (("pct", m["pct"]), ("share_word", m["word"])) if v}
    if came:
        donor = phrases.after("from", at, end)
        direction = "gave"
    elif spent:
        donor, direction = None, "paid" if "payment" in spent[0] else "spent"
    else:
        donor = phrases.main_subject(sentence, start) if start > sentence.start + 3 else None
        direction = (
            "received" if start - sentence.start < 15 and (raised or raised_they) else "gave"
        )
    draft = Draft("share", direction, start, end, donor, recipient, amounts, None, extra)
    return context.claim(draft)


KIND = ClaimKind(
    name="share",
    title="A share",
    doc="A part of what was raised or spent is said to come from, or go to, somebody.",
    directions=("gave", "received", "spent", "paid"),
    rank=84,
    read=read,
    examples=(
        Example(
            "Some 84 percent of the $867,000 raised by the Better Roads PAC has come from Acme"
            " Holdings.",
            (
                Expected(
                    "84 percent",
                    "Acme Holdings",
                    "Better Roads PAC",
                    "867000",
                    "gave",
                    extra=(("pct", "84"),),
                ),
            ),
        ),
        Example("She won 54 percent of the vote and most of the counties."),
        Example("About 60 percent of the money for the road comes from the state."),
    ),
)
