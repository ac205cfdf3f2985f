"""Trees: a forest of LightGBM as index/forest.py takes it."""

from __future__ import annotations

from typing import Any

import lightgbm


def exported(model: lightgbm.Booster, *, width: int) -> dict[str, Any]:
    """The trees as nested lists; `width` clues differ from row to row."""
    return {"start": 0.0, "trees": [_node(tree["tree_structure"]) for tree in model.dump_model()["tree_info"]], "width": width}


def _node(node: Any) -> Any:
    if "leaf_value" in node:
        return round(float(node["leaf_value"]), 5)
    return [int(node["split_feature"]), float(f"{node['threshold']:.7g}"), _node(node["left_child"]), _node(node["right_child"])]
