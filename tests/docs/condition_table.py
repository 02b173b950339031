#!/usr/bin/env python3
"""The table of docs/depth-law.md, section 8: condition numbers certified by `verify gram` against the law of theorem 4.

usage: condition_table.py ROOT PROGRAM            compares what is quick with the page
       condition_table.py ROOT PROGRAM --write    computes all of it, and writes it into the page
"""
import fractions
import json
import math
import pathlib
import subprocess
import sys

BEGIN, END = "<!-- condition_table.py -->\n", "<!-- end of the table -->\n"
FILES = ("examples/angles_3.csv", "examples/angles_10.csv", "examples/angles_50.csv")
DEPTHS = (10, 100, 1000, 10000)
# Of the smooth ones c of Theta_bar = 1/3 + c log L/L: erf at q = 1 has s = 2/3.
SMOOTH = {"erf": fractions.Fraction(-11, 18), "exp": fractions.Fraction(1, 9), "geometric": fractions.Fraction(0)}
ACTIVATIONS = ("relu", "leaky-relu:1/10", "abs", *SMOOTH)


def certified(root, program, file, activation, depth):
    """(n, smallest angle, bounds of the condition number)"""
    run = subprocess.run([program, "gram", str(root / file), "--activation", activation, "--edge-of-chaos", "q=1", "--depth", str(depth),
                          "--digits", "12", "--format", "json"], capture_output=True, text=True, check=True)
    answer = json.loads(run.stdout)
    bounds = answer["condition_number"]
    # Decimals in, decimals out: a bound that is off by a rounding is off by 1e-16.
    return answer["n"], float(answer["closest"]["angle"].strip("[").split()[0]), float(bounds["lower"]), float(bounds["upper"])


def law(activation, n, depth, error=fractions.Fraction(0)):
    """1 + n/3 + (2 n/3) log L/L, or 1 + n/2 + (9 c n/4) log L/L; `error` goes to the second coefficient, as a control."""
    rate = math.log(depth) / depth
    if activation in SMOOTH:
        return 1 + n / 2 + float(fractions.Fraction(9, 4) * SMOOTH[activation] + error) * n * rate
    return 1 + n / 3 + float(fractions.Fraction(2, 3) + error) * n * rate


def scaled(activation, n, delta, depth, remainder):
    """What theorem 4 says is bounded but for n (log L)^2/L: the remainder times delta L/n, or delta^2 L/n."""
    return remainder * depth / n * (delta * delta if activation in SMOOTH else delta)


def cell(root, program, file, activation, depth):
    n, delta, lower, upper = certified(root, program, file, activation, depth)
    if not upper - lower <= 1e-9 * upper:
        sys.exit(f"{file}, {activation}, L = {depth}: a condition number in [{lower}, {upper}]")
    remainder = lower - law(activation, n, depth)
    return n, delta, f"{lower:.6f} ({scaled(activation, n, delta, depth, remainder):+.2f})"


def row(root, program, file, activation, depths):
    cells = [cell(root, program, file, activation, depth) for depth in depths]
    n, delta = cells[0][:2]
    return f"| {n} | {delta:.4f} | `{activation}` | " + " | ".join(text for _, _, text in cells)


def table(root, program):
    lines = ["| $n$ | $\\delta$ | activation | " + " | ".join(f"$L={depth}$" for depth in DEPTHS) + " |", "|---" * (3 + len(DEPTHS)) + "|"]
    return "\n".join(lines + [row(root, program, file, a, DEPTHS) + " |" for file in FILES for a in ACTIVATIONS]) + "\n"


def own_controls(root, program):
    # With another second coefficient the scaled remainder grows like log L: it is no remainder of that order.
    for activation in ACTIVATIONS:
        n, delta, lower, _ = certified(root, program, FILES[0], activation, DEPTHS[-1])
        right = scaled(activation, n, delta, DEPTHS[-1], lower - law(activation, n, DEPTHS[-1]))
        for wrong in (fractions.Fraction(1, 3), fractions.Fraction(-1, 3)):
            off = scaled(activation, n, delta, DEPTHS[-1], lower - law(activation, n, DEPTHS[-1], wrong))
            assert abs(off - right) > 1, (activation, off, right)


def main():
    root, program = pathlib.Path(sys.argv[1]), sys.argv[2]
    page = root / "docs/depth-law.md"
    text = page.read_text()
    before, rest = text.split(BEGIN)
    printed, after = rest.split(END)
    if sys.argv[3:] == ["--write"]:
        page.write_text(before + BEGIN + "\n" + table(root, program) + "\n" + END + after)
        return
    own_controls(root, program)
    faults = [line for file in FILES[:2] for a in ACTIVATIONS if (line := row(root, program, file, a, DEPTHS) + " |") not in printed]
    # 50 points take longer: one depth.
    for activation in ("relu", "abs"):
        _, _, text = cell(root, program, FILES[2], activation, DEPTHS[-1])
        if text not in printed:
            faults.append(text)
    if faults:
        sys.exit("docs/depth-law.md has not\n" + "\n".join(faults))


main()
