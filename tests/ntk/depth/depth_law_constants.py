#!/usr/bin/env python3
"""The constants of docs/depth-law.md by direct iteration in mpmath, which knows nothing of germs or expansions.

A network's T_L is iterated to L = 2^12 (2^14 with --deep). With T_L = lambda L + c log L + C + O(log L/L),
  (T_2L - T_L)/L = lambda + o(1),  (T_4L - 3 T_2L + 2 T_L)/log 2 = -c + o(1);
with T_L = lambda L + c sqrt L + c' log L + C + O(L^(-1/2) log L) a third difference leaves c sqrt L alone.
Each must come closer to the constant from one L to the next and end within a stated distance; a constant that is wrong
(the sign, 2/3 for 1/3, h'' for h''') must not. Prints a table; status 1 if anything fails.
"""
import sys

from mpmath import acos, asin, eigsy, exp, log, matrix, mp, mpf, pi, sin, cos, sqrt

mp.prec = 100


def kinked(delta):
    def h(rho):
        theta = acos(rho)
        return rho + 2 * delta / pi * (sin(theta) - theta * rho)
    return h, lambda rho: 1 - 2 * delta / pi * acos(rho)


def erf_map(q):
    s = 2 * q / (1 + 2 * q)
    g = sqrt(1 - s * s)
    return lambda rho: 1 - g / s * (asin(s) - asin(s * rho)), lambda rho: g / sqrt(1 - (s * rho) ** 2)


def relu_square():
    def h(rho):
        theta = acos(rho)
        return mpf(1) / 4 + (3 * sin(theta) * rho + (pi - theta) * (1 + 2 * rho * rho)) / (4 * pi)
    return h, lambda rho: (sin(acos(rho)) + (pi - acos(rho)) * rho) / pi


def kink_and_curvature():
    """(2/3) abs + (1/3) (1 + rho^2)/2: k = (2/3) 4 sqrt 2/(3 pi), a = 1/6."""
    h, slope = kinked(mpf(1))
    return lambda rho: (2 * h(rho) + (1 + rho * rho) / 2) / 3, lambda rho: (2 * slope(rho) + rho) / 3


def walk(h, slope, z, depths):
    rho = T = mpf(z)
    found = {}
    for L in range(1, max(depths) + 1):
        if L in depths:
            found[L] = T
        T = slope(rho) * T
        rho = h(rho)
        T += rho
    return found


def measured(T, L, root):
    """The limit and the coefficient of the next term, from T_L to T_8L."""
    second = [T[4 * M] - 3 * T[2 * M] + 2 * T[M] for M in (L, 2 * L)]
    if not root:
        return (T[4 * L] - T[2 * L]) / (2 * L), -second[1] / log(mpf(2))
    r = sqrt(mpf(2))
    return (T[4 * L] - T[2 * L]) / (2 * L), (second[1] - second[0]) / (sqrt(mpf(L)) * (r - 1) ** 2 * (r - 2))


third, quarter, eighth3 = mpf(1) / 3, mpf(1) / 4, mpf(3) / 8
k = 2 * 4 * sqrt(mpf(2)) / (9 * pi)
s = mpf(2) / 3
# name, map, limit, next coefficient, wrong coefficients, whether the next term is in L^(-1/2)
rows = [
    ("abs", kinked(mpf(1)), quarter, eighth3, [-eighth3, mpf(1) / 4], False),
    ("relu", kinked(mpf(1) / 2), quarter, eighth3, [-eighth3, mpf(3) / 16], False),
    ("leaky-relu:1/10", kinked(mpf(81) / 202), quarter, eighth3, [-eighth3], False),
    ("erf, q = 1", erf_map(mpf(1)), third, -(1 + 2 / s ** 2) / 9,
     [(1 + 2 / s ** 2) / 9, -(1 + 2 / s ** 2) * 2 / 9, third - mpf(2) / 9 * mpf(5) / 4], False),
    ("exp", (lambda r: exp(r - 1), lambda r: exp(r - 1)), third, mpf(1) / 9, [-mpf(1) / 9, mpf(2) / 9], False),
    ("geometric", (lambda r: 1 / (2 - r), lambda r: 1 / (2 - r) ** 2), third, mpf(0), [mpf(1) / 9], False),
    ("relu^2", relu_square(), third, -16 / (75 * pi), [16 / (75 * pi), -8 / (75 * pi)], True),
    ("kink and curvature", kink_and_curvature(), quarter, eighth3 + mpf(1) / 6 / (2 * k * k), [eighth3], False),
]


def main():
    top = 14 if "--deep" in sys.argv else 12
    failed = False

    def check(condition, what):
        nonlocal failed
        if not condition:
            print("FAILED:", what)
            failed = True

    for name, (h, slope), limit, coefficient, wrong, root in rows:
        T = walk(h, slope, "0.5", {2 ** j for j in range(top - 5, top + 1)})
        errors = []
        for j in (top - 5, top - 3):
            found_limit, found = measured(T, 2 ** j, root)
            errors.append((abs(found_limit - limit), abs(found - coefficient)))
        room = mpf(1) / 25 if not root else mpf(1) / 100
        print(f"{name:20} limit {mp.nstr(found_limit, 8):12} {mp.nstr(limit, 8):12} "
              f"next {mp.nstr(found, 7):12} {mp.nstr(coefficient, 7):12}")
        check(errors[1][0] < errors[0][0] and errors[1][0] < mpf(1) / 100, f"{name}: the limit")
        check((errors[1][1] < errors[0][1] or coefficient == 0) and errors[1][1] < room, f"{name}: the next term")
        for bad in wrong:
            check(abs(found - bad) > 2 * room, f"{name}: {mp.nstr(bad, 5)} would pass, too")

    # The condition number (section 8): 6 points of a circle, at multiples of pi/7 and one at pi/3.
    angles = [mpf(0), pi / 7, 2 * pi / 7, 3 * pi / 7 + mpf(1) / 9, pi / 3 + mpf(2), 5 * pi / 7]
    n = len(angles)
    for name, (h, slope), factor, second in (("relu", rows[1][1], third, mpf(2) / 3),
                                             ("exp", rows[4][1], mpf(1) / 2, mpf(9) / 4 / 9)):
        depths = [64, 512, 2048]
        walks = {(i, j): walk(h, slope, cos(angles[i] - angles[j]), set(depths)) for i in range(n) for j in range(i)}
        scaled = []
        for L in depths:
            K = matrix(n, n)
            for i in range(n):
                K[i, i] = L
                for j in range(i):
                    K[i, j] = K[j, i] = walks[i, j][L]
            values = eigsy(K, eigvals_only=True)
            condition = max(values) / min(values)
            law = 1 + factor * n + second * n * log(mpf(L)) / L
            scaled.append((condition - law) * L / n)
            print(f"{name:20} L {L:5}  condition {mp.nstr(condition, 8):12} law {mp.nstr(law, 8):12} "
                  f"difference L/n {mp.nstr(scaled[-1], 5)}")
        check(abs(condition - law) < mpf(1) / 20 * law, f"{name}: the condition number")
        check(abs(scaled[2]) < 2 * abs(scaled[1]) and abs(scaled[2]) < 100, f"{name}: the error of that number")
    sys.exit(1 if failed else 0)


main()
