# Proof beyond the tests: fuzzing and mutation. Both are told in docs/proof.md.

.PHONY: fuzz mutants

FUZZ_SECONDS ?= 60
FUZZ_TARGETS ?= client_frames server_frames queue_messages log_entries lambda_events tokens handshakes
MUTANT_FILES ?= shared/delivery/src/*.rs shared/dialogue/src/decide.rs shared/dialogue/src/handoff.rs shared/dialogue/src/policy.rs shared/dialogue/src/track_order.rs

fuzz: ## Fuzz every parser of what comes from outside, FUZZ_SECONDS=60 each
	@command -v cargo-fuzz >/dev/null || cargo install --locked cargo-fuzz --version 0.13.2
	cd tests/fuzz && for target in $(FUZZ_TARGETS); do \
		mkdir -p target/corpus/$$target; \
		cargo fuzz run --fuzz-dir . -s none $$target target/corpus/$$target corpus/$$target -- \
			-max_total_time=$(FUZZ_SECONDS) -max_len=16384 -print_final_stats=1 || exit 1; \
	done

mutants: ## Break delivery and dialogue line by line; a test must notice (half an hour and more)
	@command -v cargo-mutants >/dev/null || cargo install --locked cargo-mutants --version 27.1.0
	AISLE_SEEDS=300 cargo mutants --no-shuffle $(foreach file,$(MUTANT_FILES),--file $(file)) \
		--test-package aisle-delivery,aisle-dialogue,aisle-simulate --timeout 120 --output target/mutants
