# Every target sets up what it needs in .venv; nothing has to be installed by hand but Python 3.11+ and make.

PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready
FORMS := .venv/.forms
export PYTHON

.PHONY: demo test lint format faults bench screenshots installer forms clean

demo: $(FORMS) ## build the example office and its papers in demo/
	$(BIN)/bapasdesk demo --out demo

test: lint ## ruff, mypy, import contracts and all tests
	./.ci/system-libraries xvfb
	$(BIN)/pytest -n 2

lint: $(FORMS)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(READY)
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

faults: $(FORMS) ## kill -9, full disks, damaged files: FAULTS=nightly for more, FAULTS=prove to plant defects
	$(BIN)/python -m tests.faults

bench: $(FORMS) ## speed against floors and peers measured in the same run: a table, and bench.json
	$(BIN)/python -m tests.benchmarks

screenshots: $(FORMS) ## every page and dialog with the example data as PNG in screenshots/
	$(BIN)/python -m tests.screenshots screenshots

installer: $(FORMS) ## one-folder program in dist/, with the manual's pictures and everybody's licences
	./.ci/system-libraries installer
	$(BIN)/python -m tests.manual_pictures
	$(BIN)/pyinstaller --noconfirm --clean build_installer.spec

forms: $(FORMS)

$(FORMS): $(READY) ui/build_forms.py $(wildcard ui/*.ui) $(shell find resources -type f)
	$(BIN)/python ui/build_forms.py
	@touch $@

$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c "import sys; sys.exit(sys.version_info < (3, 11))" || \
		{ echo "BapasDesk needs Python 3.11 or newer; $(PYTHON) is older. Try make PYTHON=python3.12." >&2; exit 1; }
	./.ci/system-libraries
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

clean:
	rm -rf build dist demo screenshots .pytest_cache .mypy_cache .ruff_cache .import_linter_cache
