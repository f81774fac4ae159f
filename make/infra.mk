# Deploying: docs/infrastructure.md. CONFIG names the merchant's configuration.

.PHONY: configure deploy destroy synth diff picture infra-test template-test

CONFIG ?= merchant.config.json
# What a fresh clone has, for what needs no account.
EXAMPLE := infra/cdk/configurations/minimal.json
INSTALLED := infra/cdk/node_modules/.package-lock.json
INFRA := cd infra/cdk && AISLE_CONFIG=
KNOWN_CONFIG = $(abspath $(if $(wildcard $(CONFIG)),$(CONFIG),$(EXAMPLE)))

$(INSTALLED): infra/cdk/package-lock.json
	@cd infra/cdk && npm ci --no-audit --no-fund --silent && touch node_modules/.package-lock.json

configure: $(INSTALLED) ## Write merchant.config.json: asks, or takes ARGS="--name … --yes"
	@$(INFRA)$(abspath $(CONFIG)) node_modules/.bin/tsx bin/command.ts configure $(ARGS)

deploy: $(INSTALLED) ## Look, build, show what changes, deploy, and talk to it; YES=1 does not ask
	@$(INFRA)$(abspath $(CONFIG)) node_modules/.bin/tsx bin/command.ts deploy $(if $(YES),--yes)

destroy: $(INSTALLED) ## Take the deployment away; data stays, unless WITH_DATA=its name
	@$(INFRA)$(abspath $(CONFIG)) WITH_DATA=$(WITH_DATA) node_modules/.bin/tsx bin/command.ts destroy

synth: $(INSTALLED) ## Write the templates to target/cdk; needs no account
	@echo "configuration: $(KNOWN_CONFIG)"
	@$(INFRA)$(KNOWN_CONFIG) node_modules/.bin/tsx bin/command.ts synth

diff: $(INSTALLED) ## Show what a deployment would change since the last one from here; needs no account
	@echo "configuration: $(KNOWN_CONFIG)"
	@$(INFRA)$(KNOWN_CONFIG) node_modules/.bin/tsx bin/command.ts diff

picture: $(INSTALLED) ## Draw docs/infrastructure.md from the templates
	@$(INFRA) node_modules/.bin/tsx bin/command.ts picture

infra-test: $(INSTALLED) ## Test the stacks: types, assertions, cdk-nag, cfn-lint of every configuration
	@scripts/install-cfn-lint.sh
	cd infra/cdk && npm test

template-test: $(INSTALLED) ## Run the functions' programs with exactly what the templates give them (AISLE_ARTIFACTS: what `make build` built)
	@cd infra/cdk && npm run -s template-facts
	$(BUILD) -q
	cargo nextest run --workspace --run-ignored only -E 'binary(template)'
