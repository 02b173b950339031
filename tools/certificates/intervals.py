"""Intervals with ends k/2^P, P fixed: every operation rounds outward. Elementary functions at points are mpmath's, at
eighty bits more, and are trusted to 2^-(P + 8) of max(1, |value|)."""
from contextlib import contextmanager
from fractions import Fraction as Q
from math import isqrt

import mpmath

P = 384
SCALE = 1 << P
mpmath.mp.prec = P + 120


@contextmanager
def precision(bits):
    """Ends k/2^bits within. Not for the modules that take SCALE from here when they are loaded."""
    global P, SCALE
    before = P
    P, SCALE, mpmath.mp.prec = bits, 1 << bits, bits + 120
    try:
        yield
    finally:
        P, SCALE, mpmath.mp.prec = before, 1 << before, before + 120


class Wide(Exception):
    """The enclosure decides nothing."""


def shown(k):
    """k/SCALE for a reader, also where no double is as large."""
    return mpmath.nstr(mpmath.ldexp(mpmath.mpf(k), -P), 6)


def _point(function, k):
    """Bounds for function(k/2^P)."""
    x = mpmath.ldexp(mpmath.mpf(k), -P)
    y = function(x)
    error = mpmath.ldexp(max(mpmath.mpf(1), abs(y)), -(P + 8))
    return int(mpmath.floor(mpmath.ldexp(y - error, P))), int(mpmath.ceil(mpmath.ldexp(y + error, P)))


PI = {}


class I:
    __slots__ = ("lo", "hi")

    def __init__(self, lo, hi): self.lo, self.hi = lo, hi

    @staticmethod
    def of(q):
        q = Q(q)
        n = q.numerator << P
        return I(n // q.denominator, -(-n // q.denominator))

    @staticmethod
    def pi():
        if P not in PI: PI[P] = I(*_point(lambda x: +mpmath.pi, 0))
        return PI[P]

    @staticmethod
    def euler(): return I(*_point(lambda x: +mpmath.euler, 0))

    def hull(self, o): return I(min(self.lo, o.lo), max(self.hi, o.hi))
    def is_positive(self): return self.lo > 0
    def has_zero(self): return self.lo <= 0 <= self.hi
    def is_zero(self): return self.lo == 0 == self.hi
    def __add__(self, o): return I(self.lo + o.lo, self.hi + o.hi)
    def __sub__(self, o): return I(self.lo - o.hi, self.hi - o.lo)
    def __neg__(self): return I(-self.hi, -self.lo)

    def __mul__(self, o):
        p = (self.lo * o.lo, self.lo * o.hi, self.hi * o.lo, self.hi * o.hi)
        return I(min(p) >> P, -(-max(p) >> P))

    def inverse(self):
        if self.has_zero(): raise Wide("a division by what may be 0")
        return I(SCALE * SCALE // self.hi, -(-SCALE * SCALE // self.lo))

    def power(self, n):
        if n == 0: return I.of(1)
        a, b = I(abs(self.lo), abs(self.lo)), I(abs(self.hi), abs(self.hi))
        for _ in range(n - 1): a, b = a * I(abs(self.lo), abs(self.lo)), b * I(abs(self.hi), abs(self.hi))
        if n % 2:
            return I((a if self.lo >= 0 else -a).lo, (b if self.hi >= 0 else -b).hi)
        if self.has_zero(): return I(0, max(a.hi, b.hi))
        return a.hull(b)

    def sqrt(self):
        if self.lo < 0: raise Wide("a root of what may be negative")
        r = isqrt(self.hi << P)
        return I(isqrt(self.lo << P), r + (r * r < self.hi << P))

    def monotone(self, function):
        """Of an increasing function."""
        low = _point(function, self.lo)
        return I(low[0], low[1] if self.lo == self.hi else _point(function, self.hi)[1])

    def exp(self):
        if abs(self.lo) > SCALE << 20 or abs(self.hi) > SCALE << 20: raise Wide("exp of a large number")
        return self.monotone(mpmath.exp)

    def log(self):
        if self.lo <= 0: raise Wide("a logarithm of what may be 0")
        return self.monotone(mpmath.log)

    def arcsin(self):
        if self.lo < -SCALE or self.hi > SCALE: raise Wide("arcsin beyond 1")
        return self.monotone(mpmath.asin)

    def arctan(self): return self.monotone(mpmath.atan)

    def wave(self, function):
        """sin or cos: the value in the middle and half the width."""
        middle, radius = (self.lo + self.hi) // 2, (self.hi - self.lo) // 2 + 1
        low, high = _point(function, middle)
        return I(max(low - radius, -SCALE), min(high + radius, SCALE))
