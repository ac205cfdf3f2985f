"""The imports follow the layers: knowledge <- index <- assistant, and inside assistant the fronts stand beside each other."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGES = ("knowledge", "index", "assistant")
NEVER = {
    "knowledge": ("index", "assistant"),
    "index": ("assistant",),
    "assistant.answering": ("assistant.shell", "assistant.exports", "assistant.tui", "assistant.commands", "assistant.cli"),
    "assistant.shell": ("assistant.exports", "assistant.tui", "assistant.commands", "assistant.cli"),
    "assistant.exports": ("assistant.shell", "assistant.tui", "assistant.commands", "assistant.cli"),
    "assistant.tui": ("assistant.shell", "assistant.exports", "assistant.commands", "assistant.cli"),
}
"""What each part must not import."""
BELOW_ALL_FRONTS = ("actions", "due", "icalendar", "lifelines", "paths", "role_names", "sessions", "settings", "verification")
"""Modules beside the fronts that more than one of them may use."""
MODULES = sorted(path for package in PACKAGES for path in (ROOT / package).rglob("*.py"))


def name_of(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def imports(path: Path) -> Iterator[tuple[str, bool]]:
    """The modules that a file imports, late ones too, and whether the module itself is taken rather than a name from it."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((each.name, True) for each in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative imports hide the layers"
            yield node.module or "", False
            yield from ((f"{node.module}.{each.name}", False) for each in node.names)


def lies_in(module: str, part: str) -> bool:
    return module == part or module.startswith(f"{part}.")


@pytest.mark.parametrize("part", NEVER)
def test_no_part_imports_what_stands_above_or_beside_it(part: str) -> None:
    wrong = [
        f"{name_of(path)} imports {module}"
        for path in MODULES
        if lies_in(name_of(path), part)
        for module, _ in imports(path)
        if any(lies_in(module, other) for other in NEVER[part])
    ]
    assert not wrong


@pytest.mark.parametrize("name", BELOW_ALL_FRONTS)
def test_what_several_fronts_use_imports_none_of_them(name: str) -> None:
    path = ROOT / "assistant" / f"{name}.py"
    if not path.exists():
        pytest.skip("no such module")
    fronts = ("assistant.exports", "assistant.tui", "assistant.commands")
    drawing = ("assistant.shell.output", "assistant.shell.rendering", "assistant.shell.wrapping") if name == "lifelines" else ()
    wrong = [module for module, _ in imports(path) if any(lies_in(module, front) for front in (*fronts, "assistant.shell"))]
    assert [module for module in wrong if not any(lies_in(module, allowed) for allowed in drawing)] == []


def test_our_packages_are_never_imported_whole() -> None:
    """`import index` would be Whoosh's module, ours, or a counter, depending on the reader."""
    whole = [f"{name_of(path)} imports {module}" for path in MODULES for module, itself in imports(path) if itself and module.split(".")[0] in PACKAGES]
    assert not whole


def test_every_module_says_what_it_owns() -> None:
    silent = [name_of(path) for path in MODULES if not ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))]
    assert not silent
