"""The wire to Tryton 8: REST with an application key, or JSON-RPC with a session; each call has a limit of time.

Both carry the same four acts. JSON-RPC posts a chunk of bills in one transaction, which costs the server a fifth of
posting them one by one as REST has to; an application key can be withdrawn by itself and opens nothing but REST.
"""

import base64
import threading
from abc import ABC, abstractmethod
from collections.abc import Sequence
from http import HTTPStatus
from typing import Any, NoReturn

import httpx
from tenacity import Retrying, retry_if_exception_type, stop_after_attempt, wait_random_exponential

from connectors.ledgers.base import LedgerInDoubt, LedgerUnavailable
from connectors.ledgers.tryton_json import Domain, Row, decoded, encoded

TIME_LIMITS = httpx.Timeout(120, connect=10)
"""Seconds: a chunk of fifty bills takes Tryton about five, and much longer when the machine is busy."""

ATTEMPTS = 4
PAUSE = wait_random_exponential(multiplier=0.2, max=3)
"""Seconds between attempts of a call that wrote nothing: Tryton's locks on PostgreSQL do not wait, they fail."""

LOGGED = 300
"""Characters of an error that are kept: Tryton appends the whole definition of a field to some."""

_NOTHING_DONE = {HTTPStatus.SERVICE_UNAVAILABLE, HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.LOCKED, HTTPStatus.CONFLICT}


class TrytonSaysNo(Exception):  # noqa: N818 - it is Tryton's answer, and what it means is for the ledger to say
    """Tryton refused an act and undid it, or asks its user whether he is sure; the text is Tryton's own."""


class Wire(ABC):
    """A signed-in connection to one Tryton database.

    Raises, from every act: LedgerUnavailable when nothing was done, LedgerInDoubt when that is not known (of acts that
    write only), TrytonSaysNo when Tryton refused.
    """

    def __init__(self, url: str) -> None:
        self._client = httpx.Client(base_url=url.rstrip("/") + "/", timeout=TIME_LIMITS)

    @abstractmethod
    def search_read(
        self,
        model: str,
        domain: Domain,
        fields: Sequence[str],
        *,
        company: int | None = None,
        limit: int | None = None,
        order: Sequence[tuple[str, str]] = (("id", "ASC"),),
    ) -> list[Row]:
        """The records that meet the domain; fields of a related record come under its name ("party.": {"code": …})."""

    @abstractmethod
    def create(self, model: str, rows: Sequence[Row], *, company: int) -> list[int]:
        """Make the records in one transaction; their ids, in order."""

    @abstractmethod
    def press(self, model: str, button: str, ids: Sequence[int], *, company: int) -> None:
        """Press a button of these records: in one transaction, or, by REST, in one each."""

    @abstractmethod
    def wave_through(self, warning: str) -> None:
        """Let the next act of this user pass the named warning, as a person does who answers it with yes."""

    @abstractmethod
    def delete(self, model: str, ids: Sequence[int], *, company: int) -> None:
        """Delete the records; as `press`."""

    def close(self) -> None:
        """Give back the connections."""
        self._client.close()

    def _send(self, method: str, path: str, *, writes: bool, **how: Any) -> httpx.Response:  # noqa: ANN401 - httpx's own
        """One call, again while nothing was done by it."""
        retrying = Retrying(
            retry=retry_if_exception_type(LedgerUnavailable),
            stop=stop_after_attempt(ATTEMPTS),
            wait=PAUSE,
            reraise=True,
        )
        return retrying(self._send_once, method, path, writes=writes, **how)

    def _send_once(self, method: str, path: str, *, writes: bool, **how: Any) -> httpx.Response:  # noqa: ANN401
        try:
            response = self._client.request(method, path, **how)
        except (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout) as error:
            raise LedgerUnavailable(f"Tryton does not answer at {self._where()}; try again later: {error}") from error
        except httpx.TransportError as error:
            _lost(f"the connection to Tryton was lost: {type(error).__name__}", writes=writes, cause=error)
        if response.status_code in _NOTHING_DONE and not _is_json(response):
            raise LedgerUnavailable(f"Tryton is busy ({response.status_code}); try again later")
        if response.status_code >= HTTPStatus.INTERNAL_SERVER_ERROR:
            if response.status_code in _NOTHING_DONE or _undone(response):
                raise LedgerUnavailable(f"Tryton is busy ({response.status_code}); try again later")
            _lost(f"Tryton failed with {response.status_code}", writes=writes, cause=None)
        return response

    def _where(self) -> str:
        return f"{self._client.base_url.host}:{self._client.base_url.port}"


class RestWire(Wire):
    """Tryton's REST interface, signed in by the key of a user application."""

    def __init__(self, url: str, *, key: str) -> None:
        super().__init__(f"{url.rstrip('/')}/rest/model")
        self._client.headers["Authorization"] = f"Bearer {key}"

    def search_read(
        self,
        model: str,
        domain: Domain,
        fields: Sequence[str],
        *,
        company: int | None = None,
        limit: int | None = None,
        order: Sequence[tuple[str, str]] = (("id", "ASC"),),
    ) -> list[Row]:
        """As a class method, so that the answer is shaped as that of JSON-RPC."""
        asked = {"domain": domain, "limit": limit, "order": order, "fields_names": fields}
        found: list[Row] = self._call(f"{model}/search_read", asked, company=company, writes=False)
        return found

    def create(self, model: str, rows: Sequence[Row], *, company: int) -> list[int]:
        """All in one call."""
        made: list[int] = self._call(f"{model}/create", {"vlist": rows}, company=company, writes=True)
        return made

    def press(self, model: str, button: str, ids: Sequence[int], *, company: int) -> None:
        """One record after the other: the interface takes no list."""
        for one in ids:
            self._call(f"{model}/{one}/{button}?f=id", {}, company=company, writes=True)

    def wave_through(self, warning: str) -> None:
        """An application key has no right to: a person answers, or the installation connects by JSON-RPC."""
        raise TrytonSaysNo(f"Tryton wants {warning} answered, which an application key cannot; post this one by hand")

    def delete(self, model: str, ids: Sequence[int], *, company: int) -> None:
        """One record after the other."""
        for one in ids:
            headers = {"X-Tryton-Context": _context_header(company)}
            self._checked(self._send("DELETE", f"{model}/{one}", writes=True, headers=headers))

    def _call(self, path: str, body: Row, *, company: int | None, writes: bool) -> Any:  # noqa: ANN401 - any JSON
        headers = {"X-Tryton-Context": _context_header(company), "Content-Type": "application/json"}
        content = encoded(body)
        return self._checked(self._send("POST", path, writes=writes, content=content, headers=headers))

    def _checked(self, response: httpx.Response) -> Any:  # noqa: ANN401 - as above
        if response.status_code in {HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN}:
            raise LedgerUnavailable(
                "Tryton does not accept the application key, or gives it no right to this; renew it"
            )
        if response.status_code == HTTPStatus.NO_CONTENT:
            return None
        answer = decoded(response.content) if _is_json(response) else response.text
        if not response.is_success:
            raise _no(answer)
        return answer


class RpcWire(Wire):
    """Tryton's JSON-RPC, signed in as a user; a session that ends is begun again."""

    def __init__(self, url: str, *, user: str, password: str) -> None:
        super().__init__(url)
        self._user, self._password = user, password
        self._signing_in = threading.Lock()
        self._session = ""

    def search_read(
        self,
        model: str,
        domain: Domain,
        fields: Sequence[str],
        *,
        company: int | None = None,
        limit: int | None = None,
        order: Sequence[tuple[str, str]] = (("id", "ASC"),),
    ) -> list[Row]:
        """One call."""
        method = f"model.{model}.search_read"
        found: list[Row] = self._call(method, domain, 0, limit, order, fields, company=company, writes=False)
        return found

    def create(self, model: str, rows: Sequence[Row], *, company: int) -> list[int]:
        """All in one call."""
        made: list[int] = self._call(f"model.{model}.create", rows, company=company, writes=True)
        return made

    def press(self, model: str, button: str, ids: Sequence[int], *, company: int) -> None:
        """All in one call and one transaction."""
        self._call(f"model.{model}.{button}", ids, company=company, writes=True)

    def wave_through(self, warning: str) -> None:
        """One call."""
        self._call("model.res.user.warning.skip", warning, company=None, writes=True)

    def delete(self, model: str, ids: Sequence[int], *, company: int) -> None:
        """All in one call."""
        self._call(f"model.{model}.delete", ids, company=company, writes=True)

    def _call(self, method: str, *arguments: Any, company: int | None, writes: bool) -> Any:  # noqa: ANN401
        parameters = [*arguments, _context(company)]
        session = self._session or self._sign_in(was="")
        response = self._ask(method, parameters, session=session, writes=writes)
        if response.status_code in {HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN}:  # refused before anything is done
            response = self._ask(method, parameters, session=self._sign_in(was=session), writes=writes)
        if not response.is_success:
            raise LedgerUnavailable(f"Tryton refuses {method} with {response.status_code}; check the robot's groups")
        answer = decoded(response.content)
        if "error" in answer:
            raise _no(answer["error"])
        return answer.get("result")

    def _ask(self, method: str, parameters: list[Any], *, session: str, writes: bool) -> httpx.Response:
        content = encoded({"id": 0, "method": method, "params": parameters})
        headers = {"Content-Type": "application/json", **({"Authorization": f"Session {session}"} if session else {})}
        return self._send("POST", "rpc/", writes=writes, content=content, headers=headers)

    def _sign_in(self, *, was: str) -> str:
        """A session: the one that another thread has begun since, or a new one."""
        with self._signing_in:
            if self._session == was:
                parameters = [self._user, {"password": self._password}, "en"]
                response = self._ask("common.db.login", parameters, session="", writes=False)
                if not response.is_success or "result" not in (answer := decoded(response.content)):
                    raise LedgerUnavailable(f"Tryton does not let {self._user} in; check the name and the password")
                number, token, *_ = answer["result"]
                self._session = base64.b64encode(f"{self._user}:{number}:{token}".encode()).decode()
            return self._session


def _lost(what: str, *, writes: bool, cause: Exception | None) -> NoReturn:
    if writes:
        raise LedgerInDoubt(f"{what}; ask what it holds") from cause
    raise LedgerUnavailable(f"{what}; try again later") from cause


def _undone(response: httpx.Response) -> bool:
    """A database that is locked: the transaction was rolled back."""
    return "lock" in response.text[:LOGGED]


def _no(error: Any) -> TrytonSaysNo:  # noqa: ANN401 - Tryton gives a list, an object or text
    """Tryton's own first sentence.

    JSON-RPC gives ["UserWarning", [name, sentence, …]], ["UserError", [sentence, …]] or [sentence, trace]; REST an
    object.
    """
    match error:
        case ["UserWarning", [_, message, *_]] | [_, [message, *_]] | {"message": message} | [message, *_]:
            return TrytonSaysNo(str(message)[:LOGGED])
        case _:
            return TrytonSaysNo(str(error)[:LOGGED])


def _context(company: int | None) -> Row:
    return {"language": "en"} if company is None else {"language": "en", "company": company}


def _context_header(company: int | None) -> str:
    return base64.urlsafe_b64encode(encoded(_context(company)).encode()).decode()


def _is_json(response: httpx.Response) -> bool:
    return str(response.headers.get("Content-Type", "")).startswith("application/json")
