"""Somebody is said to have helped, funded or backed somebody, with no amount."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from itemized.claims._base import ClaimKind, Example, Expected, Later
from itemized.claims._text.draft import Draft
from itemized.claims._text.money_went import financed_by_way, financed_committee, money_came
from itemized.claims._text.numbers import NUMBER
from itemized.claims._text.politics import is_strong
from itemized.claims._text.stance import of_words
from itemized.claims._text.verbs import Verb
from itemized.claims._text.who_backs import DONORS_ARE, backers, donors_are, founders
from itemized.model import Mention

if TYPE_CHECKING:
    from itemized.claims._text.context import Context
    from itemized.claims._text.parties import Parties
    from itemized.claims._text.sentences import Sentence
    from itemized.model import Claim

_ACTIVE = re.compile(
    r"(?<![\w-])(?P<verb>(?:financially )?(?:help(?:ed|s|ing)?|fund(?:ed|s|ing)|back(?:ed|s"
    r"|ing)?|bankroll(?:ed|s|ing)?"
    r"|us(?:ed|es|ing) [^,;.]{2,80}? to (?:fund|financ|bankroll|underwrit|back|support)\w*"
    r"|financ(?:ed|es|ing)|underwr(?:ote|ites|itten)|support(?:ed|s|ing)?"
    r"|(?:donat|contribut)(?:ed|es|ing)(?: (?:\w+ly|money|again|repeatedly|in the past))? to"
    r"|max(?:ed|es|ing) out (?:(?:donations|contributions|gifts) )?to"
    r"|g(?:ave|iven|ives|iving) the (?:legal )?maximum(?: allowed)? to"
    r"|g(?:ave|iven|ives|iving) (?:money|generously|heavily) to"
    r"|g(?:ave|iven|ives) (?:only |\w+ly |again )?to(?:"
    r" (?:solely|only"
    r"|mostly|exclusively))?"
    r"|(?:donated|contributed|g(?:ave|iven)) the (?:legal |federal )?(?:maximum|max|limit)"
    r"(?: (?!to\b)[\w-]+){0,4} to"
    r"|ma(?:de|kes?|king) (?:(?!no\b|\d)[\w-]+ ){0,3}?(?:donations?|contributions?|gifts) to"
    r"|(?:provid|offer|lend|lent|giv|gave)\w* (?:[\w-]+ )?(?:financial|monetary) (?:support"
    r"|backing|help"
    r"|aid|assistance) (?:to|for)|(?:funnel|steer|pour|pump|channel|direct|send|sent"
    r"|rout|pass|mov|shovel)\w* (?:[\w-]+ )?"
    r"(?:money|cash|funds|millions|thousands)(?: of dollars)?"
    r"(?:,? (?:through|via|by way of) [^,;.]{2,80}?,?)? (?:to|into)))\s+",
    re.IGNORECASE,
)
_PASSIVE = re.compile(
    r"\b(?P<verb>(?:(?:founded|created|led) and )?(?:funded|backed|bankrolled|financed"
    r"|underwritten|supported))(?: (?:\w+ly|in (?:large )?part|almost (?:\w+ly)|for years))? by\s+",
    re.IGNORECASE,
)
_ENJOYED = re.compile(
    r"\b(?P<verb>(?:enjoyed|received|accepted|got|had|attracted|taken|took"
    r"|benefited from)(?: (?!no\b|nothing\b)\w+){0,2}? (?:financial )?"
    r"(?:support|backing|help|money|donations|contributions|funding|cash)) from\s+",
    re.IGNORECASE,
)
_ASIDE = re.compile(r"[,(]")
#: "Made five donations to", "from five donors".
_COUNTED = re.compile(
    rf"^(?:ma(?:de|kes?|king)|from) (?!an?\b(?! dozen)|one\b){NUMBER} (?:[\w-]+ ){{0,2}}?"
    r"(?:donations|contributions|gifts|donors|contributors)\b",
    re.IGNORECASE,
)
_MOST = 8  # statements of support in one sentence; more are no prose
_WHO = frozenset({"person", "committee", "organization"})
_PLACED = re.compile(r"(?:in|on|at|from|for|of|across|since|during) ", re.IGNORECASE)
_LISTED = re.compile(
    r"(?:^|,? as well as |,? and |; |,? along with )(?:[^\W\d_]+\.? ){0,3}?$", re.IGNORECASE
)
#: Money that has done something is no giver: what is said of it is its use.
_USE = re.compile(
    r"\b(?:the|this|that|these|those|such|[\w-]+['\u2019]s) (?:[\w-]+ ){0,2}?(?:money|cash"
    r"|funds?|funding"
    r"|donations?|sums?|contributions?|gifts?|payments?|dollars)(?: [\w-]+){0,5}?\s*$"
    r"|^(?:the |this |that )?(?:money|cash|funds|donations?|gifts?)\b[^,;]{0,40}$",
    re.IGNORECASE,
)
_FINANCIAL = re.compile(r"financial|monetary|money|cash|funds|millions|thousands", re.IGNORECASE)
_MONEY_WORD = re.compile(
    r"^g(?:ave|iven|ives) (?:[a-z]+ )?to\b|\bfund|\bfinanc|\bbankroll|\bunderwr|\bmax(?:imum\b|ed"
    r" out)|\bmax\w* out|\bdonat"
    r"|\bcontribut|\bmoney\b|\bcash\b",
    re.IGNORECASE,
)
# Passives have their own pattern; what could or should happen has not happened.
_NOT_DONE = re.compile(
    r"\b(?:is|are|was|were|been|being|could|would|should|might|may|can|to|not|never|will|the|a"
    r"|an|of|(?!(?:PACs?|P?LLC|LLP|LP|INC|CORP)\b)[A-Z]{2,}|and|or)"
    r"\s+(?:\w+ly |before )?$"
)
#: What an unnamed recipient of political money is called.
_CAUSE = re.compile(
    r"\b(?:campaigns?|candidates?|\w*pacs?|races?|causes?|committees?|organi[sz]ations?|groups?"
    r"|opponents|lawmakers"
    r"|prosecutors|democrats|republicans|politicians|measures?|initiatives?|nonprofits?"
    r"|incumbents?|challengers?)\b",
    re.IGNORECASE,
)
_SEATS = re.compile(
    r"(?: running)? for (?:[\w-]+ ){0,4}?(?:seats?|offices?|posts?|positions?|judgeships?|Congress"
    r"|the House|the Senate|Senate|House|governor|mayor|president)\b"
)
_RUNNERS = re.compile(r"\bcandidates(?: running)?$", re.IGNORECASE)
_MORE_RUNNERS = re.compile(r",? (?:as well as|and) (?P<who>(?:[\w-]+ ){0,3}?candidates)\b")
_BY_WAY = re.compile(
    r",? (?:through|via|by way of|by means of) (?=(?:(?:the|an?|his|her|its|their) )?"
    r"(?:[a-z-]+ ){0,2}?(?:[A-Z]|compan|firm|nonprofit|committee|fund\b|group|trust))"
)
_VERB_AFTER = re.compile(
    r"(?:to )?(?:create|build|pay|shape|make|pass|defeat|win|lead|draft|write|keep|raise)\b"
)


def _place(context: Context, end: int) -> str | None:
    """The place right after a name: "in Missouri", "of Chicago"."""
    m = re.match(r"\s(?:in|of|from)\s", context.text[end : end + 8])
    names = context.cast.between(end, end + 45) if m else []
    return names[0].text if m and names and names[0].start == end + m.end() else None


def _by_subject(context: Context, sentence: Sentence, m: re.Match[str]) -> list[Claim]:
    at = sentence.start + m.end()
    word = m["verb"].lower().removeprefix("financially ")
    going_on = word.split()[0].endswith("ing")
    undone = _NOT_DONE.search(sentence.text[: m.start()])
    sums = [
        a
        for a in context.amounts_in(sentence)
        if 0 < m.start() + sentence.start - (a.end or 0) < 60
    ]
    if sums and going_on and not _FINANCIAL.search(m["verb"]):
        return []  # "spent $5 on ads supporting Roe" has its own kind
    clause = re.split(r"[,;]\s|\sand\s", sentence.text[: m.start()])[-1]
    if _VERB_AFTER.match(context.text, at) or (undone and not going_on) or _USE.search(clause):
        return []
    phrases = context.phrases(sentence)
    verb = Verb(sentence.start + m.start(), at, word, "give", passive=False)
    donor = phrases.subject(sentence, verb)
    object_end = phrases.end_of_phrase(at, sentence.end)
    recipient = context.cast.party(at, object_end)
    known = isinstance(recipient, Mention) and recipient.kind in _WHO
    financial = _MONEY_WORD.search(m["verb"]) or _FINANCIAL.search(m["verb"])
    if donor is None or recipient is None:
        return []
    running = isinstance(recipient, Mention) and bool(_RUNNERS.search(recipient.text))
    told = (
        isinstance(donor, Mention)
        and donor.kind in _WHO
        and (_MONEY_WORD.search(sentence.text) or (running and going_on))
    )
    if not (financial or known or told):
        return []
    of_money = isinstance(donor, Mention) and re.search(
        r"\bmoney\b|\bdonations?\b|\bads?\b", donor.text
    )
    if _COUNTED.search(m["verb"]) and not context.amounts_in(sentence):
        return []  # how many there were is a count
    if of_money or not (known or (isinstance(recipient, tuple) or _CAUSE.search(recipient.text))):
        return []
    if not financial and not _spoken_of_money(context, sentence):
        return []
    if running and isinstance(recipient, Mention):
        return _runners(context, sentence, m, donor, recipient)
    return [_claim(context, sentence, m, donor, recipient)]


def _runners(
    context: Context, sentence: Sentence, m: re.Match[str], donor: Parties, first: Mention
) -> list[Claim]:
    """ "Candidates running for seats in Congress, as well as candidates for governor"."""
    text = context.text

    def whole(start: int, end: int) -> Mention:
        seats = _SEATS.match(text, end, sentence.end)
        stop = seats.end() if seats else end
        return Mention(text[start:stop], text[start:stop], start, stop, "group")

    one = whole(first.start, first.end)
    claims = [_claim(context, sentence, m, donor, one)]
    more = _MORE_RUNNERS.match(text, one.end, sentence.end)
    if more:
        two = whole(*more.span("who"))
        extra = {"verb": m["verb"].lower()}
        draft = Draft("relation", "gave", two.start, two.end, donor, two, extra=extra)
        claims.append(context.claim(draft))
    return claims


def _spoken_of_money(context: Context, sentence: Sentence) -> bool:
    """Whether "helped" means money: the sentence or the one before says so."""
    before = context.sentences[sentence.index - 1].text if sentence.index else ""
    earlier = context.sentences[sentence.index - 2].text if sentence.index > 1 else ""
    return any(_MONEY_WORD.search(s) or is_strong(s) for s in (sentence.text, before, earlier))


def _claim(
    context: Context, sentence: Sentence, m: re.Match[str], donor: Parties, recipient: Parties
) -> Claim:
    every = [
        p for side in (donor, recipient) for p in (side if isinstance(side, tuple) else (side,))
    ]
    inside = [p for p in every if sentence.start <= p.start < sentence.end]
    start = min([p.start for p in inside] + [sentence.start + m.start()])
    end = max([p.end for p in inside] + [sentence.start + m.end()])
    first = recipient[0] if isinstance(recipient, tuple) else recipient
    place = _place(context, first.end)
    extra = {"verb": m["verb"].lower()} | ({"place": place} if place else {})
    if place:
        end = max(end, context.text.index(place, first.end) + len(place))
    by_way = _BY_WAY.match(context.text, end, sentence.end)
    if by_way:
        end = context.phrases(sentence).end_of_phrase(by_way.end(), sentence.end)
    return context.claim(Draft("relation", "gave", start, end, donor, recipient, extra=extra))


def _enjoyed(context: Context, sentence: Sentence, m: re.Match[str]) -> list[Claim]:
    """ "Roe of Ohio, who …, as well as Doe of Iowa, who …, have enjoyed support from X"."""
    phrases = context.phrases(sentence)
    at = sentence.start + m.end()
    stop = phrases.end_of_phrase(at, sentence.end)
    donor = context.cast.party(at, stop)
    if donor is None or _COUNTED.match(f"from {context.text[at:stop]}"):
        return []
    heads = [
        n
        for n in context.cast.between(sentence.start, sentence.start + m.start())
        if context.cast.kind(n) == "person"
        and _LISTED.search(context.text[sentence.start : n.start])
    ]
    if not heads:
        verb = Verb(sentence.start + m.start(), at, m["verb"], "receive", passive=False)
        subject = phrases.subject(sentence, verb)
        return [_claim(context, sentence, m, donor, subject)] if subject else []
    claims = []
    for n in heads:
        recipient = context.cast.mention(n)
        place = _place(context, n.end)
        extra = {"verb": m["verb"].lower()} | ({"place": place} if place else {})
        # To what follows the list, so that the words that say it are in every one's quotation.
        claims.append(
            context.claim(Draft("relation", "gave", n.start, stop, donor, recipient, extra=extra))
        )
    return claims


def _passive(context: Context, sentence: Sentence, m: re.Match[str]) -> list[Claim]:
    phrases = context.phrases(sentence)
    at = sentence.start + m.end()
    donor = context.cast.party(at, phrases.end_of_phrase(at, sentence.end))
    pre = re.sub(
        r"(?:,|\band\b|\b(?:is|was|were|are|been|has|largely|partly|also)\b|\s)+$",
        "",
        sentence.text[: m.start()],
    )
    receiver = phrases.antecedent(sentence, sentence.start + len(pre))
    if isinstance(receiver, Mention) and _PLACED.match(receiver.text):
        # "In Ohio, the Acme Fund, based in Reno and backed by …" is about the fund
        named = context.cast.between(sentence.start, sentence.start + m.start())
        proper = [n for n in named if context.cast.kind(n) in _WHO]
        receiver = context.cast.mention(proper[-1]) if proper else None
    if donor is None or receiver is None or donor == receiver:
        return []
    return [_claim(context, sentence, m, donor, receiver)]


def read(context: Context) -> list[Claim]:
    """Support told without a sum; a sentence with an amount has its own kinds."""
    claims: list[Claim] = []
    for sentence in context.sentences:
        claims += founders(context, sentence)
        if context.is_political(sentence) and not context.amounts_in(sentence):
            claims += backers(context, sentence)
            came = money_came(context, sentence)
            claims += [came] if came else []
        cued = is_strong(sentence.text) or context.nearby_cues(sentence)
        cued = cued or financed_by_way(context, sentence) or financed_committee(context, sentence)
        if not (cued or _FINANCIAL.search(sentence.text)):
            continue
        near_amount = [a.start or 0 for a in context.amounts_in(sentence)]
        taken: list[tuple[int, int]] = [
            (m.verb.start, m.end) for m in context.vague if m.political and m.verb and not m.stance
        ]
        for pattern, reads in (
            (DONORS_ARE, donors_are),
            (_ENJOYED, _enjoyed),
            (_PASSIVE, _passive),
            (_ACTIVE, _by_subject),
        ):
            aside = pattern is _PASSIVE
            for m in pattern.finditer(sentence.text):
                a, b = sentence.start + m.start(), sentence.start + m.end()
                if (
                    len(taken) >= _MOST
                    or any(a < y and x < b for x, y in taken)
                    or any(
                        0 <= n - b < 40
                        and not (aside and _ASIDE.search(context.text, b, n))
                        and not (
                            aside and any(b < v.start < n for v in context.verbs[sentence.index])
                        )
                        for n in near_amount
                    )
                ):
                    continue
                taken.append((a, b))
                if of_words(sentence.text[: m.start()], sentence.text[m.start() :]):
                    continue
                claims += reads(context, sentence, m)
    return claims


KIND = ClaimKind(
    name="relation",
    title="Support without a sum",
    doc="Somebody is said to have helped, funded or backed somebody, with no amount.",
    directions=("gave",),
    rank=30,
    read=read,
    gives_way=True,
    check=Later("payments", "check_relation"),
    examples=(
        Example(
            "Dana Vole maxed out to Mia Holt’s campaign.",
            (Expected("maxed out", "Dana Vole", "Mia Holt’s campaign"),),
        ),
        Example(
            "Ada Quill has funded numerous prosecutor races. For instance, she helped Lee Moss"
            " in Missouri, "
            "a candidate known for his speeches.",
            (
                Expected(
                    "funded numerous prosecutor races", "Ada Quill", "numerous prosecutor races"
                ),
                Expected(
                    "she helped Lee Moss in Missouri",
                    "Ada Quill",
                    "Lee Moss",
                    extra=(("place", "Missouri"),),
                ),
            ),
        ),
        Example(
            "Mia Holt of Reno, a candidate, has enjoyed financial support from Ada Quill.",
            (Expected("Mia Holt", "Ada Quill", "Mia Holt", extra=(("place", "Reno"),)),),
        ),
        Example(
            "Ada Quill gave $1M to the Better Roads PAC. She is known for often supporting various"
            " candidates running for council seats, as well as candidates for sheriff positions.",
            (
                Expected(
                    "candidates running for council seats",
                    "Ada Quill",
                    "various candidates running for council seats",
                ),
                Expected("sheriff positions", "Ada Quill", "candidates for sheriff positions"),
            ),
        ),
        Example("Ada Quill denied funding Lee Moss, a candidate whose campaign is short of money."),
        Example("The nurse helped Lee Moss in Missouri after the storm."),
        Example("She backed the truck into the garage."),
        Example(
            "Donors to the Better Roads PAC include Dana Vole and Acme Holdings.",
            (Expected("Donors to", "Dana Vole; Acme Holdings", "Better Roads PAC", None, "gave"),),
        ),
        Example(
            "Dana Vole founded the Better Roads PAC. Lee Moss raised $1 million from the Valley"
            " PAC, a"
            " political action committee that he launched last year.",
            (
                Expected("founded", "Dana Vole", "Better Roads PAC", None, "has"),
                Expected(
                    "political action committee that he launched", "Lee Moss", direction="has"
                ),
            ),
        ),
        Example("Lee Moss founded a bakery, and the committee that he chaired met on roads."),
        Example(
            "A super PAC financed by hotel owners has spent $6 million in the primary.",
            (Expected("financed by hotel owners", "hotel owners", None, None, "gave"),),
        ),
        Example(
            "Lee Moss gave to Democrats for years, filings show. He made large donations to Mia"
            " Holt’s campaign. Dana Vole donated the legal maximum last month to Ada Quill’s"
            " campaign.",
            (
                Expected("gave to Democrats", "Lee Moss", "Democrats", direction="gave"),
                Expected("made large donations", None, "Mia Holt’s campaign", direction="gave"),
                Expected("the legal maximum", None, "Ada Quill’s campaign", direction="gave"),
            ),
        ),
        Example("Lee Moss gave to strangers on the street, and made calls to voters."),
        Example(
            "Tech workers gave overwhelmingly to Democrats, campaign finance filings show.",
            (Expected("gave overwhelmingly", "Tech workers", "Democrats", None, "gave"),),
        ),
    ),
)
