"""Rules on trial: asked about every item beside the real ones, with their answers written down and never acted on."""

from bots.deciding import make
from counterfoil.model.basis import Basis
from counterfoil.model.decisions import Decision
from counterfoil.rulebook import Rulebook, RuleError
from counterfoil.store import Store, Transaction
from flows.rule_sources import rules_kept


def on_trial(store: Store) -> tuple[Rulebook | None, tuple[str, ...]]:
    """The rules that are on trial; or why they cannot be asked, which must not keep the post from being worked."""
    trial = store.trial()
    if trial is None:
        return None, ()
    try:
        return Rulebook.read(rules_kept(store, trial.digest, commit=trial.commit)), ()
    except RuleError as error:
        return None, (f"the rules on trial were not asked: {error}",)


def shadow(rules: Rulebook, tx: Transaction, ruling: int, *, basis: Basis, decision: Decision) -> None:
    """Note what the rules on trial say to the basis of a decision; whatever goes wrong with them is only noted."""
    digest = rules.files.digest
    try:
        instead = make(basis, policy=rules.policy(basis.organisation))
    except Exception as fault:  # noqa: BLE001 - rules on trial must not stop the post, whatever is wrong with them
        tx.note_shadow(ruling, digest=digest, decision=None, differs=True, error=f"{type(fault).__name__}: {fault}")
        return
    tx.note_shadow(ruling, digest=digest, decision=instead, differs=differs(decision, instead))


def differs(one: Decision, other: Decision) -> bool:
    """Whether two decisions would be felt by anybody: outcome, holds by code, flags, approver, or what is posted."""
    return felt(one) != felt(other)


def felt(decision: Decision) -> tuple[object, ...]:
    """What of a decision is felt outside; its wording and its trace are not."""
    return (
        decision.outcome,
        frozenset(hold.code for hold in decision.holds),
        frozenset(decision.flags),
        decision.approval and decision.approval.person,
        decision.posting,
        decision.statement,
    )
