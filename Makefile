# Each target makes its own environment when it is missing or its lock file is newer; a second run makes nothing.
#   make demo         two organisations exchange a whole case over HTTP, with proof; then five faults
#   make demo-documents  the same case read, checked, followed and converted; then four broken documents
#   make test         build the wheel, install it, run the suite against it
#   make check        format, lint, types, floors, drift of schemas, docs and fixtures, examples in the docs
#   make bench-quick  our speed against the limits and the peers, in under two minutes; make bench: all rows
#   make schema docs fixtures  print schemas, reference and fixtures anew from the standard
#   make lock         write the lock files anew (needs uv)

SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DELETE_ON_ERROR:
.PHONY: demo demo-documents test check bench-quick bench schema docs fixtures lock clean
.DEFAULT_GOAL := test
unexport PYTHONPATH PYTHONHOME VIRTUAL_ENV

BIN := .venv/bin
# Runs the working tree instead of the installed wheel: for what prints or compares the tree's own files.
TREE := PYTHONPATH=src PYTHONDONTWRITEBYTECODE=1 $(BIN)/python -W error

demo: .venv/.installed
	@$(BIN)/python tools/demo.py

demo-documents: .venv/.installed
	@$(BIN)/python tools/demo_dokumenter.py

test: .venv/.installed
	SAMARBEJDE_TEST_INSTALLED=1 $(BIN)/python -m pytest

check: .venv/.installed
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	PYTHONPATH=src $(BIN)/lint-imports --no-cache --no-logo
	$(TREE) -m samarbejde_schema.cli schema check
	$(TREE) tools/docs.py check
	$(TREE) tools/sporbarhed.py check
	$(TREE) tools/fixtures.py check
	$(TREE) tools/regel_fixtures.py check
	$(TREE) tools/historier.py check
	$(BIN)/python -m pytest -q tests/docs

bench-quick: .venv-bench/.installed
	@.venv-bench/bin/python -m tests.benchmarks --quick

bench: .venv-bench/.installed
	@.venv-bench/bin/python -m tests.benchmarks

schema: .venv/.ready
	$(TREE) -m samarbejde_schema.cli schema write

docs: .venv/.ready
	$(TREE) tools/docs.py write
	$(TREE) tools/sporbarhed.py write

fixtures: .venv/.ready
	$(TREE) tools/fixtures.py write
	$(TREE) tools/regel_fixtures.py write
	$(TREE) tools/historier.py write

lock:
	tools/lock.sh

clean:
	rm -rf .venv .venv-bench build dist .hypothesis .mypy_cache .pytest_cache .ruff_cache .import_linter_cache
	find src tests tools -name __pycache__ -type d -prune -exec rm -rf {} +

.venv/.ready: requirements/dev.txt
.venv-bench/.ready: requirements/bench.txt
%/.ready: pyproject.toml tools/venv.sh
	@tools/venv.sh $* $(filter requirements/%,$^)
	@touch $@

# The sums of everything that goes into the wheel; written only when one of them has changed.
%/.sources: FORCE | %/.ready
	@find src schemas pyproject.toml README.md LICENSE -type f ! -name '*.pyc' -exec cksum {} + | LC_ALL=C sort > $@.new
	@if cmp -s $@.new $@; then rm $@.new; else mv $@.new $@; fi

%/.installed: %/.sources tools/install.sh
	@tools/install.sh $*
	@touch $@

.PRECIOUS: %/.ready %/.sources %/.installed
FORCE:
