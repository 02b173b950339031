"""Equations for all integers L, n, … from given ones on (and all real parameters): both sides have the same normal form,
with 2^L and b^(a/4) as further generators; a sum up to L + c by induction on L."""
from fractions import Fraction as Q

from exact import Inexact, Ramify
from expressions import (ONE, ZERO, E, Unsupported, add, div, is_num, layered, mul, num, parse_expression, power, replace,
                         sub, substitute, var)
from forms import exact_value
from intervals import Wide
from layers import Shown
from normal import Normal, TooLarge
from one_variable import NotChecked, Rejected, field, says


class Names:
    """Of a statement: its integers with their first values, and its real names."""

    def __init__(self, bindings):
        self.first = {n: int(d.args[0]) for n, kind, d in bindings if kind == "layer" and d.args[0].denominator == 1}
        self.real = {n for n, kind, _ in bindings if kind == "real"}
        if len(self.first) + len(self.real) != len(bindings): raise NotChecked("a name of another kind")

    # Positivity, by coefficients around the first values; the generators are positive.
    def positive(self, e):
        e = self.prepared(e)
        for n, first in self.first.items(): e = substitute(e, n, add(var(n), num(first)))
        r = Normal().of(e)
        known = {"v_" + n for n in self.first} | {"v_" + x.args[0] for x in leaves(e) if "^" in str(x.args[0])} | {"pi"}
        if r.n.is_zero() or (r.n.generators() | r.d.generators()) - known: return False
        if any(v <= 0 for p in (r.n, r.d) for v in p.m.values()): return False
        integers = {"v_" + n for n in self.first}
        return all(any(not {g for g, _ in k} & integers for k in p.m) for p in (r.n, r.d))

    def defined(self, e):
        """Every divisor is positive, and so is what stands under a root or a real power."""
        if not isinstance(e, E): return
        for a in e.args: self.defined(a)
        needs = None
        if e.op == "div": needs = e.args[1]
        elif e.op == "pow" and not (is_num(e.args[1]) and e.args[1].args[0].denominator == 1 and e.args[1].args[0] > 0):
            needs = e.args[0]
        elif e.op == "call" and e.args[0] == "sqrt": needs = e.args[1]
        elif e.op not in ("num", "pi", "var", "add", "mul", "neg", "pow", "sum"):
            raise NotChecked(f"a part {e.op!r} of an equation")
        if needs is not None and not self.positive(needs): raise NotChecked("a divisor that is not seen to be positive")

    # Powers with a name in the exponent, by names of their own.
    def prepared(self, e):
        if not isinstance(e, E): return e
        if e.op == "call" and e.args[0] == "sqrt" and e.args[1].op == "pow":
            base, exponent = e.args[1].args
            if self.positive(base): return self.prepared(E("pow", base, mul(num(Q(1, 2)), exponent)))
        if e.op == "pow" and e.args[1].free: return self.power(*e.args)
        args = [self.prepared(a) for a in e.args]
        return E(e.op, *args) if any(a is not b for a, b in zip(args, e.args)) else e

    def power(self, base, exponent):
        """base^(k + sum n_i name_i) for a positive base."""
        if base.free & self.real or not self.positive(base): raise NotChecked("a power of what may be negative")
        zero = exponent
        for n in exponent.free: zero = substitute(zero, n, ZERO)
        rest = Normal().of(zero)
        value, total = rest.n.m.get((), Q(0)), self.whole(base, rest)
        linear = num(value)
        for n in sorted(exponent.free):
            one = exponent
            for other in exponent.free: one = substitute(one, other, ONE if other == n else ZERO)
            c = Normal().of(one).n.m.get((), Q(0)) - value
            linear = add(linear, mul(num(c), var(n)))
            steps = c if n in self.first else 4 * c
            if steps.denominator != 1 or n not in self.first and n not in self.real: raise NotChecked("an exponent")
            total = mul(total, power(var(f"{Normal().of(self.prepared(base)).n.m}^{n}"), num(steps)))
        if not Normal().same(Normal().of(linear), Normal().of(exponent)):
            raise NotChecked("an exponent that is not linear")
        return total

    def whole(self, base, rest):
        if set(rest.n.m) - {()} or set(rest.d.m) != {()} or rest.n.m.get((), Q(0)).denominator != 1:
            raise NotChecked("an exponent")
        if Normal().of(self.prepared(base)).d.m != {(): Q(1)}: raise NotChecked("a base")
        return power(base, num(rest.n.m.get((), Q(0)))) if rest.n.m else ONE

    # Equality.
    def zero(self, e):
        self.defined(e)
        return Normal().of(self.prepared(e)).is_zero()

    def equal(self, a, b):
        sums = {x for e in (a, b) for x in leaves(e, "sum")}
        difference = sub(a, b)
        if not sums: return self.zero(difference)
        if len(self.first) != 1 or self.real: raise NotChecked("a sum with several names")
        (name, first), = self.first.items()
        now, then, base = difference, substitute(difference, name, add(var(name), ONE)), substitute(difference, name, num(first))
        for k, s in enumerate(sorted(sums, key=id)):
            body, bound, low, high = s.args
            offset = substitute(high, name, ZERO)
            if not is_num(low) or low.args[0].denominator != 1 or not is_num(offset) or offset.args[0].denominator != 1 \
                    or not Normal().same(Normal().of(high), Normal().of(add(var(name), offset))) \
                    or body.free - {bound} or leaves(body, "sum") or not polynomial(body):
                raise NotChecked("a sum of another form")
            lowest, last = int(low.args[0]), first + int(offset.args[0])
            if not lowest - 1 <= last <= lowest + 1000: raise NotChecked("a sum over few or many terms")
            stands, following = var(f"sum{k}#"), substitute(s, name, add(var(name), ONE))
            step = substitute(body, bound, add(high, ONE))
            value = ZERO
            for i in range(lowest, last + 1): value = add(value, substitute(body, bound, num(i)))
            now = replace(now, lambda x: stands if x is s else None)
            then = replace(then, lambda x: add(stands, step) if x is following else None)
            base = replace(base, lambda x, at=substitute(s, name, num(first)): value if x is at else None)
        if any(leaves(x, "sum") for x in (now, then, base)): raise NotChecked("a sum of another form")
        free = Names([])
        free.first, free.real = self.first, {f"sum{k}#" for k in range(len(sums))}
        try:
            return free.zero(sub(then, now)) and exact_value(layered(base)).is_zero()
        except (Inexact, Ramify, Wide):
            return False


def leaves(e, op="var"):
    found = set()

    def go(x):
        if not isinstance(x, E): return
        if x.op == op: found.add(x)
        for a in x.args: go(a)
    go(e)
    return found


def polynomial(e):
    if e.op in ("num", "var", "pi"): return True
    if e.op in ("add", "mul", "neg"): return all(map(polynomial, e.args))
    if e.op == "div": return polynomial(e.args[0]) and is_num(e.args[1]) and e.args[1].args[0] != 0
    return e.op == "pow" and polynomial(e.args[0]) and is_num(e.args[1]) and e.args[1].args[0].denominator == 1 and e.args[1].args[0] >= 0


def at_one(e, first):
    """Sequences at the correlation 1: rho = 1, T = L, theta_bar = 1, theta = L 2^(1 - L), at layers from 1 on."""
    def leaf(x):
        if x.op != "call" or x.args[0] not in ("rho", "T", "theta_bar", "theta") or x.args[1] is not ONE: return None
        f, _, depth = x.args
        least = depth
        for n, k in first.items(): least = substitute(least, n, num(k))
        step = [sub(substitute(depth, n, num(k + 1)), substitute(depth, n, num(k))) for n, k in first.items() if n in depth.free]
        if not is_num(least) or least.args[0] < 1 or least.args[0].denominator != 1 or any(s is not ONE for s in step) or len(step) > 1:
            raise NotChecked("a depth that is not L + k")
        if f == "theta": return div(mul(num(2), depth), power(num(2), depth))
        return depth if f == "T" else ONE
    return replace(e, leaf)


def check_identities(bindings, f, reader):
    names = Names(bindings)
    for a, r, b in zip(f[1], f[2], f[1][1:]):
        item = reader.take("coefficients", "relation", "correlation")
        if item["type"] == "relation":
            says(item, "left", parse_expression, a)
            says(item, "right", parse_expression, b)
            reader.take("form")
        elif item["type"] == "coefficients" and field(item, "numerator") != "0":
            raise Rejected(item["line"], "a numerator that is not 0")
        if field(item, "relation") != ("=" if item["type"] != "coefficients" else "= 0"):
            raise Rejected(item["line"], "another relation")
        try:
            same = names.equal(at_one(a, names.first), at_one(b, names.first))
        except (TooLarge, Unsupported) as why:
            raise NotChecked(f"line {item['line']}: {why or 'a long normal form'}")
        if not same: raise Rejected(item["line"], "the sides have different normal forms")
    while reader.next_is("reduced"):
        head = reader.take()
        Shown().take(head, reader.section(head))
    reader.finish()
