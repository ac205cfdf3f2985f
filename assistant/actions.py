"""The table of actions: keys, palette, commands and help are all made from it, on the chat screen and in line mode."""

from __future__ import annotations

from dataclasses import dataclass

FORMS = ("md", "html", "json")
"""What conversations and sessions are exported as, the first where none is named."""
FIRST_SESSION = "My session"
"""The session that pins go to where none is named."""
GROUPS = ("Asking", "Reading", "Collecting", "Conversations", "Screen")


@dataclass(frozen=True, slots=True)
class Action:
    """Something that a user can do."""

    id: str
    """For remapping its key in the settings; the screen has a deed of that name."""
    keys: str
    """Keys as Textual names them, separated by commas; empty where there is none."""
    title: str
    help: str
    group: str
    command: str = ""
    """The command, without its slash or colon."""
    argument: str = ""
    """What may follow the command, for the help."""
    choices: tuple[str, ...] = ()
    """All that may follow, where that is little: each has its own entry in the palette."""
    hint: str = ""
    """What the line at the foot of the screen calls it; empty where it is not named there."""
    anywhere: bool = True
    """Whether its key works wherever the focus is, also while typing."""
    also: tuple[str, ...] = ()
    """Other words for the command."""
    in_lines: str = ""
    """What its command does in line mode; empty where line mode has none."""


ACTIONS: tuple[Action, ...] = (
    Action("send", "enter", "Ask", "Ask what is typed. Shift+Enter or Ctrl+J begins a new line.", "Asking", anywhere=False),
    Action("help", "f1", "Help", "This page: every action with its keys and its command.", "Screen", command="help", hint="Help", in_lines="this help"),
    Action("palette", "ctrl+p", "Commands", "Search for what can be done, and do it.", "Screen"),
    Action(
        "browse", "f2", "Browse", "The 58 recommendations as a table, the dates, roles, terms, bodies and papers.", "Reading", command="browse", hint="Browse"
    ),
    Action(
        "conversations",
        "f3",
        "Conversations",
        "List, search, resume, name, fork and delete the conversations that are kept.",
        "Conversations",
        command="conversations",
        hint="History",
    ),
    Action(
        "session",
        "f4",
        "Session",
        "Show or hide what is pinned, to note, order and remove.",
        "Collecting",
        command="session",
        argument="NAME",
        hint="Session",
        in_lines="list what is pinned; a name pins to that session from now on",
    ),
    Action(
        "source",
        "f5,ctrl+o",
        "Source",
        "Open the paper at the quote that is chosen, or close it.",
        "Reading",
        command="open",
        argument="NUMBER",
        hint="Source",
        in_lines="read the passage around a citation of the last answer",
    ),
    Action("reading", "f6", "Change reading", "Change how the last question was read, and ask again.", "Asking", command="reading"),
    Action("previous_citation", "f7", "Previous quote", "Go to the quote before.", "Reading"),
    Action("next_citation", "f8", "Next quote", "Go to the next quote.", "Reading"),
    Action(
        "pin",
        "f9",
        "Pin",
        "Add the quote that is chosen to the session.",
        "Collecting",
        command="pin",
        argument="NUMBER",
        hint="Pin",
        in_lines="add a citation of the last answer to the session",
    ),
    Action(
        "pin_all",
        "shift+f9",
        "Pin the answer",
        "Add every quote of the answer to the session.",
        "Collecting",
        command="pinall",
        in_lines="add every citation of the last answer to the session",
    ),
    Action(
        "export_session",
        "",
        "Export the session",
        "Write what is pinned to a file in this folder; laming verify checks it.",
        "Collecting",
        command="exportsession",
        argument="|".join(FORMS),
        choices=FORMS,
    ),
    Action(
        "build",
        "shift+f4",
        "Build a session pack",
        "Plan a session from what is pinned, and make its slides, hand-outs and forms.",
        "Collecting",
        command="build",
    ),
    Action("copy", "ctrl+y", "Copy quote", "Copy the quote that is chosen, with its citation.", "Reading", command="copy", argument="NUMBER"),
    Action("find", "ctrl+f", "Find in the paper", "Find words in the paper that is open.", "Reading", command="find", argument="WORDS"),
    Action(
        "role",
        "ctrl+r",
        "Choose a role",
        "Choose who the answers are for, none for nobody in particular; it is kept for the next time.",
        "Asking",
        command="role",
        argument="ROLE",
        in_lines="answer for this role from now on; alone it says which, none ends it",
    ),
    Action(
        "recommendation",
        "",
        "Show a recommendation",
        "Show a recommendation, its response and its date.",
        "Asking",
        command="rec",
        argument="NUMBER",
        in_lines="show a recommendation, its response and its date",
    ),
    Action(
        "due",
        "",
        "Dates",
        "What was due, by a date where one is given.",
        "Asking",
        command="due",
        argument="DATE",
        in_lines="what was due, by a date where one is given",
    ),
    Action("new", "ctrl+n", "New conversation", "Begin a new conversation.", "Conversations", command="new", in_lines="forget what was said and begin anew"),
    Action("name", "", "Name the conversation", "Give this conversation a name.", "Conversations", command="name", argument="NAME"),
    Action(
        "history",
        "",
        "Keep or do not keep",
        "Keep this conversation on this computer, or stop keeping it.",
        "Conversations",
        command="history",
        argument="on|off",
        choices=("on", "off"),
    ),
    Action(
        "export",
        "ctrl+s",
        "Export the conversation",
        "Write this conversation to a file in this folder; laming verify checks it.",
        "Conversations",
        command="export",
        argument="|".join(FORMS),
        choices=FORMS,
    ),
    Action("sources", "", "Papers", "The papers that the answers come from, with rank and licence.", "Reading", command="sources"),
    Action(
        "theme",
        "ctrl+t",
        "Theme",
        "Light, dark or high contrast.",
        "Screen",
        command="theme",
        argument="light|dark|contrast",
        choices=("light", "dark", "contrast"),
    ),
    Action("back", "escape", "Back", "Call off what is being answered, close what is open, or go back to the prompt.", "Screen", anywhere=False),
    Action("quit", "ctrl+q", "Quit", "Leave; what is kept stays kept.", "Screen", command="quit", hint="Quit", also=("exit",), in_lines="end; Ctrl+D does too"),
)


@dataclass(frozen=True, slots=True)
class Command:
    """An action with what was typed behind it."""

    action: Action
    argument: str


@dataclass(frozen=True, slots=True)
class UnknownCommand:
    """A word behind a slash or colon that is no command."""

    word: str


def read_command(text: str) -> Command | UnknownCommand | None:
    """What a line that begins with a slash or a colon asks for; None for a line that is no command."""
    if not text.startswith(("/", ":")):
        return None
    word, _, argument = text[1:].strip().partition(" ")
    action = by_command(word)
    return Command(action, argument.strip()) if action else UnknownCommand(text[:1] + word)


def by_command(word: str) -> Action | None:
    """The action of a command; the beginning of its name is enough where only one begins so."""
    wanted = word.casefold()
    exact = [each for each in ACTIONS if wanted and wanted in (each.command, *each.also)]
    begun = [each for each in ACTIONS if wanted and each.command.startswith(wanted)]
    return next(iter(exact or (begun if len(begun) == 1 else [])), None)
