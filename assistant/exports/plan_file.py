"""The plan as a YAML file that a trainer edits by hand: writing it, and reading it back with a line for everything that does not fit."""

from __future__ import annotations

import dataclasses
import types
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import yaml

from assistant.answering.answer import Citation, Statement
from assistant.answering.desk import clean
from assistant.exports.errors import PlanError
from assistant.exports.pack import SCHEMA, SessionPack
from assistant.exports.timing import clock
from knowledge.corpus import Corpus
from knowledge.errors import DataError
from knowledge.spans import Span
from knowledge.yaml_files import read_yaml

HEAD = """\
# A session plan of laming. Edit it by hand and build again: laming pack build {name}
# Quotes stand once, under `statements`; `cite`, `response`, `by_when`, `cites` and `shown` point to their numbers.
# A quote must stay as the paper has it. `clock` is reckoned anew from `start` and the minutes.
"""


def save_plan(pack: SessionPack, *, name: str = "plan.yaml") -> bytes:
    """The plan as YAML; the same pack gives the same bytes."""
    content = {"schema": SCHEMA, **plain(dataclasses.replace(pack, statements=()))}
    times = clock(pack.start, (part.minutes for part in pack.parts))
    content["parts"] = [{"id": part["id"], "clock": time, **part} for part, time in zip(content["parts"], times, strict=True)]
    content["statements"] = [_quoted(statement) for statement in pack.statements]
    text = yaml.dump(content, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=110)
    return (HEAD.format(name=name) + text).encode()


class _Dumper(getattr(yaml, "CSafeDumper", yaml.SafeDumper)):  # type: ignore[misc]  # the C dumper where PyYAML was built with it
    """Writes no anchors: a trainer should not have to know them."""

    def ignore_aliases(self, data: object) -> bool:
        del data
        return True


def plain(value: Any) -> Any:
    """A record as plain values: records as dicts without what is empty, tuples as lists."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        pairs = ((field.name, getattr(value, field.name)) for field in dataclasses.fields(value))
        return {name: plain(held) for name, held in pairs if held not in ((), "", None, False)}
    return [plain(each) for each in value] if isinstance(value, tuple) else value


def _quoted(statement: Statement) -> dict[str, Any]:
    citation = statement.citation
    found = {
        "number": citation.number, "quote": statement.quote, "source": citation.source, "start": citation.span.start, "end": citation.span.end,
        "locator": citation.locator, "why": statement.why, "applies": statement.applies, "sha256": citation.sha256,
    }  # fmt: skip
    return {key: value for key, value in found.items() if value is not None}


def load_plan(path: Path, corpus: Corpus) -> SessionPack:
    """The plan in a file, its quotes cut anew from the papers.

    Raises PlanError for what is no plan or a quote that its paper does not have, OSError for a file that cannot be read.
    """
    try:
        content = read_yaml(path)
    except (DataError, RecursionError) as problem:
        raise PlanError([f"no YAML: {str(problem).removeprefix(f'{path}: ')}"], path=path) from problem
    if not isinstance(content, dict) or content.get("schema") != SCHEMA:
        raise PlanError([f"no session plan: it should begin with schema: {SCHEMA}"], path=path)
    try:
        statements = tuple(_statement(entry, place, corpus) for place, entry in enumerate(_list(content.get("statements"), "statements"), start=1))
        numbers = [statement.citation.number for statement in statements]
        if len(set(numbers)) < len(numbers):
            raise _UnfitError("statements", "has two quotes with one number")
        rest = {key: value for key, value in content.items() if key not in {"schema", "statements"}}
        pack: SessionPack = _record(SessionPack, rest, "plan")
    except _UnfitError as problem:
        raise PlanError([str(problem)], path=path) from problem
    return dataclasses.replace(pack, statements=statements)


class _UnfitError(Exception):
    """Something in a plan does not have the form it should."""

    def __init__(self, place: str, problem: str) -> None:
        super().__init__(f"{place} {problem}")


SHOWN_ONLY = frozenset(["clock"])
"""Keys that a plan shows for the reader and that are reckoned anew."""


def _record(kind: Any, value: object, place: str) -> Any:
    """A record of a dataclass from a mapping."""
    if not isinstance(value, Mapping):
        raise _UnfitError(place, "should be a list of keys and values")
    hints = get_type_hints(kind)
    fields = {field.name: field for field in dataclasses.fields(kind) if field.name != "statements"}
    for key in value:
        if key not in fields and key not in SHOWN_ONLY:
            raise _UnfitError(place, f"has a key {key!r} that is not known")
    found = {}
    for name, field in fields.items():
        if name in value:
            found[name] = _value(hints[name], value[name], f"{place}, {name}" if place != "plan" else name)
        elif field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING:
            empty = _empty(hints[name])
            if empty is None:
                raise _UnfitError(place, f"has no {name}")
            found[name] = empty
    return kind(**found)


def _empty(kind: Any) -> object:
    """What a field that was left out as empty holds; None where it must be there."""
    return () if get_origin(kind) is tuple else None


def _value(kind: Any, value: object, place: str) -> Any:
    origin = get_origin(kind)
    if origin in {Union, types.UnionType}:
        inner = next(each for each in get_args(kind) if each is not type(None))
        return None if value is None else _value(inner, value, place)
    if origin is tuple:
        inner = get_args(kind)[0]
        return tuple(_value(inner, each, f"{place}, entry {position}") for position, each in enumerate(_list(value, place), start=1))
    if origin is Literal:
        if value not in get_args(kind):
            raise _UnfitError(place, f"is {value!r}: it should be one of {', '.join(map(str, get_args(kind)))}")
        return value
    if dataclasses.is_dataclass(kind):
        return _record(kind, value, place)
    return _scalar(kind, value, place)


def _scalar(kind: Any, value: object, place: str) -> Any:
    if kind is str:
        if isinstance(value, (list, dict)) or value is None:
            raise _UnfitError(place, "should be text")
        return clean(str(value))
    if not isinstance(value, kind) or (kind is int and (isinstance(value, bool) or abs(int(str(value))) > 10**9)):
        raise _UnfitError(place, f"is {value!r}: it should be {'a whole number' if kind is int else 'true or false'}")
    return value


def _list(value: object, place: str) -> list[Any]:
    if value is None:
        return []
    if not isinstance(value, list):
        raise _UnfitError(place, "should be a list")
    return value


def kept_statement(statement: Mapping[str, Any], place: int, corpus: Corpus) -> Statement:
    """A statement that was kept in the form of the answer contract, cut anew. Raises PlanError where its paper does not have it."""
    citation = statement.get("citation")
    entry = {**(citation if isinstance(citation, Mapping) else {}), **{key: statement.get(key) for key in ("quote", "why", "applies")}}
    try:
        return _statement({**entry, "number": place}, place, corpus)
    except _UnfitError as problem:
        raise PlanError([str(problem)]) from problem


def _statement(entry: object, place: int, corpus: Corpus) -> Statement:
    """A quote of the plan, cut anew; one whose paper has changed is found again where its words stand once."""
    if not isinstance(entry, Mapping):
        raise _UnfitError(f"statements, entry {place}", "should be a list of keys and values")
    here = f"quote {entry.get('number', f'at place {place}')}"
    try:
        number, start, end = (int(entry[key]) for key in ("number", "start", "end"))
        quote, source = str(entry["quote"]), corpus.sources[str(entry["source"])]
    except (KeyError, TypeError, ValueError) as problem:
        raise _UnfitError(here, f"has no usable {problem}") from problem
    if source.text[start:end] != quote or not 0 <= start < end:
        start = _again(source.text, quote, here, source.short)
    span = Span(start, start + len(quote))
    passage = next((each for each in corpus.passages.values() if each.source == source.id and span.within(each.span)), None)
    if passage is None:
        raise _UnfitError(here, f"stands in no one passage of the {source.short}")
    citation = Citation(number, source.id, source.sha256, passage.locator, span, passage.recommendation, passage.part)
    applies = entry.get("applies") if entry.get("applies") in {"named", "group"} else None
    return Statement(corpus.quote(source.id, span), "answers", clean(str(entry.get("why", ""))), citation, passage.unit, applies)


def _again(text: str, quote: str, here: str, paper: str) -> int:
    """Where a quote stands now. Raises _UnfitError where its words are not in the paper, or stand there more than once."""
    times = text.count(quote) if quote else 0
    if times != 1:
        told = "does not stand in" if not times else f"stands {times} times, and not at its place, in"
        raise _UnfitError(here, f"{told} the {paper}: “{' '.join(quote.split())[:70]}…”. Put back the paper's words, or take the quote out")
    return text.index(quote)
