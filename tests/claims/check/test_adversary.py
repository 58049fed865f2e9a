"""Tricky statements about the made-up world, each with the verdicts written by hand beforehand.

Denials, conditions, plans, words of others, amounts of other things, times beyond the records and
namesakes: no verdict bears out what the words do not say, or holds a row against what they do.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from itemized.desk import Desk
from itemized.model import Finding, Verdict
from itemized.world import World

FAILS = {Verdict.DIFFERS, Verdict.DID_NOT_HOLD_THEN, Verdict.NO_MATCHING_RECORD}
AGREES = {Verdict.MATCH, Verdict.MATCH_WITH_CAVEAT, Verdict.HELD_THEN_STILL_HOLDS}
CAVEAT = {Verdict.MATCH_WITH_CAVEAT}
OPEN = {Verdict.OUT_OF_SCOPE, Verdict.NOT_CHECKABLE, Verdict.AMBIGUOUS}
#: No row may bear it out; whether one may be held against it is open.
NOT_BORNE_OUT = FAILS | OPEN
#: No row may be held against it; whether one may bear it out is open.
NOT_DENIED = AGREES | OPEN
ANY = FAILS | OPEN | AGREES

OH, LS = "Marguerite Okonkwo-Hale", "Lantern Street PAC"
WD, BH = "Alaric Wexcombe-Dray", "Bright Harbor Fund"
SAID: list[tuple[str, set[Verdict]]] = [
    (f"{OH} did not give $1 million to {LS} in July 2021.", NOT_BORNE_OUT),
    (f"{OH} has denied giving $1 million to {LS} in July 2021.", NOT_BORNE_OUT),
    (f"If {OH} had given $2 million to {LS} in July 2021, it would have won.", OPEN),
    (f"{OH} would give $5 million to {LS} in 2022, aides said.", OPEN),
    (f"{OH} will donate $3 million to {LS} next year.", OPEN),
    (f"{OH} plans to give $1 million to {LS}.", OPEN),
    (f"“{OH} gave $2 million to {LS} in July 2021,” Tobias Quillfeather said.", NOT_BORNE_OUT),
    (f"{OH} gave {LS} one million dollars in July 2021.", NOT_DENIED),
    (f"Silas Thornbury-Vex gave forty-five hundred dollars to {LS} in June 2021.", NOT_DENIED),
    (f"{OH} gave nearly $2 million to {LS} in July 2021.", NOT_BORNE_OUT),
    (f"{OH} gave more than $900,000 to {LS} in July 2021.", AGREES),
    (f"{LS} refunded $1 million to {OH} in July 2021.", NOT_BORNE_OUT),
    (f"{LS} gave $1 million to {OH} in July 2021.", NOT_BORNE_OUT),
    (f"{OH} gave $1 million to {LS} in March 2015.", OPEN),
    (f"{OH} gave $1 million to {LS} in October 2021.", NOT_BORNE_OUT),
    ("Jasper Penhallow-Oye gave $500 to Marrowby for Senate in March 2021.", {Verdict.AMBIGUOUS}),
    (f"Rosalind Okonkwo-Hale gave $1 million to {LS} in July 2021.", NOT_BORNE_OUT),
    (f"{OH}’s husband gave $1 million to {LS} in July 2021.", NOT_BORNE_OUT),
    (f"A company owned by {OH} gave $1 million to {LS} in July 2021.", NOT_BORNE_OUT),
    (f"{OH} gave $1 million to Lantern Street Action in July 2021.", NOT_BORNE_OUT),
    (f"{OH} gave $300,000 to Isolde Marrowby in 2021.", NOT_BORNE_OUT),
    (f"{LS} gave $180,000 to Marrowby for Senate in August 2021.", NOT_BORNE_OUT),
    (f"{LS} spent $95,000 supporting Tobias Quillfeather in August 2021.", FAILS),
    (f"{LS} spent $275,000 on ads supporting Isolde Marrowby in August 2021.", NOT_BORNE_OUT),
    (f"{OH} was the largest donor to {BH} in 2021.", NOT_BORNE_OUT),
    (f"{OH} gave $1 million, not $2 million, to {LS} in July 2021.", NOT_DENIED),
    (f"Reports that {OH} gave $4 million to {LS} in July 2021 are untrue.", OPEN),
    (f"Critics say {OH} gave $9 million to {LS} in July 2021.", NOT_BORNE_OUT),
    (f"Had {WD} given $75,000 to {BH} in May 2021, it would have been reported in July.", OPEN),
    (f"{WD} has yet to give $75,000 to {BH}.", NOT_BORNE_OUT),
    (f"{WD} refused to give $75,000 to {BH} in April 2021.", NOT_BORNE_OUT),
    (f"{WD} considered giving $75,000 to {BH} in April 2021.", OPEN),
    (f"{WD} stopped short of giving $75,000 to {BH} in April 2021.", NOT_BORNE_OUT),
    (f"Neither {WD} nor {OH} gave $75,000 to {BH} in April 2021.", NOT_BORNE_OUT),
    (f"{WD} was asked to give $75,000 to {BH} in April 2021.", OPEN),
    (f"{BH} rejected a $75,000 donation from {WD} in April 2021.", NOT_BORNE_OUT),
    (f"{WD} gave between $50,000 and $80,000 to {BH} in April 2021.", NOT_DENIED),
    (f"{WD} and {OH} each gave $75,000 to {BH} in April 2021.", NOT_BORNE_OUT),
    (f"{WD} gave $75,000 to {BH} and Quillfeather Victory Fund in April 2021.", NOT_BORNE_OUT),
    (f"{WD} gave $75,000 a month to {BH} in 2021.", NOT_BORNE_OUT),
    (f"{WD} gave $75,000 to {BH} twice in April 2021.", NOT_BORNE_OUT),
    (f"{WD} gave 75,000 euros to {BH} in April 2021.", NOT_BORNE_OUT),
    (f"{WD} may have given $75,000 to {BH} in April 2021.", NOT_DENIED),
    (f"{WD} gave at most $10,000 to {BH} in April 2021.", FAILS),
    (f"{WD} gave at least $200,000 to {BH} in April 2021.", FAILS),
    (f"{WD} gave $75,000 less to {BH} than {OH} in April 2021.", NOT_BORNE_OUT),
    (f"Unlike {WD}, {OH} gave $75,000 to {BH} in April 2021.", NOT_BORNE_OUT),
    (f"It is not the case that {WD} gave $75,000 to {BH} in April 2021.", NOT_BORNE_OUT),
    (f"No one gave $75,000 to {BH} in April 2021.", NOT_BORNE_OUT),
    (f"{WD} gave $75,000 to {BH} in April 1921.", OPEN),
    (f"{WD} gave $75,000 to {BH} in April 2031.", OPEN),
    (f"{WD} gave $75,000 to {BH} on April 20, 2021, not on April 2.", NOT_DENIED),
    (f"{WD} gave $7,500 to {BH} in April 2021.", FAILS),
    (f"{WD} gave seventy-five thousand dollars to {BH} in April 2021.", NOT_DENIED),
    (f"{WD} gave $75 to {BH} in April 2021.", NOT_BORNE_OUT),
    (f"{WD} gave $75K to {BH} in April 2021.", AGREES),
    (f"Did {WD} give $75,000 to {BH} in April 2021?", NOT_DENIED),
    (f"{WD} might give $90,000 to {BH} in October 2021.", OPEN),
    (f"{WD} borrowed $75,000 from {BH} in April 2021.", NOT_BORNE_OUT),
    (f"{WD} lent $75,000 to {BH} in April 2021.", NOT_BORNE_OUT),
    (f"{WD} raised $75,000 for {BH} in April 2021.", NOT_BORNE_OUT),
    (f"{WD} promised {BH} $75,000 in April 2021.", OPEN),
    (f"{WD} gave $75,000 to {BH} through a shell company in April 2021.", NOT_BORNE_OUT),
    (f"{WD} anonymously gave $75,000 to {BH} in April 2021.", NOT_DENIED),
    (f"{WD} gave $75,000 to {BH}’s opponent in April 2021.", NOT_BORNE_OUT),
    (f"A rival of {WD} gave $75,000 to {BH} in April 2021.", NOT_BORNE_OUT),
    (f"{WD}, Jr. gave $75,000 to {BH} in April 2021.", NOT_DENIED),
    (f"The late {WD}’s estate gave $75,000 to {BH} in April 2021.", NOT_BORNE_OUT),
    (f"{WD} gave $75,000 to {BH}, Tobias Quillfeather falsely claimed.", NOT_BORNE_OUT),
    (f"{WD} hardly ever gave $75,000 to {BH}.", NOT_BORNE_OUT),
    (f"{LS} never spent $180,000 supporting Isolde Marrowby.", NOT_BORNE_OUT),
    (f"{LS} will spend $180,000 on ads supporting Isolde Marrowby in October 2021.", OPEN),
    (f"{LS} has reserved $180,000 in television time to support Isolde Marrowby.", NOT_BORNE_OUT),
    (f"{LS} spent $180,000 opposing Isolde Marrowby in August 2021.", FAILS),
    (f"{LS} did not spend $180,000 supporting Isolde Marrowby in August 2021.", NOT_BORNE_OUT),
    (f"{LS} might have spent $90,000 supporting Isolde Marrowby in August 2021.", OPEN),
    (f"{LS} raised $0 in 2021.", NOT_BORNE_OUT),
    (f"{LS} raised $15 million in 2021.", NOT_BORNE_OUT),
    (f"{LS} has raised nothing since January 2021.", NOT_BORNE_OUT),
    (f"If {LS} raises $2 million this year, it will win.", OPEN),
    (f"{LS} hopes to raise $1.5 million this year.", OPEN),
    (f"{LS} wanted to raise $1.5 million by September 2021.", OPEN),
    (
        f"{OH}'s $1 million gift was not the largest donation that {LS} received in July 2021.",
        NOT_BORNE_OUT,
    ),
    (
        f"{OH}'s $1 million gift was the second-largest donation that {LS} received in 2021.",
        NOT_BORNE_OUT,
    ),
    (f"{OH}'s $1 million gift was the largest donation that {LS} received in 2021.", AGREES),
    (f"{OH} is the only donor to {LS}.", NOT_BORNE_OUT),
    (f"All of {LS}'s money came from {OH}.", NOT_BORNE_OUT),
    (f"Half of the money {LS} raised in 2021 came from {WD}.", NOT_BORNE_OUT),
    (f"{LS} paid Inkwell Print Cooperative $12,345.67 in March 2021.", AGREES),
    (f"{LS} did not pay Inkwell Print Cooperative $12,345.67 in March 2021.", NOT_BORNE_OUT),
    (f"{LS} paid Inkwell Print Cooperative $123,456.70 in March 2021.", NOT_BORNE_OUT),
    (f"{LS} owes Inkwell Print Cooperative $12,345.67.", NOT_BORNE_OUT),
    (f"{LS} paid Inkwell Print Cooperative $12,345.67 twice in March 2021.", NOT_BORNE_OUT),
    (f"Inkwell Print Cooperative paid {LS} $12,345.67 in March 2021.", NOT_BORNE_OUT),
    ("Isolde Marrowby lent her campaign $25,000 in January 2021.", AGREES),
    ("Isolde Marrowby's campaign lent her $25,000 in January 2021.", NOT_BORNE_OUT),
    ("Isolde Marrowby borrowed $25,000 from her campaign in January 2021.", NOT_BORNE_OUT),
    ("Isolde Marrowby did not lend her campaign $25,000 in January 2021.", NOT_BORNE_OUT),
    ("Isolde Marrowby repaid her campaign $25,000 in January 2021.", NOT_BORNE_OUT),
    (f"{LS} gave $120,000 in May 2021 to Lamps Down California.", AGREES),
    (f"Lamps Down California gave $120,000 in May 2021 to {LS}.", NOT_BORNE_OUT),
    (
        "Lamps Down California spent $150,000 in June 2021 in support of Ignatius Bellwood-Farr.",
        AGREES,
    ),
    ("Lamps Down California spent $150,000 in June 2021 opposing Ignatius Bellwood-Farr.", FAILS),
    ("Lamps Down California gave $150,000 in June 2021 to Ignatius Bellwood-Farr.", NOT_BORNE_OUT),
    (
        "Federal law lets an individual give $29,000 to a candidate for Senate per election in 2021.",
        NOT_BORNE_OUT,
    ),
    ("An individual could give $2,900 to a federal candidate per election in 2021.", NOT_DENIED),
    (f"More than 500 people gave to {LS} in 2021.", NOT_BORNE_OUT),
    (f"{OH} first gave to {LS} in 2020.", NOT_BORNE_OUT),
    (f"{OH} has never given to {LS}.", NOT_BORNE_OUT),
    (f"{OH} has never given to {BH}.", NOT_DENIED),
    (f"{WD} gave more to {LS} than {OH} did in 2021.", NOT_BORNE_OUT),
    (f"{LS} outraised {BH} by $10 million in 2021.", NOT_BORNE_OUT),
    (f"{LS} had $9 million in cash on hand as of June 30, 2021.", NOT_BORNE_OUT),
    (f"{LS} had no money left as of June 30, 2021.", NOT_BORNE_OUT),
    (f"{OH} gave $1 million to {LS} in July 2021, Tobias Quillfeather wrongly said.", OPEN),
    (f"{OH} gave an average of $1 million to {LS} in 2021.", NOT_BORNE_OUT),
    (f"{OH} gave a tenth of $1 million to {LS} in July 2021.", NOT_BORNE_OUT),
    (f"{OH} gave $1 million worth of stock to {LS} in July 2021.", NOT_BORNE_OUT),
    (f"{OH} gave $1 million to {LS} in the third quarter of 2021.", NOT_DENIED),
    (f"{OH} gave $1 million to {LS} in the second quarter of 2021.", NOT_BORNE_OUT),
    (f"{OH} gave $1 million to {LS} before July 1, 2021.", NOT_BORNE_OUT),
    (f"{OH} gave $1 million to {LS} since August 2021.", NOT_BORNE_OUT),
    (f"{OH} gave $1 million to the {LS} Foundation in July 2021.", NOT_BORNE_OUT),
    (
        f"{OH} gave {LS} $1 million in July 2021, and Tobias Quillfeather the same sum in July 2021.",
        ANY,
    ),
    (f"{OH} gave as much as $1 million to {LS} in July 2021.", NOT_DENIED),
    (f"{OH} gave a little under $1.2 million to {LS} in July 2021.", ANY),
    (f"{OH} gave $1 million to {LS} the day before the election.", CAVEAT),
    (f"{OH} gave $1 million to {LS} decades ago.", OPEN),
    (f"The {LS} got $1 million from {OH} and gave it back in July 2021.", CAVEAT),
    (f"{OH} gave $1 million of her $3 million fortune to {LS} in July 2021.", NOT_DENIED),
    (f"{OH} gave $1 million to {LS} in July 2021 and another $1 million in August 2021.", ANY),
    (f"{OH} pledged and then gave $1 million to {LS} in July 2021.", NOT_DENIED),
    (f"{OH} gave $1 million to {LS}, which had asked for $3 million, in July 2021.", NOT_DENIED),
    (f"{OH} almost gave $1 million to {LS} in July 2021.", NOT_BORNE_OUT),
    (f"{OH} nearly gave $1 million to {LS} in July 2021.", NOT_BORNE_OUT),
    (f"{OH} supposedly gave $1 million to {LS} in July 2021.", NOT_DENIED),
    (f"{OH} tried to give $1 million to {LS} in July 2021.", NOT_BORNE_OUT),
    (f"{OH} forgot to give $1 million to {LS} in July 2021.", NOT_BORNE_OUT),
    (f"{OH} gave up $1 million to avoid {LS} in July 2021.", NOT_BORNE_OUT),
    (f"Instead of giving $1 million to {LS}, {OH} gave $5,000 in July 2021.", NOT_BORNE_OUT),
]
#: Statements in one article: each stands in a paragraph of its own and names everybody in full.
IN_ONE = 20


def spoken(findings: tuple[Finding, ...], start: int, end: int) -> list[Finding]:
    """The findings on a paragraph; those on money where there are any."""
    here = [f for f in findings if start <= f.claim.start and f.claim.end <= end]
    return [f for f in here if f.claim.kind not in ("other", "quote", "consistency")] or here


@pytest.mark.parametrize("first", range(0, len(SAID), IN_ONE))
def test_what_the_words_do_not_say_is_not_borne_out(
    story: Desk, story_files: World, tmp_path: Path, first: int
) -> None:
    told = SAID[first : first + IN_ONE]
    article = tmp_path / "article.txt"
    body = "\n\n".join(text for text, _ in told)
    article.write_text(f"The season\u2019s campaign money\n\n{body}\n", encoding="utf-8")
    check = story.check(str(article), published=story_files.published)
    whole = check.reading.article.text
    for text, right in told:
        start = whole.index(text)
        for it in spoken(check.findings, start, start + len(text)):
            assert it.verdict in right, (text, it.claim.quote, it.verdict, it.because)
            if it.verdict in AGREES and it.claim.kind not in ("legal_limit", "absence"):
                assert it.records, (text, it.because)
