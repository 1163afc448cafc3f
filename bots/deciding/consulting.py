"""What the master data answered when a bill was decided, so that a question gets the same answer in any year."""

import json
from collections.abc import Callable, Iterable
from datetime import date
from functools import cache
from typing import Any, cast, get_type_hints

from pydantic import TypeAdapter

from bots.deciding.views import MastersView
from counterfoil.model.basis import Consulted


class NotConsultedError(LookupError):
    """A decision that is made again asks what nobody asked when it was first made."""


class Minutes:
    """Asks the master data in a decision's stead and notes each question with its answer."""

    def __init__(self, masters: MastersView) -> None:
        self._masters = masters
        self._answers: dict[tuple[Any, ...], Any] = {}

    @property
    def view(self) -> MastersView:
        """The masters as the decision sees them."""
        return cast("MastersView", _Asking(self._ask))

    @property
    def consulted(self) -> tuple[Consulted, ...]:
        """Every question so far, in the order in which it was first put."""
        return tuple(
            Consulted(question=_written(asked), answer=_adapter(asked[0]).dump_json(answer).decode())
            for asked, answer in self._answers.items()
        )

    def _ask(self, name: str, *arguments: str | date) -> Any:  # noqa: ANN401 - each question has its own answer
        asked = (name, *arguments)
        if asked not in self._answers:
            self._answers[asked] = getattr(self._masters, name)(*arguments)
        return self._answers[asked]


def recorded(consulted: Iterable[Consulted]) -> MastersView:
    """The masters as they answered then.

    Raises:
        NotConsultedError: on a question that was not put then; its answer cannot be known any more.
    """
    answers = {each.question: each.answer for each in consulted}

    def ask(name: str, *arguments: str | date) -> Any:  # noqa: ANN401 - each question has its own answer
        question = _written((name, *arguments))
        if question not in answers:
            raise NotConsultedError(f"the decision now needs {question} of the master data, which was not asked then")
        return _adapter(name).validate_json(answers[question])

    return cast("MastersView", _Asking(ask))


class _Asking:
    """A view whose every question goes through one function."""

    def __init__(self, ask: Callable[..., Any]) -> None:
        self._ask = ask

    def __getattr__(self, name: str) -> Callable[..., Any]:
        return lambda *arguments: self._ask(name, *arguments)


def _written(asked: tuple[str | date, ...]) -> str:
    return json.dumps(asked, default=str, separators=(",", ":"), ensure_ascii=False)


@cache
def _adapter(question: str) -> TypeAdapter[Any]:
    """How the answers to a question are written down: by the type that the view declares for it."""
    return TypeAdapter(get_type_hints(getattr(MastersView, question))["return"])
