"""Programs of some pages each, with every change of their code and of what papers share built in (sites.py)."""
import concurrent.futures
import functools
import hashlib
import json
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import sites

ROOT = Path(os.environ.get("VERIFY_ROOT", Path(__file__).resolve().parents[2]))
HERE = ROOT / "tests" / "claim_mutation"
BUILD = ROOT / "build" / "release"
WORK = ROOT / "build" / "claim_mutation"
OVERLAY = WORK / "overlay"
TOGETHER = 8  # pages in a program


@functools.cache
def pages():
    """The sources of the checks."""
    return sorted(str(f.relative_to(ROOT)) for f in (ROOT / "proofs").glob("*_[0-9]*/*.cpp"))


def shared():
    return sorted(str(f.relative_to(ROOT)) for f in (ROOT / "proofs").glob("**/common/*.?pp"))


def command_of_pages():
    """How a page is compiled, without source and object and without a compiler cache."""
    try:
        entries = json.loads((BUILD / "compile_commands.json").read_text())
    except OSError:
        sys.exit("no release build; expected that tests/run has made it")
    words = next(shlex.split(e["command"]) for e in entries if "proofs.dir/Unity" in e["command"])
    words = [w for w in words if not w.endswith("ccache")]
    for option in ("-o", "-c"):
        at = words.index(option)
        del words[at:at + 2]
    return [words[0], "-Wno-narrowing", "-w", "-ferror-limit=0", f"-I{OVERLAY}", f"-I{HERE}", *words[1:],
            "-include", str(HERE / "schemata.hpp")]


def libraries():
    """What a program of the claims is linked with, from the command of test_proofs."""
    lines = subprocess.run(["ninja", "-C", str(BUILD), "-t", "commands", "tests/test_proofs"], capture_output=True,
                           text=True, check=True).stdout.splitlines()
    words = shlex.split(next(line for line in reversed(lines) if "libproofs.a" in line and " -o " in line))
    found = [w for w in words if re.fullmatch(r"(?:\S*/)?lib\S+\.(?:a|so[.\d]*)|-l\S+", w)]
    return [w if w.startswith(("/", "-")) else str(BUILD / w) for w in found if "Catch2" not in w]


class Code:
    """Files with their sites, numbered from `first`."""

    def __init__(self, files, first, kinds=sites.KINDS):
        self.first, self.files, self.sites = first, {}, []
        for file in files:
            source = (ROOT / file).read_text()
            found = sites.sites(file, source, kinds)
            self.files[file] = (source, len(self.sites), len(found))
            self.sites += found
        self.end = first + len(self.sites)

    def write(self, file):
        source, at, count = self.files[file]
        path = OVERLAY / file
        text = f'#line 1 "{file}"\n' + sites.instrumented(source, self.sites[at:at + count], self.first + at)
        if not path.exists() or path.read_text() != text:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)

    def keep(self, errors):
        """The sites on lines that the compiler names stay as they are. Were there any left?"""
        lines = set(re.findall(r"^(?:In file included from )?\S*?(proofs/[\w/]+\.[ch]pp):(\d+)", errors, re.M))
        more = [s for s in self.sites if (s.file, str(s.line)) in lines and not s.constant]
        for site in more:
            site.constant = True
        for file in {site.file for site in more}:
            self.write(file)
        return bool(more)


def compiled(source, target, codes):
    """The object, after as many attempts as there are lines that want their constants."""
    command = [*command_of_pages(), "-o", str(target), "-c", str(source)]
    while True:
        done = subprocess.run(command, cwd=BUILD, capture_output=True, text=True)
        if done.returncode == 0:
            return target
        errors = "\n".join(line for line in done.stderr.splitlines() if ": error:" in line)
        if not any([code.keep(errors) for code in codes]) and not any([code.keep(done.stderr) for code in codes]):
            sys.exit(f"{source}: cannot be compiled with its changes: {done.stderr[:2000]}")


class Shared:
    """What the papers share, compiled once."""

    def __init__(self, jobs):
        OVERLAY.mkdir(parents=True, exist_ok=True)
        self.code = Code(shared(), 0)
        state = WORK / "constant.json"
        digest = hashlib.sha256("".join(source for source, _, _ in self.code.files.values()).encode()).hexdigest()
        digest += hashlib.sha256(b"".join((HERE / n).read_bytes() for n in
                                          ("sites.py", "schemata.hpp", "mutated_claims.cpp"))).hexdigest()
        known = json.loads(state.read_text()) if state.exists() else {}
        ready = known.get("digest") == digest
        for number in known.get("constant", []) if ready else []:
            self.code.sites[number].constant = True
        for file in self.code.files:
            self.code.write(file)
        bodies = [f for f in self.code.files if f.endswith(".cpp")]
        self.objects = [WORK / (f.replace("/", "_") + ".o") for f in bodies] + [WORK / "mutated_claims.o"]
        sources = [OVERLAY / f for f in bodies] + [HERE / "mutated_claims.cpp"]
        if not ready or not all(o.exists() for o in self.objects):
            with concurrent.futures.ThreadPoolExecutor(jobs) as pool:
                list(pool.map(lambda pair: compiled(*pair, [self.code]), zip(sources, self.objects)))
        self.remember = lambda: state.write_text(json.dumps(
            {"digest": digest, "constant": [i for i, s in enumerate(self.code.sites) if s.constant]}))
        self.remember()
        self.libraries = libraries()


class Program:
    """Of some pages, with their sites of these kinds."""

    def __init__(self, files, common, name, kinds=sites.KINDS):
        code = Code(files, common.code.end, kinds)
        for file in files:
            code.write(file)
        unit, target = WORK / f"{name}.cxx", WORK / f"{name}.o"
        unit.write_text("".join(f'#include "{OVERLAY / file}"\n' for file in files))
        compiled(unit, target, [code, common.code])
        common.remember()
        self.path = WORK / name
        command = ["/usr/bin/clang++-16", "-fuse-ld=lld", *map(str, (target, *common.objects)), "-o", str(self.path),
                   *common.libraries]
        done = subprocess.run(command, capture_output=True, text=True)
        if done.returncode:
            sys.exit(f"{name}: cannot be linked: {done.stderr[:1000]}")
        target.unlink()
        self.sites = common.code.sites + code.sites
        lines = subprocess.run([self.path], capture_output=True, text=True, check=True).stdout.splitlines()
        self.ids = lines
