"""Words that mean the same: what the editors list, and the other words of topics."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from articles.models import OtherTerm
from articles.search.words import SMALL_WORDS, Analyser, tokens


@dataclass(frozen=True, slots=True)
class Meaning:
    """A word that means the same as another: its stems, as it is written, and whether one of the two is a former term.

    `is_loose` where the two are only words for one topic: near enough to find, not to stand among the first.
    """

    stems: tuple[str, ...]
    name: str
    is_former: bool
    is_loose: bool


def meanings_of(
    topics: Iterable[tuple[str, Sequence[str]]], analyser: Analyser
) -> dict[tuple[str, ...], list[Meaning]]:
    """Give for each term of the editors, and for each topic, the words that mean the same; one query.

    `topics` are the names of topics with their other words.
    """
    of_topics = [[(name, False), *((other, False) for other in others)] for name, others in topics if others]
    meanings: dict[tuple[str, ...], list[Meaning]] = defaultdict(list)
    for is_loose, groups in ((False, _groups_of_terms()), (True, of_topics)):
        for group in groups:
            _add_meanings(meanings, group, analyser, is_loose=is_loose)
    return dict(meanings)


def _add_meanings(meanings: dict, group: list[tuple[str, bool]], analyser: Analyser, *, is_loose: bool) -> None:
    written = {stems: (name, former) for name, former in group if (stems := stems_of(name, analyser))}
    for own, (_, own_former) in written.items():
        asked = tuple(stem for stem in own if stem not in SMALL_WORDS) or own
        known = {own, *(meaning.stems for meaning in meanings[asked])}
        for stems, (name, former) in written.items():
            if stems not in known:
                meanings[asked].append(Meaning(stems, name, own_former or former, is_loose))


def _groups_of_terms() -> list[list[tuple[str, bool]]]:
    groups: dict[int, list[tuple[str, bool]]] = {}
    former = OtherTerm.Relation.FORMER
    for row in OtherTerm.objects.order_by("term_id", "pk").values_list("term_id", "term__name", "name", "relation"):
        group = groups.setdefault(row[0], [(row[1], False)])
        group.append((row[2], row[3] == former))
    return list(groups.values())


def stems_of(text: str, analyser: Analyser) -> tuple[str, ...]:
    """Give the stems of the words of a term, in order; a hyphenated word is one."""
    stems, covered = [], 0
    for token in tokens(text):
        if token.end > covered:
            stems.append(analyser.stem(token.form))
            covered = token.end
    return tuple(stems)
