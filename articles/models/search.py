"""What the search index keeps beside the database's own text index; `articles.search` writes and reads it."""

from django.db import models


class SearchDocument(models.Model):
    """One thing that can be found: an article, a person, a dossier, an issue or a topic."""

    # On which side of the index it stands: the one that is asked, or the one that a rebuild is writing.
    side = models.CharField(max_length=1, default="a")
    kind = models.CharField(max_length=8)
    object_id = models.BigIntegerField()
    title = models.TextField()
    slug = models.CharField(max_length=250)
    path = models.CharField(max_length=400)
    # The readable text in its fields, compressed: for snippets, phrases and nearness.
    text = models.BinaryField()
    # What the result can be narrowed by, as JSON; empty for what is not an article.
    facts = models.TextField(default="")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["side", "kind", "object_id"], name="search_document_once_per_object")
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.object_id}"


class SearchWord(models.Model):
    """A word as it stands in the indexed texts, with what it is an inflection of and what it is derived from."""

    # Texts, and indexes by name: PostgreSQL would give every indexed CharField a second index that nobody asks.
    form = models.TextField()
    stem = models.TextField()
    root = models.TextField()

    class Meta:
        # Words of one stem are of one root, so that stems are looked up by their roots.
        indexes = [models.Index(fields=["root"], name="search_word_root")]
        constraints = [models.UniqueConstraint(fields=["form"], name="search_word_once")]

    def __str__(self) -> str:
        return self.form


class SearchState(models.Model):
    """The one row that changes with every change of the index, so that each process sees that it has to look again."""

    version = models.UUIDField()
    # The side of the index that is asked; a rebuild writes the other, and then changes sides.
    side = models.CharField(max_length=1, default="a")
    # Words that stand on their own in the archive, and so may be part of a compound; one per line.
    own_words = models.TextField(default="")
    # Words so common that two of them side by side are indexed as a pair, so that phrases are found fast.
    common_words = models.TextField(default="")
    # The rebuild that began last; one that began before it gives up.
    rebuild = models.UUIDField(null=True)
    rebuilt_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return str(self.version)
