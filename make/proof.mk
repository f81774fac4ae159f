# Proof beyond the tests: fuzzing and mutation. Both are told in docs/proof.md.

.PHONY: fuzz mutants

FUZZ_SECONDS ?= 60
FUZZ_TARGETS ?= client_frames server_frames queue_messages log_entries lambda_events tokens handshakes understand
MUTANT_CRATES ?= delivery dialogue

fuzz: ## Fuzz every parser of what comes from outside, FUZZ_SECONDS=60 each
	@command -v cargo-fuzz >/dev/null || cargo install --locked cargo-fuzz --version 0.13.2
	cd tests/fuzz && for target in $(FUZZ_TARGETS); do \
		mkdir -p target/corpus/$$target; \
		cargo fuzz run --fuzz-dir . -s none $$target target/corpus/$$target corpus/$$target -- \
			-max_total_time=$(FUZZ_SECONDS) -max_len=16384 -print_final_stats=1 || exit 1; \
	done

mutants: ## Break delivery and dialogue in 300 places; their own tests must notice each
	@command -v cargo-mutants >/dev/null || cargo install --locked cargo-mutants --version 27.1.0
	status=0; for crate in $(MUTANT_CRATES); do \
		cargo mutants --no-shuffle --file "shared/$$crate/src/**/*.rs" --test-package aisle-$$crate \
			--timeout 120 --output target/mutants-$$crate || status=$$?; \
	done; exit $$status
