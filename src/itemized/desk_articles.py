"""What a Desk does with an article: read it, look its claims up, pack and replay the answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from itemized import questions
from itemized.desk_rows import RowDesk
from itemized.errors import NoLedgerError
from itemized.model import Article, Check

if TYPE_CHECKING:
    from itemized import ledger
    from itemized.answers import CheckAnswer, ClaimsAnswer
    from itemized.export.bundle import Replay


class ArticleDesk(RowDesk):
    """Articles: their claims, each beside the records."""

    def article(self, raw: bytes, *, name: str = "-", published: date | None = None) -> Article:
        """An article from bytes at hand, opened for `claims`, `check` and `bundle`.

        name: what the file is called; one that ends in .html is read as a page.
        """
        from itemized.claims._text.article import article_from_bytes

        return article_from_bytes(raw, where=name, published=published)

    def claims(
        self, article: str | Path | Article, *, published: date | None = None
    ) -> ClaimsAnswer:
        """Every claim about political money in an article; needs no ledger."""
        from itemized.answers import ClaimsAnswer
        from itemized.claims.reading import read

        found = read(_article(article, published, None))
        basis = self._basis(None, questions.check(found.article), "", coverage=())
        return ClaimsAnswer(**vars(found), basis=basis)

    def check(
        self,
        article: str | Path | Article,
        *,
        published: date | None = None,
        as_of: date | None = None,
        evidence: Sequence[Path | str] = (),
    ) -> CheckAnswer:
        """Read an article and look each claim up; with no ledger, no row can settle any.

        as_of: take the records as filings stood on that day, and leave later ones out. evidence:
        tables of the user's own, each with its description beside it.
        """
        from itemized import entities
        from itemized.claims._check.said import with_evidence
        from itemized.claims._check.terms import bring
        from itemized.claims._text.known import NameIndex
        from itemized.claims.checking import check
        from itemized.claims.reading import read
        from itemized.ledger import Remembering

        exhibits = tuple(bring(Path(path)) for path in evidence)
        opened = _article(article, published, as_of)
        try:
            with self._reader(as_of) as reader:
                index = NameIndex(entities.registered(reader))
                once = Remembering(reader)
                found = check(with_evidence(read(opened, index), exhibits), once, exhibits)
                return self._checked(reader, found, as_of)
        except NoLedgerError:
            found = check(with_evidence(read(opened), exhibits), None, exhibits)
            return self._checked(None, found, as_of)

    def bundle(
        self,
        article: str | Path | Article,
        *,
        published: date | None = None,
        as_of: date | None = None,
        evidence: Sequence[Path | str] = (),
    ) -> tuple[CheckAnswer, bytes]:
        """What `check` gives, and the bundle that anyone can replay it from, as bytes of a zip."""
        from itemized import entities
        from itemized.claims._check.said import with_evidence
        from itemized.claims._check.terms import bring
        from itemized.claims._text.known import NameIndex
        from itemized.claims.reading import read
        from itemized.export.bundle import Noted, make

        exhibits = tuple(bring(Path(path)) for path in evidence)
        opened = _article(article, published, as_of)
        try:
            with self._reader(as_of) as reader:
                index = Noted(NameIndex(entities.registered(reader)))
                reading = with_evidence(read(opened, index), exhibits)
                found, data = make(reading, reader, index.found, exhibits, version=self.version)
                return self._checked(reader, found, as_of), data
        except NoLedgerError:
            reading = with_evidence(read(opened), exhibits)
            found, data = make(reading, None, (), exhibits, version=self.version)
            return self._checked(None, found, as_of), data

    def replay(self, bundle: str | Path, *, article: str | Path | None = None) -> Replay:
        """Compute a bundle's verdicts again from the bundle alone; needs no ledger.

        article: the article that was checked, to be read again and compared as well.
        """
        from itemized.claims._check.said import with_evidence
        from itemized.claims._text.article import load_article
        from itemized.claims._text.known import NameIndex
        from itemized.claims.reading import read
        from itemized.export.bundle import opened, replay, reread

        replayed = replay(opened(Path(bundle)), str(bundle), self.version)
        if article is None:
            return replayed
        held = load_article(str(article), replayed.check.reading.article.published)
        known = NameIndex(replayed.names) if replayed.check.snapshot else None
        reading = with_evidence(read(held, known), replayed.exhibits)
        return reread(replayed, reading, self.version)

    def _checked(
        self, reader: ledger.Reader | None, found: Check, as_of: date | None
    ) -> CheckAnswer:
        from itemized.answers import CheckAnswer

        records = [r for finding in found.findings for r in finding.records]
        question = questions.check(found.reading.article)
        basis = self._resting(reader, question, records, as_of, found.coverage)
        return CheckAnswer(**vars(found) | {"as_of": as_of}, basis=basis)


def _article(article: str | Path | Article, published: date | None, as_of: date | None) -> Article:
    from itemized.claims._text.article import load_article

    opened = article if isinstance(article, Article) else load_article(str(article), published)
    if as_of is None:
        return opened
    said = f"The records are taken as the filings stood on {as_of}; later ones are left out."
    return replace(opened, assumed=(*opened.assumed, said))
