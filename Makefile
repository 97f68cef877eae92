# One word for each deed. Every word sets up what it needs by itself; the environment is .venv, or $MOOTHALL_VENV.

SHELL := /bin/sh
# Compiled files are kept whatever the surroundings say: without them each process would compile the tests anew.
unexport PYTHONDONTWRITEBYTECODE
VENV := $(or $(MOOTHALL_VENV),.venv)
BIN := $(VENV)/bin
UV_OPTIONS = --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links \
	--custom-compile-command "make lock" $(UPGRADE)
UV_LOCK = "$(BIN)/uv" pip compile pyproject.toml $(UV_OPTIONS) --group build

WALK = MOOTHALL_TEST_DATABASE=$(1:sqlite=) MOOTHALL_TEST_WIDTH=1280,320 MOOTHALL_TEST_REPORT=build/journeys/$(1).json \
	"$(BIN)/python" -m pytest -n 2 -q -p tests.web.journeys.report tests/web

.DEFAULT_GOAL := help
.PHONY: help demo site test check fix bench trust lock messages schemas clean runtime dev
.NOTPARALLEL:

help: ## this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-9s %s\n", $$1, $$2 }' Makefile

# Files that the demo is made of, if they changed since it was made. (Compiled ones are made on the way.)
CHANGED = find examples/three-valleys src/moothall requirements/runtime.txt -type f ! -path '*/__pycache__/*' \
	-newer demo/findings.json | head -n 1

demo: runtime ## appraise the teaching example, and say where its page lies
	@if [ -f demo/findings.json ] && [ -z "$$($(CHANGED))" ]; then echo "Nothing changed since the last time."; \
	else "$(BIN)/moothall" appraise examples/three-valleys -o demo --formats html,json || [ $$? -eq 1 ]; fi
	@for page in demo/*.html; do echo "Open $$page in a browser."; done
	@echo "The same project as a site, for many people at once: make site"

site: runtime ## open the teaching example as a site, with a sign-in link a role, until Ctrl-C
	@"$(BIN)/moothall" demo build/site

test: dev ## every check, then every test but the long proofs
	@"$(BIN)/python" -m pytest --collect-only -qq >/dev/null 2>&1 & scripts/browser.sh && scripts/check.sh "$(BIN)"; \
		checked=$$?; wait; exit $$checked # meanwhile the tests are compiled, which each process would do by itself
	@"$(BIN)/python" -m pytest -n 3 --dist worksteal -m "not slow"
	@MOOTHALL_TEST_DATABASE=postgresql MOOTHALL_TEST_WIDTH=320 "$(BIN)/python" -m pytest -n 3 --dist worksteal -q \
		-m "postgres and not slow" tests/web

check: dev ## the checks alone: style, types, import rules
	@scripts/check.sh "$(BIN)"

fix: dev ## put right what a machine can put right
	@"$(BIN)/ruff" check --quiet --fix . ; "$(BIN)/ruff" format --quiet .

bench: dev ## time each workload beside its peers
	@"$(BIN)/python" -m benchmarks

trust: dev ## the long proofs, and every test of the site on both databases and at both widths
	@scripts/browser.sh
	@"$(BIN)/python" -m pytest -n 2 -m slow
	@$(call WALK,sqlite)
	@$(call WALK,postgresql)
	@"$(BIN)/python" -m scripts.journeys build/journeys/sqlite.json build/journeys/postgresql.json


lock: dev ## renew the locked requirements; UPGRADE=--upgrade takes newer versions
	@$(UV_LOCK) --extra web -o requirements/runtime.txt
	@$(UV_LOCK) --all-extras --group dev -c requirements/runtime.txt -o requirements/dev.txt
	@"$(BIN)/uv" pip compile --group pyproject.toml:node $(UV_OPTIONS) -o requirements/node.txt

messages: dev ## bring the translations in step with the texts
	@"$(BIN)/python" -m scripts.messages

schemas: dev ## regenerate the schemas and reference pages from the types
	@"$(BIN)/python" -m scripts.generate

clean: ## remove all that these words made, the environment too
	@rm -rf .venv .venv.lock .venv.log* bench-results build dist demo node_modules src/moothall_web/ui/static/ui/govuk.* .hypothesis .mypy_cache .pytest_cache .ruff_cache
	@find src tests scripts benchmarks -name __pycache__ -type d -prune -exec rm -rf {} + 2>/dev/null || true

runtime dev:
	@scripts/setup.sh $@
