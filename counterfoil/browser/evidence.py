"""What is kept of a failure on a screen: picture, page and trace, with every secret painted over."""

import base64
import hashlib
import html
import json
import tempfile
import zipfile
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from pathlib import Path
from urllib.parse import quote, quote_plus

from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import Locator, Page

MASK = b"\xe2\x80\xa2" * 6
"""Six bullets: what stands where a secret was."""


class Trace:
    """What the windows of a session did since the last `begin`: kept when something fails, forgotten otherwise.

    Begin after signing in, which is not to be traced at all. `secrets` gives what is to be painted over; cookies of the
    session are added.
    """

    def __init__(self, page: Page, *, secrets: Callable[[], Sequence[str]]) -> None:
        self._secrets = secrets
        self._tracing = page.context.tracing
        self._started = self._under_way = False

    def begin(self, title: str) -> None:
        """Forget what went before."""
        self.forget()
        if self._started:
            self._tracing.start_chunk(title=title)
        else:
            self._tracing.start(title=title, snapshots=True)
        self._started = self._under_way = True

    def forget(self) -> None:
        """It went well."""
        if self._under_way:
            self._under_way = False
            self._tracing.stop_chunk()

    def keep(self, note: str, kept_in: Path, *, page: Page, now: datetime) -> Path:
        """Keep picture, page, trace and the note in a folder, which is given back; the same note once a day."""
        digest = hashlib.sha256(note.encode()).hexdigest()[:8]
        folder = kept_in / f"{now:%Y-%m-%d}-{digest}"
        folder.mkdir(parents=True, exist_ok=True)
        secrets = masks([*self._secrets(), *(cookie.get("value", "") for cookie in page.context.cookies())])
        (folder / "note.txt").write_text(f"{now.isoformat(timespec='seconds')}\n{note}\n", encoding="utf-8")
        try:
            contents = [frame.content() for frame in page.frames]
            (folder / "page.html").write_bytes(painted_over("\n<!-- frame -->\n".join(contents).encode(), secrets))
            if self._under_way:
                self._under_way = False
                with tempfile.TemporaryDirectory() as unmasked:
                    self._tracing.stop_chunk(path=Path(unmasked) / "trace.zip")
                    _paint_over_zip(Path(unmasked) / "trace.zip", folder / "trace.zip", secrets)
            # Not traced, since what is to be covered is named in it.
            page.screenshot(path=folder / "screenshot.png", mask=list(self._shown_secrets(page)))
        except PlaywrightError as error:
            (folder / "incomplete.txt").write_bytes(painted_over(str(error).encode(), secrets))
        return folder

    def _shown_secrets(self, page: Page) -> Iterator[Locator]:
        """Where the page has a secret typed in, or shows it."""
        secrets = list(filter(None, self._secrets()))
        for frame in page.frames:
            yield frame.locator("input[type=password]")
            yield from (frame.get_by_text(secret) for secret in secrets)


def masks(secrets: Sequence[str]) -> list[bytes]:
    """Each secret in every form in which a page, a header or a trace may hold it; the longest first."""
    forms: set[str] = set()
    for secret in filter(None, secrets):
        plain = {secret, html.escape(secret), quote(secret, safe=""), quote(secret), quote_plus(secret)}
        inside_json = {json.dumps(form, ensure_ascii=short)[1:-1] for form in plain for short in (True, False)}
        forms |= plain | inside_json | {base64.b64encode(secret.encode()).decode()}
    return sorted((form.encode() for form in forms), key=len, reverse=True)


def painted_over(content: bytes, secrets: Sequence[bytes]) -> bytes:
    """The content with bullets for every secret."""
    for secret in secrets:
        content = content.replace(secret, MASK)
    return content


def _paint_over_zip(source: Path, target: Path, secrets: Sequence[bytes]) -> None:
    with zipfile.ZipFile(source) as whole, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as clean:
        for name in whole.namelist():
            clean.writestr(name, painted_over(whole.read(name), secrets))
