"""The documentation: its site is built without a warning and asks no other host, and each command in it is run.

A command stands in an indented block. `# exit 1` behind it says that it fails; capitals stand for what a reader has.
"""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from counterfoil.settings import Settings
from desk import reference
from desk.bad_input import BAD_INPUT
from desk.cli import app
from desk.making import PLACES

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
INDENTED = re.compile(r"^ {4,8}((?:counterfoil|export|make|pytest|prefect) .*?)(?:\s+# exit (\d))?$", re.MULTILINE)

# What is tried elsewhere, and where: what takes long, goes on until it is stopped, or needs a server.
ELSEWHERE = {
    "make demo": "tests/flows/test_payables.py",
    "counterfoil desk": "tests/desk/web",
    "prefect ": "tests/flows/test_deployments.py",
    "pytest ": "tests/desk/test_making.py",
}
PAGES_WITH_A_TEST_OF_THEIR_OWN = {"rules.md": "tests/desk/test_rules_document.py"}
STANDS_FOR = {"ITEM": "2026-10-01/0001.xml", "FILE": "build/sample/mail/2026-10-01/0001.xml"}


def commands() -> Iterator[tuple[str, str, int]]:
    """Each page, in the order of the tutorial and then by name, with its commands and their exit codes."""
    for page in sorted(DOCS.rglob("*.md"), key=lambda each: (each.name != "tutorial.md", each)):
        if page.name not in PAGES_WITH_A_TEST_OF_THEIR_OWN:
            for command, code in INDENTED.findall(page.read_text(encoding="utf-8")):
                yield page.name, command, int(code or 0)


@pytest.fixture
def checkout(a_few_bills: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder in which a reader may stand after `make demo`, with eight bills in place of the month."""
    shutil.copytree(a_few_bills, tmp_path / "build" / "sample")
    shutil.copytree(ROOT / "rules", tmp_path / "rules")
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    for place in (place for places in PLACES.values() for place in places.values()):
        folder = (tmp_path / place).parent
        (folder.parent if folder.name == "{name}" else folder).mkdir(parents=True, exist_ok=True)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COUNTERFOIL_HOME", "build/demo")
    sample = ["--mail", "build/sample/mail", "--masterdata", "build/sample/masterdata", "--as-of", "2026-10-31"]
    assert CliRunner().invoke(app, ["run", *sample]).exit_code == 0
    return tmp_path


@pytest.mark.usefixtures("checkout")
def test_every_command_does_what_its_page_says(monkeypatch: pytest.MonkeyPatch) -> None:
    ran = set()
    for page, command, code in commands():
        if command.startswith(tuple(ELSEWHERE)):
            continue
        words = [STANDS_FOR.get(word, word) for word in command.split("#", maxsplit=1)[0].split()]
        if words[0] == "export":
            monkeypatch.setenv(*words[1].split("=", maxsplit=1))
            continue
        done = CliRunner().invoke(app, words[1:])
        assert words[0] == "counterfoil", command
        assert _exit_code(done.exit_code, done.exception) == code, f"{page}: {command}\n{done.output}\n{done.exception}"
        ran.add(page)
    assert ran >= {"tutorial.md", "how-to-back-up.md", "how-to-deploy.md", "how-to-write-a-flow.md"}


def _exit_code(code: int, raised: BaseException | None) -> int:
    """As `desk.cli.main` ends."""
    return 2 if isinstance(raised, BAD_INPUT) else code


def test_where_else_commands_are_tried_is_there() -> None:
    assert all((ROOT / place).exists() for place in (*ELSEWHERE.values(), *PAGES_WITH_A_TEST_OF_THEIR_OWN.values()))


def test_the_reference_is_what_the_program_says() -> None:
    kept = {page.name: page.read_text(encoding="utf-8") for page in (DOCS / "reference").iterdir()}
    assert kept == reference.pages(), "run `make reference`"


def test_every_setting_is_in_the_reference() -> None:
    asked = set()

    class Asked(dict[str, str]):
        def get(self, key: str, default: str | None = None) -> str | None:  # type: ignore[override]
            asked.add(key)
            return default

    Settings.load(environment=Asked())
    assert asked == set(reference.SETTINGS)


def test_the_site_is_built_without_a_warning_and_asks_no_other_host(tmp_path: Path) -> None:
    command = [Path(sys.executable).with_name("mkdocs"), "build", "--strict", "--site-dir", tmp_path]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    built = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert (built.returncode, "WARNING" in built.stderr) == (0, False), built.stderr
    # A link that a reader may follow is no request; what a page loads by itself is.
    loaded = re.compile(
        r"<(?:script|img|iframe|source)\b[^>]*\bsrc=\"?(?:https?:)?//|<link\b[^>]*\bhref=\"?(?:https?:)?//"
    )
    pages = list(tmp_path.rglob("*.html"))
    assert len(pages) >= len(list(DOCS.rglob("*.md")))
    for page in pages:
        assert not loaded.search(page.read_text(encoding="utf-8")), page
