"""The database's own text index, fed with our tokens: FTS5 on SQLite, a tsvector under GIN on PostgreSQL.

Both do one thing: tell which documents hold a token. What a token weighs is in its name (see `articles.search.impact`),
so no database ranks, stems or splits anything, and both give the same answer.
"""

import json
import zlib
from array import array
from collections.abc import Iterable, Mapping, Sequence
from sys import byteorder

from django.db import connection

Postings = Mapping[str, Sequence[int]]


class SqliteStore:
    """FTS5 without text of its own; the tokens of each document are kept beside it, for taking it out again."""

    def find(self, tokens: Iterable[str]) -> Postings:
        """Give for each token that any document holds the numbers of these documents; one query."""
        sql = """SELECT t.value, (SELECT json_group_array(rowid) FROM search_index WHERE search_index MATCH t.value)
                 FROM json_each(%s) t"""
        with connection.cursor() as cursor:
            cursor.execute(sql, [json.dumps(list(tokens))])
            return {token: numbers for token, found in cursor.fetchall() if (numbers := json.loads(found))}

    def put(self, rows: Sequence[tuple[int, Iterable[str]]]) -> None:
        """Store the tokens of these documents in place of what was there."""
        self.remove([number for number, _ in rows])
        texts = [(number, " ".join(sorted(tokens))) for number, tokens in rows]
        with connection.cursor() as cursor:
            cursor.executemany("INSERT INTO search_index (rowid, tokens) VALUES (%s, %s)", texts)
            packed = [(number, zlib.compress(text.encode(), 6)) for number, text in texts]
            cursor.executemany("INSERT INTO search_tokens (document_id, tokens) VALUES (%s, %s)", packed)

    def remove(self, numbers: Sequence[int]) -> None:
        """Take these documents out of the index."""
        wanted = json.dumps(list(numbers))
        of_these = "FROM search_tokens WHERE document_id IN (SELECT value FROM json_each(%s))"
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT document_id, tokens {of_these}", [wanted])
            stored = [(number, zlib.decompress(packed).decode()) for number, packed in cursor.fetchall()]
            delete = "INSERT INTO search_index (search_index, rowid, tokens) VALUES ('delete', %s, %s)"
            cursor.executemany(delete, stored)
            cursor.execute(f"DELETE {of_these}", [wanted])


class PostgresStore:
    """A table of tsvectors without places, under a GIN index."""

    def find(self, tokens: Iterable[str]) -> Postings:
        """Give for each token that any document holds the numbers of these documents; one query."""
        # Tokens are plain letters, digits and underscores, so that quotes are all the care a tsquery needs.
        sql = """SELECT t.token, found.numbers FROM unnest(%s::text[]) AS t(token), LATERAL (
                     SELECT string_agg(int8send(document_id), ''::bytea) AS numbers FROM search_index
                     WHERE tokens @@ ('''' || t.token || '''')::tsquery) AS found
                 WHERE found.numbers IS NOT NULL"""
        with connection.cursor() as cursor:
            cursor.execute(sql, [list(tokens)])
            return {token: _numbers(found) for token, found in cursor.fetchall()}

    def put(self, rows: Sequence[tuple[int, Iterable[str]]]) -> None:
        """Store the tokens of these documents in place of what was there."""
        sql = """INSERT INTO search_index (document_id, tokens) VALUES (%s, array_to_tsvector(%s::text[]))
                 ON CONFLICT (document_id) DO UPDATE SET tokens = excluded.tokens"""
        with connection.cursor() as cursor:
            cursor.executemany(sql, [(number, sorted(tokens)) for number, tokens in rows])

    def remove(self, numbers: Sequence[int]) -> None:
        """Take these documents out of the index."""
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM search_index WHERE document_id = ANY(%s)", [list(numbers)])


def _numbers(packed: bytes) -> Sequence[int]:
    numbers = array("q", bytes(packed))
    if byteorder == "little":
        numbers.byteswap()
    return numbers


def store() -> SqliteStore | PostgresStore:
    """Give the store of the database in use."""
    return PostgresStore() if connection.vendor == "postgresql" else SqliteStore()
