"""Reads many files in worker processes with limits, so that one hostile file costs one file and not the night's run."""

import gc
import math
import multiprocessing
import resource
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future
from concurrent.futures import TimeoutError as PastTimeError
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, NamedTuple, Self, TypeVar

from pebble import ProcessExpired, ProcessFuture, ProcessPool

from bots.reading import jobs
from bots.reading.drawing.errors import NoPagesError
from counterfoil.model.corrections import Correction
from counterfoil.model.documents import Channel, Document, Reading, Trouble
from counterfoil.model.memory import Lesson, Memory

if TYPE_CHECKING:
    from bots.reading.drawing.plain_page import PlacedWord, PlainPage

ReadFile = Callable[[str, bytes], Reading]
T = TypeVar("T")

READER = "pool 1"
# A worker is replaced after so many files: what libraries leak stays small against what loading them costs.
FILES_A_WORKER, SCANS_A_WORKER = 2000, 200
# How many times longer than its processor time a file may take by the clock: on a busy machine it waits for its
# turn, and only one that waits for what never comes, and so uses no processor, is stopped by the clock.
PATIENCE = 10.0
# How many files are handed out ahead for each worker: enough to keep it busy, few enough to hold in memory.
AHEAD = 32
_MEGABYTE = 1024 * 1024
# So many objects are made, net of those done with, before the collector looks at the youngest: a page makes thousands
# that live until it is read, and looking at them again and again takes a twentieth of the time.
_OBJECTS_OF_A_PAGE = 50_000
# What the fork server loads once, in this order, so that a new worker starts with it.
_PRELOADED = ["bots.reading.one_thread", "bots.reading.read"]


class NotDrawnError(Exception):
    """A page could not be drawn; the message names the file and says why."""


class ReaderPool:
    """Worker processes that read files; a context manager.

    `seconds` is the processor time that one file may take, `megabytes` the address space of a worker, libraries
    included. Pages that are pictures are recognised by workers of their own, which alone load what that needs, with
    `scan_seconds` for every page and `scan_megabytes`. By the clock a file may take `patience` times as long, since
    other work on the machine is no fault of the file's. `reader` and `scan_reader` are the functions that read one file
    in a worker; they must be importable there by their names. `memories` are the remembered corrections that every
    worker looks up after reading.
    """

    def __init__(
        self,
        *,
        workers: int,
        seconds: float = 30,
        megabytes: int = 1024,
        scan_seconds: float = 120,
        scan_megabytes: int = 3072,
        patience: float = PATIENCE,
        reader: ReadFile = jobs.read_file,
        scan_reader: ReadFile = jobs.read_scan,
        memories: Sequence[Memory] = (),
    ) -> None:
        self._readers = _Workers(workers, _Limits(seconds, patience, megabytes), FILES_A_WORKER, memories)
        self._scanners = _Workers(workers, _Limits(scan_seconds, patience, scan_megabytes), SCANS_A_WORKER, memories)
        self._read, self._scan = reader, scan_reader
        self._ahead = workers * AHEAD

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._readers.stop()
        self._scanners.stop()

    def begin(self) -> None:
        """Start the readers, so that the first file need not wait for what they load; gives when they are ready."""
        self._readers.made("nothing", self._readers.start(_nothing, "nothing", b""))

    def read_all(self, files: Iterable[tuple[str, bytes | Path]]) -> Iterator[Reading]:
        """A reading for each file, in their order; a path is opened by the worker.

        The first files go to the workers at once, before any reading is asked for. A file that breaks a limit or kills
        its worker gets a reading with that trouble, and the others go on.
        """
        rest = iter(files)
        started = deque(self._begin(name, content) for name, content in islice(rest, self._ahead))
        return self._in_order(started, rest)

    def draw(self, name: str, content: bytes | Path, reading: Reading, page: int) -> bytes:
        """One page of a file, from 1, with what was read of it, as a PNG.

        Raises:
            NotDrawnError: there is no such page, or a limit was broken.
        """
        return self._drawn(name, self._readers, self._readers.start(jobs.draw_page, name, content, reading, page))

    def page(self, name: str, content: bytes | Path, page: int) -> "PlainPage":
        """One page of a file, from 1, as it is.

        Raises:
            NotDrawnError: there is no such page, or a limit was broken.
        """
        return self._drawn(name, self._readers, self._readers.start(jobs.plain_page, name, content, page))

    def words(self, name: str, content: bytes | Path, page: int, *, scanned: bool) -> "tuple[PlacedWord, ...]":
        """The words of one page with their places; of a `scanned` one they are recognised.

        Raises:
            NotDrawnError: there is no such page, or a limit was broken.
        """
        workers, job = (self._scanners, jobs.words_of_scan) if scanned else (self._readers, jobs.words_of_text)
        return self._drawn(name, workers, workers.start(job, name, content, page))

    def _drawn(self, name: str, workers: "_Workers", started: ProcessFuture[T]) -> T:
        try:
            drawn = workers.made(name, started)
        except NoPagesError as error:
            raise NotDrawnError(f"{name}: {error}") from error
        if isinstance(drawn, Reading):
            raise NotDrawnError(drawn.detail)
        return drawn

    def learn(
        self,
        name: str,
        content: bytes | Path,
        document: Document,
        correction: Correction,
        *,
        not_suppliers: frozenset[str] = frozenset(),
    ) -> Lesson | str:
        """What a correction of a document in this file teaches, or why it teaches nothing."""
        workers = self._scanners if document.channel is Channel.SCAN else self._readers
        started = workers.start(
            jobs.learn, name, content, document, correction, not_suppliers, pages=max(document.pages, default=1)
        )
        learnt = workers.made(name, started)
        return learnt.detail if isinstance(learnt, Reading) else learnt

    def _in_order(self, started: deque[Future[Reading]], rest: Iterator[tuple[str, bytes | Path]]) -> Iterator[Reading]:
        while started:
            reading = started.popleft().result()
            started.extend(self._begin(name, content) for name, content in islice(rest, 1))
            yield reading

    def _begin(self, name: str, content: bytes | Path) -> Future[Reading]:
        """Have a file read, and its pages recognised as soon as it is known that they are pictures."""
        outcome: Future[Reading] = Future()

        def when_read(done: Future[Reading]) -> None:
            reading = self._readers.made(name, done)
            if reading.trouble is not Trouble.PICTURE_ONLY or reading.page_count == 0:
                outcome.set_result(reading)
                return
            scanning = self._scanners.start(self._scan, name, content, pages=reading.page_count)
            scanning.add_done_callback(lambda scanned: outcome.set_result(self._scanners.made(name, scanned)))

        self._readers.start(self._read, name, content).add_done_callback(when_read)
        return outcome


class _Limits(NamedTuple):
    """What one file may use: `seconds` of the processor, that many times `patience` by the clock, and memory."""

    seconds: float
    patience: float
    megabytes: int


class _Workers:
    """Processes with limits; none is started before there is work."""

    def __init__(self, count: int, limits: _Limits, files: int, memories: Sequence[Memory]) -> None:
        context = multiprocessing.get_context("forkserver")
        context.set_forkserver_preload(_PRELOADED)
        self._limits = limits
        self._pool = ProcessPool(
            max_workers=count,
            max_tasks=files,
            initializer=_prepare,
            initargs=[limits.megabytes, tuple(memories)],
            context=context,
        )

    def stop(self) -> None:
        """Stop, not close: whoever leaves early wants nothing more read."""
        self._pool.stop()  # type: ignore[no-untyped-call]
        self._pool.join()

    def start(
        self, job: Callable[..., T], name: str, content: bytes | Path, *more: object, pages: int = 1
    ) -> ProcessFuture[T]:
        """Have a job done on a file; the time that it may take counts for each of its pages."""
        seconds = self._limits.seconds * max(1, pages)
        return self._pool.schedule(
            _work, args=[seconds, job, name, content, *more], timeout=seconds * self._limits.patience
        )

    def made(self, name: str, future: Future[T]) -> T | Reading:
        """What a worker made of a file, or the reading that says why it made nothing."""
        try:
            done = future.result()
        except PastTimeError:
            return self._too_slow(name, "by the clock", self._limits.seconds * self._limits.patience)
        except MemoryError:
            return _troubled(
                Trouble.TOO_LARGE,
                f"{name} needs more than {self._limits.megabytes} MB of memory to be read. "
                "Ask the sender for a smaller file.",
            )
        except ProcessExpired as end:
            if end.exitcode == -signal.SIGXCPU:
                return self._too_slow(name, "of processor time", self._limits.seconds)
            return _troubled(
                Trouble.READER_DIED,
                f"{name} made its reader stop ({_how(end.exitcode)}). Have it checked before it is opened by hand.",
            )
        except NoPagesError:
            raise
        except Exception as fault:  # noqa: BLE001 (whatever one file leads to, the others are read)
            return _troubled(
                Trouble.READER_DIED,
                f"{name} could not be read ({type(fault).__name__}: {fault}). Report it; the file itself is kept.",
            )
        return done

    @staticmethod
    def _too_slow(name: str, measure: str, seconds: float) -> Reading:
        return _troubled(
            Trouble.TOO_SLOW,
            f"{name} could not be read within {seconds:g} seconds {measure} for a file or scanned page. "
            "Ask the sender for a simpler file.",
        )


def _troubled(trouble: Trouble, detail: str) -> Reading:
    return Reading(reader=READER, trouble=trouble, detail=detail)


def _how(exitcode: int | None) -> str:
    if exitcode is None:
        return "no exit code"
    try:
        return signal.Signals(-exitcode).name if exitcode < 0 else f"exit code {exitcode}"
    except ValueError:
        return f"exit code {exitcode}"


def _prepare(megabytes: int, memories: Sequence[Memory]) -> None:
    """Run once in each worker before its first file."""
    jobs.remember(memories)
    spare_collections()
    # An interrupt at the terminal reaches every process; the parent decides what becomes of it.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_AS, (megabytes * _MEGABYTE, megabytes * _MEGABYTE))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def spare_collections() -> None:
    """Look for garbage page by page, and never again in what is loaded already."""
    gc.freeze()
    gc.set_threshold(_OBJECTS_OF_A_PAGE)


def _nothing(name: str, content: bytes) -> None:
    """A job that needs a worker and no more."""


def _work(seconds: float, job: Callable[..., T], name: str, content: bytes | Path, *more: object) -> T:
    """Do a job on one file inside a worker."""
    _allow_processor_time(seconds)
    try:
        return job(name, content.read_bytes() if isinstance(content, Path) else content, *more)
    except MemoryError:
        gc.collect()
        raise


def _allow_processor_time(seconds: float) -> None:
    """Let the kernel end this worker when one file has used its time, even if nobody is left to time it."""
    usage = resource.getrusage(resource.RUSAGE_SELF)
    allowed = math.ceil(usage.ru_utime + usage.ru_stime + seconds)
    _soft, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (allowed, hard))
