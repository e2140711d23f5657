# Everything that is done with Dateline, as one word each. `make demo` and `make test` are all that a fresh machine needs.
SWIFT ?= swift
CONFIGURATION := release
# Warnings are errors, and a target that imports what it does not name is one, too.
FLAGS := -c $(CONFIGURATION) --explicit-target-dependency-import-check error
BIN := .build/$(CONFIGURATION)
DATA := $(BIN)/dateline.dlgz
# What the data file is made of: the tables and the code that packs them.
DATA_SOURCES := Gazetteer Sources/Gazetteers Sources/PackedStorage Sources/TextModel/FactTable.swift
OUT := dateline-demo
PREFIX ?= /usr/local

.PHONY: all setup build server library test-python test-spark bench-peers demo test test-ecosystem fuzz lint man docs bench baseline install clean

all: build

# Swift, libxml2, SQLite and zlib are the only things that the system must have; Debian and Ubuntu get the last three by apt.
setup:
	@command -v $(SWIFT) >/dev/null 2>&1 || { echo "Dateline needs Swift 6.2 or later: https://www.swift.org/install"; exit 1; }
	@if ! pkg-config --exists libxml-2.0 zlib sqlite3 2>/dev/null; then \
	  if command -v apt-get >/dev/null 2>&1 && [ "$$(id -u)" = 0 ]; then \
	    echo "installing libxml2-dev, libsqlite3-dev, zlib1g-dev and pkg-config"; \
	    apt-get -qq update && DEBIAN_FRONTEND=noninteractive apt-get -qq install -y libxml2-dev libsqlite3-dev zlib1g-dev pkg-config >/dev/null; \
	  elif command -v apt-get >/dev/null 2>&1 && command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then \
	    echo "installing libxml2-dev, libsqlite3-dev, zlib1g-dev and pkg-config"; \
	    sudo apt-get -qq update && sudo apt-get -qq install -y libxml2-dev libsqlite3-dev zlib1g-dev pkg-config >/dev/null; \
	  else \
	    echo "Dateline needs libxml2, SQLite, zlib and pkg-config. Install them and run make again, for example:"; \
	    echo "  sudo apt-get install libxml2-dev libsqlite3-dev zlib1g-dev pkg-config      (Debian, Ubuntu)"; \
	    echo "  sudo dnf install libxml2-devel sqlite-devel zlib-devel pkgconf           (Fedora)"; \
	    exit 1; \
	  fi; \
	fi

build: setup
	@$(SWIFT) build $(FLAGS) --product dateline
	@if [ ! -f $(DATA) ] || [ -n "$$(find $(DATA_SOURCES) -newer $(DATA) -print -quit)" ]; then \
	  $(BIN)/dateline gazetteer build --tables Gazetteer --output $(DATA); \
	fi

# The program behind `dateline serve`; the main program does without it.
server: build
	@$(SWIFT) build $(FLAGS) --product dateline-server

# The shared library for C, Python and others; its header is Sources/CDateline/include/dateline.h.
library: build
	@$(SWIFT) build $(FLAGS) --product dateline-c
	@cp $(BIN)/libdateline-c.so $(BIN)/libdateline.so

# Installs the Python package into an environment of its own, and compares it with the program; compiles and runs a program in C.
test-python: library
	@bash Python/tests/run.sh

demo: build
	@mkdir -p $(OUT)
	@$(BIN)/dateline extract Samples/articles -o $(OUT)/events.geojson -o $(OUT)/events.csv -o $(OUT)/events.html
	@echo "Open $(OUT)/events.html in a browser (map and table), $(OUT)/events.csv in a spreadsheet, $(OUT)/events.geojson in a map tool."

# UPDATE_GOLDEN=1 make test writes Samples/expected anew.
test: build
	@$(SWIFT) test $(FLAGS) --disable-xctest

# Opens the outputs in GDAL, LibreOffice, DuckDB, frictionless, Chromium and QGIS, which it installs where they are missing.
test-ecosystem: build server
	@bash Tests/Ecosystem/run.sh

# Feeds the readers with damaged articles under address sanitizer, SECONDS for each of six targets; what breaks one stays under Tests/Fuzzing/.build/fuzz.
SECONDS ?= 600
fuzz: setup
	@bash Tests/Fuzzing/run.sh $(SECONDS)

lint:
	@$(SWIFT) format lint --strict --recursive Sources Tests Package.swift

# The manual pages, from the help of the commands, in .build/man.
man: build
	@mkdir -p .build/man
	@$(SWIFT) package -c $(CONFIGURATION) --allow-writing-to-package-directory generate-manual --multi-page --output-directory .build/man >/dev/null
	@echo "man .build/man/dateline.1"

# The documentation of the library as a site, in .build/docs.
docs: build
	@mkdir -p .build/graphs && $(SWIFT) build --build-path .build/symbols --target Dateline -Xswiftc -emit-symbol-graph -Xswiftc -emit-symbol-graph-dir -Xswiftc .build/graphs >/dev/null
	@docc convert Sources/Dateline/Dateline.docc --additional-symbol-graph-dir .build/graphs --fallback-display-name Dateline --fallback-bundle-identifier dateline --output-path .build/docs >/dev/null
	@echo "docc preview, or any web server on .build/docs"

# Opens no program of others but Spark, on two workers of this machine; 50,000 made articles.
test-spark: build
	@[ -x .build/spark/bin/spark-submit ] || { python3 -m venv .build/spark && .build/spark/bin/pip -q install "pyspark==4.0.1" pyarrow; }
	@.build/spark/bin/python Python/spark/test_cluster.py $(BIN)/dateline Samples/articles .build/spark-test

# Start-up, throughput and memory as ratios to Tests/Benchmarks/baseline.tsv; `make baseline` writes that file anew.
bench: build
	@bash Tests/Benchmarks/run.sh
	@bash Tests/Benchmarks/instructions.sh

bench-peers: build
	@bash Tests/Benchmarks/peers.sh

baseline: build
	@bash Tests/Benchmarks/run.sh --update
	@bash Tests/Benchmarks/instructions.sh --update

install: build server
	@install -d "$(DESTDIR)$(PREFIX)/bin" "$(DESTDIR)$(PREFIX)/share/dateline"
	@install -m 755 $(BIN)/dateline $(BIN)/dateline-server "$(DESTDIR)$(PREFIX)/bin"
	@install -m 644 $(DATA) "$(DESTDIR)$(PREFIX)/share/dateline/dateline.dlgz"

clean:
	@rm -rf .build $(OUT)
