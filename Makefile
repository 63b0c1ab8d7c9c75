# make site    build the whole bundle into output/      make serve   look at it on this machine
# make test    check the style and run every test       make help    the other targets

OSTA := .build/release/osta
LOOKUP := .build-lookup/lookup
KEY := .osta/key

.PHONY: help site serve test lint osta lookup clean
.DEFAULT_GOAL := help

help:
	@echo "make site    builds osta, lookup.cgi, the site and its indexes into output/"
	@echo "make serve   shows the site on http://127.0.0.1:8080/, the lookup working"
	@echo "make test    checks the style and runs every test, with the real web server"
	@echo "make lint    checks the style alone"
	@echo "make clean   removes what was built, but not the key"

site: osta lookup $(KEY)
	$(OSTA) build --program $(LOOKUP)

serve: osta lookup $(KEY)
	$(OSTA) serve --program $(LOOKUP)

osta:
	@scripts/install-packages libcmark-dev zlib1g-dev
	swift build -c release --product osta

lookup:
	@scripts/install-packages --optional musl-dev
	@scripts/build-lookup $(LOOKUP)

$(KEY): | osta
	$(OSTA) key new $(KEY)

test: lint
	@scripts/install-packages libcmark-dev zlib1g-dev musl-dev binutils curl nginx-light fcgiwrap
	@scripts/build-lookup --embedded $(LOOKUP)
	scripts/test

lint:
	swift format lint --strict --recursive Package.swift Sources Tests

clean:
	rm -rf .build .build-lookup output/site output/cgi-bin output/index output/server output/osta.conf
