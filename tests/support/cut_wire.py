"""A wire that can be cut: passes HTTP on to a server, and loses what a test wants lost, as networks do."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import httpx

HOP_BY_HOP = {"connection", "transfer-encoding", "content-encoding", "content-length", "host"}


class CutWire:
    """`port` passes on to `upstream`; `lose_answer` lets the server do the next matching thing and tells nobody."""

    def __init__(self, upstream: str) -> None:
        self.upstream = upstream
        self.lost = 0
        self._doomed: list[bytes] = []
        self._lock = threading.Lock()
        self.port = 0

    def lose_answer(self, containing: str, *, times: int = 1) -> None:
        """Lose the answers to the next requests whose path or body contains this."""
        self._doomed += [containing.encode()] * times

    def is_doomed(self, request: bytes) -> bool:
        with self._lock:
            for mark in self._doomed:
                if mark in request:
                    self._doomed.remove(mark)
                    self.lost += 1
                    return True
        return False


@contextmanager
def cut_wire(upstream: str) -> Iterator[CutWire]:
    """Serve on a free port of 127.0.0.1 until the block ends; `upstream` is http://host:port."""
    wire = CutWire(upstream)
    client = httpx.Client(base_url=upstream, timeout=120)

    class Passing(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            headers = {name: value for name, value in self.headers.items() if name.lower() not in HOP_BY_HOP}
            answer = client.request(self.command, self.path, content=body, headers=headers)
            if wire.is_doomed(self.path.encode() + body):
                self.close_connection = True
                return
            self.send_response(answer.status_code)
            for name, value in answer.headers.items():
                if name.lower() not in HOP_BY_HOP:
                    self.send_header(name, value)
            self.send_header("Content-Length", str(len(answer.content)))
            self.end_headers()
            self.wfile.write(answer.content)

        do_DELETE = do_POST  # noqa: N815 - as the standard library names it

        def log_message(self, *_: object) -> None:
            """Say nothing: the tests say what matters."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Passing) as server, client:
        wire.port = server.server_address[1]
        serving = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        serving.start()
        try:
            yield wire
        finally:
            server.shutdown()
            serving.join()
