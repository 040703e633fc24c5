# A thin front for meson: `make`, `make demo`, `make test`, `make bench`, `make install`. See README.md.
BUILD ?= build
PREFIX ?= /usr/local
SECONDS ?= 600
TEST_FLAGS ?=

.PHONY: all deps demo test bench install lint sanitize fuzz clean

all: deps
	@test -f $(BUILD)/build.ninja || meson setup $(BUILD) --prefix $(PREFIX) >/dev/null
	@ninja -C $(BUILD) | tail -n 1

deps:
	@scripts/deps build

demo: all
	@scripts/demo $(BUILD)

test: all
	@scripts/test $(BUILD)

bench: all
	@scripts/bench $(BUILD)

install: all
	@meson configure $(BUILD) --prefix $(PREFIX)
	@meson install -C $(BUILD)

lint:
	@scripts/deps lint
	@scripts/lint

sanitize:
	@scripts/deps lint
	@scripts/sanitize

fuzz:
	@scripts/deps lint
	@scripts/fuzz $(SECONDS)

clean:
	rm -rf $(BUILD) build-*
