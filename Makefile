# Every target sets up .venv by itself, from nothing but python3 (3.11 or newer) and make.
# `make` alone runs the tests and the linters; `make help` lists the targets.

PYTHON ?= python3
BIN := .venv/bin
# The project's own environment and the python3 found here, whatever else is active.
unexport VIRTUAL_ENV CONDA_PREFIX PYTHONPATH PYTHONHOME UV_PROJECT UV_WORKING_DIRECTORY
unexport MAKEFLAGS MFLAGS
# What Python compiles is kept, in .venv and not among the sources: each command that a test or a
# page starts would otherwise compile all that it imports anew.
unexport PYTHONDONTWRITEBYTECODE
export PYTHONPYCACHEPREFIX := $(CURDIR)/.venv/pycache
export UV_PROJECT_ENVIRONMENT := $(CURDIR)/.venv
export UV_PYTHON_DOWNLOADS := never
# Trust whom the machine trusts: behind a proxy of one's own uv's built-in list is not enough.
export UV_SYSTEM_CERTS ?= true
UV := $(BIN)/uv
SYNC := sh scripts/sync
LOCK := --default-index https://pypi.org/simple
INPUTS := pyproject.toml uv.lock scripts/sync

.DEFAULT_GOAL := check
SOAK ?= 20000
FUZZ ?= 20000
LONG := tests/promises tests/claims/test_mutations.py tests/web tests/world/test_later_loads.py \
	tests/world/test_prose.py tests/entities/test_identify.py tests/entities/test_parts.py \
	tests/sources/test_as_of_random.py
.PHONY: check help demo test test-spark test-spark-connect test-ftm soak sbom lint types docs bench fmt cli-reference claim-pages notebook lock clean setup

check: test lint

help:  ## list the targets
	@sed -n 's/^\([a-z-]*\):.*  ## /\1: /p' Makefile

demo: .venv/.ready-run  ## load the made-up world, check its article, write demo.html
	@$(BIN)/itemized demo

test: .venv/.ready-dev  ## the tests, on two processes
	@$(BIN)/pytest -n 2 --dist loadfile --no-loadscope-reorder $(ARGS)

test-spark: .venv/.ready-spark  ## the same questions to DuckDB, Spark and ClickHouse; needs Java 17 or 21
	@command -v "$${JAVA_HOME:+$$JAVA_HOME/bin/}java" >/dev/null || { echo "make test-spark needs Java 17 or 21, and no java was found. On Debian: apt-get install openjdk-17-jre-headless" >&2; exit 1; }
	@$(BIN)/pytest tests/spark $(ARGS)

test-spark-connect: export ITEMIZED_TEST_SPARK = connect
test-spark-connect: test-spark  ## the same by a server of Spark Connect, begun for it

test-ftm: .venv/.ready-ftm  ## FollowTheMoney's own library takes what is exported; compiles PyICU
	@$(BIN)/pytest tests/world/test_exports.py -k followthemoney -rA $(ARGS)

soak: .venv/.ready-dev  ## the long form of the promises (docs/method/promises.md); SOAK=, FUZZ= say how much
	@ITEMIZED_SOAK=$(SOAK) ITEMIZED_FUZZ=$(FUZZ) ITEMIZED_AS_OF=10 $(BIN)/pytest -s $(LONG) $(ARGS)
	@$(BIN)/python scripts/sbom.py wheel

sbom: .venv/.ready-dev  ## what a wheel rests on, as CycloneDX, into dist/
	@$(BIN)/python scripts/sbom.py sbom dist/itemized.cdx.json

lint: .venv/.ready-dev  ## style, directions of imports, lock file
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports
	$(UV) lock --check $(LOCK)

types: .venv/.ready-dev  ## strict types
	$(BIN)/mypy src scripts $(wildcard tests/conftest.py tests/helpers*)

docs: .venv/.ready-docs  ## the pages, into site/
	$(BIN)/zensical build --clean

bench: .venv/.ready-dev  ## loading speed, over rows made up on the spot
	@$(BIN)/python bench/run.py $(ARGS)

fmt: .venv/.ready-dev  ## put the code in the house's form
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

cli-reference: .venv/.ready-dev  ## write docs/reference/cli.md anew
	$(BIN)/python scripts/cli_reference.py --write

claim-pages: .venv/.ready-dev  ## write docs/claims/ anew
	$(BIN)/python scripts/claim_pages.py --write

notebook: .venv/.ready-dev  ## run docs/tutorial.ipynb anew
	$(BIN)/python scripts/notebook.py --write

lock: .venv/.uv  ## write uv.lock anew after a change of dependencies
	$(UV) lock $(LOCK)

setup: .venv/.ready-dev  ## only set up .venv for development

clean:  ## remove everything that can be made again
	rm -rf .venv site dist build .pytest_cache .mypy_cache .ruff_cache .hypothesis .coverage demo.html
	find src tests bench scripts -name __pycache__ -prune -exec rm -rf {} + 2>/dev/null || true

# What is installed: run < dev, run < docs. Installing one leaves the others in place.
.venv/.ready-run: .venv/.uv $(INPUTS)
	@$(SYNC)
	@touch $@

.venv/.ready-dev: .venv/.uv $(INPUTS)
	@$(SYNC) --group dev
	@touch .venv/.ready-run $@

.venv/.ready-spark: .venv/.uv $(INPUTS)
	@$(SYNC) --group dev --group spark --extra spark
	@touch .venv/.ready-run .venv/.ready-dev $@

.venv/.ready-ftm: .venv/.uv $(INPUTS)
	@pkg-config --exists icu-i18n || { echo "make test-ftm needs a C++ compiler and ICU's headers, and pkg-config finds none. On Debian: apt-get install g++ pkg-config libicu-dev" >&2; exit 1; }
	@$(SYNC) --group dev --group ftm
	@touch .venv/.ready-run .venv/.ready-dev $@

.venv/.ready-docs: .venv/.uv $(INPUTS)
	@$(SYNC) --group docs
	@touch .venv/.ready-run $@

.venv/.uv:
	@command -v $(PYTHON) >/dev/null || { echo "itemized needs Python 3.11 or newer; no $(PYTHON) was found. Say which one to use: make PYTHON=/path/to/python3.12" >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "itemized needs Python 3.11 or newer; $(PYTHON) is $$($(PYTHON) -c 'import platform; print(platform.python_version())'). Say which one to use: make PYTHON=/path/to/python3.12" >&2; exit 1; }
	@echo "Setting up .venv ..." >&2
	@$(PYTHON) -m venv --clear .venv
	@.venv/bin/python -m pip install -qq --disable-pip-version-check uv
	@touch $@
