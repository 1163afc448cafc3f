"""The machine: the packages, the engines for scans, the time zone, the browser for screens, and Prefect's server."""

import json
import os
import urllib.request
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, requires, version
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from packaging.requirements import Requirement

from counterfoil.work import OFFICE_ZONE
from desk.doctor.findings import Finding, failed, warning, well

PATIENCE_SECONDS = 5
_LINE = "TOTAL 1234.50"
_LOCKED = "install what is locked: uv pip sync requirements.lock"


def packages() -> Iterator[Finding]:
    """Every package that the program needs, at a version that it works with."""
    wanted = [Requirement(line) for line in requires("counterfoil") or []]
    wanted = [each for each in wanted if each.marker is None or each.marker.evaluate({"extra": ""})]
    for each in wanted:
        try:
            installed = version(each.name)
        except PackageNotFoundError:
            yield failed("packages", f"{each.name} is not installed", _LOCKED)
            continue
        if not each.specifier.contains(installed, prereleases=True):
            yield failed("packages", f"{each.name} is {installed} and should be {each.specifier}", _LOCKED)
    yield well("packages", f"{len(wanted)} looked at, Counterfoil {version('counterfoil')}")


def scan_engines() -> Iterator[Finding]:
    """Each engine is shown a line of print and asked what it says."""
    # They take a second to load, which no other command shall pay.
    import cv2  # noqa: PLC0415
    import numpy as np  # noqa: PLC0415

    from bots.reading.scans import rapid, tesseract  # noqa: PLC0415

    line = np.full((64, 420), 255, np.uint8)
    cv2.putText(line, _LINE, (10, 46), cv2.FONT_HERSHEY_SIMPLEX, 1.4, 0, 3)
    try:
        texts = {
            tesseract.NAME: tesseract.recognise_line(line)[0],
            rapid.NAME: "".join(letter.text for letter in rapid.read_line(line)),
        }
    except Exception as error:  # noqa: BLE001 (an engine without its data raises what it likes)
        yield failed("scans", f"an engine does not start: {error}", _LOCKED)
        return
    for engine, text in texts.items():
        if text.replace(" ", "") == _LINE.replace(" ", ""):
            yield well("scans", f"{engine} reads a line of print")
        else:
            yield failed("scans", f"{engine} read {text!r} for {_LINE!r}", _LOCKED)


def time_zone() -> Iterator[Finding]:
    """Schedules and cut-offs are in the time of the office."""
    try:
        ZoneInfo(OFFICE_ZONE)
    except ZoneInfoNotFoundError:
        yield failed("time", f"the time zone {OFFICE_ZONE} is not known here", "install the system's tzdata")
    else:
        yield well("time", f"the time zone {OFFICE_ZONE} is known")


def browser() -> Iterator[Finding]:
    """Only ledgers and portals that have no other way in need one."""
    from counterfoil.browser import chromium_here  # noqa: PLC0415 - brings Playwright, as above

    if found := chromium_here():
        yield well("browser", f"{found} is there for work on screens")
    else:
        yield warning(
            "browser", "there is none", "install Chromium where a ledger or a portal is worked by its screens"
        )


def prefect_server() -> Iterator[Finding]:
    """The server that the flows report to, where one is named."""
    address = os.environ.get("PREFECT_API_URL", "")
    if not address:
        yield well("prefect", "PREFECT_API_URL is not set: flows run without a server")
        return
    try:
        with urllib.request.urlopen(f"{address.rstrip('/')}/admin/version", timeout=PATIENCE_SECONDS) as answer:  # noqa: S310
            server = json.load(answer)
    except (OSError, ValueError) as error:
        yield failed("prefect", f"{address} does not answer ({error})", "start it: prefect server start")
        return
    ours = version("prefect")
    if str(server).rpartition(".")[0] == ours.rpartition(".")[0]:
        yield well("prefect", f"{address} answers, version {server}")
    else:
        yield warning("prefect", f"{address} is version {server}, here is {ours}", "run the same version on both sides")
