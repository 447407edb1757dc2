"""That every version of a dossier is kept; loaded when the apps are ready."""

from articles import versioned as _articles_first  # noqa: F401 - a dossier adds to what is kept of an article
from articles.models import Article
from articles.versions.wholes import Part, add_part, register
from dossiers.models import Dossier, DossierContact, DossierEntry

register(Dossier, Part(DossierEntry, "dossier"), Part(DossierContact, "dossier"))
# An article that comes back from the bin stands in its dossiers again.
add_part(Article, Part(DossierEntry, "article", is_own=False))
