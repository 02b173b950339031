"""Taylor forms: t^v (c_0 + … + c_m t^m) for t in D; the last coefficient is an interval that holds for all of D (unless
the form is a polynomial). Next to an end, D = [0, r], exact series replace the first coefficients, so that zeros there
are certain. A value is a list of forms F_j, meaning sum F_j log(1/t)^j."""
from fractions import Fraction as Q
from math import factorial

from exact import Inexact, K, Ramify, Series, apply
from expressions import ZERO, Unsupported, is_num, replace
from intervals import I, Wide


class Chart:
    """z = at + scale t^power, or scale/t^power next to infinity; at is an exact constant K."""
    def __init__(self, at, scale, power, infinite=False):
        self.at, self.scale, self.power, self.infinite = at, Q(scale), power, infinite


class Form:
    __slots__ = ("v", "c", "finite")

    def __init__(self, v, c, finite=False): self.v, self.c, self.finite = v, c, finite
    def is_zero(self): return self.finite and not self.c


def integrated(value, slope): return [value] + [x * I.of(Q(1, k + 1)) for k, x in enumerate(slope)]


def arcsin_taylor(u, n):
    """At a point by the recurrence (1 - x^2) y'' = x y'; over an interval by its ends: the coefficients of odd degree
    are even in x and grow with |x|, those of even degree odd and increasing."""
    def at(k):
        x = I(k, k)
        w = I.of(1) - x * x
        if not w.is_positive(): raise Wide("arcsin next to 1")
        d = [w.sqrt().inverse()]
        for m in range(n - 1):
            step = x * I.of(2 * m + 1) * d[m]
            if m: step = step + I.of(m) * d[m - 1]
            d.append(step * (w * I.of(m + 1)).inverse())
        return integrated(x.arcsin(), d[:max(0, n)])[:n + 1]
    if u.lo == u.hi: return at(u.lo)
    a, b = at(u.lo), at(u.hi)
    c = [x.hull(y) for x, y in zip(a, b)]
    if u.has_zero(): c = [x if k % 2 == 0 else x.hull(z) for k, (x, z) in enumerate(zip(c, at(0)))]
    return c


def ends(u, f):
    """The hull of f at both ends: for monotone f."""
    return f(I(u.lo, u.lo)) if u.lo == u.hi else f(I(u.lo, u.lo)).hull(f(I(u.hi, u.hi)))


def kappa1_at(u):
    one, pi = I.of(1), I.pi()
    inner = one - u * u
    return (u * (pi * I.of(Q(1, 2)) + u.arcsin()) + I(max(inner.lo, 0), max(inner.hi, 0)).sqrt()) * pi.inverse()


def taylor(name, u, n):
    """Coefficients 0 … n at all points of u."""
    half, inv_pi = I.of(Q(1, 2)), I.pi().inverse()
    if name == "inverse":
        if u.has_zero(): raise Wide("a division by what may be 0")
        return [ends(u, lambda x: (I.of((-1) ** k)) * x.power(k + 1).inverse()) for k in range(n + 1)]
    if name == "exp":
        e = u.exp()
        return [e * I.of(Q(1, factorial(k))) for k in range(n + 1)]
    if name in ("sin", "cos"):
        import mpmath
        s, c = u.wave(mpmath.sin), u.wave(mpmath.cos)
        cycle = [s, c, -s, -c] if name == "sin" else [c, -s, -c, s]
        return [cycle[k % 4] * I.of(Q(1, factorial(k))) for k in range(n + 1)]
    if name == "log": return integrated(u.log(), taylor("inverse", u, n))[:n + 1]
    if name == "arctan":
        d, w = [], (I.of(1) + u.power(2)).inverse()
        for k in range(n):
            total = I.of(1) if k == 0 else I.of(0)
            if k >= 1: total = total - I.of(2) * u * d[k - 1]
            if k >= 2: total = total - d[k - 2]
            d.append(total * w)
        return integrated(u.arctan(), d)[:n + 1]
    if name == "arcsin": return arcsin_taylor(u, n)
    if name in ("arccos", "kappa0", "root angle"):
        c = arcsin_taylor(u, n)
        if name == "root angle": return [x + x for x in c]
        if name == "kappa0": return [x * inv_pi + (half if k == 0 else I.of(0)) for k, x in enumerate(c)]
        return [(I.pi() * half if k == 0 else I.of(0)) - x for k, x in enumerate(c)]
    if name == "kappa1": return integrated(ends(u, kappa1_at), taylor("kappa0", u, n))[:n + 1]
    if name in ("kappa1 above", "kappa1 below"):  # kappa1(1 - 2 s^2), kappa1(2 s^2 - 1); slope -+4 s kappa0
        above = name == "kappa1 above"
        u = I(max(0, u.lo), max(0, u.hi))
        k0 = [x * inv_pi * I.of(-2 if above else 2) + I.of(1 if above and k == 0 else 0)
              for k, x in enumerate(arcsin_taylor(u, n))]
        slope = [I.of(-4 if above else 4) * (u * x + (k0[k - 1] if k else I.of(0))) for k, x in enumerate(k0)]

        def value(s):
            x = I.of(1) - I.of(2) * s.power(2)
            x = x if above else -x
            return kappa1_at(I(max(x.lo, -(1 << 384)), min(x.hi, 1 << 384)))
        return integrated(ends(u, value), slope)[:n + 1]
    raise Wide(name)


def power_taylor(q, u, n):
    if u.lo <= 0: raise Wide("a root of what may be 0")

    def at(x, e):
        if e.denominator == 1: return x.power(int(e)) if e >= 0 else x.power(int(-e)).inverse()
        if e.denominator == 2:
            r = x.sqrt().power(abs(e.numerator))
            return r if e > 0 else r.inverse()
        return (x.log() * I.of(e)).exp()
    c, b = [], Q(1)
    for k in range(n + 1):
        c.append(I.of(b) * ends(u, lambda x: at(x, q - k)))
        b = b * (q - k) / (k + 1)
    return c


class Local:
    """The forms of expressions of one name over D in a chart."""

    def __init__(self, name, chart, lo, hi, n, at_end):
        self.name, self.chart, self.n, self.at_end = name, chart, n, at_end
        self.d = I(I.of(lo).lo, I.of(hi).hi)
        self.low, self.high = Q(lo), Q(hi)
        self.singular, self.memo, self.series_memo, self.powers = False, {}, {}, {}

    def p(self, k):
        if k not in self.powers: self.powers[k] = self.d.power(k)
        return self.powers[k]

    def const(self, q): return Form(0, [I.of(q)], True) if q else Form(0, [], True)

    # Arithmetic.
    def fold(self, c, m):
        if len(c) <= m + 1: return c
        last = c[m]
        for k in range(m + 1, len(c)): last = last + c[k] * self.p(k - m)
        return c[:m] + [last]

    def add(self, a, b):
        if a.is_zero(): return b
        if b.is_zero(): return a
        if a.v > b.v: a, b = b, a
        x, y = list(a.c), [I.of(0)] * (b.v - a.v) + list(b.c)
        m = self.n
        if not a.finite: m = min(m, len(x) - 1)
        if not b.finite: m = min(m, len(y) - 1)
        finite = a.finite and b.finite and max(len(x), len(y)) <= m + 1
        x, y = self.fold(x, m), self.fold(y, m)
        size = max(len(x), len(y)) if finite else m + 1
        x, y = x + [I.of(0)] * (size - len(x)), y + [I.of(0)] * (size - len(y))
        return Form(a.v, [p + q for p, q in zip(x, y)], finite)

    def neg(self, a): return Form(a.v, [-x for x in a.c], a.finite)

    def mul(self, a, b):
        if a.is_zero() or b.is_zero(): return self.const(0)
        m = self.n
        if not a.finite: m = min(m, len(a.c) - 1)
        if not b.finite: m = min(m, len(b.c) - 1)
        r = [I.of(0)] * (len(a.c) + len(b.c) - 1)
        for i, x in enumerate(a.c):
            if x.is_zero(): continue
            for j, y in enumerate(b.c): r[i + j] = r[i + j] + x * y
        finite = a.finite and b.finite and len(r) <= m + 1
        if not finite: r = r + [I.of(0)] * (m + 1 - len(r))
        return Form(a.v + b.v, self.fold(r, m), finite)

    def flat(self, a):
        if a.v == 0 or a.is_zero(): return Form(0, a.c, a.finite)
        if a.v < 0: raise Wide("a pole")
        c = [I.of(0)] * a.v + list(a.c)
        finite = a.finite and len(c) <= self.n + 1
        return Form(0, self.fold(c, self.n), finite)

    def range(self, a, pieces=1):
        """Of the form without t^v, over `pieces` parts of D."""
        if not a.c: return I.of(0)
        total = None
        for k in range(pieces):
            d = I(I.of(self.low + (self.high - self.low) * Q(k, pieces)).lo,
                  I.of(self.low + (self.high - self.low) * Q(k + 1, pieces)).hi)
            horner, terms = a.c[-1], a.c[0]
            for x in reversed(a.c[:-1]): horner = horner * d + x
            for i, x in enumerate(a.c[1:], 1): terms = terms + x * d.power(i)
            both = I(max(horner.lo, terms.lo), min(horner.hi, terms.hi))
            total = both if total is None else total.hull(both)
        return total

    def compose(self, taylor_of, a):
        a = self.flat(a)
        if not a.c: return Form(0, [taylor_of(I.of(0), 0)[0]], True)
        if a.finite and len(a.c) == 1: return Form(0, [taylor_of(a.c[0], 0)[0]], True)
        n = self.n if a.finite else len(a.c) - 1
        everywhere = self.range(a)
        if n == 0: return Form(0, [taylor_of(everywhere, 0)[0]])
        thin, wide = taylor_of(a.c[0], n), taylor_of(everywhere.hull(a.c[0]), n)
        y = Form(0, [I.of(0)] + list(a.c[1:]), a.finite)
        r = Form(0, [wide[n]], True)
        for k in range(n - 1, -1, -1):
            r = self.mul(r, y)
            r = self.add(r, Form(0, [thin[k]], True)) if r.c else Form(0, [thin[k]], True)
        if r.finite: r = Form(0, self.fold(r.c + [I.of(0)] * (n + 1 - len(r.c)), n), False)
        return r

    # Expressions.
    def of(self, e):
        if id(e) not in self.memo:
            value = [self.exactly(f, s) for f, s in zip(*self.with_series(e))]
            while len(value) > 1 and value[-1].is_zero(): value.pop()
            self.memo[id(e)] = value
        return self.memo[id(e)]

    def with_series(self, e):
        forms = self.compute(e)
        series = self.series(e) if self.at_end else None
        return forms, (series or []) + [None] * (len(forms) - len(series or []))

    def exactly(self, form, series):
        """The form with its first coefficients by their exact values; exact zeros at the front go into v."""
        if series is None or form.is_zero(): return form
        c, v = list(form.c), form.v
        known = range(v, min(series.end(), v + len(c) - (0 if form.finite else 1)))
        for k in known: c[k - v] = series.get(k).enclosure()
        zeros = 0
        while zeros < len(known) and series.get(v + zeros).is_zero(): zeros += 1
        if zeros == len(c): return Form(0, [], True)
        return Form(v + zeros, c[zeros:], form.finite)

    def plain(self, e):
        f = self.of(e)
        if len(f) > 1: raise Wide("a function of a logarithm")
        return f[0]

    def compute(self, e):
        op, a = e.op, e.args
        if op == "num": return [self.const(a[0])]
        if op == "pi": return [Form(0, [I.pi()], True)]
        if op == "euler": return [Form(0, [I.euler()], True)]
        if op == "expect": return self.of(a[0])
        if op == "sum": raise Unsupported("a sum")
        if op == "var":
            if a[0] != self.name: raise Wide("another name")
            at = Form(0, [self.chart.at.enclosure()], True) if not self.chart.at.is_zero() else self.const(0)
            moved = Form(-self.chart.power if self.chart.infinite else self.chart.power, [I.of(self.chart.scale)], True)
            return [moved if self.chart.infinite else self.add(at, moved)]
        if op == "neg": return [self.neg(f) for f in self.of(a[0])]
        if op == "add":
            x, y = self.of(a[0]), self.of(a[1])
            zero = [self.const(0)] * max(len(x), len(y))
            return [self.add(p, q) for p, q in zip((x + zero)[:len(zero)], (y + zero)[:len(zero)])]
        if op == "mul":
            x, y = self.of(a[0]), self.of(a[1])
            r = [self.const(0)] * (len(x) + len(y) - 1)
            for i, p in enumerate(x):
                for j, q in enumerate(y): r[i + j] = self.add(r[i + j], self.mul(p, q))
            return r
        if op == "div":
            inverse = self.inverse(self.plain(a[1]))
            return [self.mul(f, inverse) for f in self.of(a[0])]
        if op == "pow" and is_num(a[1]):
            q = a[1].args[0]
            if q.denominator == 1 and 0 <= q <= 64:
                r = [self.const(1)]
                for _ in range(int(q)):
                    y = self.of(a[0])
                    s = [self.const(0)] * (len(r) + len(y) - 1)
                    for i, p in enumerate(r):
                        for j, z in enumerate(y): s[i + j] = self.add(s[i + j], self.mul(p, z))
                    r = s
                return r
            return [self.root(self.plain(a[0]), q)]
        if op == "call": return self.call(e)
        raise Wide("a part without Taylor form")

    def inside(self, a):
        """Is a zero of a, as a power of t, inside of the interval? Next to an end t > 0."""
        return a.v > 0 and not self.at_end

    def inverse(self, a):
        if a.is_zero() or self.inside(a): raise Wide("a division by 0")
        self.singular |= a.v > 0
        f = self.compose(lambda u, n: taylor("inverse", u, n), Form(0, a.c, a.finite))
        return Form(-a.v, f.c, f.finite)

    def root(self, a, q):
        if a.is_zero():
            if q < 0: raise Wide("a division by 0")
            return a
        if self.inside(a) and (q < 0 or q.denominator > 1): raise Wide("a root of what is 0 inside")
        self.singular |= a.v > 0 and q < 0
        if (a.v * q).denominator != 1: raise Wide("a root that the chart does not resolve")
        f = self.compose(lambda u, n: power_taylor(q, u, n), Form(0, a.c, a.finite))
        return Form(int(a.v * q) + f.v, f.c, f.finite)

    def sign(self, a):
        r = self.range(a)
        return 1 if r.is_positive() else -1 if (-r).is_positive() else 0

    def call(self, e):
        name = e.args[0]
        if name == "log":
            u = self.plain(e.args[1])
            if u.is_zero(): raise Wide("a logarithm of 0")
            f = self.compose(lambda x, n: taylor("log", x, n), Form(0, u.c, u.finite))
            self.singular |= u.v != 0
            return [f] if u.v == 0 else [f, self.const(-u.v)]
        if name in ("max", "min"):
            best = self.plain(e.args[1])
            for x in e.args[2:]:
                other = self.plain(x)
                s = self.sign(self.add(other, self.neg(best)))
                if s == 0: raise Wide("a maximum that is not decided")
                if (s > 0) == (name == "max"): best = other
            return [best]
        u = self.plain(e.args[1])
        if name == "sqrt": return [self.root(u, Q(1, 2))]
        if name in ("abs", "relu", "step"):
            if u.is_zero() and name != "step": return [u]
            s = self.sign(u)
            if s == 0 and not self.at_end and name != "step":
                r = self.range(u)
                top = max(abs(r.lo), abs(r.hi)) if name == "abs" else max(r.hi, 0)
                return [Form(0, [I(0 if r.has_zero() else min(abs(r.lo), abs(r.hi)), top)])]
            if s == 0: raise Wide(name + " of what may be 0")
            if name == "step":
                self.singular |= u.v != 0
                return [self.const(1 if s > 0 else 0)]
            return [u if s > 0 else self.neg(u) if name == "abs" else self.const(0)]
        if name == "exp" and u.v < 0: return [self.small_exponential(u)]
        if name == "arctan" and u.v < 0:
            s = self.sign(u)
            if s == 0: raise Wide("arctan of what has no bound")
            inner = self.compose(lambda x, n: taylor("arctan", x, n), self.inverse(u))
            return [self.add(Form(0, [I.pi() * I.of(Q(s, 2))], True), self.neg(inner))]
        a = self.flat(u)
        if name in ("arccos", "arcsin", "kappa0", "kappa1") and self.at_end:
            series = self.series(e.args[1])
            start = series[0].at_zero() if series and series[0].v >= 0 and series[0].end() > 0 else None
            if start is not None and start in (K.of(1), K.of(-1)): return [self.next_to_one(name, e.args[1], start == K.of(1))]
        if name not in ("exp", "sin", "cos", "arctan", "arccos", "arcsin", "kappa0", "kappa1"): raise Wide(name)
        return [self.compose(lambda x, n: taylor(name, x, n), a)]

    def next_to_one(self, name, u, above):
        """Through s = sqrt((1 -+ u)/2), in which these are analytic."""
        from expressions import ONE, add, call, div, num, sub
        s = self.flat(self.plain(call("sqrt", div(sub(ONE, u) if above else add(ONE, u), num(2)))))
        if name == "kappa1":
            if s.is_zero(): return self.const(1 if above else 0)
            return self.compose(lambda x, n: taylor("kappa1 above" if above else "kappa1 below", x, n), s)
        angle = s if s.is_zero() else self.compose(lambda x, n: taylor("root angle", x, n), s)
        pi = Form(0, [I.pi()], True)
        arccos = angle if above else self.add(pi, self.neg(angle))
        if name == "arccos": return arccos
        if name == "arcsin": return self.add(Form(0, [I.pi() * I.of(Q(1, 2))], True), self.neg(arccos))
        return self.add(self.const(1), self.neg(self.mul(arccos, Form(0, [I.pi().inverse()], True))))

    def small_exponential(self, u):
        """exp(-c/t^k …) <= exp(-rate/t) is below every power of t: t^n times [0, bound]."""
        rate = -self.range(u)
        if not rate.is_positive() or self.high > 1: raise Wide("an exponential without bound")
        low, x, n = I(rate.lo, rate.lo), I.of(self.high).inverse(), self.n
        top = I.of(n) * low.inverse()
        x = x if top.hi <= x.lo else top.hull(I(max(x.lo, top.lo), max(x.lo, top.lo)))
        bound = x.power(n) * (-(low * x)).exp()
        return Form(n, [I(0, bound.hi)])

    # Exact series.
    def series(self, e):
        """A list by powers of log(1/t), or None where it is not known."""
        if id(e) not in self.series_memo:
            try:
                self.series_memo[id(e)] = self.exact(e)
            except (Inexact, Ramify):
                self.series_memo[id(e)] = None
        return self.series_memo[id(e)]

    def exact(self, e):
        op, a, n = e.op, e.args, self.n + 2

        def known(x):
            s = self.series(x)
            if s is None: raise Inexact("")
            return s

        def one(x):
            s = known(x)
            if len(s) > 1: raise Inexact("a logarithm")
            return s[0]
        if op == "num": return [Series.constant(K.of(a[0]), n)]
        if op == "pi": return [Series.constant(K({(1, 1): Q(1)}), n)]
        if op == "expect": return known(a[0])
        if op == "var" and a[0] == self.name:
            p = self.chart.power
            moved = Series(-p if self.chart.infinite else p, [K.of(self.chart.scale)] + [K()] * (n - 1))
            return [moved if self.chart.infinite else Series.constant(self.chart.at, n + p) + moved]
        if op == "neg": return [-s for s in known(a[0])]
        if op == "add":
            x, y = known(a[0]), known(a[1])
            if len(x) < len(y): x, y = y, x
            return [s + y[j] if j < len(y) else s for j, s in enumerate(x)]
        if op == "mul":
            x, y = known(a[0]), known(a[1])
            if len(x) > 1 and len(y) > 1: raise Inexact("a product of logarithms")
            if len(x) < len(y): x, y = y, x
            return [s * y[0] for s in x]
        if op == "div":
            below = one(a[1]).power(Q(-1))
            return [s * below for s in known(a[0])]
        if op == "pow" and is_num(a[1]): return [one(a[0]).power(a[1].args[0])]
        if op == "call" and a[0] == "log" and len(a) == 2:
            s = one(a[1])
            if not s.c: raise Inexact("a logarithm")
            rest = apply("log", Series(0, s.c), n)
            return [rest] if s.v == 0 else [rest, Series.constant(K.of(-s.v), n)]
        if op == "call" and len(a) == 2: return [apply(a[0], one(a[1]), n)]
        raise Inexact(op)


def exact_value(e):
    """The constant K of an expression without names."""
    e = replace(e, lambda x: ZERO if x.op == "call" and x.args[0] == "sqrt" and x.args[1] is ZERO else None)
    s = Local("", Chart(K(), 1, 1), 0, 1, 4, True).series(e)
    if s is None or len(s) > 1: raise Inexact("a constant of another form")
    return s[0].at_zero()
