"""Normal forms: quotients of polynomials over Q in generators: pi, names, s = sqrt((1 - z)/2) and c = sqrt((1 + z)/2) with
c^2 = 1 - s^2 and z = 1 - 2 s^2 for a name z in [-1, 1], arccos and other functions of other arguments, square roots with
their squares. Only ring axioms and these relations are used: a numerator 0 proves equality where both sides are
defined; anything else proves nothing."""
from fractions import Fraction as Q

from exact import Inexact, square_part
from expressions import is_num


class TooLarge(Exception):
    pass


class Poly:
    __slots__ = ("m",)

    def __init__(self, m=()): self.m = {k: v for k, v in dict(m).items() if v}
    def __eq__(self, o): return self.m == o.m
    def __neg__(self): return Poly({k: -v for k, v in self.m.items()})
    def is_zero(self): return not self.m
    def generators(self): return {g for k in self.m for g, _ in k}

    def __add__(self, o):
        m = dict(self.m)
        for k, v in o.m.items(): m[k] = m.get(k, 0) + v
        return Poly(m)

    def coefficients(self, g):
        """By powers of the generator."""
        found = {}
        for k, v in self.m.items():
            n = dict(k).get(g, 0)
            found.setdefault(n, {})[tuple(x for x in k if x[0] != g)] = v
        return {n: Poly(m) for n, m in found.items()}


def constant(q): return Poly({(): Q(q)})
def gen(g, n=1): return Poly({((g, n),): Q(1)})


class Rat:
    __slots__ = ("n", "d")

    def __init__(self, n, d): self.n, self.d = n, d
    def is_zero(self): return self.n.is_zero()


class Normal:
    def __init__(self, unit=()):
        """unit: names that lie in [-1, 1]; the first has generators of its own."""
        self.unit, self.squares, self.known, self.memo = unit, {}, [], {}
        if unit: self.squares["c"] = constant(1) + -self.times(gen("s"), gen("s"))

    # Polynomials with the relations.
    def times(self, a, b):
        if len(a.m) * len(b.m) > 200000: raise TooLarge()
        m = {}
        for x, v in a.m.items():
            for y, w in b.m.items():
                e = dict(x)
                for g, n in y: e[g] = e.get(g, 0) + n
                k = tuple(sorted((g, n) for g, n in e.items() if n))
                m[k] = m.get(k, 0) + v * w
        return self.reduced(Poly(m))

    def reduced(self, p):
        while True:
            high = [(k, g, n) for k in p.m for g, n in k if n >= 2 and g in self.squares]
            if not high: return p
            k, g, n = high[0]
            v = p.m[k]
            rest = Poly({tuple((x, e - 2 if x == g else e) for x, e in k if not (x == g and e == 2)): v})
            p = Poly({x: y for x, y in p.m.items() if x != k}) + self.times(rest, self.squares[g])

    def rat(self, n, d=None): return self.simple(Rat(n, constant(1) if d is None else d))

    def simple(self, r):
        """A number and powers of pi are no denominators."""
        if len(r.d.m) == 1:
            (k, v), = r.d.m.items()
            units = tuple((g, -n) for g, n in k if g == "pi")
            rest = tuple(x for x in k if x[0] != "pi")
            if v != 1 or units: return Rat(self.times(r.n, Poly({units: 1 / v})), Poly({rest: Q(1)}))
        return r

    def add(self, a, b):
        if a.d == b.d: return self.simple(Rat(a.n + b.n, a.d))
        return self.simple(Rat(self.times(a.n, b.d) + self.times(b.n, a.d), self.times(a.d, b.d)))

    def mul(self, a, b): return self.simple(Rat(self.times(a.n, b.n), self.times(a.d, b.d)))
    def neg(self, a): return Rat(-a.n, a.d)
    def sub(self, a, b): return self.add(a, self.neg(b))
    def same(self, a, b): return self.sub(a, b).is_zero()

    def inverse(self, a):
        if a.n.is_zero(): raise TooLarge()
        return self.simple(Rat(a.d, a.n))

    def number(self, q): return self.rat(constant(q))

    # Expressions.
    def of(self, e):
        if id(e) not in self.memo: self.memo[id(e)] = self.rule(e)
        return self.memo[id(e)]

    def rule(self, e):
        op, a = e.op, e.args
        if op == "num": return self.number(a[0])
        if op in ("pi", "euler"): return self.rat(gen(op))
        if op == "expect": return self.of(a[0])
        if op == "var":
            if self.unit and a[0] == self.unit[0]:
                return self.rat(constant(1) + Poly({(("s", 2),): Q(-2)}))
            return self.rat(gen("v_" + a[0]))
        if op == "neg": return self.neg(self.of(a[0]))
        if op == "add": return self.add(self.of(a[0]), self.of(a[1]))
        if op == "mul": return self.mul(self.of(a[0]), self.of(a[1]))
        if op == "div": return self.mul(self.of(a[0]), self.inverse(self.of(a[1])))
        if op == "pow": return self.powered(e)
        if op != "call": raise TooLarge()
        args = [self.of(x) for x in a[1:]]
        u, pi, one = args[0], self.rat(gen("pi")), self.number(1)
        if a[0] == "sqrt": return self.root(u)
        if a[0] == "arccos": return self.arccos(u)
        if a[0] == "arcsin": return self.sub(self.mul(pi, self.number(Q(1, 2))), self.arccos(u))
        if a[0] == "kappa0": return self.sub(one, self.mul(self.arccos(u), self.inverse(pi)))
        if a[0] == "kappa1":
            inner = self.mul(u, self.sub(pi, self.arccos(u)))
            return self.mul(self.add(inner, self.root(self.sub(one, self.mul(u, u)))), self.inverse(pi))
        if a[0] == "exp":
            if u.is_zero(): return one
            for name, args_, value in self.known:
                if name == "exp" and self.same(args_[0], self.neg(u)): return self.inverse(value)
        return self.opaque(a[0], args)

    def powered(self, e):
        base, exponent = e.args
        if not is_num(exponent): return self.opaque("power", [self.of(base), self.of(exponent)])
        q, b = exponent.args[0], self.of(base)
        if q.denominator > 2 or abs(q) > 60: return self.opaque(f"power {q}", [b])
        if q.denominator == 2: b = self.root(b)
        if q < 0: b = self.inverse(b)
        r = self.number(1)
        for _ in range(abs(q.numerator)): r = self.mul(r, b)
        return r

    def z(self): return self.rat(constant(1) + Poly({(("s", 2),): Q(-2)}))

    def arccos(self, u):
        pi = self.rat(gen("pi"))
        for value, part in ((1, 0), (Q(1, 2), Q(1, 3)), (0, Q(1, 2)), (Q(-1, 2), Q(2, 3)), (-1, 1)):
            if self.same(u, self.number(value)): return self.mul(pi, self.number(part))
        if self.unit:
            angle = self.rat(Poly({(("P", 1),): Q(2)}))
            if self.same(u, self.z()): return angle
            if self.same(u, self.neg(self.z())): return self.sub(pi, angle)
        for name, args, value in self.known:
            if name == "arccos" and self.same(args[0], self.neg(u)): return self.sub(pi, value)
        return self.opaque("arccos", [u])

    def root(self, v):
        if v.is_zero(): return self.number(0)
        if v.d == constant(1) and set(v.n.m) == {()}: return self.number_root(v.n.m[()])
        content = abs(v.n.m[min(v.n.m)])
        if content != 1: return self.mul(self.number_root(content), self.root(self.mul(self.number(1 / content), v)))
        if self.unit:  # sqrt((1 - z)/2), sqrt((1 + z)/2) and their product
            s2, s, c = self.times(gen("s"), gen("s")), gen("s"), gen("c")
            for square, root in ((s2, s), (constant(1) + -s2, c), (s2 + -self.times(s2, s2), self.times(s, c))):
                if self.same(v, self.rat(square)): return self.rat(root)
        found = self.opaque("sqrt", [v])
        if v.d == constant(1): self.squares.setdefault(next(iter(found.n.m))[0][0], v.n)
        return found

    def number_root(self, q):
        if q < 0: raise TooLarge()
        try:
            s, d = square_part(q.numerator * q.denominator)
        except Inexact:
            raise TooLarge()
        if d == 1: return self.number(Q(s, q.denominator))
        self.squares[f"root {d}"] = constant(d)
        return self.mul(self.number(Q(s, q.denominator)), self.rat(gen(f"root {d}")))

    def opaque(self, name, args):
        for known, args_, value in self.known:
            if known == name and len(args) == len(args_) and all(map(self.same, args, args_)): return value
        if len(self.known) > 40: raise TooLarge()
        value = self.rat(gen(f"g{len(self.known)}"))
        self.known.append((name, args, value))
        return value


def equal(a, b, unit=()):
    """Proved equal where both are defined."""
    try:
        normal = Normal(unit)
        return normal.same(normal.of(a), normal.of(b))
    except TooLarge:
        return False
