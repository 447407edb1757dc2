# Needs Python 3.11 or newer and make; everything else goes into .venv/ here, from requirements*.txt.
#   make run PORT=8123 DATABASE_URL=postgres://user:password@localhost/movisies

PYTHON ?= python3
PORT ?= 8000
VENV := .venv
BIN := $(VENV)/bin
MANAGE := $(BIN)/python manage.py
TEMPLATES := $(wildcard templates/*.html templates/*/*.html templates/*/*/*.html)
CHECKER := tests/html/node_modules/.installed
LOCK := uv pip compile --universal --no-header --generate-hashes --python-version 3.11 --quiet

.DEFAULT_GOAL := help
.PHONY: help run account test bench-search lighthouse screenshots handbook lint format check lock clean
.DELETE_ON_ERROR:

help:  ## list what make can do
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-12s %s\n", $$1, $$2}' $(firstword $(MAKEFILE_LIST))

run: $(VENV)/.installed-run  ## make the site ready and serve it on this machine; PORT=8123 takes another port
	@$(MANAGE) migrate --no-input --verbosity 0
	@$(MANAGE) load_seeds --if-empty
	@$(MANAGE) rebuild_search --if-missing
	@echo ""
	@echo "  The site:          http://127.0.0.1:$(PORT)/"
	@echo "  For the editors:   http://127.0.0.1:$(PORT)/admin/"
	@echo "  The first account: run 'make account' in another terminal. Log in with it to give a colleague one:"
	@echo "                     add the user, tick staff status, and choose the group redacteur, eindredacteur"
	@echo "                     or beheerder."
	@echo "  Stop with Ctrl-C."
	@echo ""
	@$(MANAGE) runserver 127.0.0.1:$(PORT)

account: $(VENV)/.installed-run  ## make an account that may do everything
	@$(MANAGE) migrate --no-input --verbosity 0
	@$(MANAGE) createsuperuser

test: $(VENV)/.installed-dev $(CHECKER)  ## run all tests: on SQLite with those in a browser, then on PostgreSQL
	@echo "== SQLite, and the browser tests =="
	@$(BIN)/python -m pytest -n 2 --db sqlite
	@echo "== PostgreSQL; the browser tests, and those that find the same on either database, ran above =="
	@$(BIN)/python -m pytest -n 2 --db pg -m "django_db and not browser and not alike"

bench-search: $(VENV)/.installed-dev  ## measure the search on an archive of 25,000 articles; 1 when a bound is not met
	@$(BIN)/python -m tests.bench

lighthouse: $(VENV)/.installed-dev tests/lighthouse/node_modules/.installed  ## measure five pages as in production; 1 when a bound is not met
	@$(BIN)/python -m tests.lighthouse

screenshots: $(VENV)/.installed-dev  ## take a picture of every kind of page, into .screenshots/
	@$(BIN)/python -m tests.screenshots

handbook: $(VENV)/.installed-dev  ## take the pictures of the editors' handbook anew, into docs/handboek/
	@$(BIN)/python -m tests.handbook

lint: $(VENV)/.installed-dev  ## check the code and its layout, change nothing
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(if $(TEMPLATES),$(BIN)/djade --check --target-version 5.2 $(TEMPLATES))

check: $(VENV)/.installed-dev  ## check what a production site would run with, and that no migration is missing
	PRODUCTION=1 SECRET_KEY=$$($(BIN)/python -c 'import secrets; print(secrets.token_urlsafe(50))') \
	    ALLOWED_HOSTS=www.example.org DATABASE_URL=sqlite://:memory: $(MANAGE) check --deploy --fail-level WARNING
	DATABASE_URL=sqlite://:memory: $(MANAGE) makemigrations --check --dry-run

format: $(VENV)/.installed-dev  ## lay out code and templates
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .
	@# djade ends with 1 when it laid out a file anew, and that is what was asked.
	$(if $(TEMPLATES),$(BIN)/djade --target-version 5.2 $(TEMPLATES) || true)

# uv keeps what is locked unless it is told otherwise: `make lock UPGRADE=--upgrade` takes the newest of everything.
lock:  ## write requirements*.txt anew from pyproject.toml (needs uv: pip install uv)
	$(LOCK) $(UPGRADE) --output-file requirements.txt pyproject.toml
	$(LOCK) $(UPGRADE) --constraint requirements.txt --extra dev --output-file requirements-dev.txt pyproject.toml

clean:  ## remove what make made; the database and uploaded files stay
	rm -rf $(VENV) tests/*/node_modules .screenshots staticfiles .pytest_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(VENV)/.installed-env:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
	    echo "This needs Python 3.11 or newer; '$(PYTHON)' is $$($(PYTHON) --version 2>&1 || true)." >&2; \
	    echo "Name another one, for instance: make $(MAKECMDGOALS) PYTHON=python3.13" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
	    echo "'$(PYTHON)' cannot make an environment (on Debian: apt-get install python3-venv)." >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV)
	@touch $@

# A stamp is newer than its lock file when the environment holds what the lock file says.
$(VENV)/.installed-run: requirements.txt | $(VENV)/.installed-env
	@echo "Installing what $< names into $(VENV)/ …"
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --require-hashes -r $<
	@touch $@

$(VENV)/.installed-dev: requirements-dev.txt | $(VENV)/.installed-env
	@echo "Installing what $< names into $(VENV)/ …"
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --require-hashes -r $<
	@touch $@ $(VENV)/.installed-run

# Without npm the tests still run, and say loudly what did not.
tests/%/node_modules/.installed: tests/%/package-lock.json
	@if command -v npm >/dev/null; then \
	    echo "Installing what $< names into tests/$*/node_modules/ …"; \
	    npm ci --prefix tests/$* --silent && touch $@; \
	elif [ $* = lighthouse ]; then echo "This needs npm (on Debian: apt-get install npm)." >&2; exit 1; fi
