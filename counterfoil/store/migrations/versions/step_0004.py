"""Every decision as it was made, the rules that made it, and what rules on trial said; none of it is ever changed."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

ORDERED = sa.Text().with_variant(sa.TEXT(collation="C"), "postgresql")

TABLES = ("ruling", "rulebook")
REFUSED = "a decision that was made can not be changed"
# SQLite's INSERT OR REPLACE deletes the row in its way without asking the triggers on deletion.
SQLITE = (
    """CREATE TRIGGER {table}_unchanged BEFORE UPDATE ON {table}
       BEGIN SELECT RAISE(ABORT, '{refused}'); END""",
    """CREATE TRIGGER {table}_undeleted BEFORE DELETE ON {table}
       BEGIN SELECT RAISE(ABORT, '{refused}'); END""",
    """CREATE TRIGGER {table}_once BEFORE INSERT ON {table}
       WHEN EXISTS (SELECT 1 FROM {table} WHERE {key} = NEW.{key})
       BEGIN SELECT RAISE(ABORT, '{refused}'); END""",
)
POSTGRESQL_REFUSAL = """CREATE FUNCTION ruling_refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    RAISE EXCEPTION '{refused}' USING ERRCODE = '42501'; END $$"""
POSTGRESQL = (
    """CREATE TRIGGER {table}_unchanged BEFORE UPDATE OR DELETE ON {table}
       FOR EACH ROW EXECUTE FUNCTION ruling_refuse()""",
    """CREATE TRIGGER {table}_untruncated BEFORE TRUNCATE ON {table}
       FOR EACH STATEMENT EXECUTE FUNCTION ruling_refuse()""",
)


def upgrade() -> None:
    op.create_table(
        "ruling",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("item", ORDERED, nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("as_at", sa.Date(), nullable=False),
        sa.Column("organisation", ORDERED, nullable=True),
        sa.Column("decision", sa.LargeBinary(), nullable=False),
        sa.Column("basis", sa.LargeBinary(), nullable=True),
        sa.ForeignKeyConstraint(["item"], ["item.id"]),
        sa.PrimaryKeyConstraint("number"),
    )
    op.create_index(op.f("ix_ruling_item"), "ruling", ["item"], unique=False)
    op.create_index(op.f("ix_ruling_as_at"), "ruling", ["as_at"], unique=False)
    op.create_table(
        "rulebook",
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("texts", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("digest"),
    )
    op.create_table(
        "trial",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("commit", sa.Text(), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("stopped_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["digest"], ["rulebook.digest"]),
        sa.PrimaryKeyConstraint("number"),
    )
    op.create_table(
        "shadow",
        sa.Column("ruling", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("differs", sa.Boolean(), nullable=False),
        sa.Column("decision", sa.LargeBinary(), nullable=True),
        sa.Column("error", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["ruling"], ["ruling.number"]),
        sa.PrimaryKeyConstraint("ruling", "digest"),
    )
    protect()


def protect() -> None:
    on_postgresql = op.get_bind().dialect.name == "postgresql"
    if on_postgresql:
        op.execute(POSTGRESQL_REFUSAL.format(refused=REFUSED))
    for table, key in zip(TABLES, ("number", "digest"), strict=True):
        for statement in POSTGRESQL if on_postgresql else SQLITE:
            op.execute(statement.format(table=table, key=key, refused=REFUSED))
