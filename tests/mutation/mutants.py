"""The mutants: a line of JSON each (file, old, new, test, kind, note), found in the sources and applied."""
import functools
import hashlib
import json
import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LISTS = Path(__file__).resolve().parent / "mutants"
WINGS = ("rigor", "ntk", "services", "claim", "language")


class BadMutant(Exception):
    """What is wrong with a line of a list, in one sentence."""


def sources():
    return sorted(p for top in ("include", "src") for p in (ROOT / top).rglob("*.[ch]pp"))


def room(file):
    """The room of a source: rigor/matrix, ntk/gram, services, mpi, claim, language."""
    parts = Path(file).parts[1:-1]
    return "language" if parts[:2] == ("claim", "language") else "/".join(parts[:2])


def key(mutant):
    """The name of a mutant that has none: it changes when its text does."""
    text = "\0".join(str(mutant.get(k, "")) for k in ("file", "old", "new", "nth"))
    return mutant.get("id") or hashlib.sha256(text.encode()).hexdigest()[:10]


@functools.cache
def source_text(path):
    return path.read_text()


def tests_of(mutant):
    """Paths of the test files; a short name as rigor/ball is that of the one file ball_test.cpp of the wing."""
    names = mutant["test"].split() if isinstance(mutant["test"], str) else mutant["test"]
    found = []
    for name in names:
        path = ROOT / name
        if not path.is_file():
            wing, stem = name.split("/", 1)[0], Path(name).name.removesuffix("_test.cpp")
            paths = list((ROOT / "tests" / wing).rglob(stem + "_test.cpp"))
            if len(paths) != 1:
                raise BadMutant(f"test {name}: {len(paths)} files of that name, expected 1")
            path = paths[0]
        found.append(path)
    if not found:
        raise BadMutant("no test")
    return found


def file_of(mutant):
    """The source; a foreign list may name a header whose text now stands in the body of the same name."""
    if "file" in mutant:
        path = ROOT / mutant["file"]
        if not path.is_file():
            raise BadMutant(f"{mutant['file']}: no such file")
        return path
    header = mutant["header"]
    if (ROOT / "include" / header).is_file() and mutant["old"] in source_text(ROOT / "include" / header):
        return ROOT / "include" / header
    named = [p for p in sources() if mutant["old"] in source_text(p)]
    same_stem = [p for p in named if p.stem == Path(header).stem]
    if len(same_stem or named) != 1:
        raise BadMutant(f"{header}: its text is in {len(same_stem or named)} files, expected 1")
    return (same_stem or named)[0]


def place(mutant):
    """(path, offset) of the text that is replaced."""
    path, old = file_of(mutant), mutant["old"]
    text, count = source_text(path), source_text(path).count(old)
    nth = mutant.get("nth")
    if not old or old == mutant["new"]:
        raise BadMutant("old and new are the same or old is empty")
    if count == 0 or (nth is None and count != 1) or (nth is not None and not 1 <= nth <= count):
        expected = 1 if nth is None else nth
        raise BadMutant(f"{path.relative_to(ROOT)}: {count} places of {old[:60]!r}, expected {expected}")
    at = -1
    for _ in range(nth or 1):
        at = text.index(old, at + 1)
    return path, at


def mutated(mutant):
    """(path, the whole text with the change, number of the line)."""
    path, at = place(mutant)
    text = source_text(path)
    return path, text[:at] + mutant["new"] + text[at + len(mutant["old"]):], text.count("\n", 0, at) + 1


def read_list(path):
    mutants = []
    for number, line in enumerate(path.read_text().splitlines(), 1):
        if not line.strip():
            continue
        try:
            mutant = json.loads(line)
        except json.JSONDecodeError as error:
            raise BadMutant(f"{path.name}:{number}: not a line of JSON: {error}") from error
        missing = [k for k in ("old", "new", "test", "kind") if k not in mutant]
        if missing or not ("file" in mutant or "header" in mutant):
            raise BadMutant(f"{path.name}:{number}: without {', '.join(missing or ['file'])}")
        mutants.append(mutant)
    return mutants


def read_all(lists=()):
    paths = [Path(p) for p in lists] or sorted(LISTS.glob("*.jsonl"))
    return [mutant for path in paths for mutant in read_list(path)]


def faults(mutants):
    """What does not fit the sources any more, one sentence each."""
    seen, found = set(), []
    for mutant in mutants:
        try:
            place(mutant)
            tests_of(mutant)
            if "equivalent" in mutant and len(mutant["equivalent"]) < 20:
                raise BadMutant("equivalent without its reason")
        except BadMutant as fault:
            found.append(f"{key(mutant)}: {fault}")
        if key(mutant) in seen:
            found.append(f"{key(mutant)}: twice")
        seen.add(key(mutant))
    return found


def includes(path):
    return re.findall(r'^\s*#\s*include "([^"]+)"', source_text(path), re.M)


@functools.cache
def reach(path):
    """Headers of the project that a file includes, directly or not."""
    found, pending = set(), [path]
    while pending:
        now = pending.pop()
        for name in includes(now):
            for base in (Path("/"), now.parent, ROOT / "include", ROOT / "src", ROOT / "tests", ROOT):
                header = base / name
                if header.is_file():
                    if header not in found:
                        found.add(header)
                        pending.append(header)
                    break
    return frozenset(found)
