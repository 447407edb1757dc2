"""The database's own text index, fed with our tokens: FTS5 on SQLite, GIN on PostgreSQL.

Both do one thing: tell which documents hold a token. What a token weighs is in its name (see `articles.search.impact`),
so no database ranks, stems or splits anything, and both give the same answer. A document that changes gets another
number; what is known under its old number is not asked for any more.
"""

import json
from array import array
from collections.abc import Iterable, Mapping, Sequence
from sys import byteorder

from django.db import connection

Postings = Mapping[str, Sequence[int]]
Rows = Sequence[tuple[int, Iterable[str]]]

# SQLite has two tables, by these names; the others have one and take no notice.
SIDES = ("a", "b")


class SqliteStore:
    """Two FTS5 tables without text of their own, one for each side.

    Nothing is ever taken out of a side but all of it, when a rebuild has written everything to the other. What no
    document has as its number any more is left out of every answer.
    """

    tables = ("search_index_a", "search_index_b")

    def find(self, tokens: Iterable[str]) -> Postings:
        """Give for each token that any document holds the numbers of these documents; one query."""
        sql = """SELECT t.value,
                     (SELECT json_group_array(rowid) FROM search_index_a WHERE search_index_a MATCH t.value),
                     (SELECT json_group_array(rowid) FROM search_index_b WHERE search_index_b MATCH t.value)
                 FROM json_each(%s) t"""
        with connection.cursor() as cursor:
            cursor.execute(sql, [json.dumps(list(tokens))])
            rows = ((token, json.loads(a) + json.loads(b)) for token, a, b in cursor.fetchall())
            return {token: numbers for token, numbers in rows if numbers}

    def put(self, rows: Rows, side: str = SIDES[0]) -> None:
        """Store the tokens of new documents."""
        texts = [(number, " ".join(sorted(tokens))) for number, tokens in rows]
        sql = {
            "a": "INSERT INTO search_index_a (rowid, tokens) VALUES (%s, %s)",
            "b": "INSERT INTO search_index_b (rowid, tokens) VALUES (%s, %s)",
        }
        with connection.cursor() as cursor:
            cursor.executemany(sql[side], texts)

    def remove(self, numbers: Sequence[int]) -> None:
        """Do nothing; a number that is not in use any more is never used again."""

    def clear(self, side: str, numbers: Sequence[int]) -> None:
        """Forget all that was written to one side: its documents now have these `numbers`."""
        sql = {
            "a": "INSERT INTO search_index_a (search_index_a) VALUES ('delete-all')",
            "b": "INSERT INTO search_index_b (search_index_b) VALUES ('delete-all')",
        }
        with connection.cursor() as cursor:
            cursor.execute(sql[side])

    def empty(self) -> None:
        """Forget everything."""
        for side in SIDES:
            self.clear(side, [])


class PostgresStore:
    """A table with the tokens of each document as one text, under a GIN index on the words of it."""

    tables = ("search_index",)

    def find(self, tokens: Iterable[str]) -> Postings:
        """Give for each token that any document holds the numbers of these documents; one query."""
        sql = """SELECT t.token, found.numbers FROM unnest(%s::text[]) AS t(token), LATERAL (
                     SELECT string_agg(int8send(document_id), ''::bytea) AS numbers FROM search_index
                     WHERE string_to_array(tokens, ' ') @> ARRAY[t.token]) AS found
                 WHERE found.numbers IS NOT NULL"""
        with connection.cursor() as cursor:
            cursor.execute(sql, [list(tokens)])
            return {token: _numbers(found) for token, found in cursor.fetchall()}

    def put(self, rows: Rows, side: str = SIDES[0]) -> None:
        """Store the tokens of new documents."""
        sql = "INSERT INTO search_index (document_id, tokens) VALUES (%s, %s)"
        with connection.cursor() as cursor:
            cursor.executemany(sql, [(number, " ".join(sorted(tokens))) for number, tokens in rows])

    def remove(self, numbers: Sequence[int]) -> None:
        """Take these documents out of the index."""
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM search_index WHERE document_id = ANY(%s)", [list(numbers)])

    def clear(self, side: str, numbers: Sequence[int]) -> None:
        """Take the documents of one side out of the index."""
        self.remove(numbers)

    def empty(self) -> None:
        """Forget everything."""
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM search_index")


def _numbers(packed: bytes) -> Sequence[int]:
    numbers = array("q", bytes(packed))
    if byteorder == "little":
        numbers.byteswap()
    return numbers


def store() -> SqliteStore | PostgresStore:
    """Give the store of the database in use."""
    return PostgresStore() if connection.vendor == "postgresql" else SqliteStore()
