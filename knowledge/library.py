"""Library: all that is known, each part read when it is first asked for."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import Any

from knowledge import currency, dates, vocabulary
from knowledge.compiled import compiled
from knowledge.corpus import Corpus
from knowledge.errors import DataError
from knowledge.records import (
    Application,
    Body,
    Deadline,
    Difference,
    Duty,
    Echo,
    GuidanceLink,
    Listing,
    Outcome,
    Passage,
    Reference,
    Role,
    Signpost,
    Source,
    Subject,
    Term,
)
from knowledge.spans import Span

DATA = Path(__file__).parent / "data"
CODE = Path(__file__).parent


class Library:
    """The papers and the data about them.

    `cache` is a folder of the user's for compiled copies; None keeps none. Reading raises DataError for a data file that does
    not fit, ChangedSourceError for a paper that is not the one received, OSError for a missing file.
    """

    def __init__(self, data: Path = DATA, *, cache: Path | None = None) -> None:
        self.data = data
        self.cache = cache

    @cached_property
    def corpus(self) -> Corpus:
        """The papers."""
        papers = self.kept("corpus", self._paper_files(), self._read_papers)
        sources = {entry["id"]: Source(**entry) for entry in papers["sources"]}
        passages = {row[0]: Passage(row[0], row[1], Span(*row[2]), *row[3:]) for row in papers["passages"]}
        return Corpus(sources, passages, papers["digest"])

    @cached_property
    def deadlines(self) -> tuple[Deadline, ...]:
        """The dates that the papers give, in their order."""
        return dates.load_deadlines(self._table("deadlines", dates.read_deadlines))

    @cached_property
    def duties(self) -> tuple[Duty, ...]:
        """Who must act, works with, leads or answers."""
        return dates.load_duties(self._table("owners", lambda content, corpus: dates.read_duties(content["owners"], corpus)))

    @cached_property
    def body_names(self) -> dict[str, tuple[str, ...]]:
        """The bodies of the duties by slug: the full name, then the other ways to say it."""
        rows = self._table("owners", lambda content, _: _body_rows(content), name="body-names")
        return {row[0]: row[1] for row in rows}

    @cached_property
    def references(self) -> tuple[Reference, ...]:
        """Passages that point to recommendations."""
        return dates.load_references(self._table("references", dates.read_references))

    @cached_property
    def echoes(self) -> tuple[Echo, ...]:
        """What the other papers say of recommendations."""
        return dates.load_echoes(self._table("echoes", dates.read_echoes))

    @cached_property
    def guidance(self) -> tuple[GuidanceLink, ...]:
        """How Working Together treats recommendations."""
        return dates.load_guidance(self._table("guidance", dates.read_guidance))

    @cached_property
    def differences(self) -> tuple[Difference, ...]:
        """Facts that the papers word differently."""
        return dates.load_differences(self._table("differences", dates.read_differences))

    @cached_property
    def roles(self) -> dict[str, Role]:
        """Roles by id."""
        return vocabulary.load_roles(self._table("roles", lambda content, _: vocabulary.read_roles(content)))

    @cached_property
    def applications(self) -> dict[tuple[str, str], tuple[Application, ...]]:
        """Applications by ("role" or "group", id)."""
        return vocabulary.load_applications(self._table("applies", vocabulary.read_applications))

    @cached_property
    def terms(self) -> dict[str, Term]:
        """Terms by id."""
        return vocabulary.load_terms(self._table("terms", vocabulary.read_terms))

    @cached_property
    def listings(self) -> tuple[Listing, ...]:
        """What the papers hold of one sort, for questions that ask for all of it."""
        return vocabulary.load_listings(self._table("listings", vocabulary.read_listings))

    @cached_property
    def thesaurus(self) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
        """What people say, with what the papers say for it."""
        return self._table("words", lambda content, _: vocabulary.read_thesaurus(content))

    @cached_property
    def subjects(self) -> tuple[Subject, ...]:
        """The subject index."""
        return vocabulary.load_subjects(self._table("subjects", lambda content, _: vocabulary.read_subjects(content)))

    @cached_property
    def asked_of(self) -> dict[str, tuple[str, ...]]:
        """The questions of the subject index by the unit that answers them, the shortest first."""
        asked: dict[str, list[str]] = {}
        for subject in self.subjects:
            if subject.asks:
                asked.setdefault(subject.unit, []).append(subject.words)
        return {unit: tuple(sorted(questions, key=len)) for unit, questions in asked.items()}

    @cached_property
    def unanswered(self) -> tuple[str, ...]:
        """Questions that people might ask and that the papers do not answer."""
        listed: list[str] = self.kept(
            "unanswered", [self.data / "unanswered.yaml"], lambda: [ask for row in self._yaml("unanswered") for ask in row["questions"]]
        )
        return tuple(listed)

    @cached_property
    def bodies(self) -> dict[str, Body]:
        """What became of bodies, by id."""
        return currency.load_bodies(self._table("then_and_now/bodies", lambda content, _: currency.read_bodies(content)))

    @cached_property
    def body_openings(self) -> dict[str, list[tuple[str, str]]]:
        """The names of those bodies, each with the id, by the word that they begin with."""
        return currency.names_by_word(self.bodies.values())

    @cached_property
    def outcomes(self) -> dict[int, Outcome]:
        """What became of recommendations, by number."""
        return currency.load_outcomes(self._table("then_and_now/outcomes", lambda content, _: currency.read_outcomes(content)))

    @cached_property
    def _signposts(self) -> list[dates.Row]:
        return self._table("then_and_now/signposts", lambda content, _: currency.read_signposts(content))

    @property
    def panel(self) -> currency.Panel:
        """The text that comes first when a child may be in danger."""
        return currency.load_panel(self._signposts)

    @property
    def signposts(self) -> tuple[Signpost, ...]:
        """Where to turn, in the order to show it."""
        return currency.load_signposts(self._signposts)

    def lists(self, name: str) -> Any:
        """The content of a YAML file that needs no reading of the papers, such as the cue words."""
        return self.kept(name, [self.data / f"{name}.yaml"], lambda: self._yaml(name))

    def learnt(self, name: str, make: Callable[[Any], object]) -> Any:
        """What `make` gives of a file of learnt weights. Raises DataError for one that does not fit, OSError for a missing one."""
        file = self.data / "learnt" / f"{name}.json"

        def read() -> object:
            import json  # only when something is read anew

            try:
                return make(json.loads(file.read_text(encoding="utf-8")))
            except (KeyError, TypeError, ValueError, AttributeError) as problem:
                raise DataError(file, str(problem)) from problem

        code = Path(str(sys.modules[make.__module__].__file__))
        return self.kept(f"learnt-{name}", [file, code], read)

    def vocabulary_files(self) -> list[Path]:
        """The files that the lexicon and the index are made from."""
        names = ("roles", "terms", "owners", "words", "cues", "stop_words", "shortened", "subjects", "sources")
        return [self.data / f"{name}.yaml" for name in names]

    def _table(self, file: str, read: Callable[[Any, Corpus], list[dates.Row]], *, name: str | None = None) -> list[dates.Row]:
        """The rows of a data file, from its compiled copy where that is right."""

        def make() -> list[dates.Row]:
            try:
                return read(self._yaml(file), self.corpus)
            except (KeyError, TypeError, ValueError, AttributeError) as problem:
                raise DataError(self.data / f"{file}.yaml", str(problem)) from problem

        rows: list[dates.Row] = self.kept(name or file, [self.data / f"{file}.yaml", *self._paper_files()], make)
        return rows

    def kept(self, name: str, files: list[Path], make: Callable[[], object]) -> Any:
        """What `make` gives, from its compiled copy where none of `files` has changed since."""
        copy = self.cache / f"{name.replace('/', '-')}.compiled" if self.cache else None
        return compiled(copy, files, make)

    def _paper_files(self) -> list[Path]:
        code = [CODE / f"{module}.py" for module in ("papers", "plain_text", "prose", "action_plan", "vocabulary", "dates", "currency")]
        return [self.data / "sources.yaml", *sorted((self.data / "sources").glob("*.txt")), *code]

    def _read_papers(self) -> object:
        from knowledge.papers import read_papers  # only when the papers are read anew

        return read_papers(self.data, self._yaml("sources"))

    def _yaml(self, file: str) -> Any:
        from knowledge.yaml_files import read_yaml  # only when something is read anew: the compiled copies need no YAML

        return read_yaml(self.data / f"{file}.yaml")


def _body_rows(content: Any) -> list[dates.Row]:
    return [(slug, (body["name"], *map(str, body.get("also") or ()))) for slug, body in content["bodies"].items()]
