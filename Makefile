# codesign-tui. On a machine with Python 3.11 or later and make: `make run`, `make test`. `make help` lists the rest.
SHELL := /bin/sh
VENV := .venv
ifeq ($(OS),Windows_NT)
PYTHON ?= py -3
BIN := $(VENV)/Scripts
else
PYTHON ?= $(shell for p in python3.13 python3.12 python3.11 python3 python; do \
	command -v $$p >/dev/null 2>&1 && $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo $$p; break; }; done)
BIN := $(VENV)/bin
endif
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

.PHONY: help run test check test-all tools office-tools bench pictures messages keys schema requirements clean
.DEFAULT_GOAL := help

help: ## list what can be made
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /\1\t/' | expand -t 14

run: $(VENV)/.run ## set everything up and open the app (the worked example is one key away)
	@$(BIN)/codesign

test: $(VENV)/.dev ## set everything up and run all tests that need Python alone (four at a time: on a screen they wait more than they compute)
	$(BIN)/python -m pytest -n 4 -q -m "not kills and not office"

check: $(VENV)/.dev ## style, types, import directions
	$(BIN)/ruff format --check src tests
	$(BIN)/ruff check src tests
	$(BIN)/mypy
	$(BIN)/mypy --platform win32 --cache-dir .mypy_cache/win32 src
	$(BIN)/mypy --platform darwin --cache-dir .mypy_cache/darwin src
	$(BIN)/lint-imports

test-all: $(VENV)/.dev ## the long kills and what needs the tools: poppler, LibreOffice, Chromium (after `make tools`)
	$(BIN)/python -m pytest -n 2 -q -m "kills or office"

tools: tests/browser/node_modules/axe-core/axe.min.js ## install poppler, LibreOffice, Chromium, axe-core (Debian and Ubuntu)

tests/browser/node_modules/axe-core/axe.min.js: tests/browser/package-lock.json | office-tools
	cd tests/browser && npm ci --ignore-scripts --no-audit --no-fund
	@touch $@

office-tools:
	@if command -v pdftotext >/dev/null && command -v soffice >/dev/null && [ -e /usr/lib/libreoffice/program/libsclo.so ] && command -v chromium >/dev/null && command -v npm >/dev/null; then \
		echo "tools: all here"; \
	elif [ "$$(id -u)" = 0 ]; then \
		apt-get update -q && apt-get install -y -q poppler-utils libreoffice-writer-nogui libreoffice-calc-nogui chromium npm tmux; \
	else \
		sudo apt-get update -q && sudo apt-get install -y -q poppler-utils libreoffice-writer-nogui libreoffice-calc-nogui chromium npm tmux; \
	fi

bench: $(VENV)/.dev ## speed, as ratios measured side by side
	$(BIN)/python -m tests.bench

pictures: $(VENV)/.dev ## every place at two sizes and every page of the example's minutes, in pictures/
	$(BIN)/python -m tests.pictures

messages: $(VENV)/.dev ## compile the catalogues after editing a .po
	$(BIN)/python -m codesign_tui.locale.compile

keys: $(VENV)/.dev ## write the README's key table again from the declarations
	$(BIN)/python -m tests.house.key_table

schema: $(VENV)/.dev ## write the JSON Schema again from the entities
	$(BIN)/python -m codesign_tui.exchange.schema

requirements: $(VENV)/.dev ## pin again what requirements/ holds (needs uv)
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --quiet --extra build pyproject.toml -o requirements/run.txt
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --quiet --extra build --extra dev pyproject.toml -o requirements/dev.txt

clean: ## remove what make made
	rm -rf $(VENV) out pictures .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache

$(VENV)/.made:
	@if [ -z "$(PYTHON)" ]; then echo "Python 3.11 or later is needed; none was found. Install it and try again." >&2; exit 1; fi
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
		echo "This Python cannot make virtual environments. On Debian or Ubuntu: apt install python3-venv" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/.run: requirements/run.txt pyproject.toml | $(VENV)/.made
	@echo "Setting up (once)…"
	@$(PIP) install --require-hashes -r requirements/run.txt
	@$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.dev: requirements/dev.txt pyproject.toml | $(VENV)/.made
	@echo "Setting up (once)…"
	@$(PIP) install --require-hashes -r requirements/dev.txt
	@$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@ $(VENV)/.run
