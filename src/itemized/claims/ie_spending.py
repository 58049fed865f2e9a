"""Money spent for or against a candidate or measure by somebody else."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from itemized.claims._base import ClaimKind, Example, Expected, Later
from itemized.claims._text import money_forms as forms
from itemized.claims._text.ads import ADS, IN_ADS, spending_on, with_ads
from itemized.claims._text.draft import Draft
from itemized.claims._text.for_or_against import for_or_against
from itemized.claims._text.stance import of_words
from itemized.claims._text.verbs import Verb
from itemized.model import Mention

if TYPE_CHECKING:
    from itemized.claims._text.context import Context
    from itemized.claims._text.money import Money
    from itemized.claims._text.parties import Parties
    from itemized.model import Claim

#: "Dumped $7 million on Roe's head", "put $2 million behind three challengers".
_ON_SOMEBODY = re.compile(
    r"\s+(?:behind|against|on)\s+(?=(?:[^\W\d_a-z]|(?<=behind )(?:him|her|them)\b"
    r"|(?:[\w-]+ ){0,3}(?:candidates?|challengers?"
    r"|incumbents?|democrats|republicans|nominees?|lawmakers)\b))"
)
_FOR_OR_ON = re.compile(r"\s+(?:(?P<for>for)|on) ")
_AD_NOUN = re.compile(
    r"[- ](?:(?:worth of|in|of) )?(?:[\w-]+ ){0,3}?(?:ad (?:buys?|campaigns?|blitz)|ads|air ?time"
    r"|spots|advertising"
    r"|commercials|mailers|independent expenditures|(?:outside )?spending) (?:[\w-]+ ){0,4}?(?:by"
    r"|from|paid for"
    r" by|funded by|bought by) ",
    re.IGNORECASE,
)
_A_BUY = re.compile(r"[- ](?:(?:ad|airtime|tv|television|radio|digital) )?buy\b", re.IGNORECASE)
_SPENDING = {"spend", "give"}
_INTO_FUND = re.compile(
    r"\s+(?:in)?to (?:the |a |an |its |his |her )?(?:[\w-]+ ){0,3}?(?:campaign|committee|\w*pac"
    r"|fund|group|account)\b",
    re.IGNORECASE,
)
_POURED = re.compile(
    r"(?:pour|sunk|sank|sink|dump|invest|plow|pump|funnel|put|thr[eo]w|shovel)", re.IGNORECASE
)

_POURED_IN = re.compile(r"(?:pour|dump|plow|pump)\w* in (?:[\w-]+ ){0,3}$", re.IGNORECASE)
_NEAR_SUM = 100  # code points from "running ads" to a sum that they may have cost
_CAME = re.compile(r"\s+(?:of (?:it|that) )?(?:came|has come|had come) from\b", re.IGNORECASE)
_OF_THAT = re.compile(
    r"\bof (?:that|which|it|this)(?: (?:sum|total|amount))?,? (?:[\w-]+ ){0,3}$", re.I
)
_SPENDERS = re.compile(
    r"\b(?:groups|committees|\w*pacs|organi[sz]ations|nonprofits|part(?:y|ies)|outsiders)\b", re.I
)
#: "Announced a $30 million program to elect Roe".
_PROGRAM = re.compile(
    r"[ -](?:[\w-]+ ){0,5}?(?:campaign|program|effort|push|drive|blitz|offensive|initiative)"
    r" (?:to (?:help )?(?:elect|re-?elect|defeat|unseat|oust|beat|oppose|flip|protect|boost|support"
    r"|promote)|aimed at|targeting|against|attacking|supporting) ",
    re.IGNORECASE,
)
_ANNOUNCED = frozenset({None, "has", "spend", "pledge", "any"})  # "launched", "unveiled"
_BUY_IS = re.compile(
    r"\bad (?:buy|reservation|campaign|blitz)s?\b[^;:$]{0,40}: (?:[\w-]+ ){0,2}$", re.IGNORECASE
)
#: What says of itself that somebody got the money.
_GIFT_VERB = re.compile(r"(?:g[ai]v|donat|contribut|transfer|wir|hand|pass|grant|sen[dt])", re.I)


def _on_person(context: Context, money: Money) -> tuple[str, str] | None:
    """Whom a group "spent $5 for Roe" or "$5 on Roe": of the second no side is told."""
    spender = money.subject
    group = isinstance(spender, Mention) and spender.kind in {"committee", "organization", "group"}
    said = _FOR_OR_ON.match(context.text, money.end, money.sentence.end)
    if not (group and said):
        return None
    first = next(iter(context.cast.between(said.end(), money.sentence.end)), None)
    if first is None or first.start != said.end() or context.cast.kind(first) != "person":
        return None
    return ("support" if said["for"] else ""), context.cast.full(first)


def _passive_for(context: Context, money: Money) -> bool:
    """ "$5 was spent by the PAC to help Roe"."""
    return bool(
        money.political and money.verb and money.verb.passive and for_or_against(context, money)
    )


def _poured_into(money: Money) -> bool:
    """ "More than $19 million has been pumped into the race": by whom may not be said."""
    verb = money.verb
    if verb is None or not (money.follows and verb.passive and money.political):
        return False
    into = forms.RACE.match(money.text, verb.end, money.sentence.end)
    into = into or forms.INTO_ADS.match(money.text, verb.end, money.sentence.end)
    return bool(into and _POURED.match(verb.word))


def _whom(context: Context, money: Money) -> tuple[str, str] | None:
    """For or against whom it was; of a race as a whole no side is told, of ads in it there is."""
    ads = forms.INTO_ADS.match(context.text, money.end, money.sentence.end)
    return for_or_against(context, money) if ads or not _into_race(context, money) else None


def _into_race(context: Context, money: Money) -> bool:
    """ "The PAC pumped $3 million into the race": a group that is not the candidate's spends."""
    giver = money.subject
    group = isinstance(giver, Mention) and giver.kind in {"committee", "organization", "group"}
    if forms.INTO_ADS.match(context.text, money.end, money.sentence.end):
        return True
    return group and bool(forms.RACE.match(context.text, money.end, money.sentence.end))


def _to_fund(money: Money) -> bool:
    """Whether the money went to somebody named: then it is a gift, whatever that one does."""
    taker = money.to_party
    return (
        isinstance(taker, Mention)
        and taker.kind in {"committee", "organization"}
        and taker.start >= money.end
        and not forms.RACE.match(money.text, money.end, money.sentence.end)
    )


def _bought_by(context: Context, money: Money) -> Claim | None:
    """ "A $2 million ad buy by the PAC", "$1 million in attack ads from the group"."""
    said = _AD_NOUN.match(context.text, money.end, money.sentence.end)
    plain = (
        money.family in {None, "has", "spend"}
        and not money.subject
        and IN_ADS.match(money.text, money.end, money.sentence.end)
    )
    plain = plain or _A_BUY.match(money.text, money.end, money.sentence.end)
    if not said and money.political and plain:
        buyer = context.phrases(money.sentence).main_subject(money.sentence, money.start)
        return money.claim("ie_spending", "spent", buyer) if buyer else None
    if not said or not money.political:
        return None
    phrases = context.phrases(money.sentence)
    stop = phrases.end_of_phrase(said.end(), money.sentence.end)
    first = [n for n in context.cast.between(said.end(), stop) if n.start <= said.end() + 4]
    buyer = context.cast.party(said.end(), first[0].end if first else stop)
    return money.claim("ie_spending", "spent", buyer) if buyer else None


def read(context: Context) -> list[Claim]:
    """Spending for or against somebody, and buys of advertising."""
    claims = []
    for money in context.moneys:
        bought = with_ads(context, money) or spending_on(context, money)
        bought = bought or _bought_by(context, money)
        if bought is not None:
            claims.append(bought)
        elif _poured_into(money):
            claims.append(money.claim("ie_spending", "spent", money.from_party))
        elif of_spending := _of_spending(money):
            claims.append(money.claim("ie_spending", "spent", of_spending))
        elif money.family == "pay" and _pays_for_others(context, money):
            claims.append(_spent(context, money))
        elif money.verb and money.family in _SPENDING and money.political and not money.follows:
            claims += _spending(context, money)
        elif money.family == "spend" and money.follows and _passive_for(context, money):
            claims.append(_spent(context, money))
    return claims + _ads(context)


def _ads(context: Context) -> list[Claim]:
    """ "The group is running ads attacking Roe": on whom, with no sum."""
    claims = []
    for sentence in context.sentences:
        said = forms.RUNS_ADS.search(sentence.text)
        if said is None or not context.is_political(sentence):
            continue
        at, end = sentence.start + said.start(), sentence.start + said.end()
        if any(abs((a.start or 0) - at) < _NEAR_SUM for a in context.amounts_in(sentence)):
            continue  # "spent $5 on ads attacking Roe" is read with its sum
        if of_words(sentence.text[: said.start()]):
            continue
        word = said["verb"]
        verb = Verb(at, at + len(word), word, "spend", passive=False)
        phrases = context.phrases(sentence)
        buyer = phrases.subject(sentence, verb)
        stop = phrases.end_of_phrase(end, sentence.end)
        names = [n for n in context.cast.between(end, stop) if context.cast.kind(n) != "place"]
        if buyer is None or not (names or forms.HIM_OR_HER.match(context.text, end)):
            continue
        side = "support" if forms.FOR_SIDE.search(said[0]) else "oppose"
        target = context.cast.full(names[0]) if names else context.text[end:stop]
        extra = {"support_oppose": side, "target": target}
        draft = Draft("ie_spending", "spent", at, stop, buyer, None, (), None, extra)
        claims.append(context.claim(draft))
    return claims


def _spending(context: Context, money: Money) -> list[Claim]:
    """The claim of a verb of spending or of giving, where it is of spending on others."""
    assert money.verb is not None
    given = money.family == "give"
    if given and _for_others(context, money):
        return [_spent(context, money)]
    if given and (
        not _POURED.match(money.verb.word)
        or _INTO_FUND.match(context.text, money.end, money.sentence.end)
        or _to_fund(money)
    ):
        return []
    target = _whom(context, money)
    target = target or (None if given else _on_person(context, money))
    around = context.text[money.verb.start : min(money.clause_end + 60, money.sentence.end)]
    poured_in = _POURED_IN.search(context.text, money.verb.start, money.start)
    on = bool(poured_in) and not money.to_party
    on = on or (given and bool(_ON_SOMEBODY.match(context.text, money.end, money.sentence.end)))
    if not (target or ADS.search(around) or on or _into_race(context, money)):
        return []
    if given and not (target or on) and not re.search(r"\b(?:in|into|on|towards?) ", around):
        return []
    return [_spent(context, money, target)]


def _of_spending(money: Money) -> Parties | None:
    """The groups of "they spent $60 million; of that, $40 million came from outside groups", and
    the buyer of "its first ad buy: $640,000"."""
    if not money.political:
        return None
    phrases = money.context.phrases(money.sentence)
    came = _CAME.match(money.text, money.end, money.sentence.end)
    if came and _OF_THAT.search(money.before) and money.family_before == "spend":
        source = phrases.after("from", came.end() - 5, money.sentence.end)
        return source if _SPENDERS.search(getattr(source, "name", "")) else None
    buy = _BUY_IS.search(money.before)
    told = money.verb.family if money.verb else None
    if told in _ANNOUNCED and _PROGRAM.match(money.text, money.end, money.sentence.end):
        return phrases.main_subject(money.sentence, money.start)
    if buy is None or money.follows:
        return None
    return phrases.main_subject(money.sentence, money.sentence.start + buy.start())


def _pays_for_others(context: Context, money: Money) -> bool:
    """ "The nurses paid $55,000 for mailers attacking Roe", and whom they paid is not said."""
    if money.follows or not money.political or money.to_party is not None:
        return False
    paid = forms.OUTSIDE.match(context.text, money.end, money.sentence.end)
    return bool(paid) and for_or_against(context, money) is not None


def _spent(context: Context, money: Money, target: tuple[str, str] | None = None) -> Claim:
    """The claim, with whom the spending is for or against where the words after it say so."""
    target = target or _whom(context, money)
    told = zip(("support_oppose", "target"), target or (), strict=False)
    extra = {name: words for name, words in told if words}
    return money.claim("ie_spending", "spent", money.subject, None, extra)


def _for_others(context: Context, money: Money) -> bool:
    """ "Chipped in $1 million for ads promoting Roe": a group's, and given to nobody."""
    assert money.verb is not None
    if money.verb.passive or _GIFT_VERB.match(money.verb.word):
        return False
    spender = money.subject
    group = isinstance(spender, Mention) and spender.kind in {"committee", "organization", "group"}
    if not group or not forms.OUTSIDE.match(context.text, money.end, money.sentence.end):
        return False
    taker = money.to_party
    first = taker[0] if isinstance(taker, tuple) else taker
    return first is None or (first.start > money.end and not _to_fund(money))


KIND = ClaimKind(
    name="ie_spending",
    title="Spending for or against",
    doc="Somebody spent a sum to support or oppose a candidate or measure, or on advertising.",
    directions=("spent",),
    rank=72,
    read=read,
    check=Later("spenders", "check_outside"),
    examples=(
        Example(
            "The Better Roads PAC spent $150,000 for Mia Holt in June and $90,000 on Lee Moss.",
            (
                Expected(
                    "$150,000",
                    "Better Roads PAC",
                    None,
                    "150000",
                    "spent",
                    extra=(("support_oppose", "support"), ("target", "Mia Holt")),
                ),
                Expected("$90,000", "Better Roads PAC", None, "90000", "spent"),
            ),
        ),
        Example(
            "In all, $390,000 was spent by the Better Roads PAC to help Mia Holt.",
            (Expected("$390,000", "Better Roads PAC", None, "390000", "spent"),),
        ),
        Example("Dana Vole spent $150,000 on Mia Holt\u2019s painting."),
        Example(
            "The Better Roads PAC booked $1.9 million in fall airtime against Rep. Lee Moss.",
            (Expected("booked $1.9 million", "Better Roads PAC", None, "1900000", "spent"),),
        ),
        Example(
            "Campaign cash is flowing. More than $19 million has been poured into the race for"
            " governor.",
            (Expected("$19 million", None, None, "19000000", "spent"),),
        ),
        Example(
            "Mia Holt’s campaign benefited from $2.2 million in spending by the Better Roads PAC.",
            (Expected("", "Better Roads PAC", None, "2200000", "spent"),),
        ),
        Example(
            "The Better Roads PAC spent more than $671,000 attacking Rep. Lee Moss in Ohio.",
            (
                Expected(
                    "",
                    "Better Roads PAC",
                    None,
                    "671000",
                    "spent",
                    extra=(("support_oppose", "oppose"), ("target", "Lee Moss")),
                ),
            ),
        ),
        Example(
            "A union super PAC spent $56,000 to help re-elect Mayor Oz Tarrant in November 2015.",
            (Expected("", None, None, "56000", "spent", extra=(("support_oppose", "support"),)),),
        ),
        Example(
            "In June, the Better Roads PAC launched a $750,000 ad buy on cable channels.",
            (Expected("", "Better Roads PAC", None, "750000", "spent"),),
        ),
        Example("The carmaker spent $30 million on ads during the game."),
        Example("The city spent $2 million to protect the harbor."),
        Example(
            "Ada Quill has pumped $12 million of his into television ahead of the election.",
            (Expected("", "Ada Quill", None, "12000000", "spent"),),
        ),
        Example("Ada Quill put $5 million into Fair Maps Ohio, which backs candidates for judge."),
        Example(
            "The Better Roads PAC is running digital ads attacking Mia Holt. The nurses’ union sent"
            " mailers backing her.",
            (
                Expected(
                    "running digital ads",
                    "Better Roads PAC",
                    direction="spent",
                    extra=(("support_oppose", "oppose"), ("target", "Mia Holt")),
                ),
                Expected(
                    "mailers backing", direction="spent", extra=(("support_oppose", "support"),)
                ),
            ),
        ),
        Example("The brewer is running ads attacking lite beer, and a PAC may run ads against it."),
    ),
)
