"""Reading exports back for `laming verify`: every quote that a person sees in a file, with the citation that its reference list gives it.

What is compared is what is visible: a quote stands in quotation marks with its number behind it, the number's line in the
references says where, and a line says how many quotes the file shows, so that one that was taken out or mangled is missed.
In the questions of a quiz quotes have no number, which would tell the right answer: they must stand at a place that the
references name. Files with rows or records are left to tables.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from html.parser import HTMLParser
from xml.etree import ElementTree

from assistant.exports.markup import md_read
from assistant.verification import GAP, SavedQuote, UnreadableError

QUOTED = re.compile(r"“(.*)”\s*\[(\d+)\]\s*$", re.DOTALL)
OPTION = re.compile(r"[A-H]\s+“(.*)”\s*", re.DOTALL)
GAPPED = re.compile(rf"“(.*{GAP}.*)”\s*", re.DOTALL)
GIFT_LINE = re.compile(r"^(?:// ?|[=~](?:.* -> )?|####)?(.*?)(?<!\\)[{}]?$")
GIFT_OPTION = re.compile(r"^[=~](?:.* -> )?“")
ESCAPED = re.compile(r"\\([\\~=#{}:])")
REFERENCE = re.compile(r"\[(\d+)\] [^\[\]]*?\(([\w-]+) (\d+)–(\d+)\)")
SHOWN = re.compile(r"Quotes shown: (\d+)\.")
NONE_SHOWN = "This document shows no quotes."
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
MOST_BYTES = 50_000_000
"""A member of an archive beyond this is no document of ours."""
BLOCKS = frozenset(["p", "li", "td", "th", "h1", "h2", "h3", "h4", "h5", "h6", "div", "blockquote", "footer", "summary", "tr"])


def read_docx(content: bytes) -> list[SavedQuote]:
    """The quotes of a Word file. Raises UnreadableError for what is none."""
    return quotes_of(_paragraphs(content, re.compile(r"word/document\.xml"), WORD))


def read_pptx(content: bytes) -> list[SavedQuote]:
    """The quotes of a PowerPoint file, on its slides and in their notes. Raises UnreadableError for what is none."""
    return quotes_of(_paragraphs(content, re.compile(r"ppt/(?:slides/slide|notesSlides/notesSlide)\d+\.xml"), DRAWING))


def read_html(content: bytes) -> list[SavedQuote]:
    """The quotes of a page. Raises UnreadableError for what is no UTF-8 text."""
    parser = _Page()
    parser.feed(text_of(content))
    parser.close()
    return quotes_of([("paragraph", text) for text in parser.paragraphs()])


def read_markdown(content: bytes) -> list[SavedQuote]:
    """The quotes of a Markdown file. Raises UnreadableError for what is no UTF-8 text."""
    return quotes_of(_markdown(text_of(content)))


def read_gift(content: bytes) -> list[SavedQuote]:
    """The quotes of a quiz in GIFT. Raises UnreadableError for what is no UTF-8 text."""
    return quotes_of(_gift(text_of(content)))


def _gift(text: str) -> Iterator[tuple[str, str]]:
    for number, line in enumerate(text.splitlines(), start=1):
        said = ESCAPED.sub(r"\1", GIFT_LINE.sub(r"\1", line)).strip()
        yield f"line {number}", f"A {said}" if GIFT_OPTION.match(line) else said


def text_of(content: bytes) -> str:
    """A file as text. Raises UnreadableError for what is no UTF-8."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise UnreadableError("it is not UTF-8 text") from None


def quotes_of(paragraphs: Iterable[tuple[str, str]]) -> list[SavedQuote]:
    """The quotes of paragraphs, each with where it stands; a file may hold several sections, each with its references and its count."""
    found: list[SavedQuote] = []
    section: list[tuple[str, str]] = []
    counted = False
    for place, text in paragraphs:
        section.append((place, text))
        if SHOWN.search(text):
            found += _of_section(section)
            section, counted = [], True
    if counted:
        return found + _of_section(section)
    if any(NONE_SHOWN in text for _, text in section):
        return _of_section(section)
    raise UnreadableError("it is no export of laming: it does not say how many quotes it shows")


def _of_section(section: list[tuple[str, str]]) -> list[SavedQuote]:
    """The quotes of a section, then one that cannot be found for each that is cited or counted and not shown."""
    whole = "\n".join(text for _, text in section)
    references = {int(number): (source, int(start), int(end)) for number, source, start, end in REFERENCE.findall(whole)}
    found, seen = [], set()
    for place, text in section:
        match, bare = QUOTED.search(text), OPTION.fullmatch(text.strip()) or GAPPED.fullmatch(text.strip())
        if match:
            seen.add(int(match[2]))
            source, start, end = references.get(int(match[2]), (None, None, None))
            found.append(SavedQuote(f"{place}, citation {match[2]}", match[1], source, start, end, spacing_kept=False))
        elif bare:
            found.append(SavedQuote(f"{place}, in a question", bare[1], spacing_kept=False, among=tuple(references.values())))
    if not any(each.among for each in found):  # in a quiz a cited place may be that of a quote without a number
        found += [SavedQuote(f"references, citation {number}", "", *place) for number, place in references.items() if number not in seen]
    count = SHOWN.search(whole)
    missed = int(count[1]) - len(found) if count else 0
    if missed > 0:
        found.append(SavedQuote(f"{missed} of the {count[1] if count else 0} quotes that it says it shows cannot be read", ""))
    return found


def _paragraphs(content: bytes, wanted: re.Pattern[str], space: str) -> Iterator[tuple[str, str]]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = [name for name in archive.namelist() if wanted.fullmatch(name)]
            for name in sorted(names, key=_by_number):
                yield from _of_member(archive, name, space, several=len(names) > 1)
    except (zipfile.BadZipFile, ElementTree.ParseError, KeyError, OSError, ValueError, NotImplementedError) as problem:
        raise UnreadableError(f"it cannot be opened ({' '.join(str(problem).split())[:80]})") from None


def _of_member(archive: zipfile.ZipFile, name: str, space: str, *, several: bool) -> Iterator[tuple[str, str]]:
    if archive.getinfo(name).file_size > MOST_BYTES:
        raise UnreadableError(f"{name} in it is too large for a document of laming")
    with archive.open(name) as member:
        held = member.read()
    if b"<!DOCTYPE" in held or b"<!ENTITY" in held:
        raise UnreadableError(f"{name} in it holds declarations that no document needs")
    place = name.rsplit("/", 1)[-1].removesuffix(".xml") if several else "paragraph"
    for number, paragraph in enumerate(ElementTree.fromstring(held).iter(f"{space}p"), start=1):
        yield (place if several else f"{place} {number}"), "".join(_pieces(paragraph, space))


def _pieces(paragraph: ElementTree.Element, space: str) -> Iterator[str]:
    for element in paragraph.iter():
        if element.tag == f"{space}t":
            yield element.text or ""
        elif element.tag in {f"{space}br", f"{space}cr"}:
            yield "\n"
        elif element.tag == f"{space}tab":
            yield "\t"


def _by_number(name: str) -> tuple[str, int]:
    number = re.search(r"(\d+)\.xml$", name)
    return (name.rsplit("/", 1)[0], int(number[1]) if number else 0)


class _Page(HTMLParser):
    """The text of a page by paragraph, what is hidden left out."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._held: list[list[str]] = [[]]
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        if tag in {"style", "script", "head"}:
            self._silent += 1
        elif tag in BLOCKS:
            self._held.append([])
        elif tag == "br":
            self._held[-1].append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in {"style", "script", "head"}:
            self._silent = max(0, self._silent - 1)
        elif tag in BLOCKS:
            self._held.append([])

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self._held[-1].append(data)

    def paragraphs(self) -> list[str]:
        """The paragraphs that say something."""
        return [text for pieces in self._held if (text := "".join(pieces).strip())]


def _markdown(text: str) -> Iterator[tuple[str, str]]:
    """The paragraphs of Markdown; the lines of a quote belong together."""
    held: list[str] = []
    first = 1
    for number, line in enumerate([*text.split("\n"), ""], start=1):
        is_quote = line.startswith("> ") and bool(line[2:].strip())
        if is_quote:
            first = first if held else number
            held.append(line[2:].rstrip())
            continue
        if held:
            yield f"line {first}", md_read("\n".join(held))
            held = []
        if line.strip() and not line.startswith(">"):
            yield f"line {number}", md_read(line.strip())
