"""The triggers that keep the audit log from being changed, and whether they are all in force."""

from sqlalchemy import Connection, text

from counterfoil.audit.breaks import Break

PROTECTIONS = "protections"
# What the migrations create, by the kind of database.
TRIGGERS = {
    "sqlite": (
        *("audit_event_unchanged", "audit_event_undeleted", "audit_event_follows"),
        *("audit_checkpoint_unchanged", "audit_checkpoint_undeleted", "audit_checkpoint_follows"),
        *("audit_head_forward", "audit_head_undeleted", "audit_head_once"),
    ),
    "postgresql": (
        *("audit_event_unchanged", "audit_event_untruncated", "audit_event_follows"),
        *("audit_checkpoint_unchanged", "audit_checkpoint_untruncated"),
        *("audit_head_forward", "audit_head_undeleted", "audit_head_untruncated"),
    ),
}
IN_FORCE = {
    "sqlite": text("SELECT name FROM sqlite_master WHERE type = 'trigger'"),
    "postgresql": text(
        "SELECT tgname FROM pg_trigger WHERE tgenabled IN ('O', 'A') AND tgrelid IN "
        "('audit_event'::regclass, 'audit_checkpoint'::regclass, 'audit_head'::regclass)"
    ),
}


def unprotected(connection: Connection) -> list[Break]:
    """Each trigger that is gone or turned off; the log may have been changed meanwhile, and can be now."""
    kind = connection.dialect.name
    in_force = set(connection.execute(IN_FORCE[kind]).scalars())
    return [
        Break(stream=PROTECTIONS, sequence=number, what=f"the trigger {name} is gone or turned off")
        for number, name in enumerate(TRIGGERS[kind], start=1)
        if name not in in_force
    ]
