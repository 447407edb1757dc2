"""That dossiers can be found; loaded when the apps are ready."""

from collections.abc import Iterable, Iterator

from articles.search.documents import Document, Source, plain
from articles.search.keeping import listen, listen_to_many, register
from dossiers.models import Dossier, DossierEntry


def read_dossiers(pks: Iterable[int]) -> Iterator[Document]:
    """Give the documents of these dossiers: their own text, and why the editors chose each article."""
    for row in Dossier.objects.filter(pk__in=pks).prefetch_related("entries"):
        texts = [("title", row.title), ("lead", row.summary), ("body", plain(row.body))]
        texts += [("other", row.publication_title), *(("other", entry.note) for entry in row.entries.all())]
        yield Document("dossier", row.pk, row.title, row.slug, row.get_absolute_url(), texts)


register(
    Source(
        "dossier", Dossier, read_dossiers, {Dossier: lambda row: [row.pk], DossierEntry: lambda row: [row.dossier_id]}
    )
)
# An article can be found by the dossiers that it is in.
listen(DossierEntry, "article", lambda row: [row.article_id])
listen_to_many(DossierEntry, "dossier", "article")
