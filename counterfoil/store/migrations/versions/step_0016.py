"""No delegation is ever removed, since approvals were given under it: it is ended, which its row says."""

from alembic import op

revision = "0016"
down_revision = "0015"

REFUSED = "a delegation can be ended and not removed"
# SQLite's INSERT OR REPLACE deletes the row in its way without asking the triggers on deletion.
SQLITE = (
    """CREATE TRIGGER delegation_undeleted BEFORE DELETE ON delegation
       BEGIN SELECT RAISE(ABORT, '{refused}'); END""",
    """CREATE TRIGGER delegation_once BEFORE INSERT ON delegation
       WHEN EXISTS (SELECT 1 FROM delegation WHERE number = NEW.number)
       BEGIN SELECT RAISE(ABORT, '{refused}'); END""",
)
POSTGRESQL = (
    """CREATE FUNCTION delegation_refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
       RAISE EXCEPTION '{refused}' USING ERRCODE = '42501'; END $$""",
    """CREATE TRIGGER delegation_undeleted BEFORE DELETE ON delegation
       FOR EACH ROW EXECUTE FUNCTION delegation_refuse()""",
    """CREATE TRIGGER delegation_untruncated BEFORE TRUNCATE ON delegation
       FOR EACH STATEMENT EXECUTE FUNCTION delegation_refuse()""",
)


def upgrade() -> None:
    for statement in POSTGRESQL if op.get_bind().dialect.name == "postgresql" else SQLITE:
        op.execute(statement.format(refused=REFUSED))
