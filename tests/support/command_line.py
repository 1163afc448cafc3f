"""The command line, each command in a process of its own: forked from one that has imported the program already.

To import it takes a good second, and the tests run well over a hundred commands.
"""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryFile

ROOT = Path(__file__).parents[2]
Runner = Callable[..., "subprocess.CompletedProcess[str]"]


@contextmanager
def running_command_line() -> Iterator[Runner]:
    """Start the process that others are forked from, and give what runs a command with its arguments."""
    server = subprocess.Popen(
        [sys.executable, "-m", __name__], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert server.stdin
    assert server.stdout

    def run(*arguments: str | Path, environment: dict[str, str] | None = None) -> "subprocess.CompletedProcess[str]":
        with TemporaryFile("w+", encoding="utf-8") as out, TemporaryFile("w+", encoding="utf-8") as err:
            command = ["counterfoil", *map(str, arguments)]
            asked = {
                "arguments": command,
                "environment": {**os.environ, **(environment or {})},
                "folder": str(Path.cwd()),
                "streams": [f"/proc/{os.getpid()}/fd/{stream.fileno()}" for stream in (out, err)],
            }
            print(json.dumps(asked), file=server.stdin, flush=True)
            code = json.loads(server.stdout.readline())
            out.seek(0)
            err.seek(0)
            return subprocess.CompletedProcess(command, code, out.read(), err.read())

    with server:
        yield run
        server.stdin.close()


def serve() -> None:
    """Fork a process for each command asked for, a line of JSON, and answer with the code with which it ended."""
    import desk.bad_input  # noqa: F401, PLC0415 - what is imported here need not be by any command
    from desk.cli import Commands  # noqa: PLC0415

    dict(Commands())

    while line := sys.stdin.readline():
        if not (child := os.fork()):
            become(**json.loads(line))
        sys.stdout.write(f"{os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])}\n")
        sys.stdout.flush()


def become(arguments: list[str], environment: dict[str, str], folder: str, streams: list[str]) -> None:
    """Be the command: with its arguments, environment, folder and files for what it says."""
    from desk import main  # noqa: PLC0415 - the readers' processes import this file again

    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    for number, stream in enumerate(streams, start=1):
        os.dup2(os.open(stream, os.O_WRONLY), number)
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environment)
    sys.argv = arguments
    main()
    sys.exit()


if __name__ == "__main__":
    serve()
