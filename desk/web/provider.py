"""Signing in by OpenID Connect: ask the organisation's provider who somebody is, and believe only what is proven.

The code flow with PKCE (RFC 7636), state and nonce, by Authlib; the ID token is checked as OpenID Connect Core 3.1.3.7
says. What the provider knows of roles is not asked: who may do what is ours to say.
"""

import hmac
import secrets
import warnings
from collections import OrderedDict
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from threading import Lock
from typing import Any

import httpx
from authlib.common.errors import AuthlibBaseError
from authlib.common.security import generate_token
from authlib.common.urls import add_params_to_uri
from authlib.deprecate import AuthlibDeprecationWarning
from authlib.oidc.core import CodeIDToken
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet
from joserfc.jws import JWSRegistry

from counterfoil import credentials
from counterfoil.credentials import CredentialError
from counterfoil.settings import Settings

# Else whoever starts the desk would read which library Authlib wants to have instead, which is nothing to them.
warnings.simplefilter("ignore", AuthlibDeprecationWarning)

from authlib.integrations.httpx_client import OAuth2Client  # noqa: E402

ANSWERS_WITHIN = 10
# Signatures that only the provider can make; a shared secret, or none, proves nothing of who signed.
SIGNATURES = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "Ed25519"]
CLOCKS_DIFFER = 60
LASTS, MOST = timedelta(minutes=10), 1000
VERIFIER = 64


class ProviderError(Exception):
    """The provider does not answer, or its answer proves nothing; the message is for who wants to sign in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """Who somebody is, by the only two claims that together are never given to another: issuer and subject."""

    issuer: str
    subject: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """A sign-in that is under way: what the answer has to fit, where to go then, and a link that it takes up."""

    state: str = field(repr=False)
    nonce: str = field(repr=False)
    verifier: str = field(repr=False)
    back: str
    after: str
    joining: str = field(repr=False)
    until: datetime


class Attempts:
    """The sign-ins under way, by a secret that the browser which began each has in a cookie; each can end once."""

    def __init__(self) -> None:
        self._known: OrderedDict[str, Attempt] = OrderedDict()
        self._lock = Lock()

    def keep(self, attempt: Attempt) -> str:
        """Keep an attempt, for the latest thousand; returns its secret."""
        secret = secrets.token_urlsafe(32)
        with self._lock:
            self._known[secret] = attempt
            while len(self._known) > MOST:
                self._known.popitem(last=False)
        return secret

    def take(self, secret: str, *, state: str, now: datetime) -> Attempt | None:
        """The attempt of this browser, if the answer is to it and in time; it is over now."""
        with self._lock:
            found = self._known.pop(secret, None)
        fits = found is not None and hmac.compare_digest(found.state.encode(), state.encode())
        return found if found is not None and fits and now < found.until else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Provider:
    """The organisation's provider of sign-in. `secret` is a reference to the secret that it gave us."""

    issuer: str
    client: str
    secret: str = field(repr=False)
    attempts: Attempts = field(default_factory=Attempts)

    @classmethod
    def of(cls, settings: Settings) -> "Provider | None":
        """The provider that the settings name; None where they name none."""
        if not settings.oidc_issuer:
            return None
        return cls(issuer=settings.oidc_issuer, client=settings.oidc_client, secret=settings.oidc_secret)

    def begin(self, *, back: str, after: str, joining: str, now: datetime) -> tuple[str, str]:
        """Where to send the browser, and the secret for its cookie. `back` is the address to which it returns.

        Raises:
            ProviderError: the provider does not answer.
        """
        nonce, verifier = secrets.token_urlsafe(32), generate_token(VERIFIER)
        with self._session(back) as session:
            place = self._metadata(session)["authorization_endpoint"]
            address, state = session.create_authorization_url(place, code_verifier=verifier, nonce=nonce)
        attempt = Attempt(
            state=state,
            nonce=nonce,
            verifier=verifier,
            back=back,
            after=after,
            joining=joining,
            until=now + LASTS,
        )
        return address, self.attempts.keep(attempt)

    def finish(self, attempt: Attempt, *, code: str, now: datetime) -> Identity:
        """Who signed in, by the code that the browser brought back.

        Raises:
            ProviderError: the provider does not answer, or does not prove it.
        """
        with self._session(attempt.back) as session:
            metadata = self._metadata(session)
            try:
                token = session.fetch_token(metadata["token_endpoint"], code=code, code_verifier=attempt.verifier)
                published = _json(session.request("GET", metadata["jwks_uri"], withhold_token=True))
                keys = KeySet.import_key_set({"keys": published["keys"]})
                proven = jwt.decode(
                    token["id_token"], key=keys, registry=JWSRegistry(algorithms=SIGNATURES, strict_check_header=False)
                )
                claims = CodeIDToken(
                    proven.claims,
                    proven.header,
                    {
                        "iss": {"essential": True, "value": self.issuer},
                        "aud": {"essential": True, "value": self.client},
                        "sub": {"essential": True},
                    },
                    {"nonce": attempt.nonce, "client_id": self.client, "access_token": token.get("access_token")},
                )
                claims.validate(now=int(now.timestamp()), leeway=CLOCKS_DIFFER)
            except (httpx.HTTPError, AuthlibBaseError, JoseError, KeyError, TypeError, ValueError) as error:
                raise ProviderError("The sign-in could not be proven. Try again, and tell the support team") from error
        return Identity(issuer=self.issuer, subject=str(claims["sub"]))

    def leaving(self, *, back: str) -> str:
        """The address at which somebody signs out at the provider as well; empty where it has none or is silent."""
        try:
            with self._session(back) as session:
                place = self._metadata(session).get("end_session_endpoint")
        except ProviderError:
            return ""
        known = [("client_id", self.client), ("post_logout_redirect_uri", back)]
        return add_params_to_uri(place, known) if place else ""

    def _session(self, back: str) -> OAuth2Client:
        try:
            secret = credentials.fetch(self.secret).reveal() if self.secret else None
        except CredentialError as error:
            raise ProviderError("The desk lacks its secret for the sign-in service. Tell the support team") from error
        return OAuth2Client(
            client_id=self.client,
            client_secret=secret,
            token_endpoint_auth_method="client_secret_basic" if secret else "none",
            scope="openid",
            redirect_uri=back,
            code_challenge_method="S256",
            timeout=ANSWERS_WITHIN,
        )

    def _metadata(self, session: OAuth2Client) -> dict[str, Any]:
        """What the provider publishes of itself (OpenID Connect Discovery 1.0); another's is not believed."""
        address = f"{self.issuer.rstrip('/')}/.well-known/openid-configuration"
        try:
            found = _json(session.request("GET", address, withhold_token=True))
        except (httpx.HTTPError, ValueError) as error:
            raise ProviderError("The sign-in service does not answer. Try again in a while") from error
        if found.get("issuer") != self.issuer or "authorization_endpoint" not in found:
            raise ProviderError("The sign-in service is not the one that the desk was told of. Tell the support team")
        return found


def _json(answer: httpx.Response) -> dict[str, Any]:
    answer.raise_for_status()
    found: dict[str, Any] = answer.json()
    return found
