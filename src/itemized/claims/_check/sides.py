"""The two sides of a payment: whom the text names, and whom of the records that means."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from itemized.claims._check import guards
from itemized.claims._check.case import Case
from itemized.claims._check.coverage import tables_for
from itemized.claims._check.resolve import Resolved, looks_like_committee, without_campaign
from itemized.model import Mention

#: Kinds of party that are many at once, unless the records know one of that name.
_GROUPS = ("group", "party", "office")
#: Words for all recipients that a federal record can have; of givers they are a group.
ANYONE = re.compile(
    r"(?:(?:various|many|several|other|all|federal|political|campaign) )*"
    r"(?:committees|campaigns|causes)",
    re.IGNORECASE,
)
#: A word in lower case that is none of those that proper names have within them.
_COMMON_NOUN = re.compile(r"\b(?!(?:of|for|the|and|de|van|von|del|la)\b)[a-z]{2,}")


@dataclass(frozen=True)
class Sides:
    """Who gave and who received, as named and as resolved.

    A side that the text does not name, or names as a group, has no resolution and stands for
    anyone. held: the federal tables in which the rows would stand, where they are no gifts.
    """

    giver: Mention | None = None
    taker: Mention | None = None
    donor: Resolved | None = None
    recipient: Resolved | None = None
    held: tuple[str, ...] = ()

    @classmethod
    def of(cls, case: Case, giver: Mention | None, taker: Mention | None) -> Sides:
        """Both sides of a pair, looked up in the ledger."""
        return cls(
            giver, taker, _resolved(case, giver, "donor"), _resolved(case, taker, "recipient")
        )

    @property
    def of_all(self) -> Sides | None:
        """The sides with all parties of their names; None where no home told any apart."""
        one, two = _all(self.donor), _all(self.recipient)
        same = one is self.donor and two is self.recipient
        return None if same else replace(self, donor=one, recipient=two)

    @property
    def unknown(self) -> bool:
        """Whether a side names one party and the records have none of that name."""
        return any(side is not None and not side.meant for side in (self.donor, self.recipient))

    @property
    def vague(self) -> tuple[Mention, ...]:
        """Groups that the text names and no one filer is."""
        sides = ((self.giver, self.donor), (self.taker, self.recipient))
        return tuple(
            named
            for named, side in sides
            if named is not None
            and side is None
            and not (named is self.taker and ANYONE.fullmatch(named.name.strip()))
        )

    @property
    def tables(self) -> tuple[str, ...]:
        """The federal tables in which such a payment would stand."""
        if self.held:
            return self.held
        kinds = {match.kind for match in self.donor.meant} if self.donor else set()
        if len(kinds) == 1:
            return tables_for(kinds.pop())
        # "A Fund" that the records do not know may be a committee or a firm.
        return tables_for("person" if self.giver and self.giver.kind == "person" else None)


def _all(side: Resolved | None) -> Resolved | None:
    if side is None or not side.elsewhere:
        return side
    return replace(side, meant=(*side.meant, *side.elsewhere), elsewhere=(), home="")


def _resolved(case: Case, mention: Mention | None, role: str) -> Resolved | None:
    if mention is None or ANYONE.fullmatch(mention.name.strip()) or case.nobody(mention):
        return None
    if guards.MANY.fullmatch(mention.name.strip()):
        return None
    found = case.resolve(mention, role) if case.reader is not None else Resolved(mention)
    group = mention.kind in _GROUPS and bool(_COMMON_NOUN.search(mention.name))
    return None if group and not found.meant else found


def is_person(mention: Mention | None) -> bool:
    """Whether the text speaks of a person, a candidate or a campaign rather than a committee."""
    if mention is None:
        return False
    meant = without_campaign(mention)
    return meant.kind in ("person", "candidate", "office") and not looks_like_committee(meant)
