"""Settings: where this installation keeps its state and how much it may use, from arguments and the environment."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self
from urllib.parse import urlsplit

import counterfoil

DEFAULT_HOME = Path(".counterfoil")
RULES_BESIDE_THE_PACKAGE = Path(counterfoil.__file__).resolve().parent.parent / "rules"


class SettingsError(ValueError):
    """A setting cannot be used; the message names it and says what it should be."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What one installation is told.

    The addresses may hold a password, so they are kept out of the representation. `originals` is the folder of the
    post byte for byte, which homes on one database share. `ledgers` is the file that says which ledger keeps whose
    books, and need not be there. `oidc_issuer` is the provider at which people may sign in to the desk; it knows the
    desk as `oidc_client` and gave it the secret to which `oidc_secret` is a reference. `read_seconds` and
    `read_megabytes` limit the reading of one file, in seconds of processor time; `chunk` is how many items one task
    takes; `workers` how many processes read at once. `patience` is for how many minutes a run that has nothing else
    to do waits for faults to pass, such as a ledger that is down. `log` is the file for structured logs, or `stderr`,
    or empty.
    `metrics_file` is where runs write their metrics, `metrics_token` a reference to what a machine has to give to read
    those of the desk; `desk` the address at which people reach it, to which the scheduler's pages link; `run_hours` is
    after how many hours without the end of a run the desk says that it is not well.
    """

    home: Path
    originals: Path
    database_url: str = field(repr=False)
    ledger_url: str = field(repr=False)
    ledgers: Path
    oidc_issuer: str
    oidc_client: str
    oidc_secret: str = field(repr=False)
    rules: Path
    workers: int
    read_seconds: int
    read_megabytes: int
    chunk: int
    patience: int
    log: str
    metrics_file: Path | None
    metrics_token: str = field(repr=False)
    desk: str
    run_hours: int

    @classmethod
    def load(
        cls,
        *,
        home: Path | None = None,
        rules: Path | None = None,
        workers: int | None = None,
        patience: int | None = None,
        environment: Mapping[str, str] = os.environ,
    ) -> Self:
        """Take each setting from its argument, else from `COUNTERFOIL_…`, else by default.

        Raises:
            SettingsError: a number in the environment is not one, or is too small; or the provider of sign-in is
                not asked by HTTPS, or does not know the desk.
        """
        where = (home or Path(environment.get("COUNTERFOIL_HOME") or DEFAULT_HOME)).expanduser().absolute()
        given = _driver_form(environment.get("COUNTERFOIL_DATABASE_URL", ""))
        ledger = _driver_form(environment.get("COUNTERFOIL_LEDGER_URL", ""))
        return cls(
            home=where,
            originals=Path(environment.get("COUNTERFOIL_ORIGINALS") or where / "originals").absolute(),
            database_url=given or f"sqlite:///{where / 'counterfoil.db'}",
            ledger_url=ledger or given or f"sqlite:///{where / 'ledger.db'}",
            ledgers=Path(environment.get("COUNTERFOIL_LEDGERS") or where / "ledgers.yaml").absolute(),
            oidc_issuer=_issuer(environment),
            oidc_client=environment.get("COUNTERFOIL_OIDC_CLIENT", "").strip(),
            oidc_secret=environment.get("COUNTERFOIL_OIDC_SECRET", "").strip(),
            rules=(rules or Path(environment.get("COUNTERFOIL_RULES") or RULES_BESIDE_THE_PACKAGE)).absolute(),
            workers=workers or _number(environment, "COUNTERFOIL_WORKERS", default=_cores()),
            read_seconds=_number(environment, "COUNTERFOIL_READ_SECONDS", default=60),
            read_megabytes=_number(environment, "COUNTERFOIL_READ_MEGABYTES", default=1024),
            chunk=_number(environment, "COUNTERFOIL_CHUNK", default=50),
            metrics_file=Path(file).absolute() if (file := environment.get("COUNTERFOIL_METRICS_FILE", "")) else None,
            metrics_token=environment.get("COUNTERFOIL_METRICS_TOKEN", "").strip(),
            desk=environment.get("COUNTERFOIL_DESK", "").strip(),
            run_hours=_number(environment, "COUNTERFOIL_RUN_HOURS", default=72),
            log=environment.get("COUNTERFOIL_LOG", "").strip(),
            patience=_number(environment, "COUNTERFOIL_PATIENCE", default=0, least=0) if patience is None else patience,
        )


def _cores() -> int:
    """How many cores this process may use, where the system tells; else how many there are."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _driver_form(url: str) -> str:
    """PostgreSQL's own form of address names no driver; ours is psycopg."""
    scheme, separator, rest = url.strip().partition("://")
    return f"postgresql+psycopg://{rest}" if separator and scheme in {"postgresql", "postgres"} else url.strip()


def _issuer(environment: Mapping[str, str]) -> str:
    """Who answers for the issuer says who signs in, so that on the way nobody else may: HTTPS, or this machine."""
    issuer = environment.get("COUNTERFOIL_OIDC_ISSUER", "").strip()
    if not issuer:
        return ""
    parts = urlsplit(issuer)
    if parts.scheme != "https" and parts.hostname not in {"localhost", "127.0.0.1"}:
        raise SettingsError(f"COUNTERFOIL_OIDC_ISSUER is {issuer!r}; give an address that begins with https://")
    if not environment.get("COUNTERFOIL_OIDC_CLIENT", "").strip():
        raise SettingsError("COUNTERFOIL_OIDC_CLIENT is not set; give the id by which the provider knows this desk")
    return issuer


def _number(environment: Mapping[str, str], name: str, *, default: int, least: int = 1) -> int:
    text = environment.get(name, "").strip()
    if not text:
        return default
    if not text.isascii() or not text.isdigit() or int(text) < least:
        raise SettingsError(
            f"{name} is {text!r}; give a whole number above {least - 1}, or leave it unset for {default}"
        )
    return int(text)
