"""Inserting: one more row in the text of a pack, with its tests, as a person would write them; the rest stays."""

import difflib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from counterfoil.rulebook.folder import RuleFiles
from counterfoil.rulebook.source import RuleError
from counterfoil.rulebook.tables import Row

CONTEXT = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class NewRow:
    """A row to be written: its cells and answers as they are spelled in a pack."""

    id: str
    name: str
    reason: str
    when: Mapping[str, str]
    then: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class NewTest:
    """A test to be written: the facts given, and what the tables answer."""

    name: str
    given: Mapping[str, str]
    expect: Mapping[str, str]


def with_row(files: RuleFiles, new: NewRow, *, before: Row, tests: Sequence[NewTest]) -> RuleFiles:
    """The files with this row right before another one, and these tests at the end of its pack.

    Raises:
        RuleError: the other row does not stand in these files, or its pack does not end with its tests.
    """
    place, _, line = before.source.rpartition(":")
    path = place.removeprefix(f"{files.name}/")
    if path not in files.texts:
        raise RuleError(f"{before.source}: {before.id} does not stand in the rules {files.name}")
    if [*files.read(path).entries][-1:] != ["tests"]:
        raise RuleError(f"{place}: the tests are to stand at the end of the pack, so that one can be added to them")
    lines = files.texts[path].splitlines()
    at = int(line) - 1
    indent = lines[at][: len(lines[at]) - len(lines[at].lstrip())]
    lines[at:at] = [f"{indent}{each}" for each in _row(new)]
    lines += [f"  {each}" for test in tests for each in _test(test)]
    return RuleFiles(files.name, {**files.texts, path: "\n".join(lines) + "\n"}, files.commit)


def difference(before: RuleFiles, after: RuleFiles) -> str:
    """What to change, as a unified diff that `git apply` takes in the folder that holds the rules."""
    changed = [path for path in sorted(after.texts) if after.texts[path] != before.texts.get(path)]
    return "".join(line for path in changed for line in _unified(before, after, path))


def _unified(before: RuleFiles, after: RuleFiles, path: str) -> Iterator[str]:
    old, new = (files.texts.get(path, "").splitlines(keepends=True) for files in (before, after))
    yield from difflib.unified_diff(old, new, f"a/{before.name}/{path}", f"b/{after.name}/{path}", n=CONTEXT)


def _row(new: NewRow) -> Iterator[str]:
    yield f"- id: {new.id}"
    yield f"  name: {_quoted(new.name)}"
    yield f"  reason: {_quoted(new.reason)}"
    yield f"  when: {_flow(new.when)}"
    yield f"  then: {_flow(new.then)}"


def _test(test: NewTest) -> Iterator[str]:
    yield f"- name: {_quoted(test.name)}"
    yield f"  given: {_flow(test.given)}"
    yield f"  expect: {_flow(test.expect)}"


def _flow(cells: Mapping[str, str]) -> str:
    return "{" + ", ".join(f"{name}: {_quoted(text)}" for name, text in cells.items()) + "}"


def _quoted(text: str) -> str:
    """In quotes, where every letter stands for itself; words and numbers that need none go without."""
    bare = text.replace("_", "").replace("-", "").replace(".", "")
    return text if bare.isalnum() and bare.isascii() else json.dumps(text, ensure_ascii=False)
