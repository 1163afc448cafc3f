"""Registers the post: every file's bytes are kept before it is given an item."""

from collections.abc import Iterator, Mapping
from datetime import date

from connectors.mail.folder import FolderMail
from counterfoil.store import ChangedOriginalError, NewFile, Originals


def post_received(
    mail: FolderMail, *, up_to: date, registered: Mapping[str, tuple[int, str]], originals: Originals
) -> Iterator[NewFile]:
    """The files received up to a day that have no item yet, each with its original kept.

    `registered` gives size and SHA-256 of each file that has one. A file whose size has changed since is refused: the
    post is evidence, and nothing may be changed in its folder.

    Raises:
        ChangedOriginalError: names the file and what to do.
    """
    for file in mail.received(up_to):
        known = registered.get(file.file)
        if known is None:
            yield NewFile(
                file=file.file,
                received_on=file.received_on,
                sha256=originals.keep(file.path),
                size=file.size,
                name=file.path.name,
            )
        elif known[0] != file.size:
            raise ChangedOriginalError(
                f"{file.path} was registered with {known[0]} bytes and has {file.size} now; post may not change once "
                "it was received. Put the original back, and drop the new file as a new name."
            )
