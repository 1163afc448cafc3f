"""Where rules come from: a folder as it stands, a commit of the repository it lies in, or what the store has kept."""

import io
import subprocess
import tarfile
from pathlib import Path

from counterfoil.rulebook import RuleError, RuleFiles
from counterfoil.store import Store


def rules_in_force(folder: Path) -> RuleFiles:
    """The rules of a folder, with the commit that they were taken from.

    The commit is marked where they have been changed since, and empty outside a checkout.
    """
    told = _git(folder, "describe", "--always", "--dirty", "--abbrev=40", "--exclude=*")
    return RuleFiles.of_folder(folder, commit=told.decode().strip() if told else "")


def rules_from(given: str, *, installed: Path) -> RuleFiles:
    """The rules that somebody names: a folder, or else a commit (branch, tag) of the repository of the installed rules.

    Raises:
        RuleError: it is neither.
    """
    folder = Path(given)
    if folder.is_dir():
        return rules_in_force(folder)
    commit = _git(installed, "rev-parse", "--verify", "--quiet", f"{given}^{{commit}}")
    archive = _git(installed, "archive", "--format=tar", commit.decode().strip(), ".") if commit else None
    if not commit or not archive:
        raise RuleError(
            f"{given} is neither a folder of rules nor a commit of the repository of {installed}; give one of the two"
        )
    with tarfile.open(fileobj=io.BytesIO(archive)) as files:
        texts = {
            member.name.removeprefix("./"): file.read().decode()
            for member in files
            if member.name.endswith((".yaml", ".yml")) and (file := files.extractfile(member))
        }
    return RuleFiles(installed.resolve().name, texts, commit.decode().strip())


def rules_kept(store: Store, digest: str, *, commit: str) -> RuleFiles:
    """Rules of the past.

    Raises:
        StoreError: they are not kept in this store.
    """
    kept = store.kept_rules(digest)
    return RuleFiles(kept.name, kept.texts, commit)


def _git(folder: Path, *arguments: str) -> bytes | None:
    """What git says, or None where it says no, or is not there."""
    command = ["git", "-C", str(folder), *arguments]
    try:
        found = subprocess.run(command, capture_output=True, timeout=30, check=False)  # noqa: S603
    except (OSError, subprocess.TimeoutExpired):
        return None
    return found.stdout if found.returncode == 0 else None
