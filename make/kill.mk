# The proof by killing: docs/proof.md.

.PHONY: kill-test

kill-test: ## Kill functions and the platform 58 times under 10,000 messages; prints a table, takes 7 minutes
	$(BUILD)
	cargo test --workspace --test platform -- --ignored --exact --nocapture kills::nothing_is_lost_in_ten_thousand_messages_and_fifty_kills
