#!/usr/bin/env python3
"""compare_statements.py SEED COUNT [VERIFY]: answers of `verify prove` to made statements against values of mpmath.

A statement is made as a tree, which is printed for the program and evaluated here, at the ends that belong to the
domain, at random points and near the ends. Wrong is `holds` where a point makes it false by more than 1e-25, `fails`
whose witness is not in the domain or makes it true by more than that, `fails` of an `exists` that a point satisfies,
and a status but 0, 1, 2 and 3. How many answers a comparison could have contradicted is printed. Exit status 1 if one is
wrong."""
import json, os, random, subprocess, sys
from fractions import Fraction

import mpmath as mp

import compare_values

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
MARGIN = mp.mpf(10) ** -25
UNARY = {"exp": mp.exp, "sqrt": mp.sqrt, "abs": mp.fabs, "sin": mp.sin, "cos": mp.cos, "arctan": mp.atan,
         "kappa0": compare_values.kappa0, "kappa1": compare_values.kappa1, "log": mp.log}
ON_DISC = {"kappa0", "kappa1"}  # arguments in [-1, 1]
RELATIONS = {"<": lambda d: d < 0, "<=": lambda d: d <= 0, ">": lambda d: d > 0, ">=": lambda d: d >= 0}


def tree(rng, names, depth):
    """("name", x), ("number", q), (operation, part…)."""
    if depth == 0 or rng.random() < 0.15:
        if rng.random() < 0.6:
            return "name", rng.choice(names)
        return "number", Fraction(rng.randint(-6, 6), rng.choice([1, 1, 2, 3]))
    kind = rng.choice(["+", "-", "*", "*", "^", "call", "call"])
    if kind == "^":
        return "^", tree(rng, names, depth - 1), rng.randint(2, 3)
    if kind == "call":
        name = rng.choice(list(UNARY))
        inside = ("name", rng.choice(names)) if name in ON_DISC else tree(rng, names, depth - 1)
        if name in ("sqrt", "log"):  # of something positive
            inside = ("+", ("^", inside, 2), ("number", Fraction(rng.randint(1, 4))))
        return "call", name, inside
    return kind, tree(rng, names, depth - 1), tree(rng, names, depth - 1)


def shown(e):
    if e[0] == "name":
        return e[1]
    if e[0] == "number":
        return f"({e[1]})"
    if e[0] == "^":
        return f"({shown(e[1])})^{e[2]}"
    if e[0] == "call":
        return f"{e[1]}({shown(e[2])})"
    return f"({shown(e[1])} {e[0]} {shown(e[2])})"


def value(e, at):
    if e[0] == "name":
        return at[e[1]]
    if e[0] == "number":
        return mp.mpf(e[1].numerator) / e[1].denominator
    if e[0] == "^":
        return value(e[1], at) ** e[2]
    if e[0] == "call":
        return UNARY[e[1]](value(e[2], at))
    left, right = value(e[1], at), value(e[2], at)
    return left + right if e[0] == "+" else left - right if e[0] == "-" else left * right


class Statement:
    """forall or exists, one or two names in intervals of [-1, 1], one relation between two trees."""

    def __init__(self, rng):
        self.quantifier = "forall" if rng.random() < 0.8 else "exists"
        names = ["x"] if rng.random() < 0.75 else ["x", "y"]
        self.domains = {}
        for name in names:
            low, high = sorted(rng.sample([Fraction(-1), Fraction(-1, 2), Fraction(0), Fraction(1, 3), Fraction(1)], 2))
            self.domains[name] = low, high, rng.random() < 0.7, rng.random() < 0.7
        self.left, self.right = tree(rng, names, rng.randint(1, 3)), tree(rng, names, rng.randint(0, 2))
        # A right side near the least or the greatest value, or that value rounded, makes close calls.
        if rng.random() < 0.4:
            differences = [self.difference(at) for at in self.points(rng)]
            near = Fraction(round(float(rng.choice([min(differences), max(differences)])) * 20), 20)
            self.right = "+", self.right, ("number", near)
        self.relation = rng.choice(list(RELATIONS))

    def text(self):
        domains = ", ".join(f"{name} in {'[' if a else '('}{low}, {high}{']' if b else ')'}"
                            for name, (low, high, a, b) in self.domains.items())
        return f"{self.quantifier} {domains}: {shown(self.left)} {self.relation} {shown(self.right)}"

    def difference(self, at):
        return value(self.left, at) - value(self.right, at)

    def points(self, rng):
        """In the domain: its ends, near them, and inside."""
        axes = []
        for name, (low, high, a, b) in self.domains.items():
            low, high = (mp.mpf(end.numerator) / end.denominator for end in (low, high))
            shares = [mp.mpf(10) ** -30, mp.mpf(10) ** -6, 1 - mp.mpf(10) ** -6, mp.mpf(1) / 2]
            shares += [mp.mpf(rng.random()) for _ in range(24)] + [mp.mpf(0)] * a + [mp.mpf(1)] * b
            axes.append([(name, high if share == 1 else low + (high - low) * share) for share in shares])
        if len(axes) == 1:
            return [dict([point]) for point in axes[0]]
        return [dict((p, q)) for p in axes[0] for q in rng.sample(axes[1], 6)]

    def has(self, at):
        """Whether an exact point, of some of the names, is in the domain; None if it is not exact."""
        try:
            exact = {name: Fraction(text) for name, text in at.items()}
        except ValueError:
            return None
        return set(exact) <= set(self.domains) and all(
            (low <= exact[n] if a else low < exact[n]) and (exact[n] <= high if b else exact[n] < high)
            for n, (low, high, a, b) in self.domains.items() if n in exact)


def clearly(statement, truth, at):
    """Whether the relation has this truth value at the point, by more than the margin."""
    d = statement.difference(at)
    return abs(d) > MARGIN * (1 + abs(value(statement.right, at))) and RELATIONS[statement.relation](d) == truth


def judge(statement, answer, rng):
    """What is wrong ("" if nothing), and whether the comparison could have said so."""
    verdict, points = answer["verdict"], statement.points(rng)
    universal = statement.quantifier == "forall"
    if verdict == "holds" and universal or verdict == "fails" and not universal:
        wrong = [at for at in points if clearly(statement, not universal, at)]
        return (f"{verdict}, but see {wrong[0]}" if wrong else ""), True
    if verdict == "fails":
        at = (answer["witness"] or {}).get("at", {})
        inside = statement.has(at)
        if inside is None or not at:  # an enclosure of a point, or a limit at an end
            return "", False
        if not inside:
            return f"the witness {at} is not in the domain", True
        exact = {name: mp.mpf(Fraction(text).numerator) / Fraction(text).denominator for name, text in at.items()}
        # A name that the witness leaves out may have any value.
        true = any(clearly(statement, True, {**point, **exact}) for point in points)
        return (f"the witness {at} does not refute" if true else ""), True
    return "", False


def main():
    if len(sys.argv) not in (3, 4) or not all(word.isdigit() for word in sys.argv[1:3]):
        print("usage: compare_statements.py SEED COUNT [VERIFY]; expected two whole numbers", file=sys.stderr)
        return 2
    program = sys.argv[3] if len(sys.argv) == 4 else os.path.join(ROOT, "build/release/verify/verify-prove")
    mp.mp.dps = 60
    verdicts, wrong, compared = {}, 0, 0
    for number in range(int(sys.argv[2])):
        rng = random.Random(f"{sys.argv[1]} {number}")
        statement = Statement(rng)
        run = subprocess.run([program, "prove", "--seconds", "2", "--format", "json", "--", statement.text()],
                             stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
        if run.returncode not in (0, 1, 2, 3):
            told, able, verdict = f"status {run.returncode}: {run.stderr[:200]}", True, "none"
        elif run.returncode == 2 and not run.stdout:
            told, able, verdict = f"refused: {run.stderr[:200]}", True, "none"  # nothing that is made is ill-formed
        else:
            answer = json.loads(run.stdout)
            told, able = judge(statement, answer, rng)
            verdict = answer["verdict"]
        verdicts[verdict] = verdicts.get(verdict, 0) + 1
        compared += able
        if told:
            wrong += 1
            print(f"{number}: {statement.text()}: {told}", flush=True)
    print(f"seed {sys.argv[1]}: {sys.argv[2]} statements, {compared} answers compared, {wrong} wrong; "
          + ", ".join(f"{verdict}: {times}" for verdict, times in sorted(verdicts.items())))
    return 1 if wrong or not compared else 0


if __name__ == "__main__":
    sys.exit(main())
