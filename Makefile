# make demo: see the real plan checked, listed and rendered.  make test: prove that all of it holds.
# Nothing here needs more than Python 3.11, git and make; everything is installed into .venv.

PYTHON ?= python3
VENV   ?= .venv
PLAN   ?= plans/2025-tramtau.yaml
UNIT   ?= Phòng Văn hóa và Thông tin
OUT    ?= out
PYTHONS ?= python3.11 python3.12 python3.13

BIN     := $(VENV)/bin
RUN     := $(BIN)/plancli
REPORTS := plan obligations gaps assignment-table matrix reminder

export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: help demo test lint bench fuzz crater bundle wheel windows-wheels lock audit schema guide docs snapshots
.PHONY: pythons mutation clean distclean
.DEFAULT_GOAL := help

help:
	@echo "make demo            kiểm tra, liệt kê và in kế hoạch thật vào $(OUT)/ (check, list and render the real plan)"
	@echo "make test            lint, types, all tests with coverage"
	@echo "make lint            ruff, mypy and zizmor only"
	@echo "make fuzz            all hostile files, kills, failing disks and made plans (hours; COUNT=1000 for fewer of each)"
	@echo "make mutation        change legal/, conservation and fixing in small ways, count what the tests notice (hours)"
	@echo "make pythons         write all outputs with each Python that is here, and compare them byte for byte"
	@echo "make bench           compare speed with peers, in one run, and write docs/benchmarks.md"
	@echo "make crater          DIR=folder: run all rules over real plans, against the last accepted run"
	@echo
	@echo "make bundle          build dist/plancli, the folder that runs without Python, and try it"
	@echo "make wheel           build dist/wheel, install it as a user does, and try it outside the checkout"
	@echo "make windows-wheels  fetch every library as a wheel for Windows (needs the network)"
	@echo "make docs            the docs site, into build/site; a warning or a broken link is an error"
	@echo "make lock            write packaging/requirements*.txt anew (UPGRADE=1: with the newest versions)"
	@echo "make audit           ask whether a locked package has a known security hole (needs the network)"
	@echo
	@echo "make schema          write anew schemas/, docs/rules.md, docs/tham-khao/ and what plancli keeps of them"
	@echo "make guide           write anew the list of tags and the pictures of docs/sua-mau.md (needs LibreOffice)"
	@echo "make snapshots       write anew tests/snapshots; read the change before you commit it"
	@echo "make clean           remove what the above made, but for $(VENV)"
	@echo "make distclean       remove $(VENV), too"

$(VENV)/pyvenv.cfg:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "plancli cần Python 3.11 trở lên; “$(PYTHON)” không dùng được. Hãy gõ ví dụ: make demo PYTHON=python3.12" >&2; \
	  echo "(plancli needs Python 3.11 or later; name another one with PYTHON=...)" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
	  echo "$(PYTHON) thiếu mô-đun venv. Trên Debian, Ubuntu: sudo apt install python3-venv" >&2; \
	  echo "($(PYTHON) lacks venv; on Debian and Ubuntu install python3-venv)" >&2; exit 1; }
	@echo "Đang tạo $(VENV) ..."
	@$(PYTHON) -m venv $(VENV)

# One stamp for use, one for development, so that a second run installs nothing.
# Every file that is installed is known by its hash; plancli itself then brings nothing more.
LOCKED := install --quiet --require-hashes -r packaging/requirements.txt -r packaging/requirements-build.txt
ITSELF := install --quiet --no-deps --no-build-isolation --editable .

$(VENV)/.installed: pyproject.toml packaging/requirements.txt | $(VENV)/pyvenv.cfg
	@echo "Đang cài plancli vào $(VENV) ..."
	@$(BIN)/python -m pip $(LOCKED)
	@$(BIN)/python -m pip $(ITSELF)
	@touch $@

$(VENV)/.installed-dev: pyproject.toml packaging/requirements-dev.txt | $(VENV)/pyvenv.cfg
	@echo "Đang cài plancli và công cụ kiểm thử vào $(VENV) ..."
	@$(BIN)/python -m pip $(LOCKED) -r packaging/requirements-dev.txt
	@$(BIN)/python -m pip $(ITSELF)
	@touch $@ $(VENV)/.installed

$(VENV)/.installed-audit: packaging/requirements-audit.txt | $(VENV)/pyvenv.cfg
	@$(BIN)/python -m pip install --quiet --require-hashes -r packaging/requirements-audit.txt
	@touch $@

# Beside either of the two above.
$(VENV)/.installed-docs: packaging/requirements-docs.txt | $(VENV)/.installed
	@echo "Đang cài công cụ dựng trang tài liệu vào $(VENV) ..."
	@$(BIN)/python -m pip install --quiet --require-hashes -r packaging/requirements-docs.txt
	@touch $@

# The plan has faults, and check says so with exit code 1; only 2 and above is a failure of the tool.
demo: $(VENV)/.installed
	@printf '\n$$ plancli check %s\n\n' '$(PLAN)'
	@$(RUN) check '$(PLAN)' || test $$? -eq 1
	@printf '\n$$ plancli obligations %s --unit "%s"\n\n' '$(PLAN)' '$(UNIT)'
	@$(RUN) obligations '$(PLAN)' --unit '$(UNIT)'
	@printf '\n$$ plancli gaps %s\n\n' '$(PLAN)'
	@$(RUN) gaps '$(PLAN)'
	@printf '\n$$ plancli render %s --report ... -o %s/...\n\n' '$(PLAN)' '$(OUT)'
	@set -e; for report in $(REPORTS); do for form in md docx; do \
	  $(RUN) render '$(PLAN)' --report $$report --format $$form -o '$(OUT)'/$$report.$$form; \
	done; done
	@printf '\n$$ plancli render %s --report overview -o %s/tong-quan.html\n\n' '$(PLAN)' '$(OUT)'
	@$(RUN) render '$(PLAN)' --report overview -o '$(OUT)/tong-quan.html'
	@printf '\n$$ plancli sheets %s -o %s/phieu --format docx\n\n' '$(PLAN)' '$(OUT)'
	@$(RUN) sheets '$(PLAN)' -o '$(OUT)/phieu' --format docx --force
	@printf '\n$$ plancli export %s -o %s/ke-hoach.xlsx\n\n' '$(PLAN)' '$(OUT)'
	@$(RUN) export '$(PLAN)' -o '$(OUT)/ke-hoach.xlsx'
	@printf '\nXong. Các tệp đã tạo:\n'
	@printf '  %s\n' '$(OUT)/plan.docx               kế hoạch (bản Markdown: plan.md)'
	@printf '  %s\n' '$(OUT)/obligations.docx        trách nhiệm của từng đơn vị'
	@printf '  %s\n' '$(OUT)/gaps.docx               những điểm kế hoạch chưa rõ'
	@printf '  %s\n' '$(OUT)/assignment-table.docx   bảng phân công nhiệm vụ'
	@printf '  %s\n' '$(OUT)/matrix.docx             ma trận trách nhiệm'
	@printf '  %s\n' '$(OUT)/reminder.docx           công văn đôn đốc'
	@printf '  %s\n' '$(OUT)/ke-hoach.xlsx           bảng Excel: phân công, trách nhiệm, căn cứ'
	@printf '  %s\n' '$(OUT)/tong-quan.html         tổng quan một trang, mở bằng trình duyệt'
	@printf '  %s\n' "$(OUT)/phieu/                  $$(ls '$(OUT)/phieu' | wc -l | tr -d ' ') tệp: mỗi đơn vị một phiếu, kèm bảng kê"

test: lint
	$(BIN)/python -m pytest -n auto --cov --cov-report=term

lint: $(VENV)/.installed-dev
	$(BIN)/python -m ruff check
	$(BIN)/python -m ruff format --check
	$(BIN)/python -m mypy --strict plancli tests bench tools ci
	@# What Windows and macOS lack is seen here, too; a cache each, or every run would begin anew.
	$(BIN)/python -m mypy --strict --platform win32 --cache-dir .mypy_cache/win32 plancli
	$(BIN)/python -m mypy --strict --platform darwin --cache-dir .mypy_cache/darwin plancli
	$(BIN)/zizmor --offline --quiet .github action.yml

$(VENV)/.installed-bench: packaging/requirements-bench.txt | $(VENV)/.installed-dev
	@echo "Đang cài công cụ để so tốc độ vào $(VENV) ..."
	@$(BIN)/python -m pip install --quiet --require-hashes -r packaging/requirements-bench.txt
	@touch $@

bench: $(VENV)/.installed-dev $(VENV)/.installed-bench
	$(BIN)/python -m bench.run

# COUNT=1000 for a shorter run; a failing input is printed with the command that tries it again.
fuzz: $(VENV)/.installed-dev
	PLANCLI_WHOLE=1 $(BIN)/python -m pytest -q tests/hostile/test_bombs.py
	$(BIN)/python -m tests.hostile $(if $(COUNT),--count $(COUNT))
	$(BIN)/python -m tests.made.fixes $(COUNT)

# ACCEPT=1 keeps this run as the accepted one: counts and keys, never the words.
crater: $(VENV)/.installed-dev
	@test -n '$(DIR)' || { echo "make crater DIR=folder-of-plans [ACCEPT=1] [AS_OF=2026-11-23]" >&2; exit 2; }
	@$(BIN)/python -m tools.crater '$(DIR)' $(if $(AS_OF),--as-of $(AS_OF)) $(if $(ACCEPT),--accept)

$(VENV)/.installed-bundle: packaging/requirements-bundle.txt | $(VENV)/.installed-dev
	@$(BIN)/python -m pip install --quiet --require-hashes -r packaging/requirements-bundle.txt
	@touch $@

# The program of the folder has to say and write what plancli does, byte for byte.
bundle: $(VENV)/.installed-bundle
	$(BIN)/python -m tools.build_folder
	PLANCLI_FOLDER='$(CURDIR)/dist/plancli' $(BIN)/python -m pytest -q tests/desk/test_folder.py

wheel: $(VENV)/.installed-dev
	@rm -rf dist/wheel
	$(BIN)/python -m hatchling build -d dist/wheel
	@set -e; home=$$(mktemp -d); trap 'rm -rf "$$home"' EXIT; $(BIN)/python -m venv "$$home"; \
	  "$$home/bin/python" -m pip install --quiet --require-hashes -r packaging/requirements.txt; \
	  "$$home/bin/python" -m pip install --quiet --no-deps dist/wheel/*.whl; \
	  PLANCLI_WHEEL="$$home/bin/python" $(BIN)/python -m pytest -q tests/desk/test_wheel.py

# pip would ask this machine, not Windows, whether a library is wanted; so all are.
windows-wheels: $(VENV)/pyvenv.cfg
	@mkdir -p build
	@sed "s/ ; sys_platform == 'win32'//" packaging/requirements.txt > build/windows.txt
	$(BIN)/python -m pip download --quiet --require-hashes --no-deps --only-binary=:all: \
	  --platform win_amd64 --python-version 3.12 --dest build/windows-wheels -r build/windows.txt
	@ls build/windows-wheels

# UPGRADE=1 takes the newest versions; without it, what is locked stays locked.
lock: $(VENV)/.installed-audit
	$(BIN)/python -m tools.lock $(if $(UPGRADE),--upgrade)

# Asks a service on the network whether a locked version has a known hole; no part of `make test`.
audit: $(VENV)/.installed-audit
	@set -e; for lock in packaging/requirements*.txt; do echo "$$lock"; \
	  $(BIN)/python -m pip_audit --strict --require-hashes --disable-pip --requirement "$$lock"; done

schema: $(VENV)/.installed-dev
	$(RUN) schema -o schemas/plan.schema.json
	$(RUN) schema --progress -o schemas/progress.schema.json
	$(RUN) rule --all --format markdown -o docs/rules.md
	@$(BIN)/python -m tools.build_reference
	@PLANCLI_UPDATE_SNAPSHOTS=1 $(BIN)/python -m pytest -q tests/model/test_core_schema.py -k saved_copy
	@PLANCLI_UPDATE_SNAPSHOTS=1 $(BIN)/python -m pytest -q tests/test_resources.py -k sizes

guide: $(VENV)/.installed-dev
	$(BIN)/python -m tools.build_template_guide

# Read anew each time: a page kept from the last run would not say its warnings again.
docs: $(VENV)/.installed-docs
	@rm -rf build/site
	@$(BIN)/python -m sphinx --fresh-env --fail-on-warning --keep-going --quiet --builder html \
	  --conf-dir tools/site --doctree-dir build/doctrees docs build/site
	@echo "build/site/index.html: mở bằng trình duyệt, không cần mạng"

snapshots: $(VENV)/.installed-dev
	PLANCLI_UPDATE_SNAPSHOTS=1 $(BIN)/python -m pytest -q -n auto

# The same outputs from every Python, in another zone, locale and seed each: MANIFEST holds their digests.
pythons:
	@rm -rf '$(OUT)/pythons'; mkdir -p '$(OUT)/pythons'
	@set -e; first=; zone=Asia/Ho_Chi_Minh; seed=0; for python in $(PYTHONS); do \
	  command -v $$python >/dev/null || { echo "$$python: not here, left out"; continue; }; \
	  here='$(OUT)/pythons'/$$(basename $$python)-$$seed; $$python -m venv $$here/venv; \
	  $$here/venv/bin/python -m pip $(LOCKED); $$here/venv/bin/python -m pip $(ITSELF); \
	  TZ=$$zone PYTHONHASHSEED=$$seed $$here/venv/bin/python -m tools.all_outputs $$here/outputs; \
	  echo "$$($$here/venv/bin/python --version): $$(wc -l < $$here/outputs/MANIFEST) files"; \
	  if [ -n "$$first" ]; then diff $$first $$here/outputs/MANIFEST; else first=$$here/outputs/MANIFEST; fi; \
	  zone=America/Los_Angeles; seed=$$((seed + 1)); \
	done; echo "Every Python gives the same bytes."

# mutmut works on a copy in mutants/ and goes on where it stopped; docs/mutation.md has what it found.
$(VENV)/.installed-mutation: packaging/requirements-mutation.txt | $(VENV)/.installed-dev
	@$(BIN)/python -m pip install --quiet --require-hashes -r packaging/requirements-mutation.txt
	@touch $@

mutation: $(VENV)/.installed-mutation
	CI=1 $(BIN)/mutmut run --max-children $(or $(JOBS),2)
	@$(BIN)/python -m tools.mutation_table

clean:
	rm -rf '$(OUT)' mutants build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .coverage .coverage.*
	find plancli tests bench -name __pycache__ -type d -prune -exec rm -rf {} +

distclean: clean
	rm -rf '$(VENV)'
