"""Registers the post: every file's bytes are kept before it is given an item."""

from collections.abc import Iterator, Mapping
from datetime import date

from connectors.mail import MailFile
from connectors.mail.folder import FolderMail
from counterfoil.store import NewFile, Originals

Registered = Mapping[str, tuple[int, str]]
"""Size and SHA-256 of each file that has an item, by its name in the folder of post."""


def post_received(
    mail: FolderMail, *, up_to: date, registered: Registered, originals: Originals
) -> Iterator[NewFile | str]:
    """The files received up to a day that have no item yet, each with its original kept.

    For a file whose size has changed since it was registered there is a sentence instead: post is evidence, so what
    was registered stays, and a person finds out who changed it.
    """
    for file in mail.received(up_to):
        if file.file not in registered:
            yield new_file(file, originals)
        elif registered[file.file][0] != file.size:
            yield (
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
