# Two commands on a fresh machine: `make demo` and `make test`. Each sets up what it needs in .venv and build/.
PYTHON ?= python3
BIN := .venv/bin
UV_VERSION := 0.13.9
DEMO := build/demo

export UV_PYTHON_DOWNLOADS := never
export PREFECT_HOME := $(CURDIR)/build/prefect
export PREFECT_SERVER_ANALYTICS_ENABLED := false
export DO_NOT_TRACK := 1
# Where byte code may not be written, each of the many processes that tests start would compile the program anew.
export PYTHONDONTWRITEBYTECODE :=

.PHONY: demo test check docs reference bench accuracy calibrate soak lock clean

demo: .venv/ready build/sample/expected.jsonl  ## run the sample month on the embedded store and ledger
	@$(BIN)/counterfoil run --mail build/sample/mail --masterdata build/sample/masterdata --as-of 2026-10-31 --home $(DEMO)
	@$(BIN)/counterfoil items --home $(DEMO)
	@$(BIN)/counterfoil reconcile --home $(DEMO)
	@$(BIN)/counterfoil summary --home $(DEMO)

test: .venv/ready  ## all tests, with the servers they need started by themselves
	$(BIN)/pytest -n 2 --dist loadfile --no-loadscope-reorder

check: .venv/ready docs  ## lint, types, import contracts, rules, documentation
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/counterfoil rules check
	$(BIN)/counterfoil rules test
	$(BIN)/counterfoil rules mutate

docs: .venv/ready  ## the documentation as a site in build/site; a warning is an error
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict

reference: .venv/ready  ## the pages of docs/reference, from the program
	$(BIN)/python -m desk.reference docs/reference

bench: .venv/ready  ## measured ratios against named peers and limits
	$(BIN)/python -m benchmarks.reading
	$(BIN)/python -m benchmarks.ocr
	$(BIN)/python benchmarks/einvoices.py
	$(BIN)/python benchmarks/decisions.py
	$(BIN)/python benchmarks/audit.py
	$(BIN)/python -m benchmarks.claims
	$(BIN)/python benchmarks/journey.py
	$(BIN)/python benchmarks/workers.py
	$(BIN)/python -m benchmarks.orchestrated
	$(BIN)/python -m benchmarks.ledgers
	$(BIN)/python -m benchmarks.suppliers
	$(BIN)/python -m benchmarks.orders
	$(BIN)/python -m benchmarks.lines
	$(BIN)/python -m benchmarks.worklist
	$(BIN)/python -m benchmarks.next_item
	$(BIN)/python benchmarks/screens.py
	$(BIN)/python -m benchmarks.duplicates
	$(BIN)/python -m benchmarks.months --months 1

accuracy: .venv/ready  ## how right reading is, on documents with truth, beside its peers
	$(BIN)/python -m benchmarks.accuracy

calibrate: .venv/ready  ## measure anew what the readers' confidence is worth
	$(BIN)/python -m benchmarks.accuracy.calibrate

soak: .venv/ready  ## what takes longer than CI may: more faults, and a month of 33,000 documents with 20 kills
	COUNTERFOIL_SOAK=1 $(BIN)/pytest -n 2 --dist loadfile -m soak --timeout 3600

lock: .venv/ready  ## resolve requirements.lock again from pyproject.toml
	$(BIN)/uv pip compile pyproject.toml --all-extras --universal --python-version 3.11 \
		--override overrides.txt --no-annotate --no-header -o requirements.lock

clean:  ## forget the environment, the sample and the demo
	rm -rf .venv build

build/sample/expected.jsonl: .venv/ready $(shell find samples -name '*.py')
	@rm -rf build/sample
	@$(BIN)/python samples/generate.py build/sample

.venv/ready: requirements.lock pyproject.toml
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@test -x $(BIN)/uv || $(BIN)/python -m pip install --quiet --disable-pip-version-check uv==$(UV_VERSION)
	@# Compiled here, since a process that may not write byte code would compile all libraries at every start.
	@$(BIN)/uv pip sync --quiet --compile-bytecode requirements.lock
	@$(BIN)/uv pip install --quiet --no-deps --editable .
	@$(BIN)/python -c 'from importlib.metadata import version as v; assert v("prefect").startswith("3.9"), v("prefect")'
	@touch $@
