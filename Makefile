# `make` alone says what there is. Only cargo is needed for `make review` and `make test-rust`; the other parts
# fetch what they need through .ci/setup.

CARGO ?= cargo
TARGET := $(abspath $(or $(CARGO_TARGET_DIR),target))
CITY := examples/data/fuyang
TODAY := 2020-12-31

# The faces' crates build in their own way: as a wheel, and for wasm32.
RUST := --workspace --exclude mulu-py --exclude mulu-wasm

PYTHON := .venv/bin/python
WHEELS := $(TARGET)/wheels
PY_CONFIG := py/pyproject.toml

WASM := $(TARGET)/wasm32-unknown-unknown/wasm/mulu_wasm.wasm
PRETTIER := tests/node_modules/.bin/prettier --log-level warn

# The command that the tests call; one that is given is taken as it is.
ifndef MULU_BIN
COMMAND := command
export MULU_BIN := $(TARGET)/release/mulu
endif

.PHONY: help review test test-rust test-python test-node test-browser bench-reading bench-differences \
        bench-validation lint lint-rust lint-python lint-js \
        schemas golden city wasm wheel command clean setup-python setup-node setup-browser

help: ## says what there is
	@awk -F ':.*## ' '/^[a-z -]+:.*## / { printf "make %-14s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

review: ## reviews the example city: out/fuyang.html, out/fuyang.xlsx
	@mkdir -p out
	$(CARGO) run --release --quiet --package mulu-cli -- review $(CITY) --today $(TODAY) \
		--html out/fuyang.html --xlsx out/fuyang.xlsx

# ---- Tests

test: test-rust test-python test-node test-browser ## tests every face

test-rust: ## tests the library and the command; prints what was found of what was planted in the city
	$(CARGO) test --release $(RUST)
	$(CARGO) test --release --quiet --package mulu --test city -- --nocapture what_was
	$(CARGO) test --release --quiet --package mulu --test differences -- --nocapture --test-threads 1
	$(CARGO) test --release --quiet --package mulu --test conform -- --nocapture verdicts_of
	MULU_REPORT=1 $(CARGO) test --release --quiet --package mulu --test renderings -- --nocapture

test-python: wheel $(COMMAND) ## tests the Python face and its wheel
	$(PYTHON) -m pytest --config-file $(PY_CONFIG) --rootdir . tests/python
	$(PYTHON) -m mypy.stubtest mulu --allowlist py/stubtest.txt

test-node: wasm $(COMMAND) ## tests the JavaScript face in Node
	npm --prefix tests run --silent node

test-browser: wasm setup-browser ## tests the JavaScript face in Chromium
	npm --prefix tests run --silent browser

bench-reading: $(COMMAND) wheel ## times reading in every format beside what scripts use for it
	$(PYTHON) -m pip install --quiet --disable-pip-version-check --requirement tests/bench/requirements.txt
	$(PYTHON) tests/bench/reading.py $(MULU_BIN)

bench-differences: setup-python setup-node ## times comparing beside reading and other tools, and judges what each finds
	$(CARGO) test --release --quiet --package mulu --test differences -- --ignored --nocapture
	$(PYTHON) -m pip install --quiet --disable-pip-version-check --requirement tests/bench/requirements.txt
	npm --prefix tests/bench ci --silent
	$(PYTHON) tests/bench/differences.py $(TARGET)/tmp/differences

bench-validation: ## times the rules on the bundled city, and a county's findings while it is edited
	$(CARGO) bench --package mulu --bench validation

# ---- Lints

lint: lint-rust lint-python lint-js ## checks layout, lints and types of everything

lint-rust:
	$(CARGO) fmt --all --check
	$(CARGO) clippy --workspace --all-targets -- -D warnings
	@cargo=$$(.ci/setup wasm-cargo); case "$$cargo" in \
	cargo) set -x; $(CARGO) clippy --package mulu-wasm --target wasm32-unknown-unknown -- -D warnings ;; \
	*) echo "lint: this compiler for wasm32 comes without clippy; mulu-wasm is linted as a crate of this machine" ;; \
	esac

lint-python: setup-python
	.venv/bin/ruff check --config $(PY_CONFIG) py tests/python tests/bench
	.venv/bin/ruff format --check --config $(PY_CONFIG) py tests/python tests/bench
	.venv/bin/mypy --config-file $(PY_CONFIG) py/python tests/python

lint-js: wasm
	npm --prefix wasm run --silent check
	npm --prefix tests run --silent check
	$(PRETTIER) --check wasm/package.json wasm/tsconfig.json wasm/scripts wasm/src \
		tests/package.json tests/tsconfig.json tests/node tests/browser tests/bench/package.json tests/bench/differences.js

# ---- Generated files

schemas golden: ## rewrites schemas/, tests/golden/ and the types made of them
	MULU_UPDATE=1 $(CARGO) test --release --quiet $(RUST)
	.ci/setup node
	npm --prefix wasm run --silent types

city: ## makes the example city again
	$(CARGO) run --release --package mulu --example make_city

# ---- Faces

command:
	$(CARGO) build --release --package mulu-cli

wheel: setup-python ## builds the Python package and installs it into .venv
	rm -f $(WHEELS)/mulu-*.whl
	.venv/bin/maturin build --quiet --release --manifest-path py/Cargo.toml --out $(WHEELS)
	$(PYTHON) -m pip install --quiet --disable-pip-version-check --no-index --no-deps --force-reinstall $(WHEELS)/mulu-*.whl

wasm: setup-node ## builds the npm package in wasm/
	cargo=$$(.ci/setup wasm-cargo) && \
	$$cargo build --profile wasm --package mulu-wasm --target wasm32-unknown-unknown
	$(CARGO) run --quiet --package mulu-bindgen -- $(WASM) wasm/pkg
	npm --prefix wasm run --silent build

setup-python setup-node setup-browser: setup-%:
	@.ci/setup $*

clean: ## removes what was built
	$(CARGO) clean
	rm -rf .venv out wasm/dist wasm/pkg wasm/node_modules tests/node_modules tests/bench/node_modules
