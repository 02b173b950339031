"""Files that are no certificates: one clear line and status 2 from both checkers, in little time and memory.

    hostile_files_test.py ROOT VERIFY-PROVE"""
import json
import os
import subprocess
import sys
import tempfile

ROOT, PROGRAM = sys.argv[1:3]
CHECKER = os.path.join(ROOT, "tools", "check_certificates.py")
HEAD = {"type": "statement", "format": 1, "statement": "1 < 2", "text": "1 < 2", "verdict": "holds", "engine": "closed", "version": "1"}
ITEM = {"type": "constant", "formula": "1 < 2", "bits": "64", "truth": "yes"}


def lines(*items): return "".join((i if isinstance(i, str) else json.dumps(i)) + "\n" for i in items)


GOOD = lines(HEAD, ITEM)
FILES = {
    "empty": "", "no JSON": "hello\n", "a list": "[1]\n", "an item first": lines(ITEM),
    "another format": lines({**HEAD, "format": 2}, ITEM), "a format as text": lines({**HEAD, "format": "1"}, ITEM),
    "no statement": lines({k: v for k, v in HEAD.items() if k != "statement"}, ITEM),
    "another verdict": lines({**HEAD, "verdict": "perhaps"}, ITEM),
    "cut off": GOOD[:-10], "no line end": GOOD[:-1],
    "a key twice": lines(HEAD, '{"type": "constant", "bits": "64", "bits": "65"}'),
    "nested": lines(HEAD, '{"type": ' + '{"a": ' * 100000 + "1" + "}" * 100001),
    "nested lists": lines(HEAD, '{"type": ' + "[" * 100000 + "]" * 100000 + "}"),
    "a long number": lines(HEAD, '{"type": "constant", "bits": ' + "9" * 500000 + "}"),
    "a number": lines(HEAD, '{"type": "constant", "bits": 64}'), "NaN": lines(HEAD, '{"type": "constant", "bits": NaN}'),
    "null": lines(HEAD, '{"type": null}'), "no type": lines(HEAD, '{"bits": "64"}'),
    "a long line": lines(HEAD, '{"type": "' + "x" * (1 << 21) + '"}'), "no UTF-8": GOOD.encode() + b"\xff\xfe\n",
}
REJECTED = {
    "an item too many": lines(HEAD, ITEM, ITEM), "no item": lines(HEAD), "another text": lines({**HEAD, "text": "1 < 3"}, ITEM),
    "a false truth": lines({**HEAD, "verdict": "fails"}, {**ITEM, "truth": "no"}),
}
failures = []


def run(command):
    done = subprocess.run(command, capture_output=True, text=True, timeout=60)
    return done.returncode, (done.stdout + done.stderr).strip()


with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "c.jsonl")

    def expect(name, data, status):
        with open(path, "wb") as file: file.write(data if isinstance(data, bytes) else data.encode())
        for program in ([PROGRAM, "check", path], ["/usr/bin/python3", CHECKER, path]):
            found, said = run(program)
            if found != status or len(said.splitlines()) != 1 or len(said) > 600:
                failures.append(f"{name}: {os.path.basename(program[1])}: status {found}, {len(said.splitlines())} lines: {said[:300]}")

    expect("a good one", GOOD, 0)
    for name, data in FILES.items(): expect(name, data, 2)
    for name, data in REJECTED.items(): expect(name, data, 1)
    with open(path, "wb") as file:  # a gigabyte without line end, that takes no room
        file.truncate(1 << 30)
    for program in ([PROGRAM, "check", path], ["/usr/bin/python3", CHECKER, path]):
        found, said = run(program)
        if found != 2: failures.append(f"a gigabyte: status {found}: {said[:200]}")
    for program in ([PROGRAM, "check", folder], ["/usr/bin/python3", CHECKER, folder], [PROGRAM, "check", path + "x"]):
        if run(program)[0] != 2: failures.append("a folder, or no file")
for line in failures: print(line)
sys.exit(1 if failures else 0)
