"""The reading against articles marked by hand, where they lie beside the checkout."""

from __future__ import annotations

import importlib.util
import json
from datetime import date
from pathlib import Path
from types import ModuleType

import pytest

from itemized.claims._text.article import load_article
from itemized.claims.reading import read, to_json
from itemized.model import Claim, Mention

SHARED = Path(__file__).resolve().parents[3] / "shared"
MARKED = SHARED / "articles" / "dev"
SCORER = SHARED / "tools" / "score_claims.py"
SEED = SHARED / "seed" / "article.txt"


def scorer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("score_claims", SCORER)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.skipif(
    not (MARKED.exists() and SCORER.exists()), reason="no marked articles beside this checkout"
)
def test_marked_articles(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    score = scorer()

    def run(_command: str, article: Path, day: str | None) -> list[dict[str, object]]:
        published = date.fromisoformat(day) if day else None
        document = json.loads(json.dumps(to_json(read(load_article(str(article), published)))))
        return list(document["claims"])

    asked = "found=0.9,usable=0.75,donor=0.87,recipient=0.85,direction=0.95,kind=0.83,bounds=0.95,false=3"
    monkeypatch.setattr(score, "run", run)
    monkeypatch.setattr("sys.argv", ["score_claims", str(MARKED), "--require", asked])
    score.main()
    assert "found" in capsys.readouterr().out


def who(party: Mention | tuple[Mention, ...] | None) -> str | None:
    return party.name if isinstance(party, Mention) else None


@pytest.fixture(scope="module")
def seed() -> tuple[Claim, ...]:
    if not SEED.exists():
        pytest.skip("no seed article beside this checkout")
    return read(load_article(str(SEED), date(2021, 7, 26))).claims


def only(claims: tuple[Claim, ...], kind: str, words: str) -> Claim:
    (claim,) = [c for c in claims if c.kind == kind and words in c.quote]
    return claim


def test_seed_gifts(seed: tuple[Claim, ...]) -> None:
    first = only(seed, "donation", "donated $1M")
    second = only(seed, "donation", "donated $2M")
    again = only(seed, "donation", "$1M donation")
    assert who(first.donor) == who(second.donor) == who(again.donor)
    assert who(first.recipient) == who(again.recipient)
    assert str(who(second.recipient)).endswith("\u2019s campaign")


def test_seed_rank(seed: tuple[Claim, ...]) -> None:
    top = only(seed, "superlative", "largest single donation")
    assert who(top.recipient) == who(only(seed, "donation", "donated $1M").recipient)
    assert top.extra["scope"] == "single donation"
    assert top.period
    assert (top.period.start, top.period.end) == (date(2021, 1, 1), date(2021, 7, 27))


def test_seed_slips(seed: tuple[Claim, ...]) -> None:
    assert only(seed, "attribution", "FCC").extra["agency"] == "FCC"
    names = [c for c in seed if c.kind == "consistency" and c.extra["what"] == "names"]
    assert len(names) == 1
    figures = [c for c in seed if c.kind == "consistency" and c.extra["what"] == "figures"]
    assert [c.quote for c in figures] == ["$2M"]


def test_seed_relations_keep_their_places(seed: tuple[Claim, ...]) -> None:
    helped = [c for c in seed if c.kind == "relation" and isinstance(c.recipient, Mention)]
    people = [
        c for c in helped if isinstance(c.recipient, Mention) and c.recipient.kind == "person"
    ]
    assert [c.extra.get("place") for c in people] == ["Missouri", None, "Chicago", "Massachusetts"]


def test_seed_passes_nothing_over(seed: tuple[Claim, ...]) -> None:
    assert sum(c.kind == "quote" for c in seed) >= 4
    assert any(c.kind == "other" and "34 of 36" in c.quote for c in seed)
    altered = [a for c in seed if c.kind == "quote" for a in c.extra["altered"]]
    assert "[losing]" in altered
