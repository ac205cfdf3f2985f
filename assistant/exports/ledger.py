"""Ledger: the quotes of one pack or export, each numbered once by the one numbering function."""

from __future__ import annotations

from collections.abc import Iterable

from assistant.answering.answer import Statement, numbered


class Ledger:
    """Takes quotes in and gives each its citation number; the same words of the same paper keep theirs."""

    def __init__(self) -> None:
        self.statements: tuple[Statement, ...] = ()

    def cite(self, statement: Statement) -> int:
        """The number of a quote, which is taken in where it is new."""
        place = (statement.citation.source, statement.citation.span)
        for known in self.statements:
            if (known.citation.source, known.citation.span) == place:
                return known.citation.number
        self.statements = numbered([*self.statements, statement])
        return self.statements[-1].citation.number

    def cite_all(self, statements: Iterable[Statement]) -> tuple[int, ...]:
        """The numbers of several quotes, none twice."""
        return tuple(dict.fromkeys(self.cite(statement) for statement in statements))
