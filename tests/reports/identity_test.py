#!/usr/bin/env python3
"""The committed reports are those of these sources: the same verdicts and source hash, and, with the same versions of the libraries, the same bytes.

usage: identity_test.py COMMITTED WRITTEN
"""
import json
import pathlib
import sys


def main(committed, written):
    record, now = (json.loads((folder / "results.json").read_text()) for folder in (committed, written))
    wrong = [] if record["suite"] == now["suite"] else [f"made from other sources: {record['suite']}, now {now['suite']}"]
    verdicts, found = ({result["id"]: result["verdict"] for result in of["results"]} for of in (record, now))
    wrong += [f"{claim}: {verdicts.get(claim)}, now {found.get(claim)}" for claim in sorted(verdicts.keys() | found.keys()) if verdicts.get(claim) != found.get(claim)]
    files = {str(path.relative_to(folder)) for folder in (committed, written) for path in folder.rglob("*") if path.is_file() and path.suffix != ".html"
             and "shared" not in path.relative_to(folder).parts  # font, style and script of the HTML pages
             and path.name != "formal.jsonl"}  # which proofs/coq/build writes, and tests/formal compares
    if record["versions"] != now["versions"]:
        print("library versions differ from the record's: verdicts compared, bytes not; the test counts as skipped")
        for line in wrong:
            print(line)
        return 1 if wrong else 77
    for name in sorted(files):
        pair = [(folder / name).read_bytes() if (folder / name).is_file() else None for folder in (committed, written)]
        if pair[0] != pair[1]:
            wrong.append(f"{name}: {'not committed' if pair[0] is None else 'not written' if pair[1] is None else 'other bytes'}")
    for line in wrong:
        print(line)
    print(f"{len(files)} files, {len(wrong)} differences" + (" (stale: run verify/run and commit)" if wrong else ""))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(*map(pathlib.Path, sys.argv[1:3])))
