"""Runs mutants and keeps what came out: build/mutation/results.jsonl, one line a run, the last of a mutant counts.

tests/mutation/results.jsonl is the same for all clones: what was known when the table of the docs was written.
"""
import concurrent.futures
import hashlib
import json
import os
import shutil
import threading
import time

import build
from mutants import ROOT, file_of, key, mutated, room, source_text, tests_of

RESULTS = build.WORK / "results.jsonl"
KILLED = ("killed", "timeout", "crash")
RECORD = ROOT / "tests/mutation/results.jsonl"
BASELINES = build.WORK / "baselines.json"
guard, measuring = threading.Lock(), threading.Lock()  # of the file of results; of the baselines


def digest(mutant):
    """Of all that decides the outcome but the rest of the tree: the changed file and its tests."""
    path, text, _ = mutated(mutant)
    tests = tests_of(mutant)
    hashed = hashlib.sha256(text.encode())
    for file in sorted({path, *tests}):
        if file != path:
            hashed.update(source_text(file).encode())
    return hashed.hexdigest()[:16]


def results():
    """(key, digest) -> the last result; of this clone, otherwise of the record."""
    lines = [l for file in (RECORD, RESULTS) if file.exists() for l in file.read_text().splitlines()]
    return {(r["id"], r["digest"]): r for r in map(json.loads, lines)}


def result_of(mutant, known):
    """Of the text of today, or None."""
    return known.get((key(mutant), digest(mutant)))


def recorded_as_killed():
    """The mutants that the record, whatever the text was then, has as noticed."""
    return {r["id"] for r in map(json.loads, RECORD.read_text().splitlines()) if r["status"] in KILLED}


def keep(mutants):
    """Renews the record: a line a mutant that has a result of the text of today, in the order of the lists."""
    known, fields = results(), ("id", "digest", "status", "by")
    kept = [{k: result[k] for k in fields} for result in (result_of(m, known) for m in mutants) if result]
    RECORD.write_text("".join(json.dumps(r) + "\n" for r in kept))


def baseline(test):
    """Seconds of a test without a mutant, or None if it fails or does not link: then it shows nothing."""
    name = str(test.relative_to(ROOT))
    with measuring:
        known = json.loads(BASELINES.read_text()) if BASELINES.exists() else {}
        stamp = hashlib.sha256(source_text(test).encode()).hexdigest()[:16]
        if known.get(name, {}).get("stamp") == stamp:
            return known[name]["seconds"]
        folder = build.WORK / f"baseline_{os.getpid()}"  # another run may be at work
        folder.mkdir(parents=True, exist_ok=True)
        build.link([], test, folder / "program")
        status, seconds, first = build.run(folder / "program", 600, test)
        shutil.rmtree(folder)
        known[name] = {"stamp": stamp, "seconds": round(seconds, 2) if status == "passed" else None, "first": first}
        BASELINES.write_text(json.dumps(known, indent=1))
        return known[name]["seconds"]


def judge(mutant):
    """One mutant to its end: killed, timeout, crash, survived, or why it could not be asked."""
    start = time.monotonic()
    path, text, line = mutated(mutant)
    result = {"id": key(mutant), "digest": digest(mutant), "file": str(path.relative_to(ROOT)), "line": line,
              "kind": mutant["kind"], "status": "survived", "by": ""}
    folder = build.WORK / f"mutant_{key(mutant)}_{os.getpid()}"
    try:
        objects = []
        for test in tests_of(mutant):
            usual = baseline(test)
            if usual is None:
                result.update(status="no baseline", by=test.name)
                break
            if not objects or path.suffix == ".hpp":  # a header is seen through the test
                objects = build.compile_mutant(path, text, test, folder)
            build.link(objects, test, folder / "program")
            status, _, first = build.run(folder / "program", 10 * usual + 10, test)
            if status != "passed":
                result.update(status=status, by=test.name, first=first)
                break
    except build.CannotBuild as error:
        result.update(status="not built", by=str(error))
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    result["seconds"] = round(time.monotonic() - start, 1)
    return result


def campaign(mutants, jobs=1, minutes=None, again=False):
    """Runs those without a result of the same text; the survivors that are neither equivalent nor known gaps."""
    build.WORK.mkdir(parents=True, exist_ok=True)
    known = results()
    pending = [m for m in mutants if again or not result_of(m, known)]
    pending.sort(key=lambda m: file_of(m).suffix)  # bodies first: they compile in a fraction of a header's time
    end = time.monotonic() + 60 * minutes if minutes else None
    print(f"{len(mutants)} mutants, {len(mutants) - len(pending)} known, {len(pending)} to run", flush=True)

    def one(mutant):
        if end and time.monotonic() > end:
            return None
        result = judge(mutant)
        with guard, RESULTS.open("a") as file:
            file.write(json.dumps(result) + "\n")
        print(f"{result['status']:11} {result['id']:10} {result['file']}:{result['line']}  {result['seconds']} s  "
              f"{result['by'][:100]}", flush=True)
        return result

    with concurrent.futures.ThreadPoolExecutor(jobs) as pool:
        done = list(pool.map(one, pending))
    late = done.count(None)
    if late:
        print(f"{late} not run: the {minutes} minutes are over")
    known = results()
    return [m for m in mutants if not judged(m) and (result_of(m, known) or {}).get("status") == "survived"]


def judged(mutant):
    return "equivalent" in mutant or "gap" in mutant


def by_room(mutants):
    """room -> {total, killed, equivalent, gap, open}; a result counts only if it is of the text of today."""
    known, rooms = results(), {}
    for mutant in mutants:
        path, _, _ = mutated(mutant)
        row = rooms.setdefault(room(path.relative_to(ROOT)), dict(total=0, killed=0, equivalent=0, gap=0, open=0))
        row["total"] += 1
        row[state(mutant, known)] += 1
    return rooms


def state(mutant, known):
    result = result_of(mutant, known)
    if not result:
        return "open"
    if result["status"] in KILLED:
        return "killed"
    if result["status"] == "survived":
        return "equivalent" if "equivalent" in mutant else "gap"
    return "open"
