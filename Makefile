# Everything here sets up what it needs in $(VENV), once, and again when pyproject.toml or constraints.txt changes.
# Another Python: make test PYTHON=python3.13 VENV=.venv-3.13

PYTHON ?= python3
VENV ?= .venv
WORKERS ?= 2

BIN := $(VENV)/bin
# What is installed is compiled when it is first used: most of it never is.
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-compile
RUNTIME := $(VENV)/.installed-runtime
DEV := $(VENV)/.installed-dev
GATE := $(VENV)/.installed-gate
# What is compiled when it is first used is kept, whatever the shell says: without, each program compiles all it imports.
unexport PYTHONDONTWRITEBYTECODE
# What the tests need of what users choose; the groups are in pyproject.toml.
EXTRAS := .[test,frames,cli,batch,survey,calendar,mcp,tables,validation,analysis,graph]
BENCH_PYTHON ?= $(PYTHON)
BENCH_VENV ?= .venv-bench
BENCH := $(BENCH_VENV)/.installed-bench
# durable-rules is compiled when it is installed, and was written for Python up to 3.12: this flag is for later ones.
DURABLE := CPPFLAGS=-DPyEval_CallObject=PyObject_CallObject $(PIP) --no-cache-dir --editable '.[durable]'
# constraints.txt holds what fits Python 3.11; with another one, the newest of everything is installed.
CONSTRAINTS := 'import sys; print("-c constraints.txt" * (sys.version_info[:2] == (3, 11)))'
HAS_DURABLE := $(BIN)/python -c 'import durable_rules_engine' 2>/dev/null
BENCHMARKS := $(filter-out benchmarks/measure.py,$(wildcard benchmarks/*.py))
PYTEST := $(BIN)/python -m pytest -n $(WORKERS)
# Which of them "make test" runs: all of tests/, README.md and docs/, unless it is told otherwise.
TESTS ?=

.DEFAULT_GOAL := help
.PHONY: help demo check test coverage gate soak lint messages types docs bench wheel constraints clean

help: ## list what can be made
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-8s  %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

demo: $(RUNTIME) ## run the main job on a realistic check-in
	@$(BIN)/python examples/quickstart.py

check: $(DEV) ## style, format, contracts and the quick unit tests, for the daily loop (under a minute)
	@$(MAKE) --no-print-directory lint
	$(PYTEST) --quiet -m 'not slow' tests/unit

test: $(DEV) ## run all tests but those of "make gate" and of .ci/nightly, the examples of README and docs among them
	@echo "the tests of $(if $(TESTS),'$(TESTS)','tests README.md docs') but those that need Spark, a browser or a server," \
		"or take long: without TESTS this takes about 5 minutes on 2 idle cores"
	$(PYTEST) -m 'not gate and not nightly' $(TESTS)

coverage: $(DEV) ## run the unit tests, and report what of src they do not cover: all branches must be covered
	NOT_RUN=`$(HAS_DURABLE) && echo nothing || echo '*/engines/durable/*'` $(PYTEST) --quiet --cov -m 'not gate and not nightly' tests/unit

gate: $(GATE) ## run the tests that "make test" leaves out: Spark, pages in a browser, notebooks, the example service
	$(PYTEST) --quiet -m 'gate and not nightly' tests

soak: $(GATE) ## run a million generated cases through every engine, and the properties with very many (takes hours)
	$(BIN)/python -m tests.differential.soak 1000000 $(WORKERS)
	$(BIN)/python -m tests.security.fuzz 500000 $(WORKERS)
	HYPOTHESIS_PROFILE=soak $(PYTEST) tests/property tests/differential tests/security

lint: $(DEV) ## check style, format, the direction of imports, and that the catalogues of messages are up to date
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/lint-imports --no-logo
	$(BIN)/python tools/messages.py --check
	$(BIN)/python tools/core_ids.py --check

messages: $(DEV) ## extract the messages of src, and bring all catalogues up to date
	$(BIN)/python tools/messages.py

types: $(GATE) ## check the types of the library, and those that its users see, which must be complete
	$(BIN)/mypy
	$(BIN)/python tools/readme_code.py README.md build/typing/readme.py
	$(BIN)/pyright --pythonpath $(BIN)/python
	$(BIN)/python tools/type_completeness.py intimacy_kit 0.98

docs: $(DEV) ## build the documentation into build/docs
	$(BIN)/sphinx-build --quiet --nitpicky --fail-on-warning --keep-going --jobs auto docs build/docs
	$(BIN)/python tools/check_links.py build/docs README.md CHANGELOG.md CONTRIBUTING.md SECURITY.md

bench: $(BENCH) ## run the benchmarks, other rule engines among them
	@set -e; for script in $(BENCHMARKS); do echo "$$script"; $(BENCH_VENV)/bin/python "$$script"; done

wheel: $(DEV) ## build the source distribution and the wheel into dist
	rm -rf dist
	$(BIN)/python -m build

constraints: ## renew constraints.txt: the newest of all that development needs (with Python 3.11)
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info[:2] != (3, 11))' || { echo "this takes Python 3.11" >&2; exit 1; }
	rm -rf build/newest
	"$(PYTHON)" -m venv build/newest
	build/newest/bin/python -m pip install --quiet --disable-pip-version-check 'pip>=25.1'
	build/newest/bin/python -m pip install --quiet --disable-pip-version-check --no-compile --group dev --group gate \
		'$(EXTRAS)' '.[durable]'
	{ head -n 1 constraints.txt; build/newest/bin/python -m pip freeze | grep '=='; } > build/constraints.txt
	mv build/constraints.txt constraints.txt

clean: ## remove all that was made
	rm -rf $(VENV) $(BENCH_VENV) build dist docs/reference/generated .coverage .coverage.* .hypothesis .import_linter_cache \
		.mypy_cache .pytest_cache .ruff_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(RUNTIME): pyproject.toml
	@command -v "$(PYTHON)" >/dev/null || { echo "Python was not found: install Python 3.11 or newer," \
		"or name one: make $(MAKECMDGOALS) PYTHON=/path/to/python3" >&2; exit 1; }
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "intimacy-kit needs Python 3.11" \
		"or newer, and $(PYTHON) is `"$(PYTHON)" --version 2>&1`: make $(MAKECMDGOALS) PYTHON=/path/to/python3" >&2; exit 1; }
	@echo "setting up $(VENV) (once; needs a minute)"
	@"$(PYTHON)" -m venv "$(VENV)"
	@$(PIP) --editable .
	@touch $@

$(BENCH): pyproject.toml
	@"$(BENCH_PYTHON)" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 13))' || { echo "some of the rule" \
		"engines need Python 3.11 or 3.12: make bench BENCH_PYTHON=/path/to/python3.11" >&2; exit 1; }
	@echo "setting up $(BENCH_VENV) (once; needs a few minutes)"
	@"$(BENCH_PYTHON)" -m venv "$(BENCH_VENV)"
	@$(BENCH_VENV)/bin/python -m pip install --quiet --disable-pip-version-check --editable '.[frames,survey,tables]'
	@$(BENCH_VENV)/bin/python tools/install_each.py bench
	@touch $@

$(DEV): $(RUNTIME) constraints.txt
	@echo "setting up what development needs in $(VENV) (once; needs a few minutes)"
	@$(PIP) --upgrade 'pip>=25.1' # the first that knows groups
	@$(PIP) `$(BIN)/python -c $(CONSTRAINTS)` --group dev --editable '$(EXTRAS)'
	@$(DURABLE) && $(HAS_DURABLE) || echo "durable-rules cannot be built here (it needs a C compiler): its tests are left out"
	@touch $@

$(GATE): $(DEV)
	@echo "setting up what the whole gate needs in $(VENV) (once; needs a few minutes, and 1 GB more)"
	@$(PIP) `$(BIN)/python -c $(CONSTRAINTS)` --group gate
	@touch $@
