# Targets about the functions as Lambda runs them. The event files are told in events/README.md.

.PHONY: build cold-start watch invoke-connect invoke-intake invoke-nlu invoke-order invoke-handoff invoke-sync

build: ## Build the deployable functions: target/lambda/FUNCTION/bootstrap
	scripts/build-functions.sh

cold-start: ## Measure cold start, memory and size of what `make build` built
	cargo test -q -p aisle-tests --test artifacts -- --include-ignored --nocapture --test-threads 1

watch: ## Run the functions with cargo lambda, against a running platform (make run)
	@test -f .aisle/functions.env || { echo "start the platform first: make run"; exit 1; }
	scripts/cargo-lambda.sh watch -A 127.0.0.1 --ignore-changes --env-file .aisle/functions.env

# EVENT=FILE sends one file instead; AISLE_INVOKE_PORT=9000 asks `make watch` instead of `make run`.
invoke-connect: ## Invoke connect: the authorizer and $$connect
	@scripts/invoke.sh connect $(or $(EVENT),events/connect/authorize.json events/connect/connect.json)

invoke-intake: ## Invoke intake: start, then "where is my order"; the platform prints the reply
	@scripts/invoke.sh intake $(or $(EVENT),events/intake/start.json events/intake/message-where-is-my-order.json)

invoke-nlu: ## Invoke nlu: a wake-up that comes again
	@scripts/invoke.sh nlu $(or $(EVENT),events/nlu/wake-redelivered.json)

invoke-order: ## Invoke order: a command that comes again
	@scripts/invoke.sh order $(or $(EVENT),events/order/run-command.json)

invoke-handoff: ## Invoke handoff: an agent lists who waits
	@scripts/invoke.sh handoff $(or $(EVENT),events/handoff/agent-list.json)

invoke-sync: ## Invoke sync: the shop tells that an order arrived
	@scripts/invoke.sh sync $(or $(EVENT),events/sync/shipment-delivered.json)
