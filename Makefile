# Each target installs what it lacks, does its work, and can be run again.
.DEFAULT_GOAL := help
.PHONY: help build demo test torture image-test bench format

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

build: ## builds target/belay.jar, which bin/belay starts
	@build/setup.sh build && build/package.sh

demo: ## the console on http://127.0.0.1:8484 beside a private PostgreSQL with a ledger to break and restore
	@build/setup.sh demo && build/package.sh && exec bin/belay demo

test: ## every check: unit, integration with a real PostgreSQL, browser with a real Chromium, shell
	@build/setup.sh test && build/test.sh

torture: ## the properties that take long: every time zone, tens of thousands of random worlds
	@build/setup.sh test && build/mvn.sh test -Dbelay.torture=true -Dtest='EveryZoneTest,DueTest,ConfigurationFileTest,RetentionPropertyTest,VerificationDueTest,DriveTortureTest'

image-test: ## builds the image and runs it on a real container engine
	@build/setup.sh image && build/image-test.sh

bench: ## the figures of docs/benchmarks.md, as ratios in one run
	@build/setup.sh bench && build/package.sh && build/bench.sh

format: ## formats the Java sources
	@build/setup.sh build && build/mvn.sh -q spotless:apply
