"""A proxy before a real system that changes its screens on their way to the browser, as a new release would."""

import re
import threading
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qsl, urlencode

import lxml.html
from lxml.html import HtmlElement

Change = Callable[[HtmlElement], None]


class _Kept(urllib.request.HTTPErrorProcessor):
    """Answers of any status are handed on as they are."""

    def http_response(self, request: object, response: object) -> object:  # type: ignore[override]  # noqa: ARG002
        return response

    https_response = http_response  # type: ignore[assignment]


@dataclass(kw_only=True)
class Proxy:
    """What it changes: pages, by functions on the whole page, and names of controls there and back again.

    `pressed` are the buttons that came through, in order; `cut` drops the answer to a button once it was pressed.
    `fault` is asked at each request whether to drop it "before" or "after" it reaches the system; `faults` counts them.
    """

    upstream: str
    url: str = ""
    changes: list[Change] = field(default_factory=list)
    renamed: Mapping[str, str] = field(default_factory=dict)
    pressed: list[str] = field(default_factory=list)
    cut: set[str] = field(default_factory=set)
    fault: Callable[[], str | None] = lambda: None
    faults: int = 0

    def to_system(self, body: bytes) -> bytes:
        """The body of a form with the names that the system knows."""
        names = {new: old for old, new in self.renamed.items()}
        pairs = parse_qsl(body.decode(), keep_blank_values=True)
        self.pressed += [value for name, value in pairs if name == "action" and value[:1].isupper()]
        back = [
            (re.sub(r"^(.*?)(_?[0-9]*)$", lambda m: names.get(m[1], m[1]) + m[2], name), value) for name, value in pairs
        ]
        return urlencode(back).encode()

    def to_browser(self, page: bytes) -> bytes:
        """The page with everything changed that is to be."""
        if b"<form" not in page and b"listheading" not in page:
            return page
        tree = lxml.html.fromstring(page)
        for change in self.changes:
            change(tree)
        for control in tree.iter("input", "select", "textarea"):
            name = control.get("name", "")
            if control.get("type") != "hidden":
                control.set("name", re.sub(r"^(.*?)(_?[0-9]*)$", lambda m: self.renamed.get(m[1], m[1]) + m[2], name))
        content: bytes = lxml.html.tostring(tree, encoding="utf-8", include_meta_content_type=True)
        return content


@contextmanager
def screen_proxy(upstream: str) -> Iterator[Proxy]:
    proxy = Proxy(upstream=upstream)
    opener = urllib.request.build_opener(_Kept, urllib.request.ProxyHandler({}))

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._forward(None)

        def do_POST(self) -> None:
            self._forward(proxy.to_system(self.rfile.read(int(self.headers["Content-Length"]))))

        def _forward(self, body: bytes | None) -> None:
            fault = proxy.fault()
            proxy.faults += fault is not None
            if fault == "before":
                self.close_connection = True
                return
            kept = {name: self.headers[name] for name in ("Cookie", "User-Agent", "Content-Type") if self.headers[name]}
            request = urllib.request.Request(f"{proxy.upstream}{self.path}", data=body, headers=kept)
            with opener.open(request, timeout=60) as answer:
                page = answer.read()
                if fault or (body is not None and proxy.cut & set(proxy.pressed[-1:])):
                    self.close_connection = True
                    return
                if "html" in answer.headers.get("Content-Type", ""):
                    page = proxy.to_browser(page)
                self.send_response(answer.status)
                for name in ("Content-Type", "Set-Cookie", "Location"):
                    for value in answer.headers.get_all(name, []):
                        self.send_header(name, value)
                self.send_header("Content-Length", str(len(page)))
                self.end_headers()
                self.wfile.write(page)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    proxy.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield proxy
    finally:
        server.shutdown()
        server.server_close()
