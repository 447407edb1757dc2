"""The database's own text index: FTS5 on SQLite, a GIN index on PostgreSQL, filled with our own tokens.

SQLite's tables keep no text (content=''), no places (detail=none) and no lengths (columnsize=0): they only say which
documents hold a token. Nothing can be taken out of such a table without the tokens that went in; there are two, so that
a rebuild fills the one and then empties the other (see `articles.search.store`).
"""

from django.db import migrations

FTS5 = """CREATE VIRTUAL TABLE search_index_{} USING fts5(
    tokens, content='', detail=none, columnsize=0, tokenize="unicode61 remove_diacritics 0 tokenchars '_'")"""
SQLITE = [FTS5.format("a"), FTS5.format("b")]
POSTGRESQL = [
    "CREATE TABLE search_index (document_id bigint PRIMARY KEY, tokens text NOT NULL)",
    "CREATE INDEX search_index_tokens ON search_index USING gin (string_to_array(tokens, ' ')) WITH (fastupdate = off)",
]
SQLITE_BACK = ["DROP TABLE search_index_a", "DROP TABLE search_index_b"]
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
