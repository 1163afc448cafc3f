"""An account at a portal: where it is, and as whom to sign in."""

from dataclasses import dataclass
from typing import Self
from urllib.parse import unquote, urlsplit

from connectors.mail import MailError

LOOPBACK = ("127.0.0.1", "localhost")


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """One customer's account. `kind` says which bot knows the portal, `url` where its pages are, ending in /."""

    kind: str
    url: str
    user: str

    @classmethod
    def at(cls, address: str) -> Self:
        """The account of an address such as pretix+https://accounts%40trust.example@tickets.example/supplier.

        Raises:
            MailError: it is not such an address, or has a password in it, or would send one in clear.
        """
        kind, _, url = address.partition("+")
        parts = urlsplit(url)
        if parts.scheme not in {"https", "http"} or not parts.hostname or not parts.username:
            raise MailError("an account at a portal is given as KIND+https://USER@HOST/PATH, an @ of the user as %40")
        if parts.password is not None:
            raise MailError("take the password out of the portal's address; say with --password where it is kept")
        if parts.scheme == "http" and parts.hostname not in LOOPBACK:
            raise MailError(f"{parts.hostname} would be sent the password in clear; give its address as https://")
        host = parts.netloc.rpartition("@")[2]
        return cls(kind=kind, url=f"{parts.scheme}://{host}{parts.path.rstrip('/')}/", user=unquote(parts.username))

    def owns(self, url: str) -> bool:
        """Whether a page is one of this portal's host."""
        return urlsplit(url)[:2] == urlsplit(self.url)[:2]

    def __str__(self) -> str:
        return f"{self.user} at {self.url}"
