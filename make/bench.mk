# The table of docs/performance.md.

.PHONY: bench

ROWS ?=

bench: ## Measure it all (25 minutes), or some: make bench ROWS=memory,sdk,flash,idle,storm,cold,price,growth
	cargo build --workspace --bins --lib --profile bench
	python3 tests/bench/bench.py $(if $(ROWS),--rows $(ROWS))
