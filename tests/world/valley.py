"""Electronic filings of a made-up committee beside the world: one report of one gift, to be amended."""

from __future__ import annotations

import zipfile
from pathlib import Path

FS = "\x1c"
REEDMERE = "C99000087"


def zipped(folder: Path, posted: str, number: str, amount: str, amends: str = "") -> Path:
    """A day's electronic filings with one report of Reedmere Valley PAC: one gift."""
    more = (f"FEC-{amends}", "1") if amends else ("", "")
    cover = ["F3XA" if amends else "F3XN", REEDMERE, "REEDMERE VALLEY PAC", "", "1 NOWHERE ST", ""]
    cover += ["OSTER", "ME", "04999", "M7", "", "", "", "20210601", "20210630", "", "ROE", "SAM"]
    cover += ["", "", "", posted]
    gift = ["SA11AI", REEDMERE, "A1", "", "", "IND", "", "COLLINGBROOK", "HESTER", "", "", ""]
    gift += ["1 NOWHERE ST", "", "OSTER", "ME", "04999", "", "", "20210603", amount, amount]
    lines = [["HDR", "FEC", "8.3", "Made Up Filer", "1.0", *more, ""], cover, gift]
    path = folder / f"{posted}.zip"
    with zipfile.ZipFile(path, "w") as made:
        made.writestr(f"{number}.fec", "".join(FS.join(line) + "\r\n" for line in lines))
    return path
