#!/usr/bin/env bash
# format_test.sh ROOT: all C++ is formatted as .clang-format says. Skipped (77) where clang-format 16 is not installed.
set -euo pipefail
command -v clang-format-16 >/dev/null || { echo "clang-format-16 is not installed"; exit 77; }
cd "$1"
git ls-files 'include/*.hpp' 'src/*.cpp' 'proofs/*.[ch]pp' 'experiments/*.[ch]pp' 'verify/*.[ch]pp' 'python/*.[ch]pp' 'tests/*.[ch]pp' 'examples/*.cpp' |
    xargs clang-format-16 --dry-run --Werror
