"""The weights of all comparisons of suppliers, from `weights.toml` beside this file, which says what they come from."""

import tomllib
from dataclasses import dataclass
from importlib.resources import files
from typing import Any


@dataclass(frozen=True, slots=True)
class Weights:
    """`name` and `supplier` by the name of the comparison; a sum of `name` becomes a likeness by scale and offset."""

    name: dict[str, float]
    name_scale: float
    name_offset: float
    supplier: dict[str, Any]


def loaded() -> Weights:
    """The weights as the file has them now."""
    kept = tomllib.loads(files("bots.matching").joinpath("weights.toml").read_text(encoding="utf-8"))
    likeness = kept["likeness"]
    return Weights(kept["name"], likeness["scale"], likeness["offset"], kept["supplier"])


WEIGHTS = loaded()
