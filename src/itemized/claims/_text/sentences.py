"""Sentences of an article, with their places in its text."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sentencex import get_sentence_boundaries

_BLANK = re.compile(r"\n[ \t\r\f\v\u00a0]*\n\s*")
#: "WASHINGTON –", "COLUMBUS, Ohio (AP) -": where a report was written is no part of its sentence.
_DATELINE = re.compile(
    r"(?:[A-Z]{2,} ){1,4}[A-Z]{2,}: (?=[^\W_])"
    r"|(?=[^\n]{1,70}?[\u2014\u2013-])(?:[A-Z][A-Z.'\u2019]+,? ){1,4}(?:[A-Z][a-z]+\.?,? )?"
    r"(?:[A-Z][a-z]{2,8}\.? \d{1,2}(?:, \d{4})? )?"
    r"(?:\([A-Z][\w .,/]{1,30}\) ?)?(?:[\u2014\u2013]|--?)\s+(?=[^\W_])"
)
#: "Q:", "HOST:", "DR. ROE:": who speaks is no part of what is said. A line of figures has no label.
_SPEAKER = re.compile(
    r"(?:\W{0,3}[QA][:.] |[A-Z][A-Z.'\u2019-]+(?: [A-Z][A-Z.'\u2019-]+){0,3}: )(?=[^\W_])"
    r"(?!(?i:raised|spent|cash|has|had|took|total|reported|reports)\b)"
)
#: What opens a line of a list.
LINE_MARK = re.compile(r"(?:\d{1,2}[.)]|[-*+\u2022\u2013\u2014\u25aa\u25cf\u00b7])[ \t]+(?=[^\W_])")
#: A line of a table: a name, a colon, a figure.
_FIGURES_OF = re.compile(r"[^:$.]{3,60}: [^.]{0,40}\$ ?\d")
_LINE = re.compile(r"\n[ \t]*")
_LONGEST_LINE = 100  # code points; the lines of prose that was cut to a width are as long
_LONGEST = 1_200  # code points; what goes on for longer is a table or a list, not a sentence
_MOST_LINES = 100
_LONG = 20_000  # code points; a longer stretch without a blank line is cut before it is split
# Where the library sees an end and there is none: after a title or an initial before a name.
_NOT_AN_END = re.compile(
    r"(?:\b(?:Sens?|Reps?|Govs?|Mr|Mrs|Ms|Dr|Atty|Gen|Lt|Sgt|Col|Hon|Rev|Messrs|Jan|Feb|Aug"
    r"|Sept?|Oct"
    r"|Nov|Dec|No|Props?|vs|Sr|Jr|St)\.|\b[A-Z]\.|(?:^|\n)\d{1,2}\.)[ \u00a0]*$"
)
#: A committee called "Casinos No!" ends no sentence: "Casinos No! raised", "Casinos No!, a PAC".
_GOES_ON = re.compile(r"\s*[a-z,]")
_INSIDE = re.compile(r"(?<=[a-z0-9%)\u2019][.!?]) +(?=[^\W\d_a-z])")
_SHORT = re.compile(
    r"\b(?:Inc|Corp|Co|Ltd|Bros|Ave|Fla|Calif|Pa|Va|Wash|Mass|Mich|Ill|Ind|Tenn|Tex|Ariz|Colo"
    r"|Conn|Del|Ga"
    r"|Ky|La|Md|Minn|Miss|Mo|Mont|Neb|Nev|Okla|Ore|Wis|Wyo|etc|approx|est|Sens?|Reps?|Govs?|Mr"
    r"|Mrs|Ms|Dr"
    r"|Gen|Atty|vs|Jr|Sr|St|Jan|Feb|Aug|Sept?|Oct|Nov|Dec)\.$"
)


@dataclass(frozen=True)
class Sentence:
    """A sentence: code points [start, end) of the text; no blank line lies inside it."""

    index: int
    start: int
    end: int
    text: str
    paragraph: int  # 0 is the headline where the text has one
    line: bool = False  # whether it stands in a line of a list that no mark opens


def _blocks(text: str) -> list[tuple[int, int]]:
    """The stretches between blank lines."""
    blocks, at = [], 0
    for gap in _BLANK.finditer(text):
        blocks.append((at, gap.start()))
        at = gap.end()
    blocks.append((at, len(text)))
    return [(a, b) for a, b in blocks if text[a:b].strip()]


def _is_list(block: str) -> bool:
    """Whether a stretch is a list, one item with its figure a line."""
    lines = [line.strip() for line in block.split("\n") if line.strip()]
    headed = all(_FIGURES_OF.match(line) for line in lines[1:])
    longest = _LONGEST_LINE * 2 if headed else _LONGEST_LINE
    if not 2 < len(lines) <= _MOST_LINES or max(map(len, lines)) > longest:
        return False
    listed = [line for line in lines[1:] if re.search(r"\$ ?\d", line) and line[0].isupper()]
    return len(listed) == len(lines) - 1


def _pieces(block: str) -> list[tuple[int, int]]:
    """The sentences of one block, as places in it."""
    ends: list[int] = []
    for at in range(0, len(block), _LONG):
        # A half of a surrogate pair has no bytes to hand over; "?" takes as much room.
        part = block[at : at + _LONG].encode("utf-8", "replace").decode("utf-8")
        ends += [at + int(b["end_index"]) for b in get_sentence_boundaries("en", part)]
    ends.append(len(block))
    # The library keeps a quotation whole, however many sentences it holds.
    ends += [
        m.end()
        for m in _INSIDE.finditer(block)
        if not _SHORT.search(block[max(0, m.start() - 8) : m.start()])
    ]
    every = _is_list(block)
    ends += [m.end() for m in _LINE.finditer(block) if every or LINE_MARK.match(block, m.end())]
    pieces, start = [], 0
    label = _DATELINE.match(block) or _SPEAKER.match(block)
    ends += [label.end()] if label else []
    for m in _LINE.finditer(block):
        speaker = _SPEAKER.match(block, m.end())
        mark = LINE_MARK.match(block, m.end())
        speaker = speaker or (_SPEAKER.match(block, mark.end()) if mark else None)
        ends += [m.end(), speaker.end()] if speaker else []
    for end in sorted(set(ends)):
        last = block[max(start, end - 12) : end]
        if end < len(block) and "\n" not in last and _NOT_AN_END.search(last):
            continue
        if last.rstrip().endswith("!") and _GOES_ON.match(block, end):
            continue
        while end - start > _LONGEST:
            cut = block.rfind(" ", start + 1, start + _LONGEST)
            cut = cut + 1 if cut > start else start + _LONGEST
            pieces.append((start, cut))
            start = cut
        if end > start:
            pieces.append((start, end))
            start = end
    return pieces


def split(text: str) -> tuple[Sentence, ...]:
    """All sentences in order, without the white space around them.

    >>> [s.text for s in split("Sen. Roe gave $1.5 million. He won.\\n\\nNo more")]
    ['Sen. Roe gave $1.5 million.', 'He won.', 'No more']
    """
    found: list[Sentence] = []
    for paragraph, (a, b) in enumerate(_blocks(text)):
        lines = _is_list(text[a:b])
        for start, end in _pieces(text[a:b]):
            raw = text[a + start : a + end]
            bare = raw.strip()
            if bare:
                at = a + start + raw.index(bare)
                line = lines and start > 0
                found.append(Sentence(len(found), at, at + len(bare), bare, paragraph, line))
    return tuple(found)
