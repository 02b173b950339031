"""Certificates of the acceptance statements are accepted by `verify check`, and by tools/check_certificates.py where it
knows the kind; a hundred changed ones are rejected by both, or are still true.

    two_checkers_test.py ROOT VERIFY-PROVE"""
import json
import os
import random
import subprocess
import sys
import tempfile

ROOT, PROGRAM = sys.argv[1:3]
CHECKER = os.path.join(ROOT, "tools", "check_certificates.py")
SEED, CHANGES = 20240601, 100
# After a change here an item may still be true: a smaller piece, a longer form, another false point.
FREE = {"terms", "t_max", "from", "to", "bits", "chart"}
# What the second checker does not read: it makes these itself from the statement, or they only say what was done.
UNREAD = {"engine", "generators", "left_form", "right_form", "expression", "of", "margin", "times", "name", "layer", "relation",
          "numerator", "kernel", "at", "coefficient", "remainder_log", "gauge_log", "gauge_coefficient"}
failures = []


def run(command):
    done = subprocess.run(command, capture_output=True, text=True, timeout=300)
    return done.returncode, (done.stdout + done.stderr).strip()


def expect(condition, what):
    if not condition: failures.append(what)


def first(path): return run([PROGRAM, "check", path])
def second(path): return run(["/usr/bin/python3", CHECKER, path])


def write(path, items):
    with open(path, "w") as file:
        for item in items: file.write(json.dumps(item) + "\n")


def changed(items, rng):
    """The list with one change, and the field that it was in."""
    items = [dict(i) for i in items]
    at = rng.randrange(1, len(items))
    if rng.random() < 0.25:
        del items[at]
        return items, None, None
    item = items[at]
    name = rng.choice([k for k in item if k != "type"])
    value = item[name]
    choices = ["-" + value if value[:1] != "-" else value[1:], value + "1", "", "7" + value]
    if name == "lower": choices = ["-" + value, "1" + value, "0", "nan"]
    item[name] = rng.choice(choices)
    return items, item["type"], name


def main():
    rng = random.Random(SEED)
    rows = [line.rstrip("\n").split("\t") for line in open(os.path.join(ROOT, "tests/claim/language/acceptance.tsv"), encoding="utf-8")]
    kept, counts = [], {0: 0, 3: 0}
    with tempfile.TemporaryDirectory() as folder:
        for n, row in enumerate(r for r in rows if r[0] in ("0", "1")):
            path = os.path.join(folder, f"{n}.jsonl")
            status, said = run([PROGRAM, "prove", row[1], "--certificate", path])
            if status not in (0, 1) or not os.path.exists(path): continue
            one, why = first(path)
            two, why_two = second(path)
            expect(one in (0, 3), f"{row[1]}: {why}")
            expect(two in (0, 3), f"{row[1]}: second checker: {why_two}")
            counts[two] = counts.get(two, 0) + 1
            if one == 0: kept.append((row[1], [json.loads(line) for line in open(path)], two))
        expect(len(kept) >= 36, f"only {len(kept)} certificates")
        expect(counts[0] >= 30, f"the second checker knows only {counts[0]}")
        path, still_true, rejected = os.path.join(folder, "changed.jsonl"), 0, 0
        for _ in range(CHANGES):
            text, items, two_before = rng.choice(kept)
            new, kind, name = changed(items, rng)
            if new == items: continue
            write(path, new)
            one, why = first(path)
            # Without its head the point that refutes a part refutes the whole.
            free = kind == "point" or name in FREE or (kind is None and len(new) == 2 and new[1]["type"] == "point")
            expect(one == 1 or (free and one == 0) or one in (2, 3), f"{text}: {kind} {name}: {why}")
            if one == 0: still_true += 1
            if one == 1: rejected += 1
            if two_before == 0:
                two, why = second(path)
                expect(two != 0 or one == 0 or name in UNREAD or name in FREE, f"{text}: second checker: {kind} {name}: {why}")
                expect(two == 0 or one != 0 or two == 3, f"{text}: second checker rejects a truth: {kind} {name}: {why}")
        expect(rejected >= CHANGES // 2, f"only {rejected} of {CHANGES} changes were rejected")
    print(f"{len(kept)} certificates, second checker: {counts}; {rejected} changes rejected, {still_true} still true")
    for line in failures: print(line)
    return 1 if failures else 0


sys.exit(main())
