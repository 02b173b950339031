"""Exact constants, finite sums of q pi^i sqrt(d), and exact series in t with such coefficients.

pi is transcendental and square roots of distinct squarefree numbers are linearly independent over Q(pi): a constant is
0 exactly if it has no term."""
from fractions import Fraction as Q
from math import gcd, factorial, comb

from intervals import I


class Inexact(Exception):
    """A result leaves the form."""


class Ramify(Exception):
    """A root of an odd power of t."""


def square_part(n):
    """n = s^2 d, d squarefree."""
    s, d, p = 1, 1, 2
    if n > 10 ** 12: raise Inexact("a large number under a root")
    while p * p <= n:
        k = 0
        while n % p == 0: n, k = n // p, k + 1
        s, d, p = s * p ** (k // 2), d * p ** (k % 2), p + 1
    return s, d * n


class K:
    __slots__ = ("terms",)

    def __init__(self, terms=()): self.terms = {k: v for k, v in dict(terms).items() if v}

    @staticmethod
    def of(q): return K({(0, 1): Q(q)})

    def __add__(self, o):
        terms = dict(self.terms)
        for k, v in o.terms.items(): terms[k] = terms.get(k, 0) + v
        return K(terms)

    def __neg__(self): return K({k: -v for k, v in self.terms.items()})
    def __sub__(self, o): return self + -o

    def __mul__(self, o):
        terms = {}
        if len(self.terms) * len(o.terms) > 4000: raise Inexact("a long product")
        for (i, d), v in self.terms.items():
            for (j, e), w in o.terms.items():
                g = gcd(d, e)
                k = (i + j, (d // g) * (e // g))
                terms[k] = terms.get(k, 0) + v * w * g
        return K(terms)

    def __eq__(self, o): return self.terms == o.terms
    def is_zero(self): return not self.terms

    def inverse(self):
        if len(self.terms) != 1: raise Inexact("the inverse of a sum")
        ((i, d), v), = self.terms.items()
        return K({(-i, d): 1 / (v * d)})

    def sqrt(self):
        if not self.terms: return self
        if len(self.terms) != 1: raise Inexact("the root of a sum")
        ((i, d), v), = self.terms.items()
        if i % 2 or d != 1 or v < 0: raise Inexact("a root")
        s, r = square_part(v.numerator * v.denominator)
        return K({(i // 2, r): Q(s, v.denominator)})

    def rational(self):
        if not self.terms: return Q(0)
        return self.terms[(0, 1)] if set(self.terms) == {(0, 1)} else None

    def enclosure(self):
        total = I.of(0)
        for (i, d), v in self.terms.items():
            root, pi = I.of(d).sqrt(), I.pi()
            total = total + I.of(v) * root * (pi.power(i) if i >= 0 else pi.power(-i).inverse())
        return total

    def sign(self):
        if not self.terms: return 0
        x = self.enclosure()
        if x.is_positive(): return 1
        if (-x).is_positive(): return -1
        raise Inexact("a sign")


KPI = K({(1, 1): Q(1)})
ARCSIN = {}  # values at sin of multiples of pi/12 that stay in the form
for _q, _s in ((Q(0), K()), (Q(1, 6), K.of(Q(1, 2))), (Q(1, 4), K({(0, 2): Q(1, 2)})), (Q(1, 3), K({(0, 3): Q(1, 2)})),
               (Q(1, 2), K.of(1))):
    ARCSIN[tuple(sorted(_s.terms.items()))] = K({(1, 1): _q})
    ARCSIN[tuple(sorted((-_s).terms.items()))] = K({(1, 1): -_q})


def arcsin_exact(c):
    found = ARCSIN.get(tuple(sorted(c.terms.items())))
    if found is None: raise Inexact("arcsin of another number")
    return found


class Series:
    """t^v (c_0 + c_1 t + … ), as far as known; c_0 != 0 unless all known ones are 0 (then v + len(c) bounds the order)."""
    __slots__ = ("v", "c")

    def __init__(self, v, c):
        k = 0
        while k < len(c) and c[k].is_zero(): k += 1
        self.v, self.c = v + k, list(c[k:])

    @staticmethod
    def constant(k, n): return Series(0, [k] + [K()] * (n - 1))

    def end(self): return self.v + len(self.c)
    def get(self, k): return self.c[k - self.v] if self.v <= k else K()
    def known_zero(self): return not self.c
    def at_zero(self):
        if self.v < 0: raise Inexact("a pole")
        if self.end() <= 0: raise Inexact("no term known")
        return self.get(0)

    def __add__(self, o):
        v, end = min(self.v, o.v), min(self.end(), o.end())
        return Series(v, [self.get(k) + o.get(k) for k in range(v, end)])

    def __neg__(self): return Series(self.v, [-x for x in self.c])
    def __sub__(self, o): return self + -o
    def scale(self, k): return Series(self.v, [k * x for x in self.c])

    def __mul__(self, o):
        n = min(len(self.c), len(o.c))
        c = [K()] * n
        for i in range(n):
            if self.c[i].is_zero(): continue
            for j in range(n - i): c[i + j] = c[i + j] + self.c[i] * o.c[j]
        return Series(self.v + o.v, c)

    def unit(self):
        """c_0 and y with self = c_0 t^v (1 + y)."""
        if not self.c: raise Inexact("what may be 0")
        inv = self.c[0].inverse()
        return Series(0, [K()] + [inv * x for x in self.c[1:]])

    def compose(self, coefficients, n):
        """sum coefficients(k) self^k; the order of self is at least 1."""
        if self.v < 1 and self.c: raise Inexact("a composition")
        total, p = Series.constant(coefficients(0), n), Series.constant(K.of(1), n)
        for k in range(1, n):
            p = p * self
            if p.v >= n: break
            total = total + p.scale(coefficients(k))
        end = min(n, self.end()) if self.c else min(n, self.v)
        return Series(total.v, total.c[:max(0, end - total.v)])

    def power(self, q):
        if q.denominator == 1 and q >= 0:
            r = None
            for _ in range(int(q)): r = self if r is None else r * self
            return r if r is not None else Series.constant(K.of(1), max(1, len(self.c)))
        y, n = self.unit(), len(self.c)
        if (self.v * q).denominator != 1: raise Ramify()
        c0 = K.of(1)
        if q.denominator not in (1, 2): raise Inexact("a root of another order")
        base = self.c[0].sqrt() if q.denominator == 2 else self.c[0]
        for _ in range(abs(q.numerator)): c0 = c0 * base
        if q < 0: c0 = c0.inverse()

        def binomial(k):
            b = Q(1)
            for i in range(k): b = b * (q - i) / (i + 1)
            return K.of(b)
        r = y.compose(binomial, n).scale(c0)
        return Series(r.v + int(self.v * q), r.c)


def arcsin_coefficient(k): return K.of(Q(comb(k - 1, k // 2), 2 ** (k - 1) * k) if k % 2 else 0)
def sin_coefficient(k): return K.of(Q((-1) ** (k // 2), factorial(k)) if k % 2 else 0)
def cos_coefficient(k): return K.of(0 if k % 2 else Q((-1) ** (k // 2), factorial(k)))
def exp_coefficient(k): return K.of(Q(1, factorial(k)))
def log_coefficient(k): return K.of(Q((-1) ** (k + 1), k) if k else 0)
def arctan_coefficient(k): return K.of(Q((-1) ** (k // 2), k) if k % 2 else 0)


def apply(name, u, n):
    """The series of a function of one argument."""
    if name == "sqrt": return u.power(Q(1, 2))
    if name in ("abs", "relu", "step"):
        if not u.c and name != "step": return u
        if not u.c: raise Inexact("a sign")
        s = u.c[0].sign()
        if name == "step": return Series.constant(K.of(1 if s > 0 else 0), n)
        return u if s > 0 else -u if name == "abs" else Series.constant(K(), n)
    u0 = u.at_zero() if u.v >= 0 else None
    if u0 is None: raise Inexact("a pole")
    y = u - Series.constant(u0, n)
    if name == "exp" and u0.is_zero(): return y.compose(exp_coefficient, n)
    if name == "log": return y.scale(u0.inverse()).compose(log_coefficient, n) if u0 == K.of(1) else _fail("log")
    if name in ("sin", "cos"):
        half = u0 * KPI.inverse() * K.of(2)
        q = half.rational()
        if q is None or q.denominator != 1: raise Inexact("sin of another number")
        k = (int(q) + (1 if name == "cos" else 0)) % 4  # sin(x + k pi/2)
        r = y.compose(sin_coefficient if k % 2 == 0 else cos_coefficient, n)
        return r if k < 2 else -r
    if name == "arctan" and u0.is_zero(): return y.compose(arctan_coefficient, n)
    if name in ("arcsin", "arccos", "kappa0", "kappa1"): return arc(name, u, u0, n)
    raise Inexact(name)


def _fail(what): raise Inexact(what)


def arc(name, u, u0, n):
    one = Series.constant(K.of(1), n)
    if u0 in (K.of(1), K.of(-1)):  # arccos(1 - 2 s^2) = 2 arcsin(s)
        above = u0 == K.of(1)
        w = (one - u if above else one + u).scale(K.of(Q(1, 2)))
        s = w.power(Q(1, 2)) if w.c else w
        if not w.c: s = Series(max(1, w.v // 2), [])
        angle = s.compose(arcsin_coefficient, n).scale(K.of(2))
        sine = s.scale(K.of(2)) * (one - s * s).power(Q(1, 2)) if s.c else s
        arccos = angle if above else Series.constant(KPI, n) - angle
    else:
        sine = (one - u * u).power(Q(1, 2))
        y = u - Series.constant(u0, n)
        # The integral of u'/sqrt(1 - u^2).
        slope = Series(y.v - 1, [K.of(y.v + k) * x for k, x in enumerate(y.c)]) * sine.power(Q(-1)) if y.c else None
        value = Series.constant(KPI.scale_half() - arcsin_exact(u0), n)
        arccos = value if slope is None else value - Series(
            slope.v + 1, [x * K.of(Q(1, slope.v + 1 + k)) for k, x in enumerate(slope.c)])
        if slope is None: arccos = Series(value.v, value.c[:max(0, y.v - value.v)])
    if name == "arccos": return arccos
    if name == "arcsin": return Series.constant(KPI.scale_half(), n) - arccos
    inv = KPI.inverse()
    if name == "kappa0": return one - arccos.scale(inv)
    return (u * (Series.constant(KPI, n) - arccos) + sine).scale(inv)


K.scale_half = lambda self: self * K.of(Q(1, 2))
