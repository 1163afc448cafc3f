"""Asks a peer of `peers.py` in an environment of its own, which is made once under build/."""

import json
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.suppliers import peers

ENVIRONMENTS = Path(__file__).parents[2] / "build" / "peers"
UV = Path(sys.executable).with_name("uv")


@dataclass(frozen=True, slots=True)
class Answers:
    """For each query the best of the master (place and score); seconds of CPU, and megabytes at the peak."""

    best: list[tuple[int, float] | None]
    preparing: float
    seconds: float
    memory: float


def ask(peer: str, master: Sequence[Any], queries: Sequence[Any]) -> Answers:
    """The peer's answers; its environment is installed first where it is not there."""
    with tempfile.TemporaryDirectory() as name:
        questions, answers = Path(name) / "questions.json", Path(name) / "answers.json"
        questions.write_text(json.dumps({"master": list(master), "queries": list(queries)}), encoding="utf-8")
        command = [python_of(peer), Path(peers.__file__), peer, questions, answers]
        subprocess.run([str(part) for part in command], check=True, stdout=subprocess.DEVNULL)
        found = json.loads(answers.read_text(encoding="utf-8"))
    found["best"] = [tuple(each) if each else None for each in found["best"]]
    return Answers(**found)


def python_of(peer: str) -> Path:
    """The Python of a peer's environment."""
    folder = ENVIRONMENTS / peer
    ready = folder / "ready"
    if not ready.is_file():
        subprocess.run([UV, "venv", "--quiet", "--clear", "--python", sys.executable, folder], check=True)
        python = folder / "bin" / "python"
        subprocess.run([UV, "pip", "install", "--quiet", "--python", python, *peers.PACKAGES[peer]], check=True)
        ready.touch()
    return folder / "bin" / "python"
