# The same command names everywhere: here, in CI, README and CONTRIBUTING. `make help` lists them.

SHELL := /bin/bash
.DEFAULT_GOAL := help
AISLE_ARGS ?=
# All in one way: with other packages cargo chooses other features, and builds dependencies anew.
BUILD := cargo build --workspace --all-targets
TARGET := $(or $(CARGO_TARGET_DIR),target)

-include make/functions.mk make/kill.mk make/proof.mk make/bench.mk make/infra.mk

.PHONY: help run test check fmt lint generated deny structure browser-test clean-data

help: ## List the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sort | sed 's/:.*## /\t/' | expand -t 20

run: ## Start the whole platform with the demo shop; the chat page is at http://127.0.0.1:8787/chat
	cargo run -q -p aisle -- run $(AISLE_ARGS)

test: ## Pass every test: Rust, then the stacks', then the browser's
	@command -v cargo-nextest >/dev/null || cargo install --locked cargo-nextest --version 0.9.143
	$(BUILD)
	$(TARGET)/debug/aisle nlu train --out $(TARGET)/model # once; tests that compile the pack take what is kept
	cargo nextest run --workspace
	cargo test -q --workspace --doc
	$(MAKE) infra-test
	$(MAKE) template-test
	$(MAKE) browser-test

browser-test: ## Drive the chat page in a real Chromium
	@scripts/install-browser.sh
	$(BUILD) -q
	cd tests/browser && npm ci --no-audit --no-fund --silent && npm test

check: fmt lint generated deny ## Format, lints, generated files, licences

fmt: ## Check the format
	cargo fmt --all --check

lint: ## Check the lints; a warning is an error
	cargo clippy --workspace --all-targets -- -D warnings

generated: ## Check that generated files are fresh
	$(BUILD) -q
	$(TARGET)/debug/examples/generate
	$(TARGET)/debug/examples/generate_demo_shop
	$(TARGET)/debug/examples/train_tables
	git diff --exit-code -- docs/protocol docs/EVENTS.md web/protocol events/contracts events/out merchant/shop shared/understanding/src

deny: ## Check licences and sources of dependencies
	@command -v cargo-deny >/dev/null || cargo install --locked cargo-deny --version 0.20.2
	cargo fetch --locked # of all platforms: a build fetches its own only
	cargo deny --offline check licenses bans sources

clean-data: ## Forget the local platform's data
	rm -rf .aisle
