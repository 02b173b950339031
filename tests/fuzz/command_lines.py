#!/usr/bin/env python3
"""command_lines.py SEED FIRST COUNT [VERIFY]: made and changed command lines and files, each run by the program.

A case is wrong if a signal ends it, if its status is none of 0, 1, 2, 3, 5, if it takes over 20 seconds or 500 MB, or if
with status 2 there is not exactly one line on standard error. Values of `eval` are compared with mpmath. Case N of a seed
is the same whatever came before. Exit status 1 if one is wrong, or fewer than half of them were of status 0, 1 or 3."""
import os, random, resource, subprocess, sys, tempfile, time

import mpmath

import compare_values

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
NUMBERS = ["0", "1", "-1", "1/2", "-1/2", "0.9", ".5", "1e-30", "1/3", "-0.99999", "3/7", "1e-1"]
ODD_NUMBERS = ["2", "nan", "1/0", "1e999999999", "", " ", "0x1", "1,5", "--1", "１", "1e", "-1e-5000", "pi"]
KERNELS = ["fc", "normalized"]


def changed(text, rng):
    """One to three characters deleted, inserted or replaced."""
    letters = list(text)
    for _ in range(rng.randint(1, 3)):
        at = rng.randint(0, len(letters))
        kind = rng.random()
        if kind < 0.4 and letters:
            del letters[min(at, len(letters) - 1)]
        else:
            letters.insert(at, rng.choice("0123456789eE+-./*^()LlogO, ;\t\"'\\%~=<>[]{}|$&#@!?:\x01é"))
    return "".join(letters)


def points(rng, folder):
    rows, columns = rng.randint(2, 12), rng.randint(1, 4)
    text = "".join(",".join(str(rng.randint(-9, 9) + rng.randint(1, 99) / 100) for _ in range(columns)) + "\n"
                   for _ in range(rows))
    path = os.path.join(folder, "points.csv")
    with open(path, "w", encoding="utf-8") as file:
        file.write(text if rng.random() < 0.7 else changed(text, rng))
    return path


def statement(rng):
    left = rng.choice(["x^2 + 1", "exp(x)", "1 + x", "(x - 1)^2", "kappa0(x)", "2 - x^3"])
    right = rng.choice(["0", "x", "1/2", "-1", "2*x - 1"])
    return f"forall x in {rng.choice(['[0, 1]', '[-1, 1]', '(0, 1)'])}: {left} {rng.choice(['>=', '<=', '>', '<'])} {right}"


def made(rng, folder):
    """A command line that should be taken."""
    verb = rng.choice(["eval", "eval", "eval", "rate", "gram", "prove", "show", "list", "cite"])
    if verb == "eval":
        return compare_values.command(rng)[0]
    if verb == "rate":
        return ["rate", rng.choice(["1/4 + 3/8 log(L)/L + O(1/L)", "1/4 + O(log(L)/L)", "1/3 + O(1/L)"]),
                "--of", "theta-bar", "--at", rng.choice(["1/2", "0", "-1/3"])]
    if verb == "gram":
        return ["gram", points(rng, folder), "--kernel", rng.choice(KERNELS), "--depth", str(rng.randint(2, 6))]
    if verb == "prove":
        return ["prove", statement(rng), "--seconds", "5"]
    if verb == "list":
        return ["list", "--paper", rng.choice(["yu-2025", "st-arnaud-2026"])]
    return [verb, rng.choice(["yu-2025/lemma-3", "st-arnaud-2026/theorem-2", "st-arnaud-2026/section-6.2-cubes"])]


def spoiled(arguments, rng):
    at = rng.randrange(1, len(arguments))
    kind = rng.random()
    if kind < 0.5:
        arguments[at] = changed(arguments[at], rng)
    elif kind < 0.8:
        arguments[at] = rng.choice(ODD_NUMBERS)
    else:
        del arguments[at]
    return [argument.replace("\0", "") for argument in arguments]


def limits():
    os.nice(5)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def wrong_with(program, arguments, folder):
    """Why the run is wrong ("" if it is not), its status and its output."""
    with open(os.path.join(folder, "out"), "w+b") as out, open(os.path.join(folder, "err"), "w+b") as err:
        began = time.time()
        run = subprocess.Popen([program, *arguments], stdin=subprocess.DEVNULL, stdout=out, stderr=err, cwd=folder,
                               env=dict(os.environ, VERIFY_ROOT=ROOT), preexec_fn=limits)
        while True:
            pid, raw, used = os.wait4(run.pid, os.WNOHANG)
            if pid:
                break
            if time.time() - began > 20:
                run.kill()
                os.wait4(run.pid, 0)
                run.returncode = 0
                return "over 20 seconds", None, ""
            time.sleep(0.002)
        run.returncode = status = os.waitstatus_to_exitcode(raw)
        out.seek(0)
        err.seek(0)
        output, errors = out.read().decode("utf-8", "replace"), err.read().decode("utf-8", "replace")
    if status not in (0, 1, 2, 3, 5):
        return f"status {status}: {errors[:200]}", status, output
    if used.ru_maxrss > 500 * 1024:
        return f"{used.ru_maxrss // 1024} MB", status, output
    if status == 2 and errors.count("\n") != 1:
        return f"status 2 with {errors.count(chr(10))} lines: {errors[:200]!r}", status, output
    return "", status, output


def main():
    if len(sys.argv) not in (4, 5) or not all(word.isdigit() for word in sys.argv[1:4]):
        print("usage: command_lines.py SEED FIRST COUNT [VERIFY]; expected three whole numbers", file=sys.stderr)
        return 2
    seed, first, count = map(int, sys.argv[1:4])
    program = sys.argv[4] if len(sys.argv) == 5 else os.path.join(ROOT, "build/release/verify/verify")
    mpmath.mp.dps = 100
    statuses, wrong, compared = {}, 0, 0
    with tempfile.TemporaryDirectory() as folder:
        for number in range(first, first + count):
            rng = random.Random(f"{seed} {number}")
            arguments = made(rng, folder)
            if rng.random() < 0.4:
                arguments = spoiled(arguments, rng)
            why, status, output = wrong_with(program, arguments, folder)
            if not why and status == 0 and arguments[0] == "eval":
                difference = compare_values.difference(arguments, output)
                compared += difference is not None
                why = difference or ""
            statuses[status] = statuses.get(status, 0) + 1
            if why:
                wrong += 1
                print(f"command_lines.py {seed} {number} 1: {arguments}: {why}")
    print(f"seed {seed}, cases {first} to {first + count - 1}: {wrong} wrong, {compared} values compared; status: "
          + ", ".join(f"{status}: {times}" for status, times in sorted(statuses.items(), key=str)))
    taken = sum(statuses.get(status, 0) for status in (0, 1, 3))
    return 1 if wrong or (count >= 50 and 2 * taken < count) else 0


if __name__ == "__main__":
    sys.exit(main())
