"""A made-up world of donors, each row with the number of the one who gave: for measuring only.

Drawn at random from the names of the census and from places and firms of no real kind, with what
makes donors hard to tell: movers, marriages, fathers and sons in one house, twins, typos, forms of
first names, initials, titles, employers written in several ways or not at all.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from importlib import resources
from itertools import accumulate

_VOWELS = "AEIOU"
Row = tuple[int, int, str, str, str, str, str | None, str | None]
COLUMNS = "row, donor, name, city, state, zip, employer, occupation"


def _names() -> dict[str, tuple[list[str], list[int]]]:
    text = resources.files("itemized.entities").joinpath("data", "common_names.csv").read_text()
    found: dict[str, tuple[list[str], list[int]]] = {"family": ([], []), "given": ([], [])}
    for line in text.splitlines()[1:]:
        part, name, n = line.split(",")
        found[part][0].append(name)
        found[part][1].append(int(n))
    return found


def _forms() -> dict[str, list[str]]:
    text = resources.files("itemized.entities").joinpath("data", "nicknames.txt").read_text()
    return {w[0]: w[1:] for w in (line.split() for line in text.splitlines()) if w[0] != "#"}


class World:
    """Donors and what filings would say of them."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        held = _names()
        self.family = held["family"][0], list(accumulate(held["family"][1]))
        self.given = held["given"][0], list(accumulate(held["given"][1]))
        self.forms = _forms()
        self.states = [a + b for a in "ABCDEFGHIJ" for b in "KLMNP"]
        # 50 states of 160 zips; people crowd into some of them
        self.zips = [(s, f"{i:02d}{j:03d}") for i, s in enumerate(self.states) for j in range(160)]
        self.zip_weights = list(accumulate(1 / (1 + k % 160) ** 0.7 for k in range(len(self.zips))))
        self.firms = [
            self._word()
            + self.random.choice(
                [" PARTNERS", " & SONS", " HOLDINGS", " LAW FIRM", " UNIVERSITY", ""]
            )
            for _ in range(60_000)
        ]
        self.firm_weights = list(accumulate(1 / (1 + k) ** 0.8 for k in range(len(self.firms))))
        self.jobs = [
            "ATTORNEY",
            "PHYSICIAN",
            "ENGINEER",
            "TEACHER",
            "EXECUTIVE",
            "CONSULTANT",
            "SALES",
            "NURSE",
            "PROFESSOR",
            "ACCOUNTANT",
            "SOFTWARE ENGINEER",
            "REAL ESTATE BROKER",
            "WRITER",
            "OWNER",
        ]

    def _word(self) -> str:
        r = self.random
        return "".join(
            r.choice("BCDFGKLMNPRSTVW") + r.choice(_VOWELS) for _ in range(r.randint(2, 4))
        ) + r.choice("NRSTX")

    def _place(self) -> tuple[str, str, str]:
        state, zip_ = self.random.choices(self.zips, cum_weights=self.zip_weights)[0]
        return f"TOWN {zip_[:2]} {int(zip_[2:]) // 4}", state, zip_

    def _work(self) -> tuple[str | None, str | None]:
        r = self.random.random()
        if r < 0.28:
            return "RETIRED", "RETIRED"
        if r < 0.38:
            return "SELF-EMPLOYED", self.random.choice(self.jobs)
        if r < 0.46:
            return "NOT EMPLOYED", "NOT EMPLOYED"
        return self.random.choices(self.firms, cum_weights=self.firm_weights)[
            0
        ], self.random.choice(self.jobs)

    def _given(self) -> str:
        return self.random.choices(self.given[0], cum_weights=self.given[1])[0]

    def _family(self) -> str:
        if self.random.random() < 0.35:
            return self._word()  # the long tail of rare names
        return self.random.choices(self.family[0], cum_weights=self.family[1])[0]

    def households(self) -> Iterator[list[dict[str, object]]]:
        """One to three people of one house: alone, a couple, a father and son, twins."""
        r = self.random
        while True:
            place, family = self._place(), self._family()
            kind = r.random()
            one = self._person(family, place)
            if kind < 0.62:
                yield [one]
            elif kind < 0.92:
                yield [one, self._person(family if r.random() < 0.85 else self._family(), place)]
            elif kind < 0.97:
                son = self._person(family, place) | {
                    "given": one["given"],
                    "middle": one["middle"],
                    "generation": "JR",
                }
                yield [one | {"generation": "SR" if r.random() < 0.3 else ""}, son]
            else:
                twin = self._person(family, place)
                yield [one, twin | {"middle": one["middle"]}]

    def _person(self, family: str, place: tuple[str, str, str]) -> dict[str, object]:
        r = self.random
        lives = [(family, place, self._work())]
        if r.random() < 0.08:  # moves, most of them within the state
            state = place[1]
            new = self._place()
            while r.random() < 0.9 and new[1] != state:
                new = self._place()
            lives.append((family, new, lives[-1][2] if r.random() < 0.75 else self._work()))
        if r.random() < 0.08:  # another employer
            lives.append((family, lives[-1][1], self._work()))
        if r.random() < 0.01:  # marries
            other = self._family()
            lives.append(
                (f"{family}-{other}" if r.random() < 0.5 else other, lives[-1][1], lives[-1][2])
            )
        middle = self._given() if r.random() < 0.8 else ""
        return {
            "given": self._given(),
            "middle": middle,
            "generation": "",
            "lives": lives,
            "style": r.random(),
        }

    def written(
        self, person: dict[str, object]
    ) -> tuple[str, str, str, str, str | None, str | None]:
        """One row as some committee's software would have it."""
        r = self.random
        lives = person["lives"]
        family, (city, state, zip_), (employer, job) = r.choice(lives)  # type: ignore[arg-type]
        given, middle = self._signed(person)
        generation = str(person["generation"])
        if r.random() < 0.006:
            family = _slip(family, r)
        if r.random() < 0.006:
            given = _slip(given, r)
        title = r.choice(["MR.", "DR.", "HON."]) if r.random() < 0.08 else ""
        name = f"{family}, {' '.join(x for x in (given, middle, title, generation) if x)}"
        if r.random() < 0.06:
            employer = r.choice([None, "INFORMATION REQUESTED"])
            job = employer
        elif employer and employer[:3] not in ("RET", "NOT", "SEL") and r.random() < 0.15:
            employer = r.choice(
                [
                    employer + " INC",
                    employer + ", LLC",
                    "THE " + employer,
                    f"{employer}/{job}",
                    _slip(employer, r),
                ]
            )
        if r.random() < 0.02:
            zip_ = zip_[:3] + r.choice("0123456789") + zip_[4:]
        return name, city, state, zip_, employer, job

    def _signed(self, person: dict[str, object]) -> tuple[str, str]:
        """First and middle name as this person signs."""
        r = self.random
        given, middle = str(person["given"]), str(person["middle"])
        # most people sign in one way nearly always; committees' software adds the rest
        style = float(person["style"]) if r.random() < 0.8 else r.random()  # type: ignore[arg-type]
        if style < 0.08 and given in self.forms:
            given = self.forms[given][0]
        elif style < 0.083:
            given = given[0]
        elif style > 0.994 and middle:
            given, middle = given[0], middle + " "  # goes by the middle name
        how = (style * 7) % 1
        if middle.endswith(" "):
            middle = middle.strip()
        elif how < 0.45:
            middle = ""
        elif how < 0.92:
            middle = middle[:1]
        return given, middle


def _slip(text: str, r: random.Random) -> str:
    if len(text) < 5:
        return text
    i = r.randrange(1, len(text) - 1)
    return r.choice(
        [
            text[:i] + text[i + 1 :],
            text[:i] + text[i + 1] + text[i] + text[i + 2 :],
            text[:i] + text[i] + text[i:],
            text[:i] + r.choice("AEINRST") + text[i + 1 :],
        ]
    )


def rows(n: int, seed: int = 1) -> Iterator[Row]:
    """n rows in random order of donors, a few a donor."""
    world = World(seed)
    number = donor = 0
    for house in world.households():
        for person in house:
            donor += 1
            for _ in range(min(1 + int(world.random.expovariate(0.5)), 12)):
                yield (number, donor, *world.written(person))
                number += 1
                if number == n:
                    return
