# liushou: `make report` and `make test` set everything up by themselves.
# On Windows use the commands of README.zh.md (pip install, liushou …); make is not needed there.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
# The sample archives were kept until this day; a fixed day makes every figure recountable.
SAMPLE_DAY := 2026-11-20

.PHONY: setup report demo test lint bench bench-quick mutations fuzz hostile faults codemutants lock clean

setup: $(READY)

$(READY): requirements/dev.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || \
	  { echo "需要 Python 3.11 或更高版本（命令 $(PYTHON)）。可用 make PYTHON=python3.12 指定另一个。"; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || \
	  { echo "Python 缺少 venv 模块：在 Debian、Ubuntu 上请先运行 apt-get install python3-venv。"; exit 1; }
	@command -v git >/dev/null || { echo "需要 git：请先安装。"; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

report: setup
	$(BIN)/liushou report --term --on $(SAMPLE_DAY)

demo: setup
	$(BIN)/liushou check --on $(SAMPLE_DAY)
	$(BIN)/liushou list children 年级:六年级 --on $(SAMPLE_DAY)
	mkdir -p build
	$(BIN)/liushou report --term --on $(SAMPLE_DAY) -o build/report.docx
	$(BIN)/liushou report --term --on $(SAMPLE_DAY) -o build/report.md

test: lint
	$(BIN)/python -m pytest -n auto

lint: setup
	$(BIN)/ruff format --check src tests bench mutations fuzz faults hostile codemutants
	$(BIN)/ruff check src tests bench mutations fuzz faults hostile codemutants
	$(BIN)/mypy

# Every figure of docs/performance.md, beside its yardstick in the same run; writes that page. An hour or so.
bench: setup
	$(BIN)/python -m bench

# The same on small stores, in about two minutes; writes nothing.
bench-quick: setup
	$(BIN)/python -m bench --quick

# What check finds in thousands of broken sample archives, and that it says nothing of correct ones: docs/变异测试.md
mutations: setup
	$(BIN)/python -m mutations

# The fast reader of archives held to the exact one on texts made at random (10 million before a release);
# whatever else takes texts of others: sheets, templates, conditions, merges.
fuzz: setup
	$(BIN)/python -m fuzz --executions 200000 --processes 2
	$(BIN)/python -m fuzz --target all --executions 20000

# Each hostile input, and every command over every hostile store; about a quarter of an hour.
hostile: setup
	$(BIN)/python -m hostile --output build/hostile.json

# Writing commands killed and refused at every system call, disks full, power cut; writes docs/reliability.md.
faults: setup
	$(BIN)/python -m faults

# The tests held to changed code: store, yamltext, rules, indicators, sealing. Hours.
codemutants: setup
	$(BIN)/python -m codemutants

# Needs uv; writes names, versions and hashes only, never the address of an index.
lock:
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
	  --group dev --all-extras pyproject.toml --output-file requirements/dev.lock
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
	  pyproject.toml --output-file requirements/run.lock

clean:
	rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
