#!/usr/bin/env python3
"""compare_values.py SEED COUNT [VERIFY]: values of `verify eval` at random points, depths and digits against mpmath.

Only the arc-cosine formulas are used, layer by layer, at 100 digits more than are asked for. Exit status 1 if a printed
enclosure or rounding does not have mpmath's value, or if an answer is none that can be read."""
import os, random, re, subprocess, sys

import mpmath as mp

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
ONE_LAYER = ["kappa0", "kappa1"]
IN_DEPTH = ["rho", "theta-bar", "one-minus-rho"]


def command(rng):
    """The arguments, and whether difference() can tell what is right."""
    name = rng.choice(ONE_LAYER + IN_DEPTH)
    at = rng.choice([lambda: f"{rng.randint(-99, 99)}/{rng.randint(100, 300)}", lambda: f"{rng.uniform(-1, 1):.12f}",
                     lambda: rng.choice(["-1", "0", "1", "1/2"]), lambda: f"0.{'9' * rng.randint(1, 20)}"])()
    arguments = ["eval", name, "--at", at, "--digits", str(rng.choice([5, 10, 30, 100]))]
    return arguments + (["--depth", str(rng.randint(1, 60))] if name in IN_DEPTH else []), True


def kappa0(u):
    return (mp.pi - mp.acos(u)) / mp.pi


def kappa1(u):
    return (mp.sqrt(1 - u * u) + u * (mp.pi - mp.acos(u))) / mp.pi


def value(name, at, depth):
    """rho_1 = z, theta_1 = z; rho_{L+1} = kappa1(rho_L), theta_{L+1} = kappa0(rho_L) theta_L + rho_{L+1}."""
    if name == "kappa0":
        return kappa0(at)
    if name == "kappa1":
        return kappa1(at)
    rho = theta = at
    for _ in range(depth - 1):
        theta *= kappa0(rho)
        rho = min(mp.mpf(1), kappa1(rho))
        theta += rho
    return {"rho": rho, "theta-bar": theta / depth, "one-minus-rho": 1 - rho}[name]


def difference(arguments, output):
    """"" if mpmath agrees, what differs if it does not, None if this script cannot tell."""
    options = dict(zip(arguments[2::2], arguments[3::2]))
    name = arguments[1]
    known = {"--at", "--digits"} | ({"--depth"} if name in IN_DEPTH else set())
    if name not in ONE_LAYER + IN_DEPTH or len(arguments) % 2 or set(options) - known:
        return None
    plain = re.compile(r"[-+]?\d*\.?\d+(/\d+)?$")
    if not plain.match(options.get("--at", "")) or not re.match(r"\d+$", options.get("--depth", "1")):
        return None
    if not re.match(r"\d+$", options.get("--digits", "30")):
        return None
    digits = int(options.get("--digits", "30"))
    with mp.workdps(2 * digits + 150):
        over, _, under = options["--at"].partition("/")
        if int(options.get("--depth", "1")) > 1000:
            return None
        exact = value(name, mp.mpf(over) / mp.mpf(under or "1"), int(options.get("--depth", "1")))
        line = output.strip().split("\n")[0].strip("[]")
        middle, _, radius = line.partition(" +/- ")
        try:
            printed = mp.mpf(middle)
            bound = mp.mpf(radius) if radius else mp.mpf(0)
        except ValueError:
            return f"no number: {line[:80]!r}"
        if not radius:  # exact as it is printed
            bound = mp.mpf(10) ** -(2 * digits + 100)
        if abs(printed - exact) <= bound * (1 + mp.mpf(10) ** -50) + mp.mpf(10) ** -(2 * digits + 100):
            return ""
        return f"{line[:80]} is not {mp.nstr(exact, min(digits + 10, 60))}"


def main():
    if len(sys.argv) not in (3, 4) or not all(word.isdigit() for word in sys.argv[1:3]):
        print("usage: compare_values.py SEED COUNT [VERIFY]; expected two whole numbers", file=sys.stderr)
        return 2
    program = sys.argv[3] if len(sys.argv) == 4 else os.path.join(ROOT, "build/release/verify/verify-eval")
    wrong = compared = 0
    for number in range(int(sys.argv[2])):
        arguments = command(random.Random(f"{sys.argv[1]} {number}"))[0]
        run = subprocess.run([program, *arguments], capture_output=True, text=True, check=False)
        told = difference(arguments, run.stdout) if run.returncode == 0 else f"status {run.returncode}: {run.stderr}"
        compared += 1
        if told != "":
            wrong += 1
            print(f"{' '.join(arguments)}: {told}")
    print(f"seed {sys.argv[1]}: {compared} values compared, {wrong} differ")
    return 1 if wrong or not compared else 0


if __name__ == "__main__":
    sys.exit(main())
