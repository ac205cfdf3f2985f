"""The table of actions: keys, palette, slash commands and help are all made from it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from textual.binding import Binding

FORMS = ("md", "html", "json")
"""What conversations and sessions are exported as, the first where none is named."""
GROUPS = ("Asking", "Reading", "Collecting", "Conversations", "Screen")


@dataclass(frozen=True, slots=True)
class Action:
    """Something that a user can do on the chat screen."""

    id: str
    """Of the binding, for remapping in the settings; the screen has a deed of that name."""
    keys: str
    """Keys as Textual names them, separated by commas; empty where there is none."""
    title: str
    help: str
    group: str
    slash: str = ""
    """The slash command, without the slash."""
    argument: str = ""
    """What may follow the slash command, for the help."""
    choices: tuple[str, ...] = ()
    """All that may follow, where that is little: each has its own entry in the palette."""
    hint: bool = False
    """Whether the line at the foot of the screen names it."""
    anywhere: bool = True
    """Whether its key works wherever the focus is, also while typing."""


ACTIONS: tuple[Action, ...] = (
    Action("send", "enter", "Ask", "Ask what is typed. Shift+Enter or Ctrl+J begins a new line.", "Asking", anywhere=False),
    Action("help", "f1", "Help", "This page: every action with its keys and its command.", "Screen", slash="help", hint=True),
    Action("palette", "ctrl+p", "Commands", "Search for what can be done, and do it.", "Screen"),
    Action("browse", "f2", "Browse", "The 58 recommendations as a table, the dates, roles, terms, bodies and papers.", "Reading", slash="browse", hint=True),
    Action(
        "conversations",
        "f3",
        "Conversations",
        "List, search, resume, name, fork and delete the conversations that are kept.",
        "Conversations",
        slash="conversations",
        hint=True,
    ),
    Action("session", "f4", "Session", "Show or hide what is pinned, to note, order and remove.", "Collecting", slash="session", argument="NAME", hint=True),
    Action("source", "f5,ctrl+o", "Source", "Open the paper at the quote that is chosen, or close it.", "Reading", slash="open", argument="NUMBER", hint=True),
    Action("reading", "f6", "Change reading", "Change how the last question was read, and ask again.", "Asking", slash="reading"),
    Action("previous_citation", "f7", "Previous quote", "Go to the quote before.", "Reading"),
    Action("next_citation", "f8", "Next quote", "Go to the next quote.", "Reading"),
    Action("pin", "f9", "Pin", "Add the quote that is chosen to the session.", "Collecting", slash="pin", argument="NUMBER", hint=True),
    Action("pin_all", "shift+f9", "Pin the answer", "Add every quote of the answer to the session.", "Collecting", slash="pinall"),
    Action(
        "export_session",
        "",
        "Export the session",
        "Write what is pinned to a file in this folder; laming verify checks it.",
        "Collecting",
        slash="exportsession",
        argument="|".join(FORMS),
        choices=FORMS,
    ),
    Action(
        "build",
        "shift+f4",
        "Build a session pack",
        "Plan a session from what is pinned, and make its slides, hand-outs and forms.",
        "Collecting",
        slash="build",
    ),
    Action("copy", "ctrl+y", "Copy quote", "Copy the quote that is chosen, with its citation.", "Reading", slash="copy", argument="NUMBER"),
    Action("find", "ctrl+f", "Find in the paper", "Find words in the paper that is open.", "Reading", slash="find", argument="WORDS"),
    Action(
        "role", "ctrl+r", "Choose a role", "Choose who the answers are for, or that they are for nobody in particular.", "Asking", slash="role", argument="ROLE"
    ),
    Action("recommendation", "", "Show a recommendation", "Show a recommendation, its response and its date.", "Asking", slash="rec", argument="NUMBER"),
    Action("due", "", "Dates", "What was due, by a date where one is given.", "Asking", slash="due", argument="DATE"),
    Action("new", "ctrl+n", "New conversation", "Begin a new conversation.", "Conversations", slash="new"),
    Action("name", "", "Name the conversation", "Give this conversation a name.", "Conversations", slash="name", argument="NAME"),
    Action(
        "history",
        "",
        "Keep or do not keep",
        "Keep this conversation on this computer, or stop keeping it.",
        "Conversations",
        slash="history",
        argument="on|off",
        choices=("on", "off"),
    ),
    Action(
        "export",
        "ctrl+s",
        "Export the conversation",
        "Write this conversation to a file in this folder; laming verify checks it.",
        "Conversations",
        slash="export",
        argument="|".join(FORMS),
        choices=FORMS,
    ),
    Action("sources", "", "Papers", "The papers that the answers come from, with rank and licence.", "Reading", slash="sources"),
    Action(
        "theme",
        "ctrl+t",
        "Theme",
        "Light, dark or high contrast.",
        "Screen",
        slash="theme",
        argument="light|dark|contrast",
        choices=("light", "dark", "contrast"),
    ),
    Action("back", "escape", "Back", "Call off what is being answered, close what is open, or go back to the prompt.", "Screen", anywhere=False),
    Action("quit", "ctrl+q", "Quit", "Leave; what is kept stays kept.", "Screen", slash="quit", hint=True),
)


def bindings(actions: Iterable[Action] = ACTIONS) -> list[Binding | tuple[str, str] | tuple[str, str, str]]:
    """The bindings of the chat screen."""
    return [
        Binding(each.keys, f"do('{each.id}')", each.title, show=False, priority=each.anywhere, id=each.id, tooltip=each.help)
        for each in actions
        if each.keys and each.id != "send"
    ]  # fmt: skip


def by_slash(word: str) -> Action | None:
    """The action of a slash command; the beginning of its name is enough where only one begins so."""
    wanted = word.casefold()
    exact = [each for each in ACTIONS if each.slash == wanted]
    begun = [each for each in ACTIONS if wanted and each.slash.startswith(wanted)]
    return next(iter(exact or (begun if len(begun) == 1 else [])), None)


def said_keys(keys: str) -> str:
    """Keys as a person reads them: "f5,ctrl+o" is "F5 or Ctrl+O"."""
    return " or ".join("+".join(part.capitalize() for part in key.split("+")) for key in keys.split(",") if key)


def remapped(keys: Mapping[str, str]) -> tuple[dict[str, str], list[str]]:
    """The user's keys as a keymap, and what is wrong with those that are left out."""
    keymap: dict[str, str] = {}
    problems = []
    taken = {key: each.id for each in ACTIONS if each.id not in keys for key in each.keys.split(",") if key}
    for action, wanted in keys.items():
        known = next((each for each in ACTIONS if each.id == action and each.keys and each.id != "send"), None)
        clash = next((taken[key] for key in wanted.split(",") if key in taken), None)
        if known is None:
            problems.append(f"keys: there is no action {action} with a key; F1 lists them, and their names are {', '.join(_named())}")
        elif clash:
            problems.append(f"keys: {wanted} is the key of {clash} already")
        else:
            keymap[action] = wanted
            taken.update(dict.fromkeys(wanted.split(","), action))
    return keymap, problems


def _named() -> list[str]:
    return [each.id for each in ACTIONS if each.keys and each.id != "send"]
