"""Expansions as L -> infinity: sums of k C^c g^e L^p log(L)^j with exact k (exact.py), a number C that depends on the
correlation and is not known, and Euler's constant g > 0; then O(L^rest) times some power of log L, or nothing.

A value is a quotient of two of them, since a series whose first coefficient has a logarithm has no inverse here."""
from fractions import Fraction as Q

from exact import Inexact, K

RELATIVE = 7  # how far below its first power a function's series is followed
FEW = 400


class Growth:
    """terms: {p: {(j, c, e): K}}; rest: a power, or None if it is exact."""
    __slots__ = ("terms", "rest")

    def __init__(self, terms=None, rest=None):
        self.rest, self.terms = rest, {}
        for p, found in (terms or {}).items():
            found = {k: v for k, v in found.items() if not v.is_zero()}
            if found and (rest is None or p > rest): self.terms[p] = found
        if sum(map(len, self.terms.values())) > FEW: raise Inexact("a long expansion")

    @staticmethod
    def of(k, p=0, j=0, c=0, e=0): return Growth({Q(p): {(j, c, e): k if isinstance(k, K) else K.of(k)}})

    def is_zero(self): return not self.terms and self.rest is None
    def top(self): return max(self.terms) if self.terms else self.rest

    def __add__(self, o):
        terms = {p: dict(t) for p, t in self.terms.items()}
        for p, t in o.terms.items():
            own = terms.setdefault(p, {})
            for k, v in t.items(): own[k] = own.get(k, K()) + v
        return Growth(terms, max((r for r in (self.rest, o.rest) if r is not None), default=None))

    def __neg__(self): return Growth({p: {k: -v for k, v in t.items()} for p, t in self.terms.items()}, self.rest)
    def __sub__(self, o): return self + -o

    def __mul__(self, o):
        if self.is_zero() or o.is_zero(): return Growth()
        rests = [a.rest + b.top() for a, b in ((self, o), (o, self)) if a.rest is not None]
        rest, terms = max(rests, default=None), {}
        for p, t in self.terms.items():
            for q, s in o.terms.items():
                if rest is not None and p + q <= rest: continue
                own = terms.setdefault(p + q, {})
                for (j, c, e), v in t.items():
                    for (i, d, f), w in s.items():
                        k = (j + i, c + d, e + f)
                        own[k] = own.get(k, K()) + v * w
        return Growth(terms, rest)

    def to(self, rest): return self + Growth({}, rest)
    def plain(self): return self.single() is not None

    def single(self):
        """The first term k L^p if it is one with nothing else at its power, as (p, k)."""
        if not self.terms: return None
        p = max(self.terms)
        return (p, self.terms[p][(0, 0, 0)]) if set(self.terms[p]) == {(0, 0, 0)} else None

    def parts(self):
        """k, p and y of k L^p (1 + y), y -> 0."""
        found = self.single()
        if found is None: raise Inexact("a first coefficient that is no number")
        p, k = found
        return k, p, (self - Growth.of(k, p)) * Growth.of(k.inverse(), -p)

    def composed(self, coefficient):
        """sum coefficient(i) self^i over i >= 0, for self -> 0 as a power of L."""
        total, power, i = Growth.of(coefficient(0)), Growth.of(1), 0
        if self.is_zero(): return total
        step = self.top()
        if step >= 0: raise Inexact("a composition")
        while (i + 1) * step > -RELATIVE:
            i, power = i + 1, power * self
            power = power if power.is_zero() else power.to(Q(-RELATIVE))
            total = total + power * Growth.of(coefficient(i))
        return total.to(Q(-RELATIVE))

    def power(self, q):
        q = Q(q)
        if q.denominator == 1 and 0 <= q <= 20:
            r = Growth.of(1)
            for _ in range(int(q)): r = r * self
            return r
        k, p, y = self.parts()
        if q.denominator > 2 or abs(q) > 20: raise Inexact("a power")
        if q.denominator == 2:
            if k.sign() <= 0: raise Inexact("a root of what is negative")
            k = k.sqrt()
        elif q < 0 and k.is_zero(): raise Inexact("a division by 0")
        first = K.of(1)
        for _ in range(abs(q.numerator)): first = first * k
        if q < 0: first = first.inverse()

        def binomial(i):
            b = Q(1)
            for m in range(i): b = b * (q - m) / (m + 1)
            return K.of(b)
        return y.composed(binomial) * Growth.of(first, p * q)

    def log(self):
        k, p, y = self.parts()
        if k != K.of(1): raise Inexact("a logarithm")
        return Growth.of(p, 0, 1) + y.composed(lambda i: K.of(Q((-1) ** (i + 1), i) if i else 0))

    def shifted(self, k):
        """With L + k in place of L."""
        if k == 0: return self
        moved = Growth.of(1, 1) + Growth.of(k)
        log, total = moved.log(), Growth({}, self.rest)
        for p, t in self.terms.items():
            here = moved.power(p) if p.denominator <= 2 else None
            if here is None: raise Inexact("a shift")
            for (j, c, e), v in t.items(): total = total + here * log.power(j) * Growth.of(v, 0, 0, c, e)
        return total

    def size(self):
        """(p, j) with self = O(L^p log^j), and whether it is certainly of that size."""
        if not self.terms: return (self.rest, float("inf")), False
        p = max(self.terms)
        j = max(k[0] for k in self.terms[p])
        first = [k for k in self.terms[p] if k[0] == j]
        return (p, j), len(first) == 1 and first[0][1] == 0


class Quotient:
    """above/below; below is certainly not 0 for large L."""
    __slots__ = ("above", "below")

    def __init__(self, above, below=None):
        self.above, self.below = above, below
        if below is not None and below.plain():
            self.above, self.below = above * below.power(-1), None
        elif below is not None and not (below.terms and below.size()[1]): raise Inexact("a division by what may be 0")

    def __add__(self, o):
        if self.below is None and o.below is None: return Quotient(self.above + o.above)
        if self.below is o.below: return Quotient(self.above + o.above, self.below)
        a, b = self.below or Growth.of(1), o.below or Growth.of(1)
        return Quotient(self.above * b + o.above * a, a * b)

    def __neg__(self): return Quotient(-self.above, self.below)

    def __mul__(self, o):
        below = self.below if o.below is None else o.below if self.below is None else self.below * o.below
        return Quotient(self.above * o.above, below)

    def inverse(self): return Quotient(self.below or Growth.of(1), self.above)

    def alone(self):
        if self.below is not None: raise Inexact("a function of a quotient")
        return self.above

    def size(self):
        (p, j), certain = self.above.size()
        if self.below is None: return (p, j), certain
        (q, i), _ = self.below.size()
        return (p - q, j - i), certain


def order_holds(landau, error, rate):
    """True, False, or None where it is not seen."""
    g, certain_rate = rate.size()
    if rate.above.is_zero() or not certain_rate: raise Inexact("a rate that may be 0")
    if error.above.is_zero(): return landau in ("O", "o")
    e, certain = error.size()
    if certain: return {"O": e <= g, "o": e < g, "Theta": e == g, "Omega": e >= g}[landau]
    if landau in ("Theta", "Omega"): return False if e < g else None
    return True if e < g or (e == g and landau == "O") else None
