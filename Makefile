# Quittance: everyday commands. `make` alone lists them.
#
#   PYTHON=python3.12 make test     another Python (3.11 or newer) for a fresh environment
#   make test ARGS="-k volumetric"  more arguments for pytest
#   make lock UPGRADE=1             move the pins to the newest releases

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.NOTPARALLEL:
MAKEFLAGS += --no-print-directory

PYTHON ?= python3
ARGS ?=
UPGRADE ?=

VENV  := .venv
BIN   := $(VENV)/bin
STAMP := $(VENV)/.installed
UV    := $(BIN)/uv pip
LOCKS := requirements/bootstrap.lock requirements/runtime.lock requirements/dev.lock requirements/spark.lock

# The suite by folder. Whatever is not named here belongs to the last stage, so no test is forgotten.
CORE_TESTS   := $(wildcard tests/kernel tests/core tests/architecture)
ENGINE_TESTS := $(wildcard tests/engines tests/generated)
SPARK_TESTS  := $(wildcard tests/engines/spark)
BOOKS_TESTS  := $(wildcard tests/app tests/lake)
KILL_TESTS   := $(wildcard tests/kill)
PYTEST := $(BIN)/python -m pytest

# ------------------------------------------------------------------------------------------ for you

.PHONY: help
help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

.PHONY: demo
demo: $(STAMP) ## run the demonstrations: real cards, then a marketplace in a workspace
	@$(BIN)/quittance demo
	@$(BIN)/quittance demo market

.PHONY: test
test: $(STAMP) browser postgres ## run all tests
	$(PYTEST) $(ARGS)

.PHONY: check
check: $(STAMP) ## format, lint, types, imports and the fast tests: before each commit
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(PYTEST) -q -n 2 -m "not slow and not browser" $(CORE_TESTS) $(ARGS)

.PHONY: format
format: $(STAMP) ## format and mend what ruff can mend
	$(BIN)/ruff check --fix-only --quiet .
	$(BIN)/ruff format .

.PHONY: bench
bench: $(STAMP) ## measure the speed against the contestants
	$(BIN)/python -m bench $(ARGS)
	$(BIN)/python -m bench.lake

.PHONY: soak
soak: $(STAMP) ## long random runs and mutation tests: an hour or more
	QUITTANCE_SOAK=1 $(PYTEST) -m soak $(ARGS)
	@if [ -f scripts/mutation.sh ]; then bash scripts/mutation.sh; else echo "No scripts/mutation.sh: mutation tests left out."; fi

.PHONY: lock
lock: $(STAMP) $(LOCKS:.lock=.in) ## pin requirements/*.in anew (UPGRADE=1: to the newest)
	@for name in bootstrap runtime dev spark; do \
	  (cd requirements && ../$(UV) compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --constraint constraints.txt \
	    $(if $(UPGRADE),--upgrade) --output-file $$name.lock $$name.in); \
	  echo "requirements/$$name.lock: $$(grep -c == requirements/$$name.lock) releases"; \
	done

.PHONY: clean
clean: ## remove everything that make and the tests made, the environment too
	rm -rf $(VENV) build dist mutants .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find src tests bench scripts -name __pycache__ -type d -prune -exec rm -rf {} + 2>/dev/null || true

# ------------------------------------------------------------------------------------- for .ci/run

.PHONY: install
install: $(STAMP)

# `check` has run the others.
.PHONY: test-core
test-core: $(STAMP)
	$(PYTEST) -n 2 -m "slow and not browser" $(CORE_TESTS) $(ARGS)

.PHONY: test-engines
test-engines: $(STAMP)
	$(PYTEST) -n 2 -m "not browser" $(ENGINE_TESTS) $(addprefix --ignore=,$(SPARK_TESTS)) $(ARGS)

# One process, so that Spark starts once; it uses both cores by itself.
.PHONY: test-spark
test-spark: spark
	$(PYTEST) $(SPARK_TESTS) $(ARGS)

.PHONY: test-books
test-books: $(STAMP) postgres
	$(PYTEST) -n 2 $(BOOKS_TESTS) $(ARGS)

.PHONY: test-kill
test-kill: $(STAMP) postgres
	$(PYTEST) -n 2 $(KILL_TESTS) $(ARGS)

.PHONY: test-rest
test-rest: $(STAMP)
	$(PYTEST) -n 2 -m "not browser" tests \
	  $(addprefix --ignore=,$(CORE_TESTS) $(ENGINE_TESTS) $(BOOKS_TESTS) $(KILL_TESTS)) $(ARGS)

.PHONY: test-browser
test-browser: $(STAMP) browser
	$(PYTEST) -m browser tests $(ARGS)

# ---------------------------------------------------------------------------------- the environment

# Everything comes from the hashed lock, the build backend too; uv itself is checked by pip.
$(STAMP): requirements/bootstrap.lock requirements/dev.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "Quittance needs Python 3.11 or newer. Name one: make PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
	  if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends python3-venv >/dev/null; \
	  else \
	    echo "Python cannot make environments here. On Debian and Ubuntu: sudo apt-get install python3-venv" >&2; exit 1; \
	  fi; }
	@test -x $(BIN)/uv || { \
	  $(PYTHON) -m venv --clear $(VENV) && \
	  $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/bootstrap.lock; }
	@$(UV) sync --quiet --python $(BIN)/python --require-hashes --compile-bytecode requirements/dev.lock
	@$(UV) install --quiet --python $(BIN)/python --no-deps --no-build-isolation --editable .
	@touch $@
	@echo "Environment ready: $(BIN)/quittance"

# The browser test drives the distribution's chromium. Without it that test is left out (or fails, where
# QUITTANCE_REQUIRE_ALL is set), and this note says so.
.PHONY: browser
browser:
	@if ! command -v chromium >/dev/null && ! command -v chromium-browser >/dev/null; then \
	  if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	    echo "Installing chromium for the browser tests ..."; \
	    apt-get update -qq && \
	    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium >/dev/null || true; \
	  fi; \
	  command -v chromium >/dev/null || { \
	    echo "********************************************************************"; \
	    echo "  NOTE: no chromium here, so the browser tests cannot run."; \
	    echo "  On Debian:  sudo apt-get install chromium"; \
	    echo "********************************************************************"; }; \
	fi

# PySpark is as big as all else together: tests of Spark install it when they are asked for. Without Java they
# are left out (or fail, where QUITTANCE_REQUIRE_ALL is set), and this note says so.
.PHONY: spark
spark: $(VENV)/.spark ## install Apache Spark, the engine for more than one machine
	@if ! command -v java >/dev/null; then \
	  if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	    echo "Installing Java for Spark ..."; \
	    apt-get update -qq && \
	    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends openjdk-17-jre-headless >/dev/null || true; \
	  fi; \
	  command -v java >/dev/null || { \
	    echo "********************************************************************"; \
	    echo "  NOTE: no Java here, so the tests of Spark cannot run."; \
	    echo "  On Debian:  sudo apt-get install openjdk-17-jre-headless"; \
	    echo "********************************************************************"; }; \
	fi

$(VENV)/.spark: $(STAMP) requirements/spark.lock
	@$(UV) install --quiet --python $(BIN)/python --require-hashes -r requirements/spark.lock
	@touch $@

# Tests of the books run on SQLite and on a PostgreSQL server that they start and stop themselves.
.PHONY: postgres
postgres:
	@if ! ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 && ! command -v initdb >/dev/null; then \
	  if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	    echo "Installing PostgreSQL for the tests of the books ..."; \
	    apt-get update -qq && \
	    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends postgresql >/dev/null || true; \
	  fi; \
	  ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || { \
	    echo "********************************************************************"; \
	    echo "  NOTE: no PostgreSQL here, so half of the tests of the books cannot run."; \
	    echo "  On Debian:  sudo apt-get install postgresql"; \
	    echo "********************************************************************"; }; \
	fi
