"""Whether an amount is political money, as far as its text says."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from itemized.claims._text import staff
from itemized.claims._text.gift_forms import TO_CHARITY
from itemized.claims._text.politics import is_other, is_public, is_strong, leans
from itemized.model import Mention

if TYPE_CHECKING:
    from itemized.claims._text.money import Money

_LEANING = 2  # words of elections beside a gift, as in "Rep. Roe, a Democrat, received $5"
_OFFICE = re.compile(
    r"^(?:the |state |federal )*(?:governors?|lawmakers|legislators?|officials|regulators)$"
    r"|(?:\boffice|legislature|assembly|department|commission|\bbureau|\bauthority|\bservice"
    r"|\b(?:coast|national) guard|\barmy|\bnavy|\bair force)$",
    re.IGNORECASE,
)
#: What somebody in office has for themselves: a trip, a fee, a book.
_OWN_GAIN = re.compile(
    r"\s+(?:in|worth of|for) (?:[\w-]+ ){0,3}?(?:travel|trips?|lodging|royalt(?:y|ies)|fees?"
    r"|speech(?:es)?"
    r"|books?|tickets?|meals?|vacations?|rent|pay|income|stocks?|options|bribes?|kickbacks?"
    r"|consulting"
    r"|legal|work|services|gifts|the (?:house|land|ranch))\b",
    re.IGNORECASE,
)
_TITLE = re.compile(
    r"\b(?:Sens?\.|Reps?\.|Govs?\.|Senators?|Representatives?|Congress(?:man|woman)|Governor|Mayor"
    r"|Alder(?:man|woman)|Assembly(?:man|woman|member)|Council(?:or|man|woman|member)|Sheriff"
    r"|Speaker|(?:Council|Senate) President|Delegate|(?:Attorney|Auditor) General|Treasurer"
    r"|Supervisor|(?:County )?Commissioner|Trustee|Judge|Justice|Selectm[ae]n|Assessor|Recorder"
    r"|(?:Majority|Minority) Leader|District Attorney),?\s$"
)
_OFFICEHOLDER = re.compile(
    r"(?:the |that |this )?(?:governor|senator|congress(?:man|woman)|mayor|lawmakers?|legislators?"
    r"|candidates?|nominee|sheriff|council members?|incumbents?)\b(?!['\u2019])",
    re.IGNORECASE,
)
#: "Spent $5 opposing Sen. Roe", "put $5 behind Mayor Roe": on somebody in office or running.
_ON = re.compile(
    r"\s+(?:(?:in|on|for) (?:[\w-]+ ){0,3}?(?:ads|spots|mailers|advertising|spending) )?"
    r"(?:opposing|backing|supporting|attacking|boosting|promoting|against|behind|defending"
    r"|to (?:help )?(?:elect|re-?elect|defeat|unseat|oust|oppose|support|boost|beat|back)) "
    r"(?=(?:[\w.-]+ ){0,3}?(?:Sens?\.|Reps?\.|Govs?\.|Senators?|Congress(?:man|woman)|Mayor|Gov"
    r"|candidates?"
    r"|nominees?|incumbents?|challengers?|Democrats?|Republicans?|Libertarians?)(?:\s|$|[,.]))"
)
#: "Roe, who is running for mayor", "Roe, a Republican candidate".
_RUNS = re.compile(
    r",? (?:who(?: is| was|['\u2019]s| has been)? (?:now |also )?(?:running|campaigning"
    r"|ran|runs) for"
    r"|(?:an?|the) (?:[\w-]+ ){0,3}?(?:candidates?|nominees?|challengers?|hopefuls?)\b)",
    re.IGNORECASE,
)
#: Takers of public money who have their own to give.
_PRIVATE = re.compile(
    r"\b(?:famil(?:y|ies)|workers|residents|homeowners|veterans|police|developers|farmers|allies"
    r"|businesses|investors|shareholders|charter schools|universit(?:y|ies)|colleges?|hospitals?)$",
    re.IGNORECASE,
)
_MUCH_LEANING = 4  # the same, in the sentences around a sum
MOST_SPENT = 20_000_000_000  # dollars; a whole federal cycle has cost less (14.4 billion in 2020)
_PRICE = re.compile(
    r"\b(?:sold|bought|purchased|acquired)\b[^,;$]{2,60}? for (?:[\w-]+ ){0,2}$"
    r"|\b(?:valued|priced|appraised|listed) at (?:[\w-]+ ){0,2}$"
    r"|\bopen(?:ed|s) to (?:[\w-]+ ){0,2}$"
    r"|\b(?:houses?|homes?|mansions?|ranch(?:es)?|boats?|yachts?|cars?|land|stakes?|condos?|jets?"
    r"|stocks?|shares|planes?|paintings?)\b[^,;$]{0,30}? (?:worth|valued at) (?:[\w-]+ ){0,2}$",
    re.IGNORECASE,
)
_EACH_THING = re.compile(
    r"(?: |-)(?:a|an|per)(?: |-)(?:pack|gallon|barrel|hour|pound|ton|share|ounce|pill|acre|square"
    r"|mile"
    r"|bottle|dose|student|pupil|ride)\b"
)
#: "A gallon of milk was $4.29".
_UNIT_PRICE = re.compile(
    r"\b(?:a|an|per|the|each) (?:gallon|pound|dozen|pack|barrel|bottle|loaf|cup|pint|carton|bushel"
    r"|ticket|ounce|ton|pair|bag|box)\b[^,;$]{0,30}? (?:was|is|were|are|cost|costs|sold for|sells"
    r" for|went for|at|fetched) (?:[\w-]+ ){0,3}$",
    re.IGNORECASE,
)
_EARNS = re.compile(
    r"\b(?:earn(?:s|ed|ing)?|makes|who made|salary of|fortune of|(?:is|was"
    r"|net) worth) (?:(?:an?|about|nearly"
    r"|more|than|just|only"
    r"|over|estimated|some|roughly|almost|the) ){0,3}$",
    re.IGNORECASE,
)
#: "The measure would raise $38 million a year", "a parcel tax of $26".
_BY_TAX = re.compile(
    r"\b(?:measure|tax|bill|levy|bond|proposal|initiative|plan|toll|fee|it) (?:would|will|could)"
    r" (?:raise|bring in|generate|collect|yield) (?:[\w-]+ ){0,3}$|\b(?:tax|fee|toll"
    r"|levy) of (?:\w+ ){0,2}$",
    re.IGNORECASE,
)
#: What other money is said to be: "$5 of public money", "$31 million in state contracts".
_IS_OTHER = re.compile(
    r"\s+(?:(?:of|in) (?:[\w-]+ )?(?:public|taxpayer|taxpayers['\u2019]|state|federal|city|county)"
    r" (?:money|funds|dollars|funding|aid|grants?)"
    r"|in (?:[\w-]+ ){0,2}(?:jobs|contracts|work|business|orders|income|sales|revenues?|taxes"
    r"|rebates|wages|pay|care|damages|back pay|subsidies|tax breaks)(?! (?:owners?|leaders?|groups?"
    r"|interests|PACs?)\b))\b",
    re.IGNORECASE,
)
#: "The seat pays $45,000 a year".
_A_YEAR = re.compile(r"\s+(?:a|per|an) (?:year|hour|week|day)\b|\s+annually\b", re.IGNORECASE)
#: What gives nothing though money is given by it: "the budget would give parents $500".
_NO_GIVER = re.compile(
    r"\b(?:budget|plan|proposal|bill|(?<!-)law|legislation|program|package|deal|contract|jackpot"
    r"|lottery"
    r"|settlement|verdict)$",
    re.IGNORECASE,
)
_HIS_PLAN = re.compile(
    r"['\u2019]s? (?:\$[\d.,]+ (?:million|billion|trillion) )?(?:[\w-]+ ){0,2}?(?:budget|plan"
    r"|proposal"
    r"|bill|law|package|program)\b"
)
#: What somebody buys for their own use.
_FOR_A_HOUSE = re.compile(
    r"\s+for (?:an?|his|her|their|the) (?:[\w-]+ ){0,3}?(?:house|home|mansion|ranch|boat|yacht|car"
    r"|estate|penthouse|apartment|villa|condominium|plane|island|team|farm|lot"
    r"|condo|painting|ring|horse|jet)\b",
    re.IGNORECASE,
)
#: What investors put into a company, and what is collected to mend a building.
_ROUND = re.compile(r"\b(?:series [a-f]|seed|venture|funding|financing) (?:funding )?round\b", re.I)
_GOOD_CAMPAIGN = re.compile(
    r"\b(?:campaign|drive|effort) to (?:restore|rebuild|renovate|refurbish|reopen)"
    r" (?:[\w-]+ ){0,3}?(?:lighthouse|theater|church|chapel|school|library|bridge|park|playground"
    r"|pool|garden|building|barn|mill|depot|station|statue|monument|shelter|carousel|pier|organ"
    r"|hall)\b",
    re.IGNORECASE,
)
_ON_A_PAGE = re.compile(
    r"\b(?:gofundme|crowdfunding|kickstarter|bake sale|raffle)\b", re.IGNORECASE
)
#: What people in office propose to do with public money.
_ON_WORKS = re.compile(
    r"\s+(?:more |extra )?(?:a year )?(?:on|for) (?:[\w-]+ ){0,2}?(?:parks|roads|streets|sidewalks"
    r"|schools|police|buses|transit|housing|libraries|bridges|clinics|sewers|trucks|salaries"
    r"|potholes|teachers|firefighters|jails?|shelters)\b",
    re.IGNORECASE,
)
_FANS = re.compile(
    r"\b(?:fans|parishioners|alumni|shoppers|viewers|worshipers|classmates|players|patrons)$", re.I
)
_INVESTORS = re.compile(
    r"\b(?:investors|shareholders|lenders|creditors|customers|limited partners)$", re.IGNORECASE
)
_KIN = re.compile(
    r"(?:['\u2019]s?|^his|^her|^their) (?:ex-?)?(?:wife|husband|sons?|daughters?|brothers?|sisters?"
    r"|mother|father)$",
    re.IGNORECASE,
)
_OF_IT = re.compile(r"\s+of (?:it|that|which)\b")
_CHILDREN = re.compile(
    r"['\u2019]s? (?:own )?(?:children|grandchildren|heirs|church)\b", re.IGNORECASE
)
#: "Gave to charity the $5,400 that she received from Roe".
_THAT_CAME = re.compile(
    r" (?:in (?:donations|contributions) )?(?:that |which )?(?:he|she|it|they) (?:had |has )?"
    r"(?:received|got|accepted|taken|took) from\b"
)
_CAMPAIGN = re.compile(r"\b(?:campaign|committee|\w*pac)$", re.IGNORECASE)
_ONESELF = re.compile(r"\s+(?:him|her|it|them)sel(?:f|ves)\b", re.IGNORECASE)
_ADVERTISING = re.compile(
    r"\b(?:ads?|advert\w*|air ?time|time|spots?|commercials?|contribution\w*|gifts?|donation\w*"
    r"|in-kind)\b",
    re.IGNORECASE,
)
#: What is done with money: in a text that speaks of political money, no word of politics is needed.
_MOVES = frozenset({"give", "receive", "raise", "spend", "pledge", "loan"})
_WELL_CUED = 4  # words of political money near a sum, where the words beside it name another kind


def is_political(money: Money) -> bool:
    """Whether the text gives reason to take an amount for political money."""
    context, sentence = money.context, money.sentence
    if _GOOD_CAMPAIGN.search(sentence.text) or _ON_A_PAGE.search(sentence.text):
        return False
    clause = context.faceless[
        max(sentence.start, money.start - 120) : min(sentence.end, money.end + 120)
    ]
    if context.of_good_cause(sentence) or money.amount.value > MOST_SPENT or _is_price(money):
        return False
    if _for_oneself(money) or _part_of_other(money):
        return False
    strong = is_strong(sentence.text) or context.names_committee(sentence)
    strong = strong or money.item is not None
    strong = strong or _to_officeholder(money) or _on_somebody(money)
    strong = strong or (money.family == "give" and takes_politically(money))
    if not strong and _ROUND.search(sentence.text):
        return False
    near, about = context.nearby_cues(sentence), context.about_money
    moved = (context.has_strong or context.moves_politics) and money.family in _MOVES
    if is_other(_but_giver(money, clause)):
        told = strong or about or moved
        words = _but_giver(money, money.faceless_words)
        own = is_other(words) and not _by_campaign(money)
        own = own and not _THAT_CAME.match(money.text, money.end)
        return told and not own and not (not strong and _by_office(money))
    if not strong and (_by_office(money) or _of_a_page(money) or _is_private(money)):
        return False
    told = strong or about or moved or context.moves_politics
    return told or _leans(money, near) or staff.gives(money)


#: Who takes nothing but political money, told by what it is.
_TAKES_POLITICALLY = re.compile(
    r"\b(?:campaigns?|candidates?|candidacy|nominees?|\w*pacs?|part(?:y|ies)|democrats|republicans"
    r"|committees?|caucus(?:es)?|(?:caucus|leadership|re-?election"
    r"|inaugural) (?:funds?|accounts?)(?: of .*)?"
    r"|libertarians|lawmakers|legislators|(?:ballot|recall) (?:measures?|committees?))$",
    re.IGNORECASE,
)


def takes_politically(money: Money) -> bool:
    """Whether its verb gives it to a committee, candidate or party, or says that one raised it."""
    takers = {"give": "to_party", "receive": "subject", "raise": "subject"}
    side = takers.get(money.family or "")
    taker = getattr(money, side) if side else None
    first = taker[0] if isinstance(taker, tuple) else taker
    if (
        first is None
        or is_other(money.faceless_words)
        or money.context.of_good_cause(money.sentence)
    ):
        return False
    if money.family == "give" and _TITLE.search(money.text[max(0, first.start - 24) : first.start]):
        return not _OWN_GAIN.match(money.text, money.end, money.sentence.end)
    return first.kind == "committee" or bool(_TAKES_POLITICALLY.search(first.name))


def _is_price(money: Money) -> bool:
    """Whether something other than advertising was sold for it, or is worth it."""
    if _EACH_THING.match(money.text, money.end) or _UNIT_PRICE.search(money.before):
        return True
    if _EARNS.search(money.before) or _BY_TAX.search(money.before):
        return True
    if _IS_OTHER.match(money.text, money.end, money.sentence.end):
        return True
    verb = money.verb
    wages = verb is not None and verb.family == "pay" and not verb.passive
    if wages and money.to_party is None and _A_YEAR.match(money.text, money.end):
        return True
    said = _PRICE.search(money.before)
    return said is not None and not _ADVERTISING.search(said[0] + money.after)


def _leans(money: Money, near: int) -> bool:
    """Whether words of elections beside an amount say so."""
    context, sentence = money.context, money.sentence
    lean = leans(context.faceless[sentence.start : sentence.end])
    if lean and money.family == "raise":
        return True
    if lean >= _LEANING and money.family in {"give", "receive"}:
        return True
    needed = 2 if money.family in {"give", "receive", "raise", "spend", "has", None} else 3
    lean += _names_fund(money)
    if money.family not in {"total", "owe"}:
        near += leans(context.paragraph(sentence)) >= _MUCH_LEANING
    return near + min(lean, 1) >= needed


#: What raises money for people in need, for makers and for investors.
_PAGE = re.compile(
    r"\b(?:pages?|websites?|films?|movies?|startups?|start-ups?|telethons?|auctions?|concerts?"
    r"|games?|teams?|appeals?|compan(?:y|ies))$",
    re.IGNORECASE,
)


def _of_a_page(money: Money) -> bool:
    """Whether a page, a film or a company raised it."""
    by = money.subject if money.family == "raise" else None
    return isinstance(by, Mention) and bool(_PAGE.search(by.name))


def _but_giver(money: Money, words: str) -> str:
    """Words without those that name who gave: hospitals and investors give as others do."""
    giver = money.subject if money.family == "give" and not money.follows else None
    for party in giver if isinstance(giver, tuple) else (giver,) if giver else ():
        words = words.replace(party.text, "X")
    return words


def _by_campaign(money: Money) -> bool:
    """Whether a campaign or committee paid it: its rent and its payroll are on its reports."""
    payer = money.subject if money.family in {"pay", "spend"} and not money.follows else None
    if not isinstance(payer, Mention):
        return False
    return payer.kind == "committee" or bool(_CAMPAIGN.search(payer.name))


def _on_somebody(money: Money) -> bool:
    """Whether it was spent for or against somebody who holds an elected office or seeks one."""
    spent = money.family in {"spend", "give"} and not money.follows
    return spent and bool(_ON.match(money.text, money.end, money.sentence.end))


def _to_officeholder(money: Money) -> bool:
    """Whether it was given to somebody who holds an elected office by title, or runs for one."""
    taker = {"give": money.to_party, "receive": money.subject}.get(money.family or "")
    first = taker[0] if isinstance(taker, tuple) else taker
    if first is None or money.verb is None or money.verb.passive or _KIN.search(first.name):
        return False
    if _OWN_GAIN.match(money.text, money.end, money.sentence.end):
        return False
    if _OFFICEHOLDER.match(first.text):
        return True
    titled = _TITLE.search(money.text[max(0, first.start - 24) : first.start])
    return bool(titled or _RUNS.match(money.text, first.end))


def _part_of_other(money: Money) -> bool:
    """Whether it is a part of other money: "took $36,000 in bribes and hid $22,000 of it"."""
    before = money.before_item
    if before is None or before.sentence is not money.sentence:
        return False
    return bool(_OF_IT.match(money.text, money.end)) and not before.political


def _after_gift(money: Money) -> bool:
    """Whether its sentence tells of a political gift before it."""
    before = money.before_item
    same = before is not None and before.sentence is money.sentence
    return same and before is not None and before.family == "give" and before.political


def _goes_with_other(money: Money) -> bool:
    """Whether it adds to what was given to a good cause or by a crowd: "and the Rotary gave $5"."""
    before = money.before_item
    if before is None or before.sentence is not money.sentence or money.family != "give":
        return False
    if money.to_party is not None or before.family != "give":
        return False
    return bool(TO_CHARITY.match(before.text, before.end)) or _is_private(before)


def _is_private(money: Money) -> bool:
    """Whether kin of somebody got it, or investors gave it and not to somebody named."""
    verb, by = money.verb, money.subject
    if _goes_with_other(money):
        return True
    to = money.to_party if money.family == "give" else None
    if isinstance(to, Mention) and _CHILDREN.search(to.name):
        return True
    if verb is None or not isinstance(by, Mention):
        return False
    if money.family == "receive":
        return bool(_KIN.search(by.name))
    if money.family == "give":
        crowd = _INVESTORS.search(by.name) or _FANS.search(by.name)
        return bool(crowd) and money.to_party is None and not _after_gift(money)
    works = _ON_WORKS.match(money.text, money.end, money.sentence.end)
    return money.family == "spend" and by.kind == "person" and bool(works)


def _for_oneself(money: Money) -> bool:
    """Whether a person paid it to themselves, or for a house or a boat."""
    verb, by = money.verb, money.subject
    if verb is None or money.family not in {"pay", "spend"} or not isinstance(by, Mention):
        return False
    own = _ONESELF.match(money.text, verb.end) or _FOR_A_HOUSE.match(money.text, money.end)
    return by.kind == "person" and bool(own)


def _by_office(money: Money) -> bool:
    """Whether a government gives, spends or pays, as the governor and lawmakers do."""
    payer = money.subject if money.family in {"give", "spend", "pay"} else None
    if not isinstance(payer, Mention) or _PRIVATE.search(payer.name):
        return False
    if _NO_GIVER.search(payer.name) or _HIS_PLAN.match(money.text, payer.end):
        return True
    return is_public(payer.name) or bool(_OFFICE.search(payer.name))


def _names_fund(money: Money) -> bool:
    """Whether a name beside it has the form of a committee's: "Acme Victory Fund"."""
    cast = money.context.cast
    near = cast.between(money.sentence.start, money.sentence.end)
    return any(cast.kind(n) == "committee" or n.text in cast.grouped for n in near)
