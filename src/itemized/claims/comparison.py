"""One sum is set against another: an edge, a multiple, more than somebody else."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from itemized.claims._base import ClaimKind, Example, Expected, Later
from itemized.claims._text import comparison_forms as forms
from itemized.claims._text.draft import Draft
from itemized.claims._text.rank_forms import MORE_THAN as MORE_THAN_ANY
from itemized.claims._text.verbs import Verb
from itemized.model import Mention

if TYPE_CHECKING:
    from itemized.claims._text.context import Context
    from itemized.claims._text.parties import Parties
    from itemized.claims._text.sentences import Sentence
    from itemized.model import Claim


#: A rank, which has its own kind.
TOGETHER_RANK = re.compile(
    r"\b(?:combined|put together)$|than (?:in |from |to |for |by |on )?(?:any|all|every|anyone)\b"
)


_SUM_FOLLOWS = 14  # code points


def _direction(words: str) -> str:
    if forms.CASH.search(words) or forms.HAD.search(words):
        return "has"
    if re.match(r"out-?rais", words, re.IGNORECASE):
        return "received"
    if re.search(r"\b(?:out-?spen|spen[dt]|sunk)", words, re.IGNORECASE):
        return "spent"
    if re.search(r"\b(?:gave|given|gives|donated|contributed)\b", words, re.I):
        return "gave"
    return "received"


def read(context: Context) -> list[Claim]:
    """Edges and multiples."""
    claims = []
    for money in context.moneys:
        margin = forms.MARGIN.search(money.before)
        after = forms.AFTER.match(context.text, money.end, money.sentence.end)
        if not money.political or not (margin or after):
            continue
        low = money.verb.start if money.verb and not money.follows else money.sentence.start
        later = [a.start or 0 for a in money.others if (a.start or 0) > money.end]
        words = context.text[low : min([*later, money.sentence.end])]
        direction = _direction(re.split(r",? (?:but|while|whereas) ", words)[0])
        phrases = context.phrases(money.sentence)
        own = money.subject if money.verb and not money.follows else None
        first = own or phrases.main_subject(money.sentence, money.start)
        other = re.search(r"\bout-?(?:raised|spent|paced)\b", money.before, re.IGNORECASE)
        names = (
            context.cast.between(money.sentence.start + other.end(), money.start) if other else []
        )
        both = (
            (first, context.cast.mention(names[0]))
            if names and isinstance(first, Mention)
            else first
        )
        one, two = (None, both) if direction == "received" else (both, None)
        if direction == "gave" and after and isinstance(first, Mention):
            stretch = (money.end, money.sentence.end)
            one, two = _gifts(context, money.sentence, stretch, first, money.to_party)
        claims.append(money.claim("comparison", direction, one, two))
    for sentence in context.sentences:
        if not forms.HINT.search(sentence.text):
            continue
        found = [m for form in forms.EVERY for m in form.finditer(sentence.text)]
        found = [m for m in found if m.re is not forms.OUT or _is_outdone(context, sentence, m)]
        found = [m for m in found if m.re is not forms.WHICH_IS or _of_sum(context, sentence, m)]
        found = [
            m for m in found if m.re is not forms.LEAD_IN or not _with_sum(context, sentence, m)
        ]
        found = [m for m in _apart(found) if not MORE_THAN_ANY.search(m[0])]
        told = [_in_words(context, sentence, m) for m in found]
        if found and not context.is_political(sentence):
            told = [claim for claim in told if _of_two_givers(context, claim)]
        claims += told
    return [*claims, *_told_widely(context, claims)]


def _told_widely(context: Context, claims: list[Claim]) -> list[Claim]:
    """Comparisons in words that any talk has, where money is what they are about."""
    told = []
    for sentence in context.sentences:
        if any(c.sentence.start == sentence.start for c in claims):
            continue
        for form in forms.WIDE:
            m = form.search(sentence.text)
            if m and "$" in sentence.text[m.end() : m.end() + _SUM_FOLLOWS]:
                continue  # a sum is set against another, and both are read as sums
            about = m and forms.OF_MONEY.search(sentence.text, max(0, m.start() - 60), m.end())
            rank = m and (TOGETHER_RANK.search(m[0]) or MORE_THAN_ANY.search(m[0]))
            if m and about and not rank and context.is_political(sentence):
                told.append(_of_form(context, sentence, m))
                break
    return told


def _of_form(context: Context, sentence: Sentence, m: re.Match[str]) -> Claim:
    """A comparison in a form that any talk has: of the subject of the verb that it hangs on."""
    a, b = sentence.start + m.start(), sentence.start + m.end()
    phrases = context.phrases(sentence)
    direction = _direction(context.text[max(sentence.start, a - 60) : b])
    if m.re is forms.SURGED:
        to = phrases.after("to|for|by", a, b)
        sides = (to, None) if direction == "spent" else (None, to)
        return context.claim(Draft("comparison", direction, a, b, *sides))
    pivot = next(reversed(list(forms.PIVOT.finditer(sentence.text, 0, m.start() + 1))), None)
    at = a
    if m.re not in (forms.MULTIPLIED, forms.OUTDOES) and pivot:
        at = sentence.start + pivot.start()
    verb = Verb(at, at + 1, re.match(r"\w*", context.text[at : at + 20])[0], "any", passive=False)  # type: ignore[index]
    subject = phrases.subject(sentence, verb)
    taker = phrases.after("to|for", at, a + m[0].find(" than ")) if direction == "gave" else None
    one, two = (None, subject) if direction == "received" else (subject, taker)
    return context.claim(Draft("comparison", direction, a, b, one, two))


def _of_two_givers(context: Context, claim: Claim) -> bool:
    """Whether one named person is said to have given more than another, and to nobody else:
    that is read without a word of politics beside it."""
    givers = claim.donor if isinstance(claim.donor, tuple) else ()
    named = len(givers) > 1 and all(g.kind == "person" for g in givers)
    alone = named and claim.recipient is None
    return alone and not context.of_good_cause(context.sentence_at(claim.start))


def _apart(found: list[re.Match[str]]) -> list[re.Match[str]]:
    """The matches without those that begin within another one."""
    return [m for m in found if not any(o.start() < m.start() < o.end() for o in found)]


def _is_outdone(context: Context, sentence: Sentence, m: re.Match[str]) -> bool:
    """Whether it is somebody, or some rivals, that is outdone."""
    return bool(forms.RIVALS.search(m[0])) or _is_named(_other(context, sentence, m))


def _of_sum(context: Context, sentence: Sentence, m: re.Match[str]) -> bool:
    """Whether a sum stands right before "which is more than", and no other one is owned after"
    " it."""
    if m[0].rstrip().endswith(("'s", "\u2019s")):
        return False
    if forms.TOGETHER.search(m[0]):
        return False  # a rank, which has its own kind
    at = sentence.start + m.start()
    if m.start() == 0 and sentence.index:
        return bool(context.moneys_in(context.sentences[sentence.index - 1]))
    return any(x.political and 0 <= at - x.end < 60 for x in context.moneys_in(sentence))


def _with_sum(context: Context, sentence: Sentence, m: re.Match[str]) -> bool:
    """Whether a lead is told with its sum: then it is read with that."""
    a, b = sentence.start + m.start() - 12, sentence.start + m.end() + 30
    if sentence.index == 0 and " over " not in m[0]:
        return True  # of a headline the text below says more
    return any(a <= (x.end or 0) and (x.start or 0) <= b for x in context.amounts_in(sentence))


def _is_named(party: Mention | None) -> bool:
    """Whether somebody is outdone, and not a target or a forecast."""
    return party is not None and party.kind in {"person", "committee", "organization"}


def _in_words(context: Context, sentence: Sentence, m: re.Match[str]) -> Claim:
    """A comparison told without the sum by which the two differ."""
    a, b = sentence.start + m.start(), context.whole(sentence, sentence.start + m.end())
    phrases = context.phrases(sentence)
    verb = next((v for v in context.verbs[sentence.index] if v.start == a), None)
    if verb is not None:
        subject = phrases.subject(sentence, verb)
        direction = _direction(m[0])
    else:
        told = [x.subject for x in context.moneys_in(sentence) if x.end <= a]
        subject = (told[-1] if told else None) or phrases.main_subject(sentence, a)
        words = m[0] if m.re in forms.OF_THEMSELVES else sentence.text
        direction = "has" if forms.HAD.search(m[0]) else _direction(words)
    if m.re is forms.THAN_RAISED:
        direction = "spent"
    elif forms.EDGE.search(m[0]) or (m.re is forms.LEAD_IN and forms.CASH.search(m[0])):
        direction = "has"
    other = _other(context, sentence, m)
    both = (subject, other) if isinstance(subject, Mention) and other else subject
    one, two = (None, both) if direction == "received" else (both, None)
    if direction == "gave" and isinstance(subject, Mention) and m.re in forms.OF_GIFTS:
        one, two = _gifts(context, sentence, (a, b), subject)
    extra = {"multiple": m["n"] or m[0].split()[0]} if m.re is forms.TIMES else {}
    of = [x for x in context.amounts_in(sentence) if a <= (x.start or 0) < b]
    sums = tuple(of) if m.re is forms.FOR_EVERY else ()  # "$5 for every $1" are no sums of money
    return context.claim(Draft("comparison", direction, a, b, one, two, sums, None, extra))


def _gifts(
    context: Context,
    sentence: Sentence,
    stretch: tuple[int, int],
    giver: Mention,
    given: Parties | None = None,
) -> tuple[Parties, Parties | None]:
    """Who gave and who got, of "more to Roe than to Doe" and "more to the PAC than Roe did".

    given: the Roe of "gave Roe $5 more than Doe", where Doe got something if the two are alike.
    """
    a, b = stretch
    parts = list(forms.THAN_OR_AS.finditer(context.text, a, b))
    if not parts:
        return giver, None
    phrases = context.phrases(sentence)
    first = phrases.after("to", a, parts[-1].start())
    at = parts[-1].end()
    to = forms.TO_OTHER.match(context.text, at, b)
    if to:
        second = context.cast.party(to.end(), phrases.end_of_phrase(to.end(), b))
        both = isinstance(first, Mention) and isinstance(second, Mention)
        return giver, (first, second) if both else None  # type: ignore[return-value]
    stop = forms.DID_OR_TO.search(context.text, at, b)
    end = stop.start() if stop else b
    other = context.cast.party(at, phrases.end_of_phrase(at, end))
    taker = first or phrases.after("to", end, b) or given
    if not isinstance(other, Mention) or forms.ANYBODY.match(other.name):
        return giver, taker
    if isinstance(given, Mention) and given.end <= a and given.kind == other.kind:
        return giver, (given, other)
    return (giver, other), taker


def _other(context: Context, sentence: Sentence, m: re.Match[str]) -> Mention | None:
    """Who is outdone: the Roe of "outraised Roe", "more than Roe", "twice the total of Roe"."""
    start = re.search(
        r"^(?:out-?|dwarf)\w+(?: and \w+)? | than | over | by "
        r"|['\u2019]s? (?:total|haul|take)$| of ",
        m[0],
    )
    if start is None or m.re in (forms.THAN_RAISED, forms.FOR_EVERY):
        return None
    at = sentence.start + m.start() + start.end()
    end = context.whole(sentence, sentence.start + m.end())
    did = forms.DID.search(context.text, at, end)
    end = did.start() if did else end
    phrases = context.phrases(sentence)
    party = context.cast.party(at, phrases.end_of_phrase(at, end))
    return party if isinstance(party, Mention) else None


KIND = ClaimKind(
    name="comparison",
    title="A comparison",
    doc="One sum is set against another: an edge, a multiple, more than somebody else.",
    directions=("received", "has", "spent", "gave"),
    rank=85,
    read=read,
    check=Later("compared", "check_comparison"),
    examples=(
        Example(
            "Acme Holdings’ donors have given 23 times as much to Mia Holt’s campaign as to"
            " Lee Moss.",
            (Expected("23 times", direction="gave"),),
        ),
        Example(
            "The Better Roads PAC has outraised the Valley Victory Fund by some $4 million, filings"
            " show.",
            (Expected("", None, "Better Roads PAC; Valley Victory Fund", "4000000", "received"),),
        ),
        Example(
            "Mia Holt’s campaign outraised Lee Moss nearly 3-to-1.",
            (Expected("3-to-1", None, "Mia Holt’s campaign; Lee Moss", None, "received"),),
        ),
        Example(
            "Acme Holdings spent less on politics than the unions, filings show. Acme Holdings"
            " gave candidates four dollars for every one it gave charity.",
            (
                Expected("spent less", "Acme Holdings; unions", None, None, "spent"),
                Expected("four dollars for every one", "Acme Holdings", None, None, "gave"),
            ),
        ),
        Example(
            "The Better Roads PAC spent $6 million in May, more than it raised.",
            (Expected("more than it raised", "Better Roads PAC", None, None, "spent"),),
        ),
        Example(
            "The Better Roads PAC outspent the Valley Victory Fund in 2021.",
            (
                Expected(
                    "outspent",
                    "Better Roads PAC; Valley Victory Fund",
                    None,
                    None,
                    "spent",
                ),
            ),
        ),
        Example(
            "Dana Vole gave more to the Better Roads PAC than Ada Quill did.",
            (Expected("gave more", "Dana Vole; Ada Quill", "Better Roads PAC", None, "gave"),),
        ),
        Example(
            "Dana Vole gave $10,000 more to the Better Roads PAC than Ada Quill did. Acme Holdings"
            " gave more to Mia Holt than to Lee Moss.",
            (
                Expected(
                    "$10,000 more", "Dana Vole; Ada Quill", "Better Roads PAC", "10000", "gave"
                ),
                Expected("gave more", "Acme Holdings", "Mia Holt; Lee Moss", None, "gave"),
            ),
        ),
        Example(
            "Dana Vole gave more than Ada Quill did.",
            (Expected("gave more", "Dana Vole; Ada Quill", None, None, "gave"),),
        ),
        Example("At the blood drive Dana Vole gave more than Ada Quill did."),
        Example("The team led by 4 points, twice as much as before."),
        Example("Rents are $400 more than last year."),
        Example(
            "In 2014, Acme Holdings gave Sen. Mia Holt $9,900 — more than it gave to any other"
            " senator that election cycle. What it gave for more than a decade is known."
        ),
        Example(
            "The Better Roads PAC spent $9 million. That’s more than Mia Holt’s own campaign"
            " spent.",
            (Expected("more than Mia Holt’s own campaign spent", direction="spent"),),
        ),
        Example(
            "Mia Holt’s campaign is outraising Lee Moss by a wide margin. Her war chest is far"
            " larger"
            " than his, and he has far less cash on hand than she does.",
            (
                Expected("outraising Lee Moss", direction="received"),
                Expected("larger than", direction="has"),
                Expected("less cash on hand than", direction="has"),
            ),
        ),
        Example(
            "Donors lifted the candidates. Lee Moss reported less than half of what Mia Holt"
            " raised,"
            " and she enjoys a significant fundraising advantage.",
            (Expected("half of what Mia Holt raised"), Expected("fundraising advantage")),
        ),
        Example(
            "The store’s total was larger than a year ago, and half of what it sold was fruit."
        ),
        Example(
            "Lee Moss outraises and outspends Mia Holt in May\n\nThe Moss campaign was built on"
            " small"
            " donors.",
            (Expected("outraises and outspends", None, "Lee Moss; Mia Holt", None, "received"),),
        ),
        Example(
            "Mia Holt’s campaign raised $9 million, far outpacing each of her Democratic rivals."
            " Most of them reported just a fraction of what she collected from donors.",
            (
                Expected("outpacing each of her Democratic rivals"),
                Expected("a fraction of what she collected"),
            ),
        ),
        Example(
            "The Better Roads PAC built up a cash advantage over the Valley Victory Fund.",
            (Expected("cash advantage over the Valley Victory Fund", direction="has"),),
        ),
        Example(
            "Lee Moss is trouncing Mia Holt in fundraising, donors say. Her campaign was badly"
            " outspent in 2020.",
            (
                Expected("trouncing Mia Holt in fundraising", direction="received"),
                Expected("badly outspent", direction="spent"),
            ),
        ),
        Example(
            "Mia Holt’s campaign raised $9 million, which is more than the two Republicans behind"
            " her.",
            (Expected("more than the two Republicans", direction="received"),),
        ),
        Example("Lee Moss is beating Mia Holt in the polls, and his rally dwarfed hers."),
        Example("The town paid $9 million for the land, which is more than the appraiser said."),
        Example("A fraction of the donors to the Better Roads PAC live in Reno."),
        Example(
            "Conservative groups have spent $5 for every $1 spent by liberal PACs.",
            (Expected("$5 for every $1", direction="spent"),),
        ),
    ),
)
