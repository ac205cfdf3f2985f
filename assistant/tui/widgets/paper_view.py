"""PaperView: a paper in lines, with the quote marked, what is found marked, and both brought into view."""

from __future__ import annotations

from itertools import pairwise
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from assistant.tui.page import Line, Page, lines_of
from knowledge.spans import Span

GUTTER = 2
"""Cells left of the text, for the bar beside the quote."""
MARK = "▌ "


class PaperView(ScrollView, can_focus=True):
    """Draws a page; the bar at the left marks the quote where colours are not seen."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"paper--heading", "paper--label", "paper--quote", "paper--match", "paper--here", "paper--bar"}

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "scroll_up", show=False),
        Binding("down", "scroll_down", show=False),
        Binding("pageup", "page_up", show=False),
        Binding("pagedown,space", "page_down", show=False),
        Binding("home", "scroll_home", show=False),
        Binding("end", "scroll_end", show=False),
        Binding("slash", "screen.do('find')", show=False),
    ]

    def __init__(self) -> None:
        super().__init__()
        self.page: Page | None = None
        self.quote: Span | None = None
        self.matches: tuple[Span, ...] = ()
        self.here = 0
        """The place in `matches` of the one that is shown."""
        self._lines: tuple[Line, ...] = ()

    def show(self, page: Page, quote: Span | None) -> None:
        """Shows a page, with a quote marked and in view."""
        if page is not self.page:
            self.matches = ()
        self.page, self.quote = page, quote
        self._lay_out()
        self.scroll_to_span(quote or Span(0, 1))

    def mark(self, matches: tuple[Span, ...]) -> None:
        """Marks what was found, and goes to the first of it behind the top of the screen."""
        self.matches = matches
        top = self._lines[min(int(self.scroll_y), len(self._lines) - 1)].span.start if self._lines else 0
        self.here = next((place for place, span in enumerate(matches) if span.start >= top), 0)
        self.refresh()
        if matches:
            self.scroll_to_span(matches[self.here])

    def go(self, by: int) -> None:
        """Goes to a neighbouring match, around the ends."""
        if self.matches:
            self.here = (self.here + by) % len(self.matches)
            self.refresh()
            self.scroll_to_span(self.matches[self.here])

    def scroll_to_span(self, span: Span) -> None:
        """Brings a span into view, with some of what stands above it."""
        within = [place for place, line in enumerate(self._lines) if line.kind == "text" and line.span.start < span.end and span.start < line.span.end]
        if within:
            height = max(self.size.height, 1)
            above = max(min(height // 4, height - (within[-1] - within[0] + 1)), 1)
            self.call_after_refresh(self.scroll_to, y=max(0, within[0] - above), animate=False, force=True)

    def on_resize(self) -> None:
        """Lays the page out anew, the same words staying at the top."""
        top = self._lines[min(int(self.scroll_y), len(self._lines) - 1)].span if self._lines else None
        before = self.virtual_size.width
        self._lay_out()
        if top is not None and before != self.virtual_size.width:
            self.scroll_to_span(self.quote or top)

    def render_line(self, y: int) -> Strip:
        """One line of the screen."""
        width = self.size.width
        place = y + int(self.scroll_y)
        base = self.rich_style
        if place >= len(self._lines):
            return Strip.blank(width, base)
        line = self._lines[place]
        quoted = self.quote is not None and line.kind == "text" and line.span.start < self.quote.end and self.quote.start < line.span.end
        bar = Segment(MARK, self.get_component_rich_style("paper--bar")) if quoted else Segment(" " * GUTTER, base)
        return Strip([bar, *self._segments(line, base)]).adjust_cell_length(width, base)

    def _segments(self, line: Line, base: Style) -> list[Segment]:
        if line.kind in {"heading", "label"}:
            return [Segment(line.words, self.get_component_rich_style(f"paper--{line.kind}"))]
        if line.kind == "blank":
            return []
        edges = sorted({line.span.start, line.span.end, *(edge for span in self._marked() for edge in span if line.span.start < edge < line.span.end)})
        pieces = pairwise(edges)
        return [Segment(line.words[start - line.span.start : end - line.span.start], self._style(start, base)) for start, end in pieces]

    def _marked(self) -> list[Span]:
        return [*self.matches, *([self.quote] if self.quote else [])]

    def _style(self, offset: int, base: Style) -> Style:
        for place, span in enumerate(self.matches):
            if span.start <= offset < span.end:
                return self.get_component_rich_style("paper--here" if place == self.here else "paper--match")
        if self.quote and self.quote.start <= offset < self.quote.end:
            return self.get_component_rich_style("paper--quote")
        return base

    def _lay_out(self) -> None:
        width = max(self.scrollable_content_region.width - GUTTER - 1, 10)
        self._lines = lines_of(self.page, width) if self.page else ()
        self.virtual_size = Size(width + GUTTER, len(self._lines))
        self.refresh()
