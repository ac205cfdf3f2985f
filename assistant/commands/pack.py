"""`laming pack`: a training session as slides, hand-out, notes, quiz and forms, planned from a role, a topic, numbers or a kept session."""

from __future__ import annotations

import datetime
import sys
from argparse import Namespace
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from assistant.answering.desk import Desk, clean
from assistant.commands.parser import Parser
from assistant.commands.start import version
from assistant.exports.checking import problems
from assistant.exports.errors import ExportError, PlanError, RequestError, WriteError
from assistant.exports.evidence import Pinned
from assistant.exports.folder import DOCUMENTS, PLAN, UPDATE, check_folder, edition_of, pack_files, put
from assistant.exports.pack import Request, SessionPack
from assistant.exports.plan_file import kept_statement, load_plan
from assistant.exports.planning import plan
from assistant.exports.requests import check_request, read_called, read_group, read_level, read_minutes, read_numbers, read_roles, read_start
from assistant.exports.timing import clock
from assistant.exports.update import updated
from assistant.exports.wording import Wording, load_wording
from assistant.sessions import DATABASE
from assistant.shell.diagnostics import ExitCode, UsageError, say
from assistant.shell.opening import open_desk
from assistant.shell.output import OutputError, is_terminal, write
from assistant.shell.wrapping import harmless

EXAMPLES = (
    'laming pack --role "health visitor" --topic supervision --minutes 90 --level basic --group 20 -o supervision/',
    "laming pack --topic referrals --minutes half-day -o referrals/",
    "laming pack --rec 12 --rec 13 --rec 19 --minutes 60 -o three/",
    "laming pack build supervision/plan.yaml -o again/",
)
FOLDER = Path("laming-pack")


def options() -> Parser:
    """The options of planning a session."""
    about = "`laming pack build PLAN` builds a plan again after it was edited. No file is written over without --force"
    parser = Parser("pack", examples=EXAMPLES, about=about)
    parser.add_argument("--role", action="append", default=[], metavar="ROLE", help="whom it is for; may be given several times; none for a mixed group")
    parser.add_argument("--topic", default="", metavar="WORDS", help="what it is about")
    parser.add_argument("--rec", action="append", type=int, default=[], metavar="NUMBER", help="a recommendation to build on; may be given several times")
    parser.add_argument("--session", default="", metavar="NAME", help="a kept session whose pinned quotes it shows, in their order")
    parser.add_argument("--minutes", default="90", metavar="MINUTES", help="its length, breaks included; also half-day and day")
    parser.add_argument("--level", default="basic", metavar="LEVEL", help="basic, intermediate or advanced")
    parser.add_argument("--group", type=int, default=20, metavar="COUNT", help="how many take part")
    parser.add_argument("--start", default="09:30", metavar="TIME", help="when it begins")
    parser.add_argument("--title", default="", help="its title")
    parser.add_argument("--seed", type=int, default=1, metavar="NUMBER", help="another seed gives another quiz")
    parser.add_argument("--date", default="", metavar="DATE", help="the date to print, as 2026-11-22; today where left out")
    _add_output(parser)
    return parser


def build_options() -> Parser:
    """The options of building a plan again."""
    parser = Parser("pack", prog="laming pack build", examples=EXAMPLES[-1:])
    parser.add_argument("plan", metavar="PLAN", type=Path, help="a plan.yaml")
    _add_output(parser)
    return parser


def _add_output(parser: Parser) -> None:
    parser.add_argument("-o", "--output", type=Path, metavar="FOLDER", help="where the files go")
    parser.add_argument("--force", action="store_true", help="write over files that are there")


def run(arguments: Sequence[str]) -> ExitCode:
    """Makes a pack; gives ANSWERED when all its files stand in their folder."""
    try:
        return _build(arguments[1:]) if arguments and arguments[0] == "build" else _plan(arguments)
    except WriteError as problem:
        raise OutputError(str(problem).removeprefix("cannot write ")) from problem
    except ExportError as problem:
        raise UsageError(str(problem)) from problem


def _plan(arguments: Sequence[str]) -> ExitCode:
    chosen = options().parse_args(arguments)
    if not (chosen.role or chosen.topic.strip() or chosen.rec or chosen.session):
        raise UsageError("say whom or what the session is for: --role, --topic, --rec or --session. Try: laming pack --help")
    folder = chosen.output or FOLDER
    check_folder(folder, _names(), force=chosen.force)
    desk = open_desk()
    wording = load_wording(desk.library)
    request = _request(desk, wording, chosen)
    pack = plan(desk, request, date=_date(chosen.date), version=version(), pinned=_pinned(desk, request.session))
    return _written(desk, wording, pack, folder, force=chosen.force)


def _request(desk: Desk, wording: Wording, chosen: Namespace) -> Request:
    return Request(
        roles=read_roles(desk, chosen.role), called=read_called(desk, chosen.role),
        topic=clean(chosen.topic), minutes=read_minutes(chosen.minutes, wording), level=read_level(chosen.level, wording),
        group=read_group(chosen.group, wording), numbers=read_numbers(desk, chosen.rec), session=chosen.session.strip(), seed=chosen.seed,
        start=read_start(chosen.start), title=clean(chosen.title),
    )  # fmt: skip


def _date(text: str) -> datetime.date:
    if not text:
        return datetime.datetime.now(datetime.UTC).date()
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        raise RequestError(f"{text!r} is no date: write it as 2026-11-22.") from None


def _pinned(desk: Desk, session: str) -> tuple[Pinned, ...]:
    """The pinned quotes of a kept session. Raises RequestError where there is no such session."""
    if not session:
        return ()
    from assistant.paths import data_folder  # late, as the store: only kept sessions need them
    from assistant.sessions import Store, StoreError

    folder = data_folder()
    path = Path(folder) / DATABASE if folder else None
    if path is None or not path.exists():
        raise RequestError(f"there is no session “{session}”: nothing was kept yet.")
    try:
        with Store(path) as store:
            pins = store.pins(session)
    except KeyError as problem:
        raise RequestError(f"there is no session “{session}”.") from problem
    except StoreError as problem:
        raise RequestError(str(problem)) from problem
    if not pins:
        raise RequestError(f"the session “{session}” holds no quotes yet: pin some first.")
    return tuple(
        Pinned(kept_statement(pin.statement, place, desk.library.corpus), pin.question, pin.note, pin.minutes) for place, pin in enumerate(pins, start=1)
    )


def _build(arguments: Sequence[str]) -> ExitCode:
    chosen = build_options().parse_args(arguments)
    desk = open_desk()
    wording = load_wording(desk.library)
    try:
        text = chosen.plan.read_bytes()
        pack = load_plan(chosen.plan, desk.library.corpus)
    except (OSError, ValueError) as problem:
        raise UsageError(f"cannot read {chosen.plan}: {getattr(problem, 'strerror', None) or problem}") from problem
    check_request(desk, pack.request)
    folder = chosen.output or chosen.plan.parent
    in_place = (folder / PLAN).exists() and chosen.plan.exists() and (folder / PLAN).samefile(chosen.plan)
    return _written(desk, wording, pack, folder, force=chosen.force, edited=_Edited(chosen.plan, text, in_place))


@dataclass(frozen=True, slots=True)
class _Edited:
    """A plan that was read from a file."""

    path: Path
    text: bytes
    in_place: bool
    """Whether its pack goes into the folder that it lies in."""


def _written(desk: Desk, wording: Wording, pack: SessionPack, folder: Path, *, force: bool, edited: _Edited | None = None) -> ExitCode:
    """Checks the plan, makes the files and puts them into the folder."""
    found = problems(pack, wording)
    if found:
        raise PlanError(found, path=edited.path if edited else None)
    check_folder(folder, _names() - ({PLAN} if edited and edited.in_place else set()), force=force)
    pack, record = updated(desk, pack, version=version()) if edited else (pack, None)
    files = dict(pack_files(edition_of(desk, pack, version=version()), plan=edited.text if edited else None, told=_tell))
    if edited and edited.in_place:
        del files[PLAN]
    if record is not None:
        files[UPDATE] = record
    put(folder, files, force=force)
    write(_summary(pack, folder, sorted(files), updated=record is not None))
    return ExitCode.ANSWERED


def _tell(name: str) -> None:
    if is_terminal(sys.stderr):
        say(f"making {name}")


def _summary(pack: SessionPack, folder: Path, names: Sequence[str], *, updated: bool) -> str:
    times = clock(pack.start, (part.minutes for part in pack.parts))
    lines = [pack.title, ""]
    lines += [f"  {time}  {part.minutes:>3} min  {part.title}" for time, part in zip(times, pack.parts, strict=True)]
    lines += ["", f"{len(names)} files in {folder}: {', '.join(names)}"]
    lines.append(
        f"What is different since the plan was made: {folder / UPDATE}" if updated else f"Edit {PLAN} and build again: laming pack build {folder / PLAN}"
    )
    return "\n".join(harmless(line) for line in lines) + "\n"


def _names() -> set[str]:
    """The files of a pack."""
    documents = {f"{document.__name__.replace('_', '-').replace('quiz-paper', 'quiz')}.docx" for document in DOCUMENTS}
    return {PLAN, UPDATE, "slides.pptx", "quiz.gift", "quiz.csv", "deadlines.ics", "pack.html", "pack.md", "pack.json", *documents}
