"""The database's own text index: FTS5 on SQLite, a tsvector under GIN on PostgreSQL, filled with our own tokens.

SQLite's table keeps no text (content=''), no places (detail=none) and no lengths (columnsize=0): it only says which
documents hold a token. To take a document out it wants the tokens that went in; `search_tokens` remembers them.
"""

from django.db import migrations

SQLITE = [
    """CREATE VIRTUAL TABLE search_index USING fts5(
        tokens, content='', detail=none, columnsize=0, tokenize="unicode61 remove_diacritics 0 tokenchars '_'")""",
    "CREATE TABLE search_tokens (document_id integer PRIMARY KEY, tokens blob NOT NULL)",
]
POSTGRESQL = [
    "CREATE TABLE search_index (document_id bigint PRIMARY KEY, tokens tsvector NOT NULL)",
    "CREATE INDEX search_index_tokens ON search_index USING gin (tokens) WITH (fastupdate = off)",
]
SQLITE_BACK = ["DROP TABLE search_index", "DROP TABLE search_tokens"]
POSTGRESQL_BACK = ["DROP TABLE search_index"]


def make(apps, schema_editor):
    is_postgresql = schema_editor.connection.vendor == "postgresql"
    for statement in POSTGRESQL if is_postgresql else SQLITE:
        schema_editor.execute(statement, params=None)


def remove(apps, schema_editor):
    is_postgresql = schema_editor.connection.vendor == "postgresql"
    for statement in POSTGRESQL_BACK if is_postgresql else SQLITE_BACK:
        schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):
    dependencies = [("articles", "0003_search")]
    operations = [migrations.RunPython(make, remove)]
