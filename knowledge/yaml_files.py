"""Reading a YAML file as YAML 1.2 has it: "on", "off", "yes" and "no" are words, not truth values."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import yaml

from knowledge.errors import DataError

_Base: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
TRUTH = "tag:yaml.org,2002:bool"


class _Loader(_Base):  # type: ignore[misc]  # the C loader where PyYAML was built with it
    """The safe loader with YAML 1.2's truth values."""


_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != TRUTH] for first, resolvers in _Base.yaml_implicit_resolvers.items()
}
_Loader.add_implicit_resolver(TRUTH, re.compile(r"^(?:true|True|TRUE|false|False|FALSE)$"), list("tTfF"))


def read_yaml(path: Path) -> Any:
    """The content of a YAML file. Raises DataError where it is not YAML, OSError where it cannot be read."""
    try:
        return yaml.load(path.read_bytes(), Loader=_Loader)
    except yaml.YAMLError as problem:
        raise DataError(path, " ".join(str(problem).split())) from problem
