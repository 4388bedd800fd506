# `make` lists what there is. Every target is a thin layer over one script in scripts/.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
VENV1  := .venv-datasette1
RAW    ?= data/raw
BUILD  ?= data/build
HOST   ?= 127.0.0.1
PORT   ?= 8001
DB     := $(BUILD)/interventies.db

.DEFAULT_GOAL := help
.PHONY: help serve test build inspect curate diff publish template links offline schema talen check format sbom bench soak lock clean

help: ## this list
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /\1\t/' | expand -t 12

$(VENV)/runtime.stamp: requirements.lock pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "Python 3.11 of nieuwer is nodig; dit is " + sys.version.split()[0])'
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@

$(VENV)/dev.stamp: requirements-dev.lock $(VENV)/runtime.stamp
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	touch $@

$(VENV1)/stamp: requirements-datasette1.lock
	test -x $(VENV1)/bin/python || $(PYTHON) -m venv $(VENV1)
	$(VENV1)/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-datasette1.lock
	touch $@

serve: $(VENV)/runtime.stamp ## set up, build what is out of date, serve on HOST:PORT
	$(BIN)/python scripts/build.py --raw "$(RAW)" --out "$(DB)" --if-changed
	$(BIN)/python scripts/serve.py --db "$(DB)" --host "$(HOST)" --port "$(PORT)"

build: $(VENV)/runtime.stamp ## data/raw -> data/build/interventies.db and the quality report
	$(BIN)/python scripts/build.py --raw "$(RAW)" --out "$(DB)"

inspect: $(VENV)/runtime.stamp ## how a workbook would be read: make inspect FILE=x.xlsx
	$(BIN)/python scripts/inspect_workbook.py "$(FILE)"

curate: $(VENV)/runtime.stamp ## take the decisions of a filled work list: make curate FILE=curatielijst.xlsx
	$(BIN)/python scripts/curate.py "$(FILE)" --db "$(DB)"

diff: $(VENV)/runtime.stamp ## what changed between two builds: make diff OLD=a.db NEW=b.db
	$(BIN)/python scripts/diff_builds.py "$(OLD)" "$(NEW)"

publish: $(VENV)/runtime.stamp ## the changes since the last publication to data/wijzigingen: make publish DATUM=2026-12-01
	$(BIN)/python scripts/publish_changes.py --datum "$(DATUM)" --db "$(DB)"

template: $(VENV)/runtime.stamp ## an empty workbook with the fields and drop-down lists of today
	$(BIN)/python scripts/make_template.py --out "$(or $(FILE),$(BUILD)/sjabloon.xlsx)"

links: $(VENV)/runtime.stamp ## do the web addresses still work? goes to the internet; keeps the answers in data/links.yml
	$(BIN)/python scripts/check_links.py --db "$(DB)"

offline: $(VENV)/runtime.stamp ## the whole catalogue in one file that opens without network
	$(BIN)/python scripts/make_offline.py --db "$(DB)" --out "$(BUILD)/interventiecatalogus.html"

talen: $(VENV)/runtime.stamp ## what the site can say in each language, brought up to date in toolkit/talen; ends with 1 when a translation is missing
	$(BIN)/python scripts/update_messages.py

schema: $(VENV)/runtime.stamp ## the schema of the database, generated from the vocabulary and the fields
	$(BIN)/python scripts/print_schema.py

test: $(VENV)/dev.stamp $(VENV1)/stamp ## set up, the browser included, then every test
	scripts/ensure_chromium.sh
	$(BIN)/python -m pytest -n 2
	$(VENV1)/bin/python -m pytest --confcutdir=tests/m2m -p no:cacheprovider tests/m2m/served

check: $(VENV)/dev.stamp ## formatters of code and YAML, linters of code, templates and imports, type checker
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/python scripts/format_yaml.py --check
	$(BIN)/djlint --quiet --lint toolkit
	$(BIN)/lint-imports --no-cache
	$(BIN)/mypy

format: $(VENV)/dev.stamp ## format code and YAML in place
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .
	$(BIN)/python scripts/format_yaml.py

sbom: $(VENV)/dev.stamp ## what this is made of, with licences, and whether weaknesses are known (goes to the internet)
	$(BIN)/python scripts/supply_chain.py --audit

bench: $(VENV)/dev.stamp ## the benchmarks, as tables; SIZE="1000 10000": only pages; LABELS=folder: its bestanden/; ENDURANCE=1: only damage and kills
	$(BIN)/python scripts/bench.py $(addprefix --size ,$(SIZE)) $(if $(LABELS),--labels "$(LABELS)") $(if $(ENDURANCE),--endurance)

soak: $(VENV)/runtime.stamp ## ask the site much for MINUTES (30), and see whether memory and open files stay flat
	$(BIN)/python scripts/soak.py --db "$(DB)" --minutes $(or $(MINUTES),30)

lock: ## renew the lock files (needs uv)
	uv pip compile --universal --generate-hashes --no-emit-index-url --no-header --no-annotate -q --upgrade pyproject.toml -o requirements.lock
	uv pip compile --universal --generate-hashes --no-emit-index-url --no-header --no-annotate -q --upgrade --extra dev -c requirements.lock pyproject.toml -o requirements-dev.lock
	uv pip compile --universal --generate-hashes --no-emit-index-url --no-header --no-annotate -q --upgrade --python-version 3.11 requirements-datasette1.in -o requirements-datasette1.lock

clean: ## remove what was built
	test -n "$(BUILD)"
	find "$(BUILD)" -mindepth 1 -not -name README.md -delete
