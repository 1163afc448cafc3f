"""Registers the post: every file's bytes are kept before it is given an item."""

from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from functools import partial

from connectors.mail import MailFile
from connectors.mail.folder import FolderMail
from counterfoil.store import NewFile, Originals, batches

Registered = Mapping[str, tuple[int, str]]
"""Size and SHA-256 of each file that has an item, by its name in the folder of post."""

FILES_AT_ONCE = 500
# A disk takes hardly longer to make eight files safe at once than one.
WRITERS = 8
UNKNOWN = (-1, "")


def post_received(
    mail: FolderMail, *, up_to: date, registered: Registered, originals: Originals
) -> Iterator[list[NewFile | str]]:
    """The files received up to a day that have no item yet, in batches, each file with its original kept.

    For a file whose size has changed since it was registered there is a sentence instead: post is evidence, so what
    was registered stays, and a person finds out who changed it.
    """
    take = partial(taken_in, registered=registered, originals=originals)
    unknown = (file for file in mail.received(up_to) if registered.get(file.file, UNKNOWN)[0] != file.size)
    with ThreadPoolExecutor(WRITERS) as writers:
        for batch in batches(unknown, FILES_AT_ONCE):
            yield list(writers.map(take, batch))


def taken_in(file: MailFile, *, registered: Registered, originals: Originals) -> NewFile | str:
    """A file with its bytes kept, or a sentence where it has an item and its size has changed."""
    if file.file not in registered:
        return new_file(file, originals)
    return (
        f"{file.path} was registered with {registered[file.file][0]} bytes and has {file.size} now; post may "
        "not change once it was received. What was registered stays; send the new file in under a new name."
    )


def new_file(file: MailFile, originals: Originals) -> NewFile:
    """A file of the post with its bytes kept."""
    return NewFile(
        file=file.file,
        received_on=file.received_on,
        sha256=originals.keep(file.path),
        size=file.size,
        name=file.path.name,
    )
