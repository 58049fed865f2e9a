"""PostgreSQL as a peer of bench/peers.py: a server of its own with openFEC's table of Schedule A.

Its table, indexes and search columns are those of openFEC's migrations (a work of the United States
government, in the public domain).
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from peers_ways import COLUMNS, YEAR, Sql

if TYPE_CHECKING:
    from generate import Made

# openFEC, data/migrations/V0225 (disclosure.finalize_itemized_schedule_a_tables): the indexes of a
# two-year table of Schedule A.
_BY_AMOUNT = (
    "clean_contbr_id contbr_city contbr_st image_num cmte_id line_num contb_receipt_dt"
    " two_year_transaction_period cmte_tp cmte_dsgn org_tp"
).split()
_BY_DAY = (
    "clean_contbr_id contbr_city contbr_st image_num line_num contb_receipt_amt"
    " two_year_transaction_period cmte_dsgn org_tp"
).split()
_TEXTS = ("contributor_occupation_text", "contributor_employer_text", "contributor_name_text")
INDEXES = (
    *(f"btree ({column}, contb_receipt_amt, sub_id)" for column in _BY_AMOUNT),
    *(f"gin ({column}, contb_receipt_amt, sub_id)" for column in _TEXTS),
    *(f"btree ({column}, contb_receipt_dt, sub_id)" for column in _BY_DAY),
    *(f"gin ({column}, contb_receipt_dt, sub_id)" for column in _TEXTS),
    "btree (cmte_tp, (coalesce(contb_receipt_dt, '9999-12-31'::date::timestamp)), sub_id)",
    "gin (contbr_zip gin_trgm_ops)",
    "btree (entity_tp)",
    "btree (rpt_yr)",
    "btree (cmte_id ASC NULLS LAST, contb_receipt_dt DESC NULLS LAST, sub_id DESC NULLS LAST)",
    "btree (is_individual, contbr_city, contbr_st, sub_id)",
    "btree (pg_date DESC)",
    "btree (pg_date DESC, contb_receipt_dt DESC, sub_id DESC)",
)
# The columns of its table that itcont fills or an index is over (V0015, V0111, V0150).
_TABLE = """
    CREATE TABLE sched_a (
        cmte_id varchar(9), contbr_nm varchar(200), contbr_city varchar(30), contbr_st varchar(2),
        contbr_zip varchar(9), entity_tp varchar(3), contbr_employer varchar(38),
        contbr_occupation varchar(38), election_tp varchar(5), contb_receipt_dt timestamp,
        contb_receipt_amt numeric(14, 2), receipt_tp varchar(3), memo_cd varchar(1),
        memo_text varchar(100), conduit_cmte_id varchar(9), tran_id varchar(32), line_num varchar(12),
        image_num varchar(18), file_num numeric(7, 0), sub_id numeric(19, 0) NOT NULL,
        rpt_tp varchar(3), rpt_yr numeric(4, 0), two_year_transaction_period numeric(4, 0),
        action_cd varchar(1), contributor_name_text tsvector, contributor_employer_text tsvector,
        contributor_occupation_text tsvector, is_individual boolean, clean_contbr_id varchar(9),
        cmte_tp varchar(1), cmte_dsgn varchar(1), org_tp varchar(1),
        pg_date timestamp DEFAULT now()
    )
"""
# As its triggers fill them (V0003, fec_fitem_sched_a_insert and is_individual).
_TYPED = """
    INSERT INTO sched_a
    SELECT cmte_id, name, city, state, zip_code, entity_tp, employer, occupation, transaction_pgi,
        to_date(transaction_dt, 'MMDDYYYY'), transaction_amt::numeric, transaction_tp, memo_cd,
        memo_text, other_id, tran_id, NULL, image_num, file_num::numeric, sub_id::numeric, rpt_tp,
        substr(transaction_dt, 5)::numeric, 2022, amndt_ind, to_tsvector(name),
        to_tsvector(employer), to_tsvector(occupation),
        transaction_tp IN ('10', '15', '15E', '15J', '30', '30T', '31', '31T', '32', '10J', '11',
            '11J', '30J', '31J', '32T', '32J')
    FROM raw
"""


class Postgres(Sql):
    """A server of its own with openFEC's table of Schedule A, its indexes and its search columns."""

    how = f"COPY, then INSERT into openFEC's sched_a (typed, tsvectors), its {len(INDEXES)} indexes, ANALYZE"
    mark = "%s"
    names: ClassVar[dict[str, str]] = {
        "table": "sched_a",
        "taker": "cmte_id",
        "giver": "contbr_nm",
        "zip": "contbr_zip",
        "named": "contributor_name_text @@ plainto_tsquery(<name>) AND contbr_nm = <name>",
        "net": "CASE WHEN receipt_tp = '22Y' THEN -contb_receipt_amt ELSE contb_receipt_amt END",
        "counted": "coalesce(memo_cd, '') <> 'X' AND receipt_tp <> '24T'",
        "year": "extract(year FROM contb_receipt_dt)",
        "in_year": f"contb_receipt_dt >= '{YEAR}-01-01' AND contb_receipt_dt < '{YEAR + 1}-01-01'",
    }
    settings: ClassVar[dict[str, str]] = {
        "listen_addresses": "",
        "shared_buffers": "2GB",
        "maintenance_work_mem": "512MB",
        "max_wal_size": "8GB",
        "jit": "off",
    }

    def __init__(self, out: Path) -> None:
        super().__init__(out)
        found = shutil.which("postgres")
        places = (
            [Path(found)] if found else sorted(Path("/usr/lib/postgresql").glob("*/bin/postgres"))
        )
        if not places:
            sys.exit("no postgres was found; on Debian: apt-get install postgresql")
        self.bin, self.data = places[-1].parent, out / "data"
        self.server: subprocess.Popen[bytes] | None = None
        self.user = "postgres" if os.geteuid() == 0 else None  # it refuses to run as root

    def version(self) -> str:
        told = subprocess.run([self.bin / "postgres", "--version"], capture_output=True, check=True)
        return told.stdout.decode().split()[2]

    def ready(self, made: Made) -> None:
        self.data.mkdir()
        if self.user:
            shutil.chown(self.data, self.user, self.user)
        initdb = [
            self.bin / "initdb",
            "-D",
            self.data,
            "-U",
            "postgres",
            "-E",
            "UTF8",
            "--locale=C.UTF-8",
        ]
        subprocess.run(initdb, check=True, capture_output=True, user=self.user)
        self.open()
        with self.db.cursor() as cursor:
            for extension in ("btree_gin", "pg_trgm"):
                cursor.execute(f"CREATE EXTENSION {extension}")
            cursor.execute(
                f"CREATE UNLOGGED TABLE raw ({', '.join(f'{name.lower()} text' for name in COLUMNS)})"
            )
            how = r"(FORMAT csv, DELIMITER '|', QUOTE E'\x01', ENCODING 'LATIN1')"
            with made.plain.open("rb") as source, cursor.copy(f"COPY raw FROM STDIN {how}") as copy:
                while block := source.read(1 << 20):
                    copy.write(block)
            cursor.execute(_TABLE)
            cursor.execute(_TYPED)
            cursor.execute("DROP TABLE raw")
            cursor.execute("ALTER TABLE sched_a ADD PRIMARY KEY (sub_id)")
            for index in INDEXES:
                cursor.execute(f"CREATE INDEX ON sched_a USING {index}")
            cursor.execute("VACUUM ANALYZE sched_a")

    def open(self) -> None:
        import psycopg

        settings = [f"-c{name}={value}" for name, value in self.settings.items()]
        command = [self.bin / "postgres", "-D", self.data, "-k", self.data, *settings]
        log = (self.out / "log").open("ab")
        self.server = subprocess.Popen(command, user=self.user, stdout=log, stderr=log)
        for _ in range(300):
            try:
                self.db = psycopg.connect(host=str(self.data), user="postgres", autocommit=True)
                return
            except psycopg.OperationalError:
                time.sleep(0.2)
        sys.exit("PostgreSQL did not come up")

    def rest(self) -> None:
        assert self.server
        self.db.close()
        self.server.send_signal(2)  # fast shutdown, which writes all to disk
        self.server.wait()

    def cpu(self) -> float:
        """With that of the server's process that answers, where the system tells it."""
        stat = Path(f"/proc/{self.db.info.backend_pid}/stat")
        ticks = stat.read_text().rpartition(")")[2].split()[11:13] if stat.exists() else ()
        return super().cpu() + sum(map(int, ticks)) / os.sysconf("SC_CLK_TCK")

    def disk(self) -> int:
        return int(self.rows("SELECT pg_total_relation_size('sched_a')", ())[0][0])

    def rows(self, sql: str, given: Sequence[str]) -> list[tuple[Any, ...]]:
        return self.db.execute(sql, given).fetchall()
