"""One mutant's program: the changed file is compiled in an overlay and linked before all else, with one test."""
import functools
import json
import os
import shlex
import shutil
import signal
import subprocess
import tempfile
import threading
from pathlib import Path

from mutants import ROOT, reach

BUILD = Path(os.environ.get("MUTATION_BUILD", ROOT / "build/release"))
WORK = ROOT / "build/mutation"
MPI_TESTS = "tests/mpi/test_mpi"
NICE = ("nice", "-n", "10")


class CannotBuild(Exception):
    """The compiler's or the linker's first words."""


@functools.cache
def commands():
    """Of each source as the libraries have it: what libFuzzer reads is compiled once more, with the sanitizers."""
    entries = json.loads((BUILD / "compile_commands.json").read_text())
    return {e["file"]: e["command"] for e in sorted(entries, key=lambda e: "-fsanitize" not in e["command"])}


def target_of(test):
    """The executable that holds a test file, as tests/test_ntk."""
    parts = test.relative_to(ROOT / "tests").parts
    if parts[0] == "mpi":
        return MPI_TESTS
    return "tests/test_" + ("language" if parts[:2] == ("claim", "language") else parts[0])


def object_of(source):
    words = shlex.split(commands()[str(source)])
    return BUILD / words[words.index("-o") + 1]


@functools.cache
def link_words(target):
    """(objects, what follows -o): of the target's own command of linking."""
    asked = ["ninja", "-C", str(BUILD), "-t", "commands", "-s", target]
    done = subprocess.run(asked, capture_output=True, text=True, check=True)
    line = [l for l in done.stdout.splitlines() if f" -o {target} " in l][-1]
    words = shlex.split(line.split(" && ")[1])
    at = words.index("-o")
    return [w for w in words[1:at] if w.endswith(".o")], words[at + 2:]


def compile_words(source, overlay, text, output):
    """The source's own command, the overlay's headers first; without a precompiled header that the overlay changes."""
    words, kept, skip = shlex.split(commands()[str(source)]), [], 0
    changed = {ROOT / p.relative_to(overlay) for p in overlay.rglob("*.hpp")}
    clang = [i for i, w in enumerate(words) if w == "-Xclang"]
    pch = [Path(words[i + 1]) for i in clang if words[i + 1].endswith("cmake_pch.hxx")]
    stale = bool(pch) and any(reach(p) & changed for p in pch)
    for i, word in enumerate(words):
        if skip:
            skip -= 1
        elif word in ("-o", "-c"):
            skip = 1
        elif word == "-Xclang" and stale or word == "-Winvalid-pch" or word.startswith("-W"):
            skip = 1 if word == "-Xclang" else 0
        elif word.startswith("-O"):  # a precompiled header that is not optimized wants a source that is not
            kept.append("-O0" if word == "-O0" else "-O1")
        else:
            kept.append(word)
    ahead = [f"-I{overlay}/include", f"-I{overlay}/src", f"-I{source.parent}"]
    if stale:  # the same headers, each found in the overlay first
        text_of_pch = "\n".join(l for l in pch[-1].read_text().splitlines() if "system_header" not in l)
        text_of_pch = text_of_pch.replace(f'"{ROOT}/include/', '"').replace(f'"{ROOT}/tests/', '"tests/')
        (overlay / "stand_in.hxx").write_text(text_of_pch)
        ahead += [f"-I{ROOT}", "-include", f"{overlay}/stand_in.hxx"]
    return [kept[0], *ahead, *kept[1:], "-w", "-c", str(text), "-o", str(output)]


def call(words, limit=900):
    try:
        done = subprocess.run([*NICE, *words], capture_output=True, text=True, errors="replace", cwd=BUILD,
                              timeout=limit)
    except subprocess.TimeoutExpired as slow:
        raise CannotBuild(f"not compiled in {limit} s") from slow
    if done.returncode:
        wrong = [l for l in done.stderr.splitlines() if "error" in l or "undefined" in l or "multiple" in l]
        raise CannotBuild(" | ".join(wrong or done.stderr.splitlines())[:400])


def compile_mutant(path, text, test, folder):
    """Objects of the changed text: that of the body, or for a header those of the test and of the body of its name."""
    shutil.rmtree(folder, ignore_errors=True)
    copy = folder / path.relative_to(ROOT)
    copy.parent.mkdir(parents=True)
    copy.write_text(text)
    if path.suffix == ".cpp":
        call(compile_words(path, folder, copy, folder / "body.o"))
        return [folder / "body.o"]
    objects = []
    body = path.with_suffix(".cpp")
    if path.is_relative_to(ROOT / "include"):
        body = ROOT / "src" / body.relative_to(ROOT / "include")
    for name, source in (("test.o", test), ("body.o", body)):
        if str(source) in commands():
            call(compile_words(source, folder, source, folder / name))
            objects.append(folder / name)
    return objects


def test_object(test):
    """That of the build, or one of our own if the test has been edited since."""
    built = object_of(test)
    if built.exists() and built.stat().st_mtime > test.stat().st_mtime:
        return built
    own = WORK / "tests" / (test.stem + ".o")
    if not own.exists() or own.stat().st_mtime < test.stat().st_mtime:
        own.parent.mkdir(parents=True, exist_ok=True)
        call(compile_words(test, WORK / "no_overlay", test, own))
    return own


def link(objects, test, program):
    """The first of two weak symbols wins, so the mutated objects come first; archives give what is still missing."""
    target = target_of(test)
    own, rest = link_words(target)
    helpers = [o for o in own if not o.endswith("_test.cpp.o")]
    words = [str(o) for o in objects]
    if not any(o.name == "test.o" for o in objects):
        words.append(str(test_object(test)))
    fast = ["-fuse-ld=lld"] if shutil.which("ld.lld") else []
    call([shlex.split(commands()[str(test)])[0], *fast, *words, *helpers, "-o", str(program), *rest])


def run(program, limit, test):
    """(status, seconds of processor time, first failure): passed, killed, crash, timeout, or starved.

    The limit is of processor time, as the machine may be busy; starved: 20 times as long on the clock, which shows
    nothing. Tests of mpi run on two processes.
    """
    before = [str(ROOT / "verify/mpirun"), "-np", "2", "--"] if target_of(test) == MPI_TESTS else []
    words = [*NICE, "prlimit", f"--cpu={round(limit)}", *before, str(program), "--abort"]
    with tempfile.TemporaryFile("w+", errors="replace") as said:
        child = subprocess.Popen(words, stdout=said, stderr=subprocess.STDOUT, cwd=ROOT,
                                 env=dict(os.environ, VERIFY_ROOT=str(ROOT)))
        starved = threading.Event()
        watch = threading.Timer(20 * limit, lambda: (starved.set(), os.kill(child.pid, signal.SIGKILL)))
        watch.start()
        _, ended, used = os.wait4(child.pid, 0)
        watch.cancel()
        child.returncode = os.waitstatus_to_exitcode(ended)
        said.seek(0)
        lines = said.read().splitlines()
    failed = next((i for i, l in enumerate(lines) if "FAILED" in l), None)
    first = "" if failed is None else " | ".join(x.strip() for x in lines[failed:failed + 3])[:300]
    code = child.returncode
    status = ("starved" if starved.is_set() else "passed" if code == 0 else
              "timeout" if code in (-signal.SIGXCPU, -signal.SIGKILL) else "crash" if code < 0 else "killed")
    return status, used.ru_utime + used.ru_stime, first
