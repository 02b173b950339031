#!/usr/bin/env python3
"""`run check` names what does not fit: a text that is not there, or there twice, a missing test, a broken line."""
import json
import subprocess
import sys
import tempfile
from pathlib import Path

RUN = Path(__file__).resolve().parent / "run"
GOOD = {"file": "src/rigor/series/log_series.cpp", "old": "sum.remainder_ + tail", "new": "tail",
        "test": "tests/rigor/series/log_series_test.cpp", "kind": "radius"}
CASES = [
    (json.dumps(GOOD), 0, "1 mutants"),
    (json.dumps({"header": "rigor/log_series.hpp"} | {k: v for k, v in GOOD.items() if k != "file"}), 0, "1 mutants"),
    (json.dumps(GOOD | {"test": "rigor/log_series"}), 0, "1 mutants"),
    (json.dumps(GOOD | {"old": "this is not there"}), 1, "0 places"),
    (json.dumps(GOOD | {"old": "remainder_"}), 1, "places of 'remainder_', expected 1"),
    (json.dumps(GOOD | {"old": "remainder_", "nth": 99}), 1, "expected 99"),
    (json.dumps(GOOD | {"new": GOOD["old"]}), 1, "the same"),
    (json.dumps(GOOD | {"file": "src/rigor/nothing.cpp"}), 1, "no such file"),
    (json.dumps(GOOD | {"test": "rigor/nothing"}), 1, "test rigor/nothing"),
    (json.dumps(GOOD | {"equivalent": "yes"}), 1, "without its reason"),
    (json.dumps(GOOD) + "\n" + json.dumps(GOOD), 1, "twice"),
    (json.dumps({"file": "x"}), 1, "without old"),
    ("{", 1, "not a line of JSON"),
]


def main():
    wrong = 0
    for text, status, words in CASES:
        with tempfile.NamedTemporaryFile("w", suffix=".jsonl") as file:
            file.write(text + "\n")
            file.flush()
            done = subprocess.run([sys.executable, RUN, "check", "--list", file.name], capture_output=True, text=True)
        said = done.stdout + done.stderr
        if done.returncode != status or words not in said:
            wrong += 1
            print(f"{text}\n  status {done.returncode}, expected {status} and {words!r}: {said}")
    print(f"{len(CASES)} lists, {wrong} wrong")
    return wrong > 0


if __name__ == "__main__":
    sys.exit(main())
