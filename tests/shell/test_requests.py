"""`laming ask --jsonl`: a stream of requests, answered in order, whatever stands between them."""

from __future__ import annotations

import json

import pytest

from assistant.answering.answer import Answer
from assistant.answering.conversation import Conversation
from assistant.answering.desk import Desk
from tests.shell.conftest import Laming


def lines(*requests: object) -> bytes:
    return b"".join(each + b"\n" if isinstance(each, bytes) else json.dumps(each).encode() + b"\n" for each in requests)


def test_answers_come_in_order_with_what_the_request_called_itself(laming: Laming) -> None:
    found = laming(
        "ask", "--jsonl", stdin=lines({"id": "b", "question": "19"}, {"id": "a", "question": "rec 59"}, {"question": "7"}, {"id": 3, "question": "1"})
    )
    answers = [json.loads(line) for line in found.out.splitlines()]
    assert [each.get("id") for each in answers] == ["b", "a", None, "3"]
    assert found.code == 0  # of the stream; each answer has its own status


def test_one_conversation_shares_its_context_and_others_do_not(laming: Laming) -> None:
    found = laming("ask", "--jsonl", stdin=lines(
        {"id": "1", "question": "recommendation 12", "conversation": "a"},
        {"id": "2", "question": "recommendation 17", "conversation": "b"},
        {"id": "3", "question": "by when?", "conversation": "a"},
    ))  # fmt: skip
    last = json.loads(found.out.splitlines()[-1])
    assert last["conversation"] == "a"
    assert "12" in last["read_as"]
    assert "17" not in last["read_as"]


@pytest.mark.parametrize(("bad", "said"), [
    (b"{", "not JSON"),
    (b"[]", "not a JSON object"),
    (b'"19"', "not a JSON object"),
    (b"{}", 'no "question"'),
    (b'{"question": 19}', '"question" must be text'),
    (b'{"question": "19", "role": ["gp"]}', '"role" must be text'),
    (b'{"question": "19", "role": "nobody at all"}', "no role"),
    (b'{"question": "\xff"}', "not UTF-8"),
    (b"[" * 200_000, "nested too deeply"),
    (b"a" * 1_500_000, "longer than"),
    (json.dumps({"question": "a" * 10_001}).encode(), "10,001 characters"),
])  # fmt: skip
def test_a_bad_line_is_named_and_the_others_are_answered(laming: Laming, bad: bytes, said: str) -> None:
    found = laming("ask", "--jsonl", stdin=lines({"id": "1", "question": "19"}, b"", bad, {"id": "2", "question": "7"}))
    assert [json.loads(line)["id"] for line in found.out.splitlines()] == ["1", "2"]
    assert found.code == 2
    assert found.err.startswith("laming: line 3: ")
    assert said in found.err
    assert found.err.count("\n") == 1


@pytest.mark.parametrize("stdin", [b"", b"\n\n", b"\xef\xbb\xbf" + b'{"id": "1", "question": "19"}'])
def test_empty_input_and_a_byte_order_mark_are_no_errors(laming: Laming, stdin: bytes) -> None:
    found = laming("ask", "--jsonl", stdin=stdin)
    assert (found.code, found.err) == (0, "")


def test_control_characters_and_half_characters_come_back_as_json_escapes(laming: Laming) -> None:
    found = laming("ask", "--jsonl", stdin=b'{"id": "\\ud800\\u009b\\u2028\\u001b[2J", "question": "19"}\n')
    assert json.loads(found.out)["id"] == "\ud800\x9b\u2028\x1b[2J"
    assert not set(found.out.decode()) & set("\x9b\x1b\u2028")


def test_a_fault_over_one_request_leaves_the_others_their_answers(laming: Laming, monkeypatch: pytest.MonkeyPatch) -> None:
    ask = Desk.ask

    def faulty(desk: Desk, text: str, conversation: Conversation | None = None, *, role: str | None = None) -> Answer:
        return ask(desk, str(1 / (text != "7")), role=role) if text == "7" else ask(desk, text, conversation, role=role)

    monkeypatch.setattr(Desk, "ask", faulty)
    found = laming("ask", "--jsonl", stdin=lines({"id": "1", "question": "7"}, {"id": "2", "question": "19"}))
    assert json.loads(found.out)["id"] == "2"
    assert found.code == 4
    assert "line 1: a fault" in found.err


def test_a_stream_takes_no_question_beside_it(laming: Laming) -> None:
    assert laming("ask", "--jsonl", "19").code == 2
