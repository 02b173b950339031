#!/usr/bin/env python3
"""Every activation's rho_L, T_L/L and next coefficient, as `verify eval` prints them, against iterations in mpmath
that know none of its formulas: 10 pairs (z, L) each, and the constant of the depth law.

    iterated_kernels.py VERIFY_EVAL

The second moments are computed from the definition of the activation:
  smooth          Hermite coefficients by a trapezoidal sum over s, h = (w sum a_k^2 rho^k + b)/q
  relu^K, |s|, …  the angular integral of cos(x)^K cos(x - theta)^K over the overlap of two half planes, by Gauss and
                  Legendre; a s + b |s| from two of them
  tanh            from its Fourier transform in the plane: E tanh(u) tanh(v) =
                  1/4 int int sinh(q rho a b) exp(-q (a^2 + b^2)/2)/(sinh(pi a/2) sinh(pi b/2)) da db
An enclosure that misses its number by more than the iteration's own error fails, and so does a wrong next coefficient
(the sign, 2/3 for 1/3, h'' for h''') that the printed one would not exclude.
"""
import json
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

from mpmath import acos, cos, cosh, erf, exp, factorial, log, mp, mpf, pi, sin, sinh, sqrt

mp.dps = 34
half, third = mpf(1) / 2, mpf(1) / 3


def hermite_squares(phi, q, count):
    """E(phi(sqrt(q) Z) He_k(Z))^2/k!, k < count."""
    step, top = mpf(1) / 6, 90
    sums = [mpf(0)] * count
    for j in range(-top, top + 1):
        x = j * step
        below, he = mpf(0), phi(sqrt(q) * x) * exp(-x * x / 2) / sqrt(2 * pi) * step
        for k in range(count):
            sums[k] += he
            below, he = he, x * he - k * below
    return [s * s / factorial(k) for k, s in enumerate(sums)]


def of_series(a, q):
    """At the edge of chaos: h = (w D + b)/q, w = 1/m_1 = q/sum k a_k, b = q - w m_0."""
    w = q / sum(k * c for k, c in enumerate(a))
    b = q - w * sum(a)

    def h(rho):
        value = mpf(0)
        for c in reversed(a):
            value = value * rho + c
        return (w * value + b) / q

    def slope(rho):
        value = mpf(0)
        for k in range(len(a) - 1, 0, -1):
            value = value * rho + k * a[k]
        return w * value / q
    return h, slope


def legendre(n):
    nodes = []
    for i in range(1, n + 1):
        x = cos(pi * (i - mpf(1) / 4) / (n + half))
        for _ in range(8):
            below, p = mpf(1), x
            for k in range(1, n):
                below, p = p, ((2 * k + 1) * x * p - k * below) / (k + 1)
            slope = n * (below - x * p) / (1 - x * x)
            x -= p / slope
        nodes.append((x, 2 / ((1 - x * x) * slope ** 2)))
    return nodes


NODES = legendre(26)


def overlap(k, theta):
    """E relu(u)^k relu(v)^k at variance 1: 2^k k!/(2 pi) int cos(x)^k cos(x - theta)^k, theta - pi/2 < x < pi/2."""
    middle, width = theta / 2, (pi - theta) / 2
    total = sum(w * (cos(middle + width * x) * cos(middle + width * x - theta)) ** k for x, w in NODES)
    return 2 ** k * factorial(k) / (2 * pi) * width * total


def of_relu_power(k):
    """Edge of chaos at q = 1."""
    w = 1 / (k * k * overlap(k - 1, mpf(0)))
    b = 1 - w * overlap(k, mpf(0))
    return (lambda rho: w * overlap(k, acos(rho)) + b), (lambda rho: w * k * k * overlap(k - 1, acos(rho)))


def of_leaky(slope):
    """phi(s) = relu(s) - slope relu(-s), phi' = 1 and slope on the two half planes: duals of u, v and of u, -v."""
    def mean(k, rho):
        theta = acos(rho)
        sign = -1 if k else 1
        return (1 + slope ** 2) * overlap(k, theta) + 2 * sign * slope * overlap(k, pi - theta)
    w = 2 / (1 + slope ** 2)
    return (lambda rho: w * mean(1, rho)), (lambda rho: w * mean(0, rho))


def of_tanh(q):
    step, top = mpf(1) / 5, 110
    nodes = [j * step for j in range(top)]
    g = [exp(-q * a * a / 2) / sinh(pi * a / 2) if a else mpf(0) for a in nodes]
    limit = 2 / pi  # a/sinh(pi a/2) at 0

    def mean(rho, derived):
        """Over the quadrant four times; derived: d/drho over q."""
        total = mpf(0)
        for i, a in enumerate(nodes):
            for j in range(i + 1):
                b = nodes[j]
                share = mpf(4) if j else mpf(2) if i else mpf(1)
                share = share * 2 if j < i else share
                e = q * rho * a * b
                if g[i] and g[j]:
                    if abs(e) - q * (a * a + b * b) / 2 - pi * (a + b) / 2 < -80:
                        continue
                    value = (a * b * cosh(e) if derived else sinh(e)) * g[i] * g[j]
                elif i:  # b = 0
                    other = a / sinh(pi * a / 2) * exp(-q * a * a / 2)
                    value = limit * other if derived else limit * q * rho * other
                else:
                    value = limit * limit * (1 if derived else q * rho)
                total += share * value
        return total * step * step / 4
    m0, m1 = mean(mpf(1), False), mean(mpf(1), True)
    w = 1 / m1
    b = q - w * m0
    return (lambda rho: (w * mean(rho, False) + b) / q), (lambda rho: w * mean(rho, True))


def normal(s):
    return (1 + erf(s / sqrt(mpf(2)))) / 2


def weighted(weights):
    def phi(s):
        below, he, total = mpf(0), mpf(1), mpf(0)
        for k, w in enumerate(weights):
            total += sqrt(mpf(w)) * he / sqrt(factorial(k))
            below, he = he, s * he - k * below
        return total
    return phi


def next_coefficient(a):
    """c = (1/3) (1 - (2/3) h'''/h''^2) from the series, and what mistakes would give."""
    second, fourth = (sum(c * mpf(factorial(k) / factorial(k - j)) for k, c in enumerate(a) if k >= j) for j in (2, 3))
    first = sum(k * c for k, c in enumerate(a))
    second, fourth = second / first, fourth / first  # h'(1) = 1
    c = third * (1 - 2 * third * fourth / second ** 2)
    return c, [-c, 2 * third * (1 - 2 * third * fourth / second ** 2), third * (1 - 2 * third * second / second ** 2)]


def series(phi, q, count):
    return hermite_squares(phi, mpf(q), count)


# name, q, squares of the Hermite coefficients or the map, layers iterated
FAMILIES = [
    ("relu", "1", lambda: of_leaky(mpf(0)), 50),
    ("leaky-relu:1/10", "1", lambda: of_leaky(mpf(1) / 10), 50),
    ("abs", "1", lambda: of_leaky(mpf(-1)), 50),
    ("relu^2", "1", lambda: of_relu_power(2), 50),
    ("relu^4", "1", lambda: of_relu_power(4), 50),
    ("erf", "1", lambda: series(erf, 1, 190), 240),
    ("erf", "1/2", lambda: series(erf, half, 120), 400),
    ("sin", "1", lambda: series(sin, 1, 40), 400),
    ("cos", "2", lambda: series(cos, 2, 50), 400),
    ("gelu", "1", lambda: series(lambda s: s * normal(s), 1, 100), 2400),
    ("poly:0,1,0,1/3", "1", lambda: series(lambda s: s + s ** 3 / 3, 1, 4), 2000),
    ("hermite:0,1/2,1/2", "1", lambda: series(weighted([0, half, half]), 1, 3), 2000),
    ("exp", "1", lambda: series(exp, 1, 40), 400),
    ("geometric", "1", lambda: [half ** (k + 1) for k in range(130)], 400),
    ("tanh", "1", lambda: of_tanh(mpf(1)), 6),
]
STARTS = ["1/2", "-9/10"]


def number(text):
    above, _, below = str(text).partition("/")
    return mpf(above) / mpf(below or 1)


def printed(program, function, name, q, *rest):
    run = subprocess.run([program, "eval", function, "--activation", name, "--edge-of-chaos", f"q={q}", *rest],
                         capture_output=True, text=True)
    if run.returncode != 0:
        raise SystemExit(f"{name}, {function} {rest}: status {run.returncode}, {run.stderr}")
    return run.stdout


def enclosure(text):
    """(midpoint, radius) of "[m +/- r]" or of "m"."""
    middle, _, radius = text.strip().strip("[]").partition(" +/- ")
    return mpf(middle), mpf(radius or 0)


def walk(h, slope, z, last):
    """T_1, …, T_last."""
    rho = T = number(z)
    kernels = [T]
    for _ in range(1, last):
        T = slope(rho) * T
        rho = h(rho)
        T += rho
        kernels.append(T)
    return kernels


def misses(name, q, kernels, program):
    """Enclosures of T_L/L that do not hold their number; prints the distance of the worst midpoint."""
    last = len(kernels[STARTS[0]])
    depths = [2, 3, 4, 5, last] if last < 10 else [2, last // 10, last // 3, last // 2, last]
    rows = [(z, L, kernels[z][L - 1] / L) for z in STARTS for L in depths]
    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(lambda r: printed(program, "theta-bar", name, q, "--at=" + r[0], "--depth", str(r[1]),
                                                  "--digits", "20"), rows))
    worst, bad = mpf(0), []
    for (z, L, value), answer in zip(rows, answers):
        middle, radius = enclosure(answer)
        worst = max(worst, abs(middle - value))
        if abs(middle - value) > radius + mpf(10) ** -24 or radius > mpf(10) ** -19:
            bad.append(f"{name}, q = {q}, z = {z}, L = {L}: {answer.strip()} and {mp.nstr(value, 25)}")
    print(f"{name:20} q = {q:4} {len(rows)} pairs to L = {last}, at most {mp.nstr(worst, 3)} from the midpoint")
    return bad


def wrong_law(name, q, a, T, program):
    """What is wrong with the printed next coefficient: T is iterated at 1/2."""
    facts = json.loads(printed(program, "depth-law", name, q, "--digits", "20", "--format", "json"))["facts"]
    middle, radius = enclosure(facts["c"].split(" = ")[-1])
    c, mistakes = next_coefficient(a)
    L = len(T) // 4
    measured = -(T[4 * L - 1] - 3 * T[2 * L - 1] + 2 * T[L - 1]) / log(mpf(2))
    bad = [] if abs(middle - c) <= radius + mpf(10) ** -24 else [f"{name}, q = {q}: c {facts['c']}, not {c}"]
    for mistake in mistakes:
        if abs(mistake - c) < mpf(10) ** -9:
            continue  # c = 0, or equal derivatives: no mistake
        if abs(middle - mistake) <= radius or abs(measured - mistake) <= abs(measured - c):
            bad.append(f"{name}, q = {q}: c = {mp.nstr(mistake, 8)} would pass, measured {mp.nstr(measured, 8)}")
    print(f"{'':20} c = {mp.nstr(middle, 10)}, measured {mp.nstr(measured, 4)}, "
          f"rejected {', '.join(mp.nstr(m, 4) for m in mistakes)}")
    return bad


def main(program):
    failed = []
    for name, q, make, last in FAMILIES:
        made = make()
        h, slope = of_series(made, number(q)) if isinstance(made, list) else made
        kernels = {z: walk(h, slope, z, last) for z in STARTS}
        failed += misses(name, q, kernels, program)
        if isinstance(made, list):
            failed += wrong_law(name, q, made, kernels["1/2"], program)
    for line in failed:
        print("FAILED:", line)
    sys.exit(1 if failed else 0)


main(sys.argv[1])
