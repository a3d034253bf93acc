# Tensorgrade: `make run` starts the service with the demo course, `make test` sets up and runs the tests.

PYTHON ?= $(shell command -v python3.11 || command -v python3 || echo python3)
PY = .venv/bin/python
HOST ?= 127.0.0.1
PORT ?= 8000
# Where torch comes from, where that is not pip's own index; whether it comes at all; and triton, for kernels.
TORCH_INDEX ?=
TORCH ?= 1
TRITON ?= 0
export PYTHONUNBUFFERED = 1
export TORCH_INDEX TORCH TRITON

.DEFAULT_GOAL := help

.PHONY: help
help: ## Show what can be made
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

.PHONY: setup
setup: ## Make .venv/ and install the locked dependencies
	@$(PYTHON) requirements/install.py

.PHONY: setup-dev
setup-dev: ## The same, with what tests and lint need
	@$(PYTHON) requirements/install.py dev

.PHONY: run
run: setup ## Set up and run the service with the demo course (Ctrl-C stops it; TORCH=0: numpy alone; TRITON=1: kernels too)
	@DEMO=1 HOST=$(HOST) PORT=$(PORT) $(PY) manage.py serve

.PHONY: test
test: setup-dev ## Set up and run all tests
	@$(PY) -m pytest -n 2 --dist worksteal

.PHONY: lint
lint: setup-dev ## Formatting, types, import directions, templates, translations
	@.venv/bin/ruff format --check .
	@.venv/bin/ruff check .
	@.venv/bin/mypy
	@.venv/bin/lint-imports
	@git ls-files -z 'grader/**/*.html' | xargs -0 --no-run-if-empty .venv/bin/djade --check --target-version 5.2

.PHONY: format
format: setup-dev ## Format the code
	@.venv/bin/ruff format .
	@.venv/bin/ruff check --fix .

.PHONY: check-exercises
check-exercises: setup ## Prove every exercise of the library good (mutation tests included)
	@$(PY) manage.py check_exercise exercises

.PHONY: doctor
doctor: setup ## Say what this host can enforce
	@$(PY) manage.py doctor

.PHONY: screenshots
screenshots: setup-dev ## Take the pictures of docs/images again
	@$(PY) -m pytest tests/e2e -m browser --screenshots

.PHONY: audit
audit: ## Look for secrets in the files, and ask for known vulnerabilities of the dependencies
	@$(PYTHON) .ci/secrets.py
	@$(PYTHON) .ci/audit.py

.PHONY: locks
locks: setup-dev ## Resolve requirements/*.in again
	@.venv/bin/pip-compile --quiet --upgrade --strip-extras --no-emit-index-url --no-emit-find-links --no-emit-trusted-host -o requirements/base.txt requirements/base.in
	@.venv/bin/pip-compile --quiet --upgrade --strip-extras --no-emit-index-url --no-emit-find-links --no-emit-trusted-host -o requirements/sso.txt requirements/sso.in
	@.venv/bin/pip-compile --quiet --upgrade --strip-extras --allow-unsafe --no-emit-index-url --no-emit-find-links --no-emit-trusted-host -o requirements/dev.txt requirements/dev.in

.PHONY: clean
clean: ## Remove the environment, and nothing that a run wrote
	@rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
