"""`laming ask`: one question from the command line, or a stream of them as JSON lines."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Sequence

from assistant.answering.answer import to_json
from assistant.answering.desk import Desk
from assistant.commands.parser import Parser
from assistant.shell.diagnostics import BY_STATUS, ExitCode, UsageError, say
from assistant.shell.opening import open_desk
from assistant.shell.output import look_of, write, write_json
from assistant.shell.papers import paper_names
from assistant.shell.questions import checked, role_asked
from assistant.shell.rendering import rendered

EXAMPLES = (
    'laming ask "what applies to a school nurse?"',
    'laming ask "by when for 17?" --json',
    'laming ask "what must we do about supervision?" --role "team manager"',
    "laming ask --jsonl < questions.jsonl > answers.jsonl",
)


def options() -> Parser:
    """The command's options."""
    parser = Parser("ask", examples=EXAMPLES, about="Words that are no command are asked too: laming what applies to a GP")
    parser.add_argument("question", nargs="*", help="the question; quotation marks are only needed for what the shell would change")
    parser.add_argument("--role", metavar="ROLE", help='answer for this role, by id or any of its names: "health visitor", HV')
    parser.add_argument("--json", action="store_true", help="print the answer as a JSON object")
    parser.add_argument("--jsonl", action="store_true", help="answer requests from stdin, a JSON object a line: id, question, role, conversation")
    return parser


def run(arguments: Sequence[str]) -> ExitCode:
    """Asks, prints the answer, and gives the exit code of its status."""
    chosen = options().parse_intermixed_args(arguments)
    if chosen.jsonl:
        return _stream(chosen)
    question = " ".join(chosen.question)
    if not question.strip():
        raise UsageError('ask what? Try: laming ask "what applies to a health visitor?"')
    desk = open_desk()
    role = role_asked(desk.library, chosen.role) if chosen.role else None
    return show(desk, checked(question), role=role, as_json=chosen.json)


def show(desk: Desk, question: str, *, role: str | None = None, as_json: bool = False) -> ExitCode:
    """Asks the desk and prints the answer as text or JSON. Raises what the desk and writing to stdout raise."""
    if not desk.prepared and sys.stderr.isatty():
        say("getting ready, once: this takes a few seconds")
    answer = to_json(desk.ask(question, role=role))
    if as_json:
        write_json(answer)
    else:
        write(rendered(answer, paper_names(desk.library), look_of(sys.stdout)))
    return BY_STATUS[answer["status"]]


def _stream(chosen: Namespace) -> ExitCode:
    if chosen.question or chosen.role or chosen.json:
        raise UsageError("--jsonl takes its questions and roles from stdin: give it alone")
    from assistant.shell.requests import answer_requests  # late: only for a stream

    return answer_requests(open_desk(), sys.stdin.buffer)
