#!/usr/bin/env python3
"""build_faults_test.py ROOT: docs/site/build.py on a full disk, interrupted, killed before, and beside itself. What it
had made before stays as it was, and no folder is left. The programs that it runs are replaced by one that fails."""
import fcntl
import pathlib
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(sys.argv[1])
RUN = """
import os, pathlib, signal, sys, time
sys.path.insert(0, {site!r})
import build
build.report_pages.bodies = lambda root: dict()
def fails(root, out, work):
    (out / "half.html").write_text("half")
    {fault}
    build.run = build.mended = build.report_pages.write = lambda *arguments: None
    build.prepared = build.claims_index.write = build.report_pages.frame = lambda *arguments: dict()
    return dict()
build.interface = fails
sys.argv = ["build.py", {root!r}, {out!r}]
build.main()
"""
FAULTS = {
    "full disk": ("raise OSError(28, os.strerror(28), str(out))", 1, "No space left on device"),
    "a program that fails": ("build.run(['false'])", 1, "false (status 1)"),
    "Ctrl-C": ("os.kill(os.getpid(), signal.SIGINT); time.sleep(5)", 130, "interrupted"),
    "SIGTERM": ("os.kill(os.getpid(), signal.SIGTERM); time.sleep(5)", 130, "interrupted"),
}


def run(out, fault):
    text = RUN.format(site=str(ROOT / "docs/site"), root=str(ROOT), out=str(out), fault=fault)
    return subprocess.run([sys.executable, "-B", "-c", text], capture_output=True, text=True, check=False)


def names(folder):
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.name != ".docs.lock")


def main():
    wrong = []

    def check(holds, what):
        if not holds:
            wrong.append(what)

    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        out = folder / "docs"
        out.mkdir()
        (out / "claims-index.json").write_text("[]")
        before = names(folder)
        for name, (fault, status, says) in FAULTS.items():
            done = run(out, fault)
            check(done.returncode == status and says in done.stderr, f"{name}: {done.returncode}, {done.stderr}")
            check("Traceback" not in done.stderr and "nothing was changed" in done.stderr, f"{name}: {done.stderr}")
            check(names(folder) == before, f"{name}: left {names(folder)}")
        run(out, "os.kill(os.getpid(), signal.SIGKILL)")
        check(any("unfinished" in name for name in names(folder)), "SIGKILL: expected an unfinished folder")
        run(out, "raise OSError()")
        check(names(folder) == before, f"after SIGKILL: left {names(folder)}")
        with open(folder / ".docs.lock", "w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            done = run(out, "pass")
            check(done.returncode == 1 and "one at a time" in done.stderr, f"beside itself: {done.stderr}")
        done = run(out, "pass")  # the one that succeeds, in place of the old pages
        check(done.returncode == 0 and names(folder) == ["docs", "docs/half.html"], f"whole: {done.stderr}")
    for line in wrong:
        print(line)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
