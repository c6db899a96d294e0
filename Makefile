# make run, make test: all the set-up there is.

PYTHON ?= $(shell for name in python3 python3.11 python3.12 python3.13 python3.14; do \
	"$$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo "$$name" && break; done)
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --no-input install --quiet --require-hashes
CHECKED := DATA_DIR=.venv/checks SECRET_KEY=only-for-checks

# What Python has compiled is kept: every worker and every second run begins sooner.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: run test lint oracles bench load backup restore clean

run: .venv/run-stamp
	@exec $(BIN)/python -m config.serve

test: lint .venv/oracles-stamp
	$(BIN)/pytest -n auto --dist worksteal
	@if [ -n "$$POSTGRES_URL" ]; then set -x; \
	DATABASE_URL="$$POSTGRES_URL" $(BIN)/pytest -m postgresql -n 2; fi

lint: .venv/test-stamp
	@mkdir -p .venv/checks
	$(BIN)/ruff format --check --quiet .
	$(BIN)/ruff check --quiet .
	$(CHECKED) $(BIN)/mypy
	$(BIN)/djlint templates --lint --quiet
	$(CHECKED) $(BIN)/python manage.py makemigrations --check
	@DATA_DIR=.venv/checks HTTPS=1 SECRET_KEY="$$($(BIN)/python -c 'import secrets; print(secrets.token_urlsafe(64))')" \
	$(BIN)/python manage.py check --deploy --fail-level WARNING

# The same comparisons with other libraries as in the tests, on 10,000 random problems each.
oracles: .venv/oracles-stamp
	ORACLE_PROBLEMS=10000 $(BIN)/pytest tests/oracles -n auto

# How long every figure takes beside other libraries; ONLY=smaa times those with that word.
bench: .venv/oracles-stamp
	@OPENBLAS_NUM_THREADS=1 OMP_NUM_THREADS=1 $(BIN)/python -m tests.bench $(ONLY)

# A fresh site under the load of a rehearsal: make load LOAD="--people 300"; KILLS=200 kills it meanwhile.
load: .venv/run-stamp
	@$(BIN)/python -m tests.load $(LOAD)

# One file with everything: make backup, or make backup FILE=name.zip.
backup: .venv/run-stamp
	@$(BIN)/python manage.py backup $(FILE)

# On a fresh machine too: make restore FILE=name.zip; REPLACE=1 replaces data, and keeps them beside.
restore: .venv/run-stamp
	@SECRET_KEY="$${SECRET_KEY:-only-to-restore}" $(BIN)/python manage.py restore $(FILE) $(if $(REPLACE),--replace)

clean:
	rm -rf .venv .mypy_cache .pytest_cache .ruff_cache .hypothesis test-results

.venv/bin/python:
	@if [ -z "$(PYTHON)" ]; then echo "Python 3.11 or newer is needed and was not found."; exit 1; fi
	@$(PYTHON) -m venv .venv || { rm -rf .venv; \
	echo "Python's venv module is missing. On Debian: apt install python3-venv"; exit 1; }

.venv/run-stamp: requirements/run.txt | .venv/bin/python
	@echo "Installing what the site needs; this takes a minute the first time."
	@$(PIP) -r $< && touch $@

.venv/test-stamp: requirements/test.txt | .venv/bin/python
	@echo "Installing what the checks need."
	@$(PIP) -r $< && touch $@

.venv/oracles-stamp: requirements/oracles.txt | .venv/test-stamp
	@echo "Installing the libraries that our arithmetic is compared with."
	@$(PIP) -r $< && touch $@
