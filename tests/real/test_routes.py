"""Routes of January 2019 against a plain SQL over the raw rows: donor, joint committee, party."""

from __future__ import annotations

import zipfile
from datetime import date
from decimal import Decimal

import duckdb
import pyarrow
import pytest

from itemized.trace import Wanted
from real.january import BULK, COLUMNS, Early

#: A giver's payments to a joint fundraising committee (designation J), and that committee's to a
#: committee of a party (types X, Y, Z). Receipts are as the receiver reports them; where it reports none of a
#: payer, as the payer does. The most that can have gone all the way is, of all days, the least of
#: what came before the day and what was passed on from it.
PLAIN = """
WITH committee AS (
    SELECT id, max(type) AS type, max(designation) AS designation FROM cm GROUP BY id
), joint AS (
    SELECT id FROM committee WHERE designation = 'J'
), party AS (
    SELECT id FROM committee WHERE type IN ('X', 'Y', 'Z')
), row AS (
    SELECT *, strptime(DAY, '%m%d%Y')::DATE AS day, AMOUNT::DECIMAL(14, 2) AS dollars FROM (FROM cont UNION ALL FROM oth)
    WHERE MEMO <> 'X' AND length(DAY) = 8
), told AS (
    SELECT CASE WHEN TYPE LIKE '18%' OR TYPE LIKE '3%' AND OTHER_ID LIKE 'C%' THEN OTHER_ID
            ELSE concat_ws('|', NAME, CITY, STATE, ZIP, EMPLOYER, OCCUPATION) END AS payer,
        CMTE_ID AS payee, day, dollars
    FROM row WHERE TYPE IN ('10', '11', '15', '15E', '18G', '18K', '18U', '30', '30G', '30K', '31', '31G', '31K', '32', '32G', '32K')
), sent AS (
    SELECT CMTE_ID AS payer, OTHER_ID AS payee, day, dollars FROM row WHERE TYPE IN ('24G', '24K')
), paid AS (
    FROM told UNION ALL
    SELECT sent.* FROM sent ANTI JOIN told USING (payer, payee)
), came AS (
    SELECT paid.* FROM paid JOIN joint ON joint.id = payee WHERE dollars > 0 AND payer <> payee
), passed AS (
    SELECT paid.* FROM paid JOIN joint ON joint.id = payer JOIN party ON party.id = payee WHERE dollars > 0
), cut AS (
    SELECT giver.payer, giver.payee AS joint, leaves.payee AS party, days.day,
        (SELECT coalesce(sum(dollars), 0) FROM came c WHERE c.payer = giver.payer AND c.payee = giver.payee AND c.day < days.day)
        + (SELECT coalesce(sum(dollars), 0) FROM passed p WHERE p.payer = giver.payee AND p.payee = leaves.payee AND p.day >= days.day) AS most
    FROM (SELECT DISTINCT payer, payee FROM came) giver
    JOIN (SELECT DISTINCT payer, payee FROM passed) leaves ON leaves.payer = giver.payee
    CROSS JOIN (SELECT DISTINCT day FROM came UNION SELECT DISTINCT day FROM passed UNION SELECT DATE '2100-01-01') days
)
SELECT payer, joint, party, min(most) AS most FROM cut GROUP BY ALL HAVING min(most) > 0
ORDER BY most DESC, payer, joint, party
"""

Found = dict[tuple[str, str, str], Decimal]


@pytest.fixture(scope="module")
def plain(early: Early) -> Found:
    """By the plain SQL; givers that are no committee go by the entity that is written so."""
    db = duckdb.connect()
    for name, of in (("cont", "itcont"), ("oth", "itoth")):
        rows = list(early.raw(of))
        db.register(f"{name}_", pyarrow.table({c: [r[c] for r in rows] for c in COLUMNS}))
        db.execute(f"CREATE TABLE {name} AS FROM {name}_")
    with zipfile.ZipFile(BULK / "2020-early" / "cm20.zip") as z:
        lines = [line.split("|") for line in z.read("cm.txt").decode("latin-1").splitlines()]
    db.register(
        "cm",
        pyarrow.table(
            {
                "id": [f[0] for f in lines],
                "type": [f[9] for f in lines],
                "designation": [f[8] for f in lines],
            }
        ),
    )
    written = {
        "|".join(part for part in row[1:] if part): row[0]
        for row in early.desk.sql(
            "SELECT entity_id, name, coalesce(city, ''), coalesce(state, ''), coalesce(zip, ''), coalesce(employer, ''),"
            " coalesce(occupation, '') FROM parties WHERE id IS NULL"
        ).rows
    }
    found: Found = {}
    for payer, joint, party, most in db.execute(PLAIN).fetchall():
        giver = written.get("|".join(part for part in payer.split("|") if part), payer)
        key = giver, joint, party
        found[key] = found.get(key, Decimal(0)) + most
    return found


@pytest.mark.slow
def test_the_largest_twenty_through_joint_committees_to_parties(early: Early, plain: Found) -> None:
    """As of the year's end, when no statement of cash on hand bounds what accounts kept."""
    joints, parties = {key[1] for key in plain}, sorted({key[2] for key in plain})
    found: Found = {}
    for party in parties:
        wanted = Wanted(
            hops=2,
            limit=60,
            kinds=("contribution", "earmark", "transfer"),
            as_of=date(2019, 12, 31),
        )
        for route in early.desk.trace((), party, wanted).routes:
            if len(route.ids) == 3 and route.ids[1] in joints:
                found[route.ids[0], route.ids[1], route.ids[2]] = route.at_most
    largest = sorted(plain.values(), reverse=True)[:20]
    assert sorted(found.values(), reverse=True)[:20] == largest
    assert {k: v for k, v in found.items() if v > largest[-1]} == {
        k: v for k, v in plain.items() if v > largest[-1]
    }
    assert all(plain.get(key) == most for key, most in found.items() if most >= largest[-1])


def test_cash_on_hand_only_narrows_them(early: Early, plain: Found) -> None:
    (party,) = {k[2] for k, v in plain.items() if v == max(plain.values())}
    for route in early.desk.trace((), party, Wanted(hops=2, limit=60)).routes:
        key = route.ids
        if key in plain:
            assert route.at_most <= plain[key]  # type: ignore[index]
            assert route.at_least is None or route.at_least <= route.at_most
