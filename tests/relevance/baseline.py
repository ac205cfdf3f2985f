"""Baseline: what a plain full-text search finds on the same questions, so that the sets can be compared by something that was tuned on none of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from statistics import fmean

from whoosh.analysis import StemmingAnalyzer
from whoosh.fields import ID, TEXT, Schema
from whoosh.filedb.filestore import RamStorage
from whoosh.qparser import OrGroup, QueryParser

from knowledge.corpus import Corpus
from tests.relevance.metrics import DEPTH, ndcg
from tests.relevance.passages import Papers
from tests.relevance.question_set import Item, QuestionSet

Search = Callable[[str], list[str]]


def plain_search(corpus: Corpus, papers: Papers) -> Search:
    """Whoosh's BM25F as it comes, over the rows of the table and the passages of the other papers; gives the ids of what is found, best first."""
    index = RamStorage().create_index(Schema(id=ID(stored=True), text=TEXT(analyzer=StemmingAnalyzer())))
    writer = index.writer()
    for number in corpus.recommendations:
        writer.add_document(id=f"rec:{number}", text=" ".join(corpus.text(passage) for passage in corpus.of_unit(f"rec:{number}")))
    for passages in papers.passages.values():
        for passage in passages:
            writer.add_document(id=passage.id, text=passage.text)
    writer.commit()
    searcher, parser = index.searcher(), QueryParser("text", index.schema, group=OrGroup)

    def search(text: str) -> list[str]:
        words = " ".join(word for word in text.split() if word.isalnum())
        return [hit["id"] for hit in searcher.search(parser.parse(words.lower()), limit=DEPTH)]

    return search


def found_plainly(search: Search, asked: QuestionSet) -> str:
    """A line with the nDCG@10 of the plain search: of the single questions, and of follow-ups put behind all that was said before them."""
    alone = [_score(item, search(item.text)) for item in asked.questions]
    behind = [_score(turn, search(_said(turns, place))) for turns in asked.conversations for place, turn in enumerate(turns) if turn.leans and turn.answerable]
    follow_ups = f", {fmean(behind):.3f} of {len(behind)} follow-ups with the turns before them" if behind else ""
    return f"A plain search (BM25F) over the same passages has an nDCG@10 of {fmean(alone):.3f} on the {len(alone)} questions of {asked.name}{follow_ups}."


def _score(item: Item, found: Sequence[str]) -> float:
    return ndcg(found, item.relevant)


def _said(turns: Sequence[Item], place: int) -> str:
    return " ".join(turn.text for turn in turns[: place + 1])
