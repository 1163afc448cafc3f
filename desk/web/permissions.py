"""Who may do what at the desk. This is the one place: every route has its line in `ROUTES`, and the guard asks it.

A route without a line is refused to everybody. Whose organisations and whose restricted post a person sees is the
`Scope`, which every query for items takes; an item outside it does not exist for that person (404, not 403).
"""

from collections.abc import Mapping
from enum import Enum

from counterfoil.model.people import Account, Role
from counterfoil.store import Scope


class Permission(Enum):
    """What a route needs. `PUBLIC` needs nobody, `SIGNED_IN` anybody with an account.

    `WATCH` needs nobody's role but the token of a machine that watches the desk.
    """

    PUBLIC = "public"
    SIGNED_IN = "signed in"
    SEE_WORK = "see the work"
    TAKE_PART = "write notes and take back what you judged"
    SETTLE = "settle holds"
    APPROVE = "approve"
    APPROVE_CHANGE = "approve changes of master data"
    REVIEW_NAMES = "confirm suppliers' names"
    SEE_LIMITS = "see who may approve what"
    DELEGATE = "name who acts for an approver"
    ASSIGN = "assign work to others"
    AUDIT = "search the audit log"
    SEE_RETENTION = "see how long originals are kept"
    RETAIN = "lay legal holds and dispose of originals"
    ADMINISTER = "administer"
    WATCH = "read the metrics"


_EVERYBODY = frozenset(Role)
_RETAINERS = frozenset({Role.SUPERVISOR, Role.ADMINISTRATOR, Role.INFORMATION_GOVERNANCE})
GRANTS: Mapping[Permission, frozenset[Role]] = {
    Permission.SIGNED_IN: _EVERYBODY,
    Permission.SEE_WORK: _EVERYBODY - {Role.ADMINISTRATOR},
    Permission.TAKE_PART: _EVERYBODY - {Role.ADMINISTRATOR, Role.AUDITOR},
    Permission.SETTLE: frozenset({Role.CLERK, Role.SUPERVISOR, Role.INFORMATION_GOVERNANCE}),
    Permission.APPROVE: frozenset({Role.APPROVER}),
    Permission.APPROVE_CHANGE: frozenset({Role.SUPERVISOR}),
    Permission.REVIEW_NAMES: frozenset({Role.SUPERVISOR}),
    Permission.SEE_LIMITS: _EVERYBODY,
    Permission.DELEGATE: frozenset({Role.APPROVER, Role.SUPERVISOR}),
    Permission.ASSIGN: frozenset({Role.SUPERVISOR}),
    Permission.AUDIT: frozenset({Role.AUDITOR, Role.SUPERVISOR, Role.INFORMATION_GOVERNANCE}),
    Permission.SEE_RETENTION: _RETAINERS | {Role.AUDITOR},
    Permission.RETAIN: _RETAINERS,
    Permission.ADMINISTER: frozenset({Role.ADMINISTRATOR}),
    Permission.WATCH: frozenset(),
}

# Method and path as the route declares it. A path with {item} is first looked up within the person's scope.
ROUTES: Mapping[str, Permission] = {
    "GET /": Permission.SIGNED_IN,
    "GET /work": Permission.SEE_WORK,
    "GET /work/counts": Permission.SEE_WORK,
    "POST /work/take": Permission.SETTLE,
    "POST /work/assign": Permission.ASSIGN,
    "POST /work/views": Permission.SEE_WORK,
    "POST /work/views/drop": Permission.SEE_WORK,
    "GET /items/{item}": Permission.SEE_WORK,
    "POST /items/{item}/take": Permission.SETTLE,
    "POST /items/{item}/assign": Permission.ASSIGN,
    "POST /items/{item}/settle": Permission.SETTLE,
    "POST /items/{item}/take-back": Permission.TAKE_PART,
    "POST /items/{item}/note": Permission.TAKE_PART,
    "GET /items/{item}/approve": Permission.APPROVE,
    "POST /items/{item}/approve": Permission.APPROVE,
    "GET /items/{item}/change": Permission.SEE_WORK,
    "POST /items/{item}/change": Permission.SETTLE,
    "POST /items/{item}/change/approve": Permission.APPROVE_CHANGE,
    "GET /changes": Permission.SEE_WORK,
    "GET /changes/approved.csv": Permission.SEE_WORK,
    "GET /names": Permission.SEE_WORK,
    "POST /names": Permission.REVIEW_NAMES,
    "GET /rules": Permission.SEE_WORK,
    "GET /proposals": Permission.SEE_WORK,
    "GET /proposals/{name}": Permission.SEE_WORK,
    "GET /limits": Permission.SEE_LIMITS,
    "GET /delegations": Permission.SEE_LIMITS,
    "POST /delegations": Permission.DELEGATE,
    "POST /delegations/{number}/end": Permission.DELEGATE,
    "GET /items/{item}/history": Permission.SEE_WORK,
    "GET /items/{item}/evidence.pdf": Permission.SEE_WORK,
    "GET /items/{item}/next": Permission.SEE_WORK,
    "GET /items/{item}/next/picture": Permission.SEE_WORK,
    "GET /items/{item}/pages/{number}/picture": Permission.SEE_WORK,
    "GET /items/{item}/pages/{number}/words": Permission.SEE_WORK,
    "GET /causes": Permission.SEE_WORK,
    "GET /causes/one": Permission.SEE_WORK,
    "POST /causes/one": Permission.SETTLE,
    "GET /performance": Permission.SEE_WORK,
    "GET /status": Permission.SEE_WORK,
    "GET /audit": Permission.AUDIT,
    "GET /retention": Permission.SEE_RETENTION,
    "POST /retention/holds": Permission.RETAIN,
    "POST /retention/holds/{number}/lift": Permission.RETAIN,
    "POST /retention/lists": Permission.RETAIN,
    "POST /retention/lists/{number}": Permission.RETAIN,
    "GET /people": Permission.ADMINISTER,
    "POST /people": Permission.ADMINISTER,
    "GET /people/{name}": Permission.ADMINISTER,
    "POST /people/{name}": Permission.ADMINISTER,
    "POST /people/{name}/invite": Permission.ADMINISTER,
    "GET /sign-in": Permission.PUBLIC,
    "POST /sign-in": Permission.PUBLIC,
    "GET /sign-in/elsewhere": Permission.PUBLIC,
    "GET /sign-in/elsewhere/back": Permission.PUBLIC,
    "GET /join/{secret}": Permission.PUBLIC,
    "POST /join/{secret}": Permission.PUBLIC,
    "POST /sign-out": Permission.SIGNED_IN,
    "GET /account": Permission.SIGNED_IN,
    "POST /account/password": Permission.SIGNED_IN,
    "POST /account/keys": Permission.SIGNED_IN,
    "GET /help/keys": Permission.SIGNED_IN,
    "GET /accessibility": Permission.PUBLIC,
    "GET /health": Permission.PUBLIC,
    "GET /metrics": Permission.WATCH,
}

_SEES_PLAIN = frozenset({Role.CLERK, Role.APPROVER, Role.SUPERVISOR, Role.AUDITOR})
_SEES_SHUT = frozenset({Role.SUPERVISOR, Role.AUDITOR, Role.INFORMATION_GOVERNANCE})


def may(account: Account, permission: Permission) -> bool:
    """Whether one of the person's roles grants this."""
    return bool(account.roles & GRANTS[permission])


def scope_of(account: Account) -> Scope:
    """What the person sees: patients' data is for information governance alone, other quarantine for few."""
    return Scope(
        organisations=None if account.is_everywhere else account.organisations,
        plain=bool(account.roles & _SEES_PLAIN),
        shut=bool(account.roles & _SEES_SHUT),
        patient=Role.INFORMATION_GOVERNANCE in account.roles,
    )
