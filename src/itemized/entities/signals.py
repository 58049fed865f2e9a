"""What speaks for and against two ways of writing being one person, weighed in bits, and in words.

A bit doubles the odds. The bits of a name are how rarely it is borne (data/common_names.csv: of
100,000 people in the census of 1990); the others were fitted to rows whose donors are known and
rounded (docs/decisions/0024). All are read from these tables and nowhere else; a pair's score is
the sum over the signals less PRIOR, and depends on nothing but the two ways themselves.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

#: Two donors drawn at random are one about once in 2^22.
PRIOR = 22.0
#: Joined from here on; from MAY_BE on shown as "may also be".
JOINED = 3.0
MAY_BE = -2.0


@dataclass(frozen=True)
class Signal:
    """One thing compared. levels: how it compares → bits, and the words said ('' for none)."""

    name: str
    levels: Mapping[str, tuple[float, str]]


SIGNALS = (
    Signal(
        "family",
        {
            "same": (0.0, "same family name"),
            "slip": (-5.0, "family names a slip apart"),
            "near": (-10.0, "two known family names, one letter apart"),
            "part": (-3.0, "one family name is part of the other"),
            "whole": (17.0, "same name of an organization"),
        },
    ),
    Signal(
        "given",
        {
            "same": (0.0, "same first name"),
            "form": (-1.0, "first names that are forms of one another"),
            "middle": (-3.0, "the first name of one is the middle name of the other"),
            "slip": (-6.0, "first names a slip apart"),
            "order": (-3.0, "initials and names that fit in their order"),
            "initial": (-6.0, "an initial that fits the first name"),
            "whole": (0.0, ""),
        },
    ),
    Signal(
        "middle",
        {
            "same": (3.0, "same middle name"),
            "initial": (3.0, "middle initials agree"),
            "one": (-0.5, ""),
            "lead": (-10.0, "an initial before the first name on one side only"),
            "none": (0.0, ""),
            "other": (-20.0, "middle names differ"),
        },
    ),
    Signal(
        "generation",
        {
            "same": (3.0, "same generation"),
            "one": (-40.0, "a generation (JR, SR, III) on one side only"),
            "none": (0.0, ""),
        },
    ),
    Signal(
        "title",
        {
            "one": (-5.0, "MRS on one side only"),
            "none": (0.0, ""),
            "other": (-40.0, "MR on one side and MRS or MS on the other"),
        },
    ),
    Signal(
        "place",
        {
            "zip": (12.0, "same zip"),
            "city": (11.0, "same city"),
            "region": (9.5, "zips of one region"),
            "state": (3.0, "same state"),
            "near": (4.0, "neighboring states"),
            "unknown": (0.0, ""),
            "far": (-2.5, "other state"),
        },
    ),
    Signal(
        "employer",
        {
            "same": (8.0, "same employer"),
            "alike": (6.5, "employers written alike"),
            "idle": (2.0, "both retired, self-employed or without an employer"),
            "word": (2.0, "a word of the employer in common"),
            "none": (0.0, ""),
            "one": (0.0, ""),
            "other": (-2.0, "other employer"),
        },
    ),
    Signal(
        "work",
        {
            "same": (2.0, "same occupation"),
            "alike": (2.0, "occupations alike"),
            "one": (0.0, ""),
            "other": (-0.5, ""),
        },
    ),
)
_INITIAL_BITS = 4.0  # what an initial that fits is worth, in place of the name's own bits
_SHARED = 14.0  # what a family name is worth at most where the first names do no more than fit
_RAREST = 22.0  # a name borne once in 2^22 is one donor's alone; a rarer one is no surer


def macros() -> Iterator[str]:
    """SQL macros `likeness_score` and `likeness_says` over the levels, in tenths of a bit."""
    bits = " + ".join(
        _case(s.name, {k: round(v[0] * 10) for k, v in s.levels.items()}) for s in SIGNALS
    )
    names = ", ".join(s.name for s in SIGNALS[:5])
    # In one house the family name is shared by all: it says little where the first names only fit.
    fitting = (
        f"least(family_bits, {round(_SHARED * 10)}) + CASE given WHEN 'slip' THEN given_bits"
        f" ELSE {round(_INITIAL_BITS * 10)} END"
    )
    known = (
        "CASE WHEN family = 'whole' THEN 0"
        f" WHEN given IN ('initial', 'slip', 'order') THEN {fitting}"
        f" ELSE least(family_bits + given_bits, {round(_RAREST * 10)}) END"
    )
    yield (
        f"CREATE OR REPLACE TEMP MACRO likeness_score({names}, place, employer, work,"
        f" family_bits, given_bits) AS {bits} + {known}"
        f" - {round(PRIOR * 10)}"
    )
    words = ", ".join(
        _case(s.name, {k: f"'{v[1]}'" for k, v in s.levels.items() if v[1]}, "NULL")
        for s in SIGNALS
    )
    yield (
        f"CREATE OR REPLACE TEMP MACRO likeness_says({names}, place, employer, work) AS"
        f" concat_ws('; ', {words})"
    )


def _case(name: str, levels: Mapping[str, object], other: str = "0") -> str:
    whens = " ".join(f"WHEN '{level}' THEN {value}" for level, value in levels.items())
    return f"(CASE {name} {whens} ELSE {other} END)"
