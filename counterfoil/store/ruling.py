"""Keeping every decision for ever: the ruling, its basis, the rule files behind it, and what rules on trial said."""

import json
import zlib
from collections.abc import Mapping
from typing import Any

from sqlalchemy import insert, select, update

from counterfoil.model.decisions import Decision
from counterfoil.store.inserting import insert_or_leave
from counterfoil.store.moves import Moves
from counterfoil.store.papers import DECISION, dumped
from counterfoil.store.records import Claim
from counterfoil.store.tables import RULEBOOK, RULING, SHADOW, TRIAL

ADD_RULING = insert(RULING).returning(RULING.c.number)
ADD_SHADOW = insert(SHADOW)
# Several runs may bring the same rules at once.
ADD_RULEBOOK = insert_or_leave(RULEBOOK, RULEBOOK.c.digest)


class Ruling(Moves):
    """The part of a transaction that keeps what was decided, and by what."""

    def keep_rules(self, *, digest: str, name: str, texts: Mapping[str, str]) -> None:
        """Keep the files of a rulebook, by path, under their hash; nothing is done where they are kept already."""
        known = self._connection.execute(select(RULEBOOK.c.digest).where(RULEBOOK.c.digest == digest)).first()
        if known is None:
            body = deflated(json.dumps(dict(texts), ensure_ascii=False, sort_keys=True))
            kept = {"digest": digest, "name": name, "texts": body}
            self._connection.execute(ADD_RULEBOOK[self._connection.dialect.name], kept)

    def start_trial(self, *, digest: str, commit: str) -> None:
        """From now on ask the kept rules of this hash beside the real ones; a trial under way is stopped."""
        self.stop_trial()
        self._connection.execute(insert(TRIAL).values(digest=digest, commit=commit, started_at=self._clock()))
        self._note(None, "trial started", digest, {"rule_files": digest, "commit": commit})

    def stop_trial(self) -> bool:
        """Stop the trial that is under way; whether there was one."""
        under_way = select(TRIAL.c.digest).where(TRIAL.c.stopped_at.is_(None))
        stopped = list(self._connection.execute(under_way).scalars())
        self._connection.execute(update(TRIAL).where(TRIAL.c.stopped_at.is_(None)).values(stopped_at=self._clock()))
        for digest in stopped:
            self._note(None, "trial stopped", digest, {"rule_files": digest})
        return bool(stopped)

    def note_shadow(
        self, ruling: int, *, digest: str, decision: Decision | None, differs: bool, error: str | None = None
    ) -> None:
        """Note what the rules of this hash, which are on trial, would have decided instead; None where they failed."""
        said = None if decision is None else deflated(dumped(DECISION, decision))
        row = {"ruling": ruling, "digest": digest, "differs": differs, "decision": said, "error": error}
        self._connection.execute(ADD_SHADOW, row)

    def _add_ruling(
        self, claim: Claim, decision: Decision, *, organisation: str | None, decided: str | None, basis: str | None
    ) -> int:
        ruling: dict[str, Any] = {
            "item": claim.item.id,
            "made_at": self._clock(),
            "as_at": decision.as_at,
            "organisation": organisation,
            "decision": deflated(decided or dumped(DECISION, decision)),
            "basis": None if basis is None else deflated(basis),
        }
        number: int = self._connection.execute(ADD_RULING, ruling).scalar_one()
        return number


def deflated(text: str) -> bytes:
    """A text in a tenth of its room; a trace repeats itself."""
    return zlib.compress(text.encode(), 6)


def inflated(body: bytes) -> str:
    """The text again."""
    return zlib.decompress(body).decode()
