"""Which of several parties of one name a finding rests on, in words.

All parties of a name are asked about; where only some of them have rows, the verdict is on those,
and it says so. Where their answers differ, the finding is ambiguous and lists them itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from itemized.claims._check.case import Case, mentions
from itemized.claims._check.resolve import Resolved, shown
from itemized.entities.named import committees_of
from itemized.model import SPENDING, Finding, Match, Question, Verdict

_SHOWN = 4  # others by name; of more their number is said
_UNSETTLED = (Verdict.AMBIGUOUS, Verdict.OUT_OF_SCOPE)


def with_namesakes(finding: Finding, case: Case) -> Finding:
    """The finding, with a sentence on each name that more parties go by than it rests on."""
    if case.reader is None or finding.verdict in _UNSETTLED:
        return finding
    basis = finding.by_then or finding.now
    ids = _ids(basis.question) if basis else set()
    # what was asked of all of them together, and found to have no row, rests on none
    ids |= {i for record in finding.records for i in (record.payer_id, record.payee_id)}
    said = []
    for side in _sides(finding, case):
        used = [m for m in side.meant if ids & set(committees_of(case.ledger, m))]
        told = (side.home, rests_on(side, used), read_as(side))
        said += [words for words in told if words]
    return replace(finding, because=tuple(dict.fromkeys((*finding.because, *said))))


def rests_on(side: Resolved, used: list[Match]) -> str:
    """Which of several parties of a name was taken; empty where it was all or none of them."""
    others = [match for match in side.meant if match not in used]
    if not used or not others:
        return ""
    return (
        f"{len(side.meant)} parties of the records go by the name {side.mention.name}. This rests"
        f" on {_and(used)}; none of the others ({_and(others)}) has a record that answers it."
    )


def read_as(side: Resolved) -> str:
    """What a short form was taken for, where others go by it too; empty where none do."""
    if not side.aside:
        return ""
    return (
        f"{side.mention.name} is read as {_and(list(side.meant))}, under which nearly all of the"
        f" money stands; {_and(list(side.aside))} may be called so too."
    )


def _ids(question: Question) -> set[str]:
    target = {question.target} if question.target else set()
    return {*question.payers, *question.payees} | target


def _sides(finding: Finding, case: Case) -> Iterator[Resolved]:
    basis = finding.by_then or finding.now
    spent = basis is not None and set(basis.question.kinds) <= set(SPENDING)
    claim = finding.claim
    # whoever spends is looked up as a filer, which is how those who receive are
    for role, parties in (
        ("recipient" if spent else "donor", claim.donor),
        ("recipient", claim.recipient),
    ):
        for mention in mentions(parties):
            if not case.nobody(mention):
                yield case.resolve(mention, role)


def _and(matches: list[Match]) -> str:
    words = [shown(match) for match in matches[:_SHOWN]]
    if len(matches) > _SHOWN:
        words.append(f"{len(matches) - _SHOWN} more")
    return " and ".join((", ".join(words[:-1]), words[-1])) if len(words) > 1 else words[0]
