"""`laming completion`: scripts that complete commands, options, roles and papers in a shell; made from the commands' own tables."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module

from assistant.commands.catalogue import COMMANDS
from assistant.commands.parser import Parser
from assistant.shell.diagnostics import ExitCode
from assistant.shell.output import write

EXAMPLES = (
    'eval "$(laming completion bash)"    in ~/.bashrc',
    'eval "$(laming completion zsh)"     in ~/.zshrc, behind compinit',
    "laming completion fish > ~/.config/fish/completions/laming.fish",
)
SHELLS = ("bash", "zsh", "fish")
START = ("--help", "--plain", "--role", "--version")
FORMATS = ("table", "csv", "ics", "json")


def options() -> Parser:
    """The command's options."""
    parser = Parser("completion", examples=EXAMPLES)
    parser.add_argument("shell", choices=SHELLS)
    return parser


def run(arguments: Sequence[str]) -> ExitCode:
    """Prints the script."""
    write({"bash": _bash, "zsh": _zsh, "fish": _fish}[options().parse_args(arguments).shell]())
    return ExitCode.ANSWERED


def _flags(name: str) -> list[str]:
    parser: Parser = import_module(f"assistant.commands.{name}").options()
    return parser.flags


def _bash() -> str:
    flags = "\n".join(f'        {name}) words="{" ".join(_flags(name))}" ;;' for name in COMMANDS)
    return f"""_laming() {{
    local word=${{COMP_WORDS[COMP_CWORD]}} before=${{COMP_WORDS[COMP_CWORD-1]}} words=""
    if [ "$COMP_CWORD" -eq 1 ]; then
        COMPREPLY=($(compgen -W "{" ".join((*COMMANDS, *START))}" -- "$word"))
        return
    fi
    case $before in
        --role) COMPREPLY=($(compgen -W "$(laming roles --ids 2>/dev/null)" -- "$word")); return ;;
        --format) COMPREPLY=($(compgen -W "{" ".join(FORMATS)}" -- "$word")); return ;;
    esac
    case ${{COMP_WORDS[1]}} in
{flags}
    esac
    case ${{COMP_WORDS[1]}} in
        role) words="$words $(laming roles --ids 2>/dev/null)" ;;
        source) words="$words $(laming sources --ids 2>/dev/null)" ;;
        completion) words="$words {" ".join(SHELLS)}" ;;
        verify) COMPREPLY=($(compgen -W "$words" -- "$word") $(compgen -f -- "$word")); return ;;
    esac
    COMPREPLY=($(compgen -W "$words" -- "$word"))
}}
complete -F _laming laming
"""


def _zsh() -> str:
    listed = "\n".join(f"        '{name}:{_quoted(summary)}'" for name, summary in COMMANDS.items())
    flags = "\n".join(f"        {name}) words=({' '.join(_flags(name))}) ;;" for name in COMMANDS)
    return f"""_laming() {{
    local -a commands words
    commands=(
{listed}
    )
    if (( CURRENT == 2 )); then
        _describe command commands
        compadd -- {" ".join(START)}
        return
    fi
    case $words[CURRENT-1] in
        --role) compadd -- $(laming roles --ids 2>/dev/null); return ;;
        --format) compadd -- {" ".join(FORMATS)}; return ;;
    esac
    local chosen=$words[2]
    case $chosen in
{flags}
    esac
    case $chosen in
        role) words+=($(laming roles --ids 2>/dev/null)) ;;
        source) words+=($(laming sources --ids 2>/dev/null)) ;;
        completion) words+=({" ".join(SHELLS)}) ;;
        verify) _files ;;
    esac
    compadd -- $words
}}
compdef _laming laming
"""


def _fish() -> str:
    lines = ["complete -c laming -f"]
    lines += [f"complete -c laming -n __fish_use_subcommand -a {name} -d '{_quoted(summary)}'" for name, summary in COMMANDS.items()]
    lines += [f"complete -c laming -n __fish_use_subcommand -l {flag[2:]}" for flag in START]
    lines += [f"complete -c laming -n '__fish_seen_subcommand_from {name}' -l {flag[2:]}" for name in COMMANDS for flag in _flags(name)]
    lines += [
        "complete -c laming -n '__fish_seen_subcommand_from role' -a '(laming roles --ids 2>/dev/null)'",
        "complete -c laming -n '__fish_seen_subcommand_from ask' -l role -x -a '(laming roles --ids 2>/dev/null)'",
        "complete -c laming -n '__fish_seen_subcommand_from source' -a '(laming sources --ids 2>/dev/null)'",
        f"complete -c laming -n '__fish_seen_subcommand_from due' -l format -x -a '{' '.join(FORMATS)}'",
        f"complete -c laming -n '__fish_seen_subcommand_from completion' -a '{' '.join(SHELLS)}'",
        "complete -c laming -n '__fish_seen_subcommand_from verify' -F",
    ]
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    """Text that stands safely between single quotes and behind a colon."""
    return text.replace("'", "").replace("`", "").replace(":", "\\:")
