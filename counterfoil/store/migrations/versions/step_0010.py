"""An index of every three letters that stand together in what the work list is searched by, kept by the database itself.

SQLite has one of its own (FTS5's trigrams); it needs numbered rows, and those of `work` may get other numbers, so the text
stands once more in a table whose rows keep theirs. PostgreSQL indexes a list, for which it needs no extension, so that
nobody has to be asked for the right to install one.
"""

from alembic import op

revision = "0010"
down_revision = "0009"

SQLITE = (
    "CREATE TABLE work_text (number INTEGER PRIMARY KEY, item TEXT NOT NULL UNIQUE, text TEXT NOT NULL)",
    """CREATE VIRTUAL TABLE work_letters USING fts5(
           text, content = 'work_text', content_rowid = 'number', tokenize = 'trigram', columnsize = 0)""",
    """CREATE TRIGGER work_text_added AFTER INSERT ON work
       BEGIN INSERT INTO work_text (item, text) VALUES (NEW.item, NEW.text); END""",
    """CREATE TRIGGER work_text_changed AFTER UPDATE OF text ON work WHEN NEW.text <> OLD.text
       BEGIN UPDATE work_text SET text = NEW.text WHERE item = NEW.item; END""",
    """CREATE TRIGGER work_text_removed AFTER DELETE ON work
       BEGIN DELETE FROM work_text WHERE item = OLD.item; END""",
    """CREATE TRIGGER work_letters_added AFTER INSERT ON work_text
       BEGIN INSERT INTO work_letters (rowid, text) VALUES (NEW.number, NEW.text); END""",
    """CREATE TRIGGER work_letters_changed AFTER UPDATE ON work_text
       BEGIN
           INSERT INTO work_letters (work_letters, rowid, text) VALUES ('delete', OLD.number, OLD.text);
           INSERT INTO work_letters (rowid, text) VALUES (NEW.number, NEW.text);
       END""",
    """CREATE TRIGGER work_letters_removed AFTER DELETE ON work_text
       BEGIN INSERT INTO work_letters (work_letters, rowid, text) VALUES ('delete', OLD.number, OLD.text); END""",
    "INSERT INTO work_text (item, text) SELECT item, text FROM work",
)
# Without statistics the planner takes the index always; to gather them would cut up every text at each ANALYZE. What
# was written last waits in a list that every search reads, so the list is kept short (in kB).
POSTGRESQL = (
    """CREATE FUNCTION work_letters(said text) RETURNS text[] LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
           SELECT coalesce(array_agg(DISTINCT substr(said, place, 3)), '{}')
           FROM generate_series(1, length(said) - 2) AS place $$""",
    """CREATE INDEX ix_work_letters ON work USING gin (work_letters(text COLLATE "C"))
       WITH (gin_pending_list_limit = 512)""",
    "ALTER INDEX ix_work_letters ALTER COLUMN 1 SET STATISTICS 0",
)


def upgrade() -> None:
    for statement in POSTGRESQL if op.get_bind().dialect.name == "postgresql" else SQLITE:
        op.execute(statement)
