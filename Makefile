# A machine with Python ≥ 3.11, make and the Python registry is enough; everything else lands in .venv.
# The locks are installed once; a stamp in .venv remembers which. Written for GNU Make 3.81 and later.

PYTHONS = python3.14 python3.13 python3.12 python3.11 python3
ARGS =

VENV = .venv
BIN = $(VENV)/bin
CATALOGUES = $(patsubst %.po,%.mo,$(wildcard locales/*/LC_MESSAGES/*.po))
PIP = $(BIN)/python -m pip -qq --no-input --disable-pip-version-check
ASIDE = </dev/null >&2  # standard input and output belong to the conversation
HUSH = </dev/null >/dev/null 2>&1

.DEFAULT_GOAL = help
.DELETE_ON_ERROR:
.NOTPARALLEL:
.PHONY: help install talk preview run test check faults bench learn texts lock clean

help:  ## this list
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1 \2/p' Makefile | while read -r make target what; do \
		printf '  %s %-8s %s\n' "$$make" "$$target" "$$what"; done

install: $(VENV)/dev.stamp $(CATALOGUES)  ## only set up, into .venv
	@:

talk: $(VENV)/package.stamp $(CATALOGUES)  ## the conversation in this terminal; ARGS="--lang en" is passed on
	@exec $(BIN)/python -m bot talk $(ARGS)

preview: $(VENV)/package.stamp $(CATALOGUES)  ## the same on a page in your browser; ARGS="--port 8001" is passed on
	@exec $(BIN)/python -m bot preview $(ARGS)

run: $(VENV)/package.stamp $(CATALOGUES)  ## serve Telegram; needs BOT_TOKEN, see .env.example
	@exec $(BIN)/python -m bot run $(ARGS)

test: check  ## every check and every test, with the coverage
	$(BIN)/python -m pytest --numprocesses=auto --cov $(ARGS)

check: install  ## everything but the tests: style, types, hooks, catalogues, flows and facts
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/pre-commit validate-config
	$(BIN)/python -m bot check

faults: install  ## the fault tests in full, most of an hour: what was lost, repeated, missing, and who got stuck
	$(BIN)/python -m pytest --numprocesses=auto tests/faults --full $(ARGS)

bench: install $(VENV)/peers.stamp  ## run every module of bench/, half an hour; ARGS=--quick is a look in three minutes
	@for module in $(patsubst bench/%.py,%,$(filter-out bench/_%,$(wildcard bench/*.py))); do \
		echo "== $$module"; $(BIN)/python -m bench.$$module $(ARGS) || exit 1; done

learn: $(VENV)/learn.stamp  ## teach the ears anew what tests/safety/lines says, some hours; ARGS=--further is less, half an hour
	$(VENV)/learn/bin/python -m bot.authoring.learn
	$(VENV)/learn/bin/python -m bot.authoring.teaching $(ARGS)

texts: $(VENV)/package.stamp  ## gather the texts of the flows into locales/ and update every catalogue
	@$(BIN)/pybabel --quiet extract -F pyproject.toml -o $(VENV)/flows.pot --add-location=file \
		--project=Steunkring --version=0.1.0 --copyright-holder='the founders of Steunkring' \
		--header-comment='# The texts of PROJECT, gathered from flows/ by "make texts". Copyright ORGANIZATION, EUPL-1.2.' .
	@sed '/^"POT-Creation-Date:/d' $(VENV)/flows.pot >locales/flows.pot
	@$(BIN)/pybabel --quiet update -D flows -d locales -i locales/flows.pot --ignore-pot-creation-date --no-fuzzy-matching

lock: $(VENV)/dev.stamp  ## lock anew what pyproject.toml asks for; ARGS=--upgrade takes the newest of everything
	@$(LOCK) pyproject.toml --group build -o requirements/run.txt
	@$(LOCK) --group dev -c requirements/run.txt -o requirements/dev.txt
	@$(LOCK) --group bench -o requirements/bench.txt
	@$(LOCK) pyproject.toml --group learn -c requirements/run.txt -o requirements/learn.txt

LOCK = UV_CUSTOM_COMPILE_COMMAND='make lock' $(BIN)/uv pip compile --quiet $(ARGS) \
	--universal --python-version 3.11 --no-strip-extras --only-binary :all: --generate-hashes --no-emit-index-url --no-annotate

clean:  ## throw away what the targets above made, .venv included; your data stays
	rm -rf $(VENV) .coverage .coverage.* htmlcov .hypothesis .mypy_cache .pytest_cache .ruff_cache
	rm -f locales/*/LC_MESSAGES/*.mo
	find bot tests bench -name __pycache__ -prune -exec rm -rf {} + 2>/dev/null || true

%.mo: %.po | $(VENV)/package.stamp
	@$(BIN)/pybabel --quiet compile -i $< -o $@ $(ASIDE)

# From here on: setting up. First what running needs, then this project itself, then what testing needs.
# A .venv whose Python has gone (an upgrade, a moved folder) is made anew.

$(VENV)/dev.stamp: requirements/dev.txt $(VENV)/package.stamp
	@echo 'setting up the tests, a minute…' >&2
	@$(PIP) install --require-hashes --only-binary :all: -r requirements/dev.txt $(ASIDE) $(OR_SAY)
	@touch $@

$(VENV)/peers.stamp: requirements/bench.txt | $(BIN)/python
	@echo 'setting up the peers, a minute…' >&2
	@$(BIN)/python -m venv --clear --without-pip $(VENV)/peers $(ASIDE)
	@$(PIP) --python $(VENV)/peers/bin/python install --require-hashes --only-binary :all: -r requirements/bench.txt $(ASIDE) $(OR_SAY)
	@touch $@

$(VENV)/learn.stamp: requirements/learn.txt | $(BIN)/python
	@echo 'setting up the learning, a minute…' >&2
	@$(BIN)/python -m venv --clear --without-pip $(VENV)/learn $(ASIDE)
	@$(PIP) --python $(VENV)/learn/bin/python install --require-hashes --only-binary :all: -r requirements/learn.txt $(ASIDE) $(OR_SAY)
	@touch $@

$(VENV)/package.stamp: pyproject.toml $(VENV)/run.stamp
	@$(PIP) install --no-index --no-deps --no-build-isolation --editable . $(ASIDE) $(OR_SAY)
	@touch $@

$(shell test -x $(BIN)/python || rm -f $(VENV)/*.stamp)

$(VENV)/run.stamp: requirements/run.txt | $(BIN)/python
	@echo 'setting up, a minute…' >&2
	@$(PIP) install --require-hashes --only-binary :all: -r requirements/run.txt $(ASIDE) $(OR_SAY)
	@touch $@

OR_SAY = || { echo 'Setting up failed: is the Python registry within reach? "make clean" starts afresh.' >&2; exit 1; }

$(BIN)/python:
	@old=; for python in $(PYTHONS); do \
		$$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' $(HUSH) || continue; \
		old=$$python; \
		$$python -c 'import ensurepip, venv' $(HUSH) || continue; \
		exec $$python -m venv --clear $(VENV) $(ASIDE); \
	done; \
	if [ "$$old" ]; then echo "$$old has no venv module: install it (Debian, Ubuntu: sudo apt install python3-venv)." >&2; \
	else echo 'Python 3.11 or newer is needed and was not found: install it from python.org or your package manager.' >&2; \
	fi; exit 1
