"""The words of labels that one firm uses, drawn from the lists of its layout's role and of those before it."""

import random
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from samples.unseen.countries import COUNTRIES
from samples.unseen.style import Role

_FOLDER = Path(__file__).parent
_ROLES = list(Role)
# Lists that layouts for development alone have besides.
_REHEARSED = ("rehearsal", "released")


@cache
def lists(name: str) -> dict[str, Any]:
    """One of the YAML files beside this module, by its path without the ending."""
    loaded: dict[str, Any] = yaml.safe_load((_FOLDER / f"{name}.yaml").read_text(encoding="utf-8"))
    return loaded


def _words(role: Role) -> dict[str, dict[str, list[str]]]:
    """The words that layouts of this role have and those before it do not: language, label, words."""
    return lists(f"words/{role.name.lower()}")


class Wordings:
    """The words that one firm uses: each label is chosen once and then stays."""

    def __init__(
        self,
        random_: random.Random,
        language: str,
        role: Role,
        further: Iterable[str] = (),
        second: tuple[str, str] = ("", ""),
        *,
        own: str = "",
    ) -> None:
        self._random = random_
        self._between, beside = second
        self._beside: dict[str, list[str]] = lists("words/bilingual")[beside] if beside else {}
        self._country = COUNTRIES[language]
        labels = self._country.labels or language
        self._lists = [_words(one).get(labels, {}) for one in _ROLES[: _ROLES.index(role) + 1]]
        if role is Role.DEVELOPMENT:
            further = (*_REHEARSED, *further)
        self._lists += [lists(f"words/{name}").get(labels, {}) for name in further]
        sections = lists("words/own") if own else {}
        self._own: dict[str, list[str]] = {**sections.get("all", {}), **sections.get(own, {})}
        self._chosen: dict[str, str] = {}

    def __getitem__(self, label: str) -> str:
        if label not in self._chosen:
            words = self._own.get(label) or [word for words in self._lists for word in words.get(label, ())]
            self._chosen[label] = self._random.choice([word for word in words if self._may_say(word)])
            if second := self._beside.get(label):
                self._chosen[label] += self._between + self._random.choice(second)
        return self._chosen[label]

    def _may_say(self, word: str) -> bool:
        """Whether it names no other currency and, where a second language follows, is of one and not empty."""
        return self._country.may_say(word) and (not self._between or ("/" not in word and bool(word)))
