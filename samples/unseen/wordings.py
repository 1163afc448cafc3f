"""The words of labels that one firm uses, drawn from wordings.yaml."""

import random
from functools import cache
from pathlib import Path
from typing import Any

import yaml

_FOLDER = Path(__file__).parent


@cache
def lists(name: str) -> dict[str, Any]:
    """One of the YAML files beside this module, by its name without the ending."""
    loaded: dict[str, Any] = yaml.safe_load((_FOLDER / f"{name}.yaml").read_text(encoding="utf-8"))
    return loaded


class Wordings:
    """The words that one firm uses: each label is chosen once and then stays."""

    def __init__(self, random_: random.Random, language: str, *, all_words: bool) -> None:
        self._random, self._lists, self._all = random_, lists("wordings")[language], all_words
        self._chosen: dict[str, str] = {}

    def __getitem__(self, label: str) -> str:
        if label not in self._chosen:
            words = self._lists[label]["development"] + (self._lists[label].get("held_out", []) if self._all else [])
            self._chosen[label] = self._random.choice(words)
        return self._chosen[label]
