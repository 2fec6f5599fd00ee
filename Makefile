# Two commands do everything: `make demo` and `make test`. Both set up what they need.
PYTHON ?= python3.11
VENV := .venv
BIN := $(VENV)/bin
# Twice quiet: no warnings of where things are; errors still show.
PIP := $(BIN)/python -m pip --disable-pip-version-check --no-input -qq
CODE := corpus ingest index compare ui tests

.PHONY: demo test check bench fuzz lock debian clean

demo: $(VENV)/.user
	@echo "De demonstratie: documenten lezen, vergelijken, tabel tonen en Word schrijven."
	@$(BIN)/waswordt demo

test: $(VENV)/.developer debian check
	$(BIN)/pytest

check: $(VENV)/.developer
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(VENV)/.developer
	$(BIN)/python -m tests.bench
	WASWORDT_TOGETHER=60 $(BIN)/pytest tests/browser/test_many_at_once.py

# Damaged files of every format; FUZZ="--inputs 500 --seed 7" for another run.
fuzz: $(VENV)/.developer
	$(BIN)/python -m tests.fuzz $(FUZZ)

# Exact versions with their hashes; the package itself is built with the setuptools of the lock.
$(VENV)/.user: requirements.lock pyproject.toml
	@echo "Klaarzetten: een eigen Python-omgeving in de map $(VENV)."
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "Installeren: ophalen wat nodig is; de eerste keer duurt dit enkele minuten."
	@$(PIP) install --no-warn-script-location --require-hashes -r requirements.lock
	@$(PIP) install --no-warn-script-location --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.developer: requirements-dev.lock pyproject.toml
	@echo "Klaarzetten en installeren wat de proeven nodig hebben, in de map $(VENV)."
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(PIP) install --no-warn-script-location --require-hashes -r requirements-dev.lock
	@$(PIP) install --no-warn-script-location --no-deps --no-build-isolation --editable .
	@touch $(VENV)/.user $@

# What the tests use outside Python; installed where that may be, named where it may not.
DEBIAN := chromium libreoffice-writer-nogui poppler-utils fonts-dejavu-core ocrmypdf tesseract-ocr tesseract-ocr-nld
debian:
	@missing=""; for p in $(DEBIAN); do dpkg -s $$p >/dev/null 2>&1 || missing="$$missing $$p"; done; \
	if [ -z "$$missing" ]; then exit 0; fi; \
	if command -v apt-get >/dev/null && [ "$$(id -u)" = 0 ]; then \
	  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends $$missing >/dev/null; \
	else echo "Not installed:$$missing; the tests that need them say that they did not run."; fi

# Run after a change of dependencies in pyproject.toml; needs uv.
lock:
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-annotate --no-header \
	  --no-emit-index-url --no-emit-find-links --extra build pyproject.toml -o requirements.lock
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-annotate --no-header \
	  --no-emit-index-url --no-emit-find-links --extra build --extra dev pyproject.toml -o requirements-dev.lock

clean:
	rm -rf $(VENV) build *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis
