"""What is said of statements: of records and never of people, in whole and plain sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from claims.check.test_adversary import SAID
from itemized import _discover
from itemized.desk import Desk
from itemized.model import Article, Finding
from itemized.world import World

ROOT = Path(__file__).resolve().parents[3]
DEV = ROOT.parent / "shared" / "articles" / "dev"
SEED = ROOT.parent / "shared" / "seed" / "article.txt"
#: Words of guilt or of praise, which no record bears out.
GUILT = re.compile(
    r"\b(?:false(?:ly|hoods?)?|lied|lying|liars?|illegal(?:ly)?|unlawful(?:ly)?|fraud\w*|crim\w+"
    r"|guilt\w*|corrupt\w*|brib\w+|launder\w*|dishonest\w*|deceiv\w+|mislead\w*|hid(?:den|es)?"
    r"|conceal\w*|suspicious\w*|shady|violat\w+|wrongdoing|scandal\w*|debunk\w*|hoax\w*|fake\w*"
    r"|untrue|bogus|dark money|pants on fire|dishonor\w*|evad\w+|illicit\w*)\b",
    re.IGNORECASE,
)
#: Words of the text that are told again within quotation marks, and names written in capitals.
_TOLD_AGAIN = re.compile(r"\u201c[^\u201d]*\u201d|\b[A-Z][A-Z'.,&-]+(?: [A-Z][A-Z'.,&-]+)*\b")
_CLUMSY = (
    (
        re.compile(r"\b1 (?:\w+ )?(?:rows|parties|gifts|payments|committees|days)\b"),
        "one of a plural",
    ),
    (re.compile(r"\b(?:[02-9]|\d{2,}) (?:counted )?row\b(?! shows)"), "several of a singular"),
    (re.compile(r"\b(?:None|nan|NULL|True|False)\b"), "a value of the machine"),
    (re.compile(r"  |\s[.,;:](?!\d)|\.\.(?!\.)|,\.|\( | \)"), "a slip of the pen"),
    (re.compile(r"\{\w*\}|\w+=\w|\bC0{3,}\b"), "a slip of the machine"),
)


def sentences(findings: tuple[Finding, ...]) -> Iterator[str]:
    for finding in findings:
        yield from finding.because
        answers = (finding.then, finding.by_then, finding.now, *finding.readings)
        yield from (answer.sentence for answer in answers if answer is not None)


def wrong(said: str) -> list[str]:
    """What is wrong with a sentence."""
    own = _TOLD_AGAIN.sub("X", said)
    found = [f"{match.group()}: {said}" for match in GUILT.finditer(own)]
    found += [f"{what}: {said}" for pattern, what in _CLUMSY if pattern.search(own.strip())]
    if not said[:1].isupper() and not said[:1].isdigit() and said[:1] not in "\u201c$":
        found.append(f"no capital: {said}")
    if said[-1:] not in ".?:\u201d":
        found.append(f"no end: {said}")
    return found


def test_of_the_made_up_world(story: Desk, story_files: World, tmp_path: Path) -> None:
    asked = [
        (story_files.article, story_files.published),
        (story_files.second.article, story_files.second.published),
        (story_files.third.article, story_files.third.published),
    ]
    tricky = tmp_path / "tricky.txt"
    body = "\n\n".join(text for text, _ in SAID[::2])
    tricky.write_text(f"The season\u2019s campaign money\n\n{body}\n", encoding="utf-8")
    said = [
        sentence
        for article, day in [*asked, (tricky, story_files.published)]
        for sentence in sentences(story.check(str(article), published=day).findings)
    ]
    assert len(set(said)) > 60
    assert not [each for sentence in dict.fromkeys(said) for each in wrong(sentence)]


@pytest.mark.skipif(not DEV.is_dir(), reason="the marked articles are not beside this checkout")
def test_of_real_articles_without_records() -> None:
    said: list[str] = []
    modules = _discover.modules("itemized.claims")
    read, check = modules["reading"].read, modules["checking"].check
    for path in [*sorted(DEV.glob("d*.txt")), *([SEED] if SEED.is_file() else [])]:
        article = Article(path.read_text(encoding="utf-8"), None, None, None, "0" * 64)
        said += sentences(check(read(article), None).findings)
    assert not [each for sentence in dict.fromkeys(said) for each in wrong(sentence)]


def test_texts_in_the_code() -> None:
    """No sentence that is written in the checker has a word of guilt, said or not yet said."""
    folder = ROOT / "src" / "itemized" / "claims" / "_check"
    for path in sorted(folder.glob("*.py")):
        for line in path.read_text(encoding="utf-8").splitlines():
            told = re.search(r"(?:draft\.say|why = |return f?\"|because)", line)
            if told and not line.lstrip().startswith("#"):
                assert not GUILT.search(_TOLD_AGAIN.sub("", line)), (path.name, line)


def test_that_slips_are_found() -> None:
    for said in (
        "He lied about it.",
        "The gift was illegal.",
        "It is the sum of 1 rows.",
        "It is the sum of 5 counted row.",
        "the records show nothing.",
        "The records show None.",
    ):
        assert wrong(said), said
    assert not wrong("The text says $5, the records show \u201cfalse\u201d.")
