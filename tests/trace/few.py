"""Ledgers of a few committees and what they gave each other, in FEC's layout."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Mapping
from pathlib import Path

from itemized.desk import Desk
from loaded import settings_in


def few_committees(
    folder: Path,
    names: Mapping[str, str],
    paid: Iterable[tuple[str, str, str, int]],
    people: Iterable[tuple[str, str, str, int]] = (),
    cash: Iterable[tuple[str, int, int, int]] = (),
    goods: Iterable[tuple[str, str, str, int]] = (),
    outside: Iterable[tuple[str, str, str, str, int]] = (),
    candidates: Iterable[tuple[str, str, str]] = (),
    joint: Iterable[str] = (),
    shares: Iterable[tuple[str, str, str, int, str]] = (),
    reported: Iterable[tuple[str, str, str, int]] = (),
    earmarked: Iterable[tuple[str, str, str, str, int]] = (),
) -> Desk:
    """Committees by their ids and what they paid: payer's id, payee's id, day as MMDDYYYY or, of 2021, MMDD, dollars.

    people: gifts of people, each with the giver's name instead of an id. cash: of those whose
    summaries state it, the id, what was held at first, received and spent. goods: gifts in kind.
    outside: spending on candidates: code (24E for, 24A against), payer, candidate's id, day, dollars.
    candidates: id, name, and the principal committee's id. joint: which of them raise money jointly.
    shares: memo rows of partners: the giver's id, the partner's, day, dollars, and the memo's text.
    reported: the payers' own rows of what they paid, as `paid`. earmarked: gifts of people through a
    conduit: the giver's name, the payee's id, the conduit's, day, dollars.
    """
    raising = frozenset(joint)
    registry = [
        f"{i}|{name}|SMITH, T|1 MAIN||OSTER|OH|44101|{'J' if i in raising else 'U'}|Q||M|||"
        for i, name in names.items()
    ]
    coded = [*(("18K", *each) for each in paid), *(("15Z", *each) for each in goods)]
    transfers = [
        _row(n, payee, code, "PAC", names[payer], day, amount, payer)
        for n, (code, payer, payee, day, amount) in enumerate(coded)
    ]
    gifts = [
        _row(n, payee, "15", "IND", giver, day, amount, "")
        for n, (giver, payee, day, amount) in enumerate(people, start=len(transfers))
    ]
    gifts += [
        _row(n, payee, "15E", "IND", giver, day, amount, conduit)
        for n, (giver, payee, conduit, day, amount) in enumerate(earmarked, start=6000)
    ]
    transfers += [
        _row(n, payer, code, "ORG", "LOUD LETTERS", day, amount, candidate)
        for n, (code, payer, candidate, day, amount) in enumerate(outside, start=5000)
    ]
    transfers += [
        _row(n, partner, "18J", "PAC", names[giver], day, amount, giver, f"X|{said}")
        for n, (giver, partner, day, amount, said) in enumerate(shares, start=7000)
    ]
    transfers += [
        _row(n, payer, "24K", "PAC", names[payee], day, amount, payee)
        for n, (payer, payee, day, amount) in enumerate(reported, start=8000)
    ]
    tables = {"cm22": ("cm.txt", registry), "oth22": ("itoth.txt", transfers)}
    if running := [_candidate(*each) for each in candidates]:
        tables["cn22"] = ("cn.txt", running)
    if gifts:
        tables["indiv22"] = ("itcont.txt", gifts)
    if stated := [_summary(*each) for each in cash]:
        tables["webk22"] = ("webk22.txt", stated)
    for name, (inside, lines) in tables.items():
        with zipfile.ZipFile(folder / f"{name}.zip", "w") as packed:
            packed.writestr(inside, "".join(f"{line}\n" for line in lines))
    desk = Desk(settings_in(folder))
    desk.load("fec_bulk", [folder / f"{name}.zip" for name in tables], cycle=2022, fewer=True)
    return desk


def _summary(filer: str, opening: int, received: int, spent: int) -> str:
    closing = opening + received - spent
    sums = [received, *[0] * 6, spent, *[0] * 5, opening, closing, *[0] * 6]
    return "|".join([filer, "A PAC", "Q", "U", "M", *map(str, sums), "12/31/2022"])


def _candidate(i: str, name: str, committee: str) -> str:
    return f"{i}|{name}|IND|2022|OH|S|00|O|C|{committee}|1 MAIN||OSTER|OH|44101"


def _row(
    n: int,
    payee: str,
    code: str,
    kind: str,
    giver: str,
    day: str,
    amount: int,
    other: str,
    memo: str = "|",
) -> str:
    return (
        f"{payee}|N|M4|P2022|20210420990000{n:04d}|{code}|{kind}|{giver}|OSTER|OH|44101|||"
        f"{day if len(day) == 8 else f'{day}2021'}|{amount}|{other}|T{n}|1500000|{memo}|4{n:09d}"
    )
