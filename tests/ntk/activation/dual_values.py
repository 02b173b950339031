#!/usr/bin/env python3
"""Prints tests/ntk/activation/dual_values.hpp: E phi(u) phi(v) and E phi'(u) phi'(v) from their definition, by quadrature
in the plane, the kinks at the ends of the pieces. Knows no closed form of a dual and nothing of Hermite series. Each
number is computed with two rules; what they agree on to 1e-12 is printed, else it stops.

    python3 tests/ntk/activation/dual_values.py > tests/ntk/activation/dual_values.hpp
"""
import math


def rule(n):
    """Nodes and weights of Gauss and Legendre on [-1, 1], by Newton's method."""
    nodes = []
    for i in range(1, n + 1):
        x = math.cos(math.pi * (i - 0.25) / (n + 0.5))
        for _ in range(20):
            below, p = 1.0, x
            for k in range(1, n):
                below, p = p, ((2 * k + 1) * x * p - k * below) / (k + 1)
            slope = n * (below - x * p) / (1 - x * x)
            x -= p / slope
        nodes.append((x, 2 / ((1 - x * x) * slope**2)))
    return nodes


RULES = [(rule(16), 1.0), (rule(12), 0.7)]


def integral(f, ends, nodes, width):
    """Over consecutive pieces, each cut into parts no longer than width."""
    total = []
    for a, b in zip(ends, ends[1:]):
        parts = max(1, math.ceil((b - a) / width))
        half = (b - a) / (2 * parts)
        for p in range(parts):
            middle = a + (2 * p + 1) * half
            total.extend(half * w * f(middle + half * x) for x, w in nodes)
    return math.fsum(total)


def normal(s):
    return math.erfc(-s / math.sqrt(2)) / 2


def density(s):
    return math.exp(-s * s / 2) / math.sqrt(2 * math.pi)


def power_of_relu(k):
    return (lambda s: s**k if s > 0 else 0.0), (lambda s: k * s ** (k - 1) if s > 0 else 0.0)


def hermite(k, s):
    below, he = 0.0, 1.0
    for j in range(k):
        below, he = he, s * he - j * below
    return he / math.sqrt(math.factorial(k))


def weights(w):
    phi = lambda s: sum(math.sqrt(x) * hermite(k, s) for k, x in enumerate(w))
    slope = lambda s: sum(math.sqrt(x * k) * hermite(k - 1, s) for k, x in enumerate(w) if k)
    return phi, slope


ACTIVATIONS = [
    ("relu", *power_of_relu(1)),
    ("leaky-relu:1/10", lambda s: s if s > 0 else s / 10, lambda s: 1.0 if s > 0 else 0.1),
    ("abs", abs, lambda s: 1.0 if s > 0 else -1.0),
    ("relu^2", *power_of_relu(2)),
    ("relu^3", *power_of_relu(3)),
    ("relu^4", *power_of_relu(4)),
    ("erf", math.erf, lambda s: 2 / math.sqrt(math.pi) * math.exp(-s * s)),
    ("sin", math.sin, math.cos),
    ("cos", math.cos, lambda s: -math.sin(s)),
    ("tanh", math.tanh, lambda s: 1 - math.tanh(s) ** 2),
    ("gelu", lambda s: s * normal(s), lambda s: normal(s) + s * density(s)),
    ("hermite:1/4,1/2,0,1/3", *weights([1 / 4, 1 / 2, 0, 1 / 3])),
    ("poly:1,-2,0,1/3", lambda s: 1 - 2 * s + s**3 / 3, lambda s: -2 + s * s),
    ("exp", math.exp, math.exp),
]
USUAL = [("1", "1/2"), ("1/2", "-9/10"), ("2", "4/5")]
AT_ONE = [("1", "1/2"), ("1", "-9/10")]


def number(text):
    above, _, below = text.partition("/")
    return int(above) / int(below or 1)


def mean(f, q, rho, nodes, width):
    """E f(u) f(v), v = rho u + sqrt(1 - rho^2) w, both in units of sqrt(q)."""
    root, across, end = math.sqrt(q), math.sqrt(1 - rho * rho), 10.0

    def inner(x):
        kink = -rho * x / across
        ends = [-end, kink, end] if -end < kink < end else [-end, end]
        return integral(lambda w: f(root * (rho * x + across * w)) * density(w), ends, nodes, width)

    return integral(lambda x: f(root * x) * density(x) * inner(x), [-end, 0, end], nodes, width)


def agreed(f, q, rho):
    first, second = (mean(f, q, rho, *r) for r in RULES)
    if abs(first - second) > 1e-12 * (1 + abs(first)):
        raise SystemExit(f"the rules disagree: {first} and {second}")
    return f"{first:.13g}"


print("""// Made by tests/ntk/activation/dual_values.py: E phi(u) phi(v) and E phi'(u) phi'(v) by quadrature in the plane.
#pragma once

struct DualValue {
    const char *activation, *q, *rho, *value, *slope;
};

inline constexpr DualValue dual_values[] = {""")
for name, phi, slope in ACTIVATIONS:
    for q, rho in AT_ONE if name.startswith("hermite") else USUAL:
        numbers = [agreed(f, number(q), number(rho)) for f in (phi, slope)]
        print('    {"%s", "%s", "%s", "%s", "%s"},' % (name, q, rho, *numbers), flush=True)
print("};")
