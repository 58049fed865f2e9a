"""A PDF of text made by hand, so that no PDF need be kept."""

from __future__ import annotations


def pdf(*pages: str) -> bytes:
    """A PDF of as many pages, each with its text in lines; '' is a page without text."""
    kids = " ".join(f"{4 + 2 * i} 0 R" for i in range(len(pages)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Courier >>",
    ]
    for i, text in enumerate(pages):
        marks = {"\\": "\\\\", "(": "\\(", ")": "\\)"}
        plain = "".join(marks.get(c, c) for c in text)
        shown = "".join(f"({line}) Tj T*\n" for line in plain.split("\n")) if text else ""
        stream = f"BT /F1 10 Tf 12 TL 40 760 Td\n{shown}ET"
        objects.append(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792]"
            f" /Resources << /Font << /F1 3 0 R >> >> /Contents {5 + 2 * i} 0 R >>"
        )
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
    out, at = "%PDF-1.4\n", []
    for n, body in enumerate(objects, 1):
        at.append(len(out))
        out += f"{n} 0 obj\n{body}\nendobj\n"
    table = "".join(f"{place:010d} 00000 n \n" for place in at)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
    out += f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{out.rindex('xref')}\n%%EOF\n"
    return out.encode()
