"""Whatever someone asks of the search pages, the server gives a page; `python -m tests.bench.fuzz` asks far more."""

from itertools import cycle

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles.search.keeping import together
from tests import factories
from tests.bench.fuzzing import PATHS, SERVER_ERROR
from tests.bench.strange import CORPUS, addresses, fixed_addresses

pytestmark = pytest.mark.django_db


@pytest.fixture
def archive() -> None:
    """An article with the words that strange questions are made of, so that some are found."""
    with together():
        topic = factories.topic("Wijken")
        article = factories.article(
            topics=[topic], title="Zorg in de wijk", text="<p>Eenzaamheid, hulp en mantelzorg.</p>"
        )
        factories.contribution(article, person=factories.person("Jos Lans"))
        factories.dossier([article])


def test_no_string_of_the_list_makes_an_error(client, archive):
    client.raise_request_exception = False
    asked = [f"{path}?{address}" for path, address in zip(cycle(PATHS), fixed_addresses(), strict=False)]
    assert [address for address in asked if client.get(address).status_code >= SERVER_ERROR] == []


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from(PATHS), addresses)
def test_no_question_makes_an_error(client, archive, path, address):
    assert client.get(f"{path}?{address}").status_code < SERVER_ERROR


def test_the_list_is_long_and_without_doubles():
    assert len(CORPUS) == len(set(CORPUS)) >= 200
