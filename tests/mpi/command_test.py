#!/usr/bin/env python3
"""verify-mpi as a user has it, on runs of 1 to 4 processes: the answer in both formats against `verify gram` in one process,
in balls and in doubles; unusable input; what is undecided; a process that is killed, and a run that is stopped.

usage: command_test.py ROOT VERIFY_MPI VERIFY_TOOLS
"""
import fractions
import json
import os
import pathlib
import random
import re
import signal
import subprocess
import sys
import tempfile
import time

ROOT, MPI, TOOLS = (pathlib.Path(argument).resolve() for argument in sys.argv[1:4])
USUAL = ["--kernel", "normalized", "--depth", "3"]
wrong = []


def check(truth, what):
    if not truth:
        wrong.append(what)
        print("WRONG:", what)


def command(processes, *arguments):
    return [str(ROOT / "verify/mpirun"), "-np", str(processes), "--", str(MPI), "gram", *map(str, arguments)]


def over(processes, *arguments, **options):
    return subprocess.run(command(processes, *arguments), capture_output=True, text=True, timeout=300, **options)


def alone(*arguments):
    return subprocess.run([str(TOOLS), "gram", *map(str, arguments)], capture_output=True, text=True, timeout=300)


def interval(answer, name):
    return [fractions.Fraction(answer[name][end]) for end in ("lower", "upper")]


def overlap(one, other, name):
    (a, b), (c, d) = interval(one, name), interval(other, name)
    return a <= d and c <= b


class Run:
    """A run that is started and not waited for. Its processes are known by their environment: others may run the same."""

    def __init__(self, processes, *arguments):
        self.mark = f"COMMAND_TEST_RUN={os.getpid()}-{time.monotonic_ns()}"
        name, value = self.mark.split("=")
        self.started = subprocess.Popen(command(processes, *arguments), stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
                                        env={**os.environ, name: value})

    def ranks(self):
        """Rank -> process, of this program, and not yet only waiting to be reaped."""
        found = {}
        for folder in pathlib.Path("/proc").glob("[0-9]*"):
            try:
                environment = (folder / "environ").read_bytes().decode(errors="replace").split("\0")
                if self.mark not in environment or (folder / "exe").resolve() != MPI or re.search(r"^State:\s+Z", (folder / "status").read_text(), re.M):
                    continue
                found.update({int(line.split("=")[1]): int(folder.name) for line in environment if line.startswith("OMPI_COMM_WORLD_RANK=")})
            except OSError:
                pass
        return found


def resident(process):
    """Bytes of memory."""
    return int(pathlib.Path(f"/proc/{process}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")


def until(condition, seconds):
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > end:
            return False
        time.sleep(0.01)
    return True


def text_of_points(rows, columns, seed):
    numbers = random.Random(seed)
    return "\n".join(",".join(f"{numbers.gauss(0, 1):.6f}" for _ in range(columns)) for _ in range(rows)) + "\n"


def answers(folder):
    file = folder / "points.csv"
    file.write_text(text_of_points(50, 6, 1))
    for options in (USUAL, ["--kernel", "fc", "--depth", "2", "--bias-variance", "1/4", "--normalize", "sphere"], [*USUAL, "--normalize", "none"]):
        balls, doubles = (json.loads(alone(file, "--format", "json", *options, *method).stdout) for method in (["--digits", "12"], ["--fast"]))
        for processes in (1, 2, 3, 4):
            ran = over(processes, file, "--format", "json", *options)
            check(ran.returncode == 0 and ran.stderr == "", f"{processes} processes, {options}: {ran.returncode} {ran.stderr}")
            answer = json.loads(ran.stdout)
            for name in ("lambda_min", "lambda_max"):
                check(overlap(answer, balls, name) and overlap(answer, doubles, name), f"{name} of {processes} processes, {options}")
                low, high = interval(answer, name)
                check(high - low <= fractions.Fraction(1, 10**6) * high, f"width of {name}")
            for name in ("n", "dimension", "kernel_text", "positive_definite", "because", "rows_in_file"):
                check(answer[name] == doubles[name], f"{name} of {processes} processes")
            check(answer["closest"]["rows"] == doubles["closest"]["rows"], "closest pair")
            check(answer["processes"] == processes and answer["grid"] == {1: [1, 1], 2: [2, 1], 3: [3, 1], 4: [2, 2]}[processes], "grid")
    text = over(2, file, *USUAL).stdout
    check("\n2 processes, grid 2 x 1, block 128\n" in text and "lambda_min in [" in text, f"text:\n{text}")
    more = over(4, "-", "--rows", "3", *USUAL, input=file.read_text())
    check(more.returncode == 0 and "3 points in R^6" in more.stdout, f"standard input, fewer points than processes: {more.stderr}")


def refusals(folder):
    file = folder / "bad.csv"
    file.write_text("1,2\n3,nan\n5,6\n")
    for arguments, named in (([file, *USUAL], "nan"), ([folder / "none.csv", *USUAL], "none.csv"), ([], "no file"), ([file, "--kernel", "foo"], "foo"),
                             ([file, *USUAL, "--digits", "9"], "--digits"), ([file, *USUAL, "--save", folder / "x.npz"], "--save"),
                             ([file, "--kernel", "normalized", "--depth", "0"], "depth")):
        ran = over(3, *arguments)
        check(ran.returncode == 2 and ran.stdout == "" and ran.stderr.count("\n") == 1 and named in ran.stderr, f"{arguments}: {ran.returncode} {ran.stdout}{ran.stderr}")
    zero = folder / "zero.csv"
    zero.write_text("1,2\n0,0\n5,6\n")
    ran = over(2, zero, *USUAL)
    check(ran.returncode == 2 and "row 1" in ran.stderr and ran.stderr.count("\n") == 1, f"zero vector: {ran.stderr}")
    usage = over(2, "--help")
    check(usage.returncode == 0 and "--normalize" in usage.stdout and "--packed" not in usage.stdout and usage.stderr == "", "help")
    near = folder / "near.csv"
    near.write_text("1,2,3\n1,2,3.0000000000000004\n4,-5,6\n")
    ran = over(2, near, *USUAL)
    check(ran.returncode == 3 and "no positive lower bound" in ran.stderr and ran.stderr.count("\n") == 1 and "lambda_min in [0," in ran.stdout, f"near points: {ran.returncode} {ran.stderr}")


def ends(folder):
    """A run ends with all its processes, whatever it was at. While its points have not been sent it waits for them; and where a process is stopped that has most
    of its part of the matrix, and no factor, the others wait for it: neither can answer, on a fast machine or a slow one."""
    rows = 9000
    file, most_of_a_part = folder / "many.csv", 6 * rows * rows // 3
    file.write_text(text_of_points(rows, 5, 2))
    before = set(os.listdir(folder))
    for what, computing, status in (("killed", False, 4), ("killed", True, 4), ("stopped", True, 143), ("interrupted", True, 130)):
        run = Run(3, file if computing else "-", *USUAL)
        what_there = f"{what}, {'computing' if computing else 'reading'}"
        check(until(lambda: len(run.ranks()) == 3, 240), f"three processes ({what_there})")
        ranks = run.ranks()
        if computing:
            check(until(lambda: resident(ranks[2]) > most_of_a_part, 240), f"a part of the matrix ({what_there})")
            os.kill(ranks[2], signal.SIGSTOP)
        if what == "killed":
            os.kill(ranks[1], signal.SIGKILL)
        else:
            run.started.send_signal(signal.SIGTERM if what == "stopped" else signal.SIGINT)
        check(until(lambda: run.started.poll() is not None, 240), f"the end ({what_there})")
        out, err = run.started.stdout.read(), run.started.stderr.read()
        check(run.started.returncode == status and out == "", f"{what_there}: {run.started.returncode} {out}")
        check(err.count("\n") == (1 if what == "killed" else 0), f"{what_there}: {err}")
        check(what != "killed" or "ended without an answer (signal 9" in err, f"{what_there}: {err}")
        check(until(lambda: not run.ranks(), 240), f"{what_there}: orphans {run.ranks()}")
    check(set(os.listdir(folder)) == before, "files left behind")


def main():
    started = time.monotonic()
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        for part in (answers, refusals, ends):
            part(folder)
            print(f"{part.__name__}: {time.monotonic() - started:.0f} s")
    print(f"{len(wrong)} wrong")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
