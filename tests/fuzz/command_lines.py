#!/usr/bin/env python3
"""command_lines.py SEED FIRST COUNT [VERIFY]: made and changed command lines and files, each run by the program.

A case is wrong if a signal ends it, if its status is none of 0, 1, 2, 3, 5, if it takes over 20 seconds of processor
time, 120 seconds or 500 MB, or if with status 2 there is not exactly one line on standard error. Values of `eval` are
compared with mpmath. Case N of a seed is the same whatever came before. Exit status 1 if one is wrong, or fewer than
half of them were of status 0, 1 or 3."""
import os, random, resource, shutil, subprocess, sys, tempfile, time

import mpmath

import compare_values
import made_files

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
NUMBERS = ["0", "1", "-1", "1/2", "-1/2", "0.9", ".5", "1e-30", "1/3", "-0.99999", "3/7", "1e-1"]
ODD_NUMBERS = ["2", "nan", "1/0", "1e999999999", "", " ", "0x1", "1,5", "--1", "１", "1e", "-1e-5000", "pi"]


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


class Maker:
    """Command lines that should be taken, and files of which three tenths are changed."""

    def __init__(self, rng, folder, program):
        self.rng, self.folder, self.program = rng, folder, program

    def change(self, data):
        return data if self.rng.random() < 0.7 else made_files.changed_bytes(data, self.rng)

    def file(self, name, data):
        with open(os.path.join(self.folder, name), "wb") as file:
            file.write(self.change(data))
        return name

    def claim(self):
        return self.rng.choice(["yu-2025/lemma-3", "le-2025/eq-3.8", "st-arnaud-2026/section-6.2-cubes"])

    def paper(self):
        return self.rng.choice(["yu-2025", "st-arnaud-2026", "le-2025"])

    def eval(self):
        return compare_values.command(self.rng)[0]

    def rate(self):
        rng = self.rng
        claim = rng.choice(["1/4 + 3/8 log(L)/L + O(1/L)", "1/4 + O(log(L)/L)", "1/3 + O(1/L)", "~ 1/L"])
        if rng.random() < 0.6:
            return ["rate", claim, "--of", "theta-bar", "--at", rng.choice(["1/2", "0", "-1/3"])]
        rows = "".join(f"{n},{0.25 + rng.uniform(0, 1) / n}\n" for n in range(1, rng.randint(4, 40)))
        return ["rate", claim, "--csv", self.file("rate.csv", rows.encode())]

    def gram(self):
        kind = self.rng.choice(["csv", "npy", "npz", "idx"])
        name = self.file("points." + kind, getattr(made_files, kind)(self.rng))
        kernel, depth = self.rng.choice(["fc", "normalized"]), str(self.rng.randint(2, 6))
        more = self.rng.choice([[], [], ["--save", "kernel.npz"], ["--rows", "2"], ["--format", "json"]])
        return ["gram", name, "--kernel", kernel, "--depth", depth, *more]

    def gram_matrix(self):
        data, kind = made_files.matrix(self.rng)
        return ["gram", "--matrix", self.file("matrix." + kind, data)] + self.rng.choice([[], ["--jitter"]])

    def prove(self):
        return ["prove", made_files.statement(self.rng), "--seconds", "5"]

    def check(self):
        """Of a certificate that the program itself has written."""
        arguments = ["prove", made_files.statement(self.rng), "--seconds", "5", "--certificate", "made.jsonl"]
        subprocess.run([self.program, *arguments], cwd=self.folder, env=dict(os.environ, VERIFY_ROOT=ROOT), check=False,
                       stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            with open(os.path.join(self.folder, "made.jsonl"), "rb") as file:
                data = file.read()
        except FileNotFoundError:  # undecided
            data = b"{}"
        return ["check", self.file("c.jsonl", data)]

    def show(self):
        return ["show", self.claim(), "--format", self.rng.choice(["text", "json", "latex"])]

    def list(self):
        return ["list", "--paper", self.paper()]

    def cite(self):
        return ["cite", self.claim()]

    def run(self):
        return ["run", self.claim(), "--seed", str(self.rng.randint(0, 99))] + self.rng.choice(
            [[], ["--format", "json"], ["--certificates", "certificates"]])

    def run_pages(self):
        made_files.pages(self.rng, os.path.join(self.folder, "mine"), self.change)
        run = ["run", "--seconds", "5"]
        verb = self.rng.choice([run, run, ["list"], ["show", "mine/lemma-1"]])
        return [*verb, "--claims", "mine"]

    def errata(self):
        return ["errata", "--paper", self.paper(), "--format", self.rng.choice(["text", "json", "markdown", "latex"])]

    def diff(self):
        return ["diff"] + [self.file(name, made_files.record(self.rng)) for name in ("a.json", "b.json")]

    def new_paper(self):
        return ["new-paper", "new", "--from", self.file("paper.tex", made_files.tex(self.rng))]

    def coverage(self):
        return ["coverage", "--paper", self.paper()]

    def doctor(self):
        return ["doctor", "--against", self.file("r.json", made_files.record(self.rng))]

    def experiment(self):
        if self.rng.random() < 0.5:
            return ["experiment", "--format", "json"]
        data = self.file("images.csv", made_files.csv(self.rng))
        return ["experiment", "yu-2025-figure-1", "--images", data, "--width", "4", "--steps", "2", "--out", "figure"]

    def made(self):
        weights = {"eval": 5, "rate": 2, "gram": 6, "gram_matrix": 3, "prove": 3, "check": 3, "show": 1, "list": 1,
                   "cite": 1, "run": 1, "run_pages": 3, "errata": 1, "diff": 2, "new_paper": 2, "coverage": 1,
                   "doctor": 1, "experiment": 1}
        return getattr(self, self.rng.choices(list(weights), list(weights.values()))[0])()


def spoiled(arguments, rng):
    at = rng.randrange(1, len(arguments)) if rng.random() < 0.9 else 0
    kind = rng.random() * (0.8 if arguments[0] == "run" else 1)
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
            if time.time() - began > 120:
                run.kill()
                os.wait4(run.pid, 0)
                run.returncode = 0
                return "over 120 seconds", None, ""
            time.sleep(0.002)
        run.returncode = status = os.waitstatus_to_exitcode(raw)
        out.seek(0)
        err.seek(0)
        output, errors = out.read().decode("utf-8", "replace"), err.read().decode("utf-8", "replace")
    if status not in (0, 1, 2, 3, 5):
        return f"status {status}: {errors[:200]}", status, output
    if used.ru_utime + used.ru_stime > 20:
        return f"{used.ru_utime + used.ru_stime:.0f} seconds of processor time", status, output
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
    statuses, verbs, wrong, compared = {}, {}, 0, 0
    with tempfile.TemporaryDirectory() as folder:
        for number in range(first, first + count):
            rng = random.Random(f"{seed} {number}")
            for name in os.listdir(folder):
                path = os.path.join(folder, name)
                shutil.rmtree(path) if os.path.isdir(path) else os.remove(path)
            arguments = Maker(rng, folder, program).made()
            verb = arguments[0]
            # Without its claim `run` adjudicates all, and an experiment may be asked for a million steps.
            if verb != "experiment" and rng.random() < 0.25:
                arguments = spoiled(arguments, rng)
            why, status, output = wrong_with(program, arguments, folder)
            if not why and status == 0 and arguments[:1] == ["eval"]:
                difference = compare_values.difference(arguments, output)
                compared += difference is not None
                why = difference or ""
            statuses[status] = statuses.get(status, 0) + 1
            of_verb = verbs.setdefault(verb, [0, 0])
            of_verb[0] += 1
            of_verb[1] += status in (0, 1, 3)
            if why:
                wrong += 1
                print(f"command_lines.py {seed} {number} 1: {arguments}: {why}", flush=True)
    for verb, (cases, taken) in sorted(verbs.items()):
        print(f"| {verb} | {cases} | {taken} |")
    print(f"seed {seed}, cases {first} to {first + count - 1}: {wrong} wrong, {compared} values compared; status: "
          + ", ".join(f"{status}: {times}" for status, times in sorted(statuses.items(), key=str)))
    taken = sum(statuses.get(status, 0) for status in (0, 1, 3))
    return 1 if wrong or (count >= 50 and 2 * taken < count) else 0


if __name__ == "__main__":
    sys.exit(main())
