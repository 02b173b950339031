"""Random functions on [-1, 1], with certificates of two ends and one box, which the second checker halves where it
must: where mpmath finds a value below the bound, or none, between the ends, it must not accept; where the bound is
lower, it accepts many.

    random_boxes_test.py ROOT [SEED [CASES]]"""
import random
import sys
from fractions import Fraction as Q

import mpmath

from replay import outcome

SEED = int(sys.argv[2]) if len(sys.argv) > 2 else 1
CASES = int(sys.argv[3]) if len(sys.argv) > 3 else 600
rng = random.Random(SEED)
GRID = [mpmath.mpf(i) / 128 for i in range(-128, 129)]  # all dyadic midpoints that a box is halved at


class Undefined(Exception):
    pass


def real(f, low, high):
    def g(x):
        if not low <= x <= high: raise Undefined()
        return f(x)
    return g


def quotient(x, y):
    if y == 0: raise Undefined()
    return x / y


def kappa1(x): return (mpmath.sqrt(1 - x * x) + x * (mpmath.pi - mpmath.acos(x))) / mpmath.pi


INF = mpmath.inf
UNARY = {"sqrt": real(mpmath.sqrt, 0, INF), "abs": abs, "exp": mpmath.exp, "sin": mpmath.sin, "cos": mpmath.cos,
         "arctan": mpmath.atan, "arcsin": real(mpmath.asin, -1, 1), "arccos": real(mpmath.acos, -1, 1),
         "relu": lambda x: max(x, mpmath.mpf(0)),
         "kappa0": real(lambda x: (mpmath.pi - mpmath.acos(x)) / mpmath.pi, -1, 1), "kappa1": real(kappa1, -1, 1),
         "log": real(lambda x: mpmath.log(x) if x else quotient(1, 0), 0, INF)}


def function(depth):
    """Its text, and its value at a point."""
    kind = rng.randrange(9) if depth else 0
    if kind <= 1:
        if rng.random() < 0.7: return "u", lambda u: u
        q = Q(rng.randint(-4, 4), rng.choice((1, 2, 4)))
        return f"({q})", lambda u: mpmath.mpf(q.numerator) / q.denominator
    if kind <= 3:
        name = rng.choice(sorted(UNARY))
        text, f = function(depth - 1)
        return f"{name}({text})", lambda u: UNARY[name](f(u))
    if kind == 4:
        (text, f), k = function(depth - 1), rng.choice((2, 2, 3, -1, -2))
        return f"({text})^({k})", lambda u: f(u) ** k if k > 0 else quotient(1, f(u) ** -k)
    (a, f), (b, g), op = function(depth - 1), function(depth - 1), rng.choice("+-**/")
    if rng.random() < 0.1:
        return f"max({a}, {b})", lambda u: max(f(u), g(u))
    values = {"+": lambda u: f(u) + g(u), "-": lambda u: f(u) - g(u), "*": lambda u: f(u) * g(u),
              "/": lambda u: quotient(f(u), g(u))}
    return f"({a}) {op} ({b})", values[op]


def certificate(statement, formula):
    end = {"type": "end", "t_max": "1/8", "terms": "8", "order": "0", "coefficient": "enclosed", "lower": "1/1000000"}
    items = [{"type": "claim", "formula": formula, "on": "[-1, 1]", "items": "3"},
             {**end, "at": "-1", "chart": "[1, 1]"}, {**end, "at": "1", "chart": "[-1, 1]"},
             {"type": "box", "from": "-7/8", "to": "7/8", "terms": "8", "lower": "1/1000000"}]
    head = {"type": "statement", "format": 1, "statement": statement, "text": statement, "verdict": "holds",
            "engine": "one variable", "version": "", "line": 1}
    return head, items


def main():
    counts, failures, tried = {"false": 0, "undefined": 0, "true": 0, "accepted": 0}, [], 0
    while tried < CASES:
        text, f = function(3)
        if "u" not in text or len(text) > 200: continue
        try:
            ends = min(f(GRID[0]), f(GRID[-1]))
            if not abs(ends) < 1e3: continue
        except (Undefined, OverflowError):
            continue
        values, undefined = [], False
        for u in GRID[1:-1]:
            try:
                values.append(f(u))
            except (Undefined, OverflowError):
                undefined = True
        tried += 1
        least = min(values, default=ends)
        if not abs(least) < 1e6: continue
        if undefined or least < ends - mpmath.mpf(1) / 100:
            kind, bound = ("undefined", least - 1) if undefined else ("false", (least + ends) / 2)
        else:
            kind, bound = "true", least - mpmath.mpf(1) / 10
        q = Q(int(mpmath.floor(bound * 1024)), 1024)
        if kind == "false" and mpmath.mpf(q.numerator) / q.denominator < least + mpmath.mpf(1) / 1000: continue
        formula = f"{text} > {q}"
        status, why = outcome(*certificate(f"forall u in [-1, 1]: {formula}", formula))
        counts[kind] += 1
        if kind == "true": counts["accepted"] += status == 0
        elif status == 0: failures.append(f"{kind}, accepted: {formula}")
    print(f"seed {SEED}: {counts}")
    for line in failures: print(line)
    if counts["false"] < CASES / 20 or counts["undefined"] < CASES / 20 or counts["accepted"] < CASES / 20:
        failures.append("few of a kind")
        print(failures[-1])
    return 1 if failures else 0


sys.exit(main())
