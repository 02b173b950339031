"""Certificates about all layers L >= L0: the statement is reduced again to statements in w = rho(z, L) or z, by this
program's own algebra, and each must be one that the certificate has and that one_variable.py finds shown.

h increases on [-1, 1] with h(w) >= w, h(1) = 1 and h(w) < 1 for w < 1; so w = rho(z, L) fills an interval up to 1. With
T at a layer, the next one has w' = h(w) and T' = kappa0(w) T + h(w); if alpha T + beta >= 0 and alpha has the sign s,
    alpha' T' + beta' = (alpha' kappa0/alpha)(alpha T + beta) + S/|alpha|,  S = s (alpha (alpha' h + beta') - alpha' kappa0 beta),
so S >= 0 carries the claim on; coefficients >= 0 in powers of L - L0 suffice."""
from fractions import Fraction as Q

from exact import K
from expressions import (ONE, PI, ZERO, Unsupported, add, call, div, is_num, layered, mul, neg, num, parse_expression,
                         Parser, power, replace, sub, substitute, var)
from intervals import SCALE, I, Wide
from normal import Normal, TooLarge
from one_variable import (NotChecked, Rejected, Segment, check_holds, claims_of, field, integer, interval_value, margin_of, relation_at,
                          rational, says, segment, truth_at)

SEQUENCES = ("rho", "T", "theta_bar", "U", "theta")
SIGNS = {"<": "gt", ">": "gt", "<=": "ge", ">=": "ge", "=": "eq"}


def offset(depth, layer):
    """k of L + k."""
    a, b = (substitute(depth, layer, num(q)) for q in (0, 1))
    if not (is_num(a) and is_num(b) and b.args[0] - a.args[0] == 1 and a.args[0].denominator == 1):
        raise NotChecked("a depth that is not L + k")
    return int(a.args[0])


class Shown:
    """The statements of the items `reduced`, each as name, domain, margin and sign."""
    def __init__(self):
        self.all = []

    def take(self, head, own):
        parser = Parser(field(head, "statement"))
        f = parser.statement()
        if own.next_is("part"): raise NotChecked("a reduced statement in several parts")
        if own.next_is("constant"): check_constant(f, own.take())
        else: check_holds(f, own)
        if f[0] == "chain": claims = [(None, f)]
        else: claims = [(c.where, c.formula) for c in claims_of(f)]
        if len(claims) != 1 or claims[0][1][0] != "chain" or claims[0][1][2][0] not in SIGNS: raise NotChecked("a reduced statement of another form")
        where, (_, (a, b), (r,)) = claims[0]
        margin = sub(a, b) if r in (">", ">=", "=") else sub(b, a)
        self.all.append((where, layered(margin), SIGNS[r]))


def check_constant(f, item, holds=True):
    says(item, "formula", lambda text: Parser(text).statement(), f)
    integer(item, "bits", 2, 1 << 17)
    try:
        if field(item, "truth") == ("yes" if holds else "no") and truth_at(f, {}) is holds: return
    except Wide:
        pass
    raise Rejected(item["line"], "the constants are not seen to be so")


def check_constants(f, reader, holds):
    """One comparison of constants that no enclosure decides: the sign of the difference, by exact numbers."""
    item = reader.take("constants")
    reader.finish()
    if f[0] != "chain" or len(f[2]) != 1: raise NotChecked("several comparisons of constants")
    (a, b), (r,) = f[1], f[2]
    says(item, "left", parse_expression, a)
    says(item, "right", parse_expression, b)
    sign = integer(item, "sign", -1, 1)
    try:
        right = relation_at(a, {-1: "<", 0: "=", 1: ">"}[sign], b, {})
    except Wide:
        right = None
    if right is None: raise NotChecked("constants that this program does not tell apart")
    if not right: raise Rejected(item["line"], "the difference has another sign")
    if {"<": sign < 0, "<=": sign <= 0, "=": sign == 0, "!=": sign != 0, ">=": sign >= 0, ">": sign > 0}[r] is not holds:
        raise Rejected(item["line"], "the sign shows the contrary")


def covers(where, low, closed_below, closed_above):
    """Whether the domain has everything from low (a rational, or an enclosure) up to 1."""
    if where is None: return True
    a, b = where.lower, where.upper
    if isinstance(low, I):
        below = a is None or a.enclosure().hi <= low.lo
    else:
        s = 1 if a is None else (K.of(low) - a).sign()
        below = s > 0 or (s == 0 and (where.closed_below or not closed_below))
    s = 1 if b is None else (b - K.of(1)).sign()
    return below and (s > 0 or (s == 0 and (where.closed_above or not closed_above)))


class Relation:
    """One relation for all layers, in the state (w, T) of the layer L + offset."""

    def __init__(self, name, domain, layer, first, left, right, r, shown, line):
        self.name, self.domain, self.layer, self.first, self.shown, self.line = name, domain, layer, first, shown, line
        if r not in SIGNS: raise NotChecked("the relation !=")
        self.left, self.right, self.sign = (left, right, SIGNS[r]) if r in ("<", "<=", "=") else (right, left, SIGNS[r])
        low, high = domain.lower, domain.upper
        if low is None or high is None or low.rational() is None or high.rational() is None or domain.is_empty() or domain.is_point():
            raise NotChecked("a domain that is no interval with rational ends")
        if low.rational() < -1 or high.rational() > 1: raise NotChecked("correlations beyond [-1, 1]")
        ks = []
        for side in (left, right):
            replace(side, lambda x: (ks.append(offset(x.args[2], layer)), None)[1] if x.op == "call" and x.args[0] in SEQUENCES else None)
        self.offset = min(ks) if ks else 0
        if first + self.offset < 1: raise NotChecked("a layer below 1")
        if max(ks, default=0) - self.offset > 12: raise NotChecked("layers far apart")
        if {"w", "T_"} & (left.free | right.free | {name, layer}): raise NotChecked("the name w")
        self.w, self.t, self.L = var("w"), var("T_"), var(layer)
        self.margin = sub(self.state(self.right), self.state(self.left))
        if name in self.margin.free: raise NotChecked("z beside rho(z, L)")
        self.normal = Normal(("w",))

    def state(self, e):
        def leaf(x):
            if x.op == "pow" and is_num(x.args[0]) and self.layer in x.args[1].free: return self.power_of_two(x)
            if x.op != "call" or x.args[0] not in SEQUENCES: return None
            f, z, depth = x.args
            if z is ONE: return self.at_one(f, depth)
            if z is not var(self.name): raise NotChecked("another correlation")
            k, w, t = offset(depth, self.layer), self.w, self.t
            for _ in range(self.offset, k):
                nxt = call("kappa1", w)
                w, t = nxt, add(mul(call("kappa0", w), t), nxt)
            if f == "rho": return w
            if f == "T": return t
            if f == "theta_bar": return div(t, add(self.L, num(k)))
            if f == "theta": return div(mul(num(Q(2) ** (1 - k)), t), var("2^L"))
            return div(mul(num(3), PI), call("sqrt", mul(num(2), sub(ONE, w))))
        return replace(e, leaf)

    def at_one(self, f, depth):
        k = offset(depth, self.layer)
        if self.first + k < 1 or f == "U": raise NotChecked("a layer below 1, or U at the correlation 1")
        if f == "theta": return div(mul(num(Q(2) ** (1 - k)), add(self.L, num(k))), var("2^L"))
        return add(self.L, num(k)) if f == "T" else ONE

    def power_of_two(self, x):
        """2^(k + n L) as 2^k G^n."""
        a, b, c = (substitute(x.args[1], self.layer, num(q)) for q in (0, 1, 2))
        if not all(map(is_num, (a, b, c))) or x.args[0].args[0] not in (2, Q(1, 2)): raise NotChecked("a power with L")
        k, n = a.args[0], b.args[0] - a.args[0]
        if c.args[0] - b.args[0] != n or k.denominator != 1 or n.denominator != 1: raise NotChecked("a power with L")
        if x.args[0].args[0] != 2: k, n = -k, -n
        g = power(var("2^L"), num(abs(n)))
        return mul(num(Q(2) ** int(k)), g if n >= 0 else div(ONE, g))

    def region(self, state):
        """Lower end of w at this layer and all later ones (rational or enclosure), whether it is attained; so 1 is."""
        d = self.domain
        low, top = d.lower.rational(), d.closed_above and d.upper.rational() == 1
        if state == 1: return low, d.closed_below, top
        if low == -1 and state == 2: return Q(0), d.closed_below, top
        from one_variable import sequence
        return sequence("rho", I.of(low), I.of(state)), True, top

    # What the reduced statements say.
    def has_sign(self, e, sign, state):
        """e (in w) has the sign on the region of the layer."""
        value = e if not hasattr(e, "op") else self.normal.of(e)
        q = self.number(value)
        if q is not None: return q > 0 or (q == 0 and sign != "gt") if sign != "eq" else q == 0
        region = self.region(state)
        for where, margin, known in self.shown.all:
            if where is not None and where.name != "w": continue
            if not (known == sign or known == "eq" and sign == "ge" or known == "gt" and sign == "ge"): continue
            if margin.free - {"w"} or not covers(where, *region): continue
            if self.multiple(value, self.normal.of(margin), sign): return True
        return False

    def number(self, value):
        m = value.n.m
        if not m: return Q(0)
        return m[()] if set(m) == {()} and set(value.d.m) == {()} else None

    def multiple(self, a, b, sign):
        """a = q b with rational q > 0; of equations any q."""
        n = self.normal
        x, y = n.times(a.n, b.d), n.times(b.n, a.d)
        if set(x.m) != set(y.m) or not x.m: return False
        k = next(iter(x.m))
        q = x.m[k] / y.m[k]
        return (q > 0 or sign == "eq") and all(x.m[i] == q * y.m[i] for i in x.m)

    def coefficients(self, e, start):
        """Of powers of L - start, as quotients; e has no T."""
        r = self.normal.of(substitute(e, self.layer, add(self.L, num(start))))
        g = "v_" + self.layer
        if {g, "v_T_", "v_2^L"} & r.d.generators() or {"v_T_", "v_2^L"} & r.n.generators(): raise NotChecked("a quotient with L")
        if any(g in x.generators() for _, args, _ in self.normal.known for a in args for x in (a.n, a.d)): raise NotChecked("a function of L")
        return {j: self.normal.rat(p, r.d) for j, p in r.n.coefficients(g).items()}

    def have_sign(self, e, start, sign, state):
        found = self.coefficients(e, start)
        found.setdefault(0, self.normal.number(0))
        weak = "eq" if sign == "eq" else "ge"
        return all(self.has_sign(c, sign if j == 0 else weak, state) for j, c in found.items())

    def positive_factor(self, item, of):
        """The item's factor is positive for L >= first and turns the margin into `of`."""
        f = self.state(parse_expression(field(item, "factor")))
        r = self.normal.of(substitute(f, self.layer, add(self.L, num(self.first))))
        good = r.n.m and all(v > 0 for p in (r.n, r.d) for v in p.m.values()) and () in {
            tuple(x for x in k if x[0] == "v_" + self.layer) for k in r.n.m} and not (r.n.generators() | r.d.generators()) - {"v_" + self.layer, "v_2^L"}
        if not good: raise Rejected(item["line"], "the factor is not seen to be positive")
        if not self.normal.same(self.normal.of(of), self.normal.of(mul(f, self.margin))):
            raise Rejected(item["line"], "this is not the margin of the statement times the factor")

    def defined(self, item):
        """Every part of the margin is defined for w of the region and L >= first."""
        state = self.first + self.offset

        def demand(e, sign):
            if not self.positive_in_layers(e) and not self.has_sign_or_known(e, sign, state):
                raise Rejected(item["line"], "whether every part is defined is not shown")

        def nonzero(e):
            if e.op == "mul": return nonzero(e.args[0]), nonzero(e.args[1])
            if e.op == "call" and e.args[0] == "sqrt": return demand(e.args[1], "gt")
            if e.op == "pow" and is_num(e.args[1]) and e.args[1].args[0] > 0: return demand(e.args[0], "gt") if e.args[1].args[0].denominator > 1 else nonzero(e.args[0])
            if e is PI or self.positive_in_layers(e): return None
            if not self.has_sign_or_known(e, "gt", state): demand(neg(e), "gt")

        def go(x, seen):
            if id(x) in seen or not hasattr(x, "op"): return
            seen.add(id(x))
            if x.op == "div": nonzero(x.args[1])
            if x.op == "pow":
                if not is_num(x.args[1]): raise NotChecked("a power")
                if x.args[1].args[0] < 0: nonzero(x.args[0])
                if x.args[1].args[0].denominator > 1: demand(x.args[0], "ge")
            if x.op == "call":
                name, u = x.args[0], x.args[1]
                if name in ("kappa0", "kappa1"):
                    while u.op == "call" and u.args[0] == "kappa1": u = u.args[1]
                    if u is not self.w: raise NotChecked("a function of another correlation")
                elif name == "sqrt": demand(u, "ge")
                elif name == "log": demand(u, "gt")
                elif name not in ("exp", "abs", "sin", "cos", "arctan"): raise NotChecked(f"the function {name}")
            for a in x.args: go(a, seen)
        go(self.margin, set())

    def positive_in_layers(self, e):
        """A polynomial in L with positive coefficients around first, or 2^L."""
        if e is var("2^L"): return True
        if e.free - {self.layer}: return False
        try:
            r = self.normal.of(substitute(e, self.layer, add(self.L, num(self.first))))
        except TooLarge:
            return False
        return bool(r.n.m) and () in r.n.m and all(v > 0 for v in r.n.m.values()) and set(r.d.m) == {()} and not r.n.generators() - {"v_" + self.layer}

    def has_sign_or_known(self, e, sign, state):
        """Besides, 1 - w >= 0, and > 0 where 1 is not attained; so up to a positive number."""
        r = self.normal.of(e)
        top = self.region(state)[2]
        if set(r.n.m) == {(("s", 2),)} and set(r.d.m) == {()} and r.n.m[(("s", 2),)] > 0 and (sign == "ge" or not top): return True
        return not e.free - {"w"} and self.has_sign(e, sign, state)

    # The first layers.
    def base(self, item, last):
        for layer in range(self.first, last + 1):
            left, right = (layered(substitute(e, self.layer, num(layer))) for e in (self.left, self.right))
            if not any(self.is_base(sub(right, left), *known) for known in self.shown.all):
                raise Rejected(item["line"], f"the layer {layer} is not shown")

    def is_base(self, margin, where, known, sign):
        if sign != self.sign and (sign, self.sign) not in (("gt", "ge"), ("eq", "ge")): return False
        if where is not None:
            if where.name != self.name: return False
            d, s = self.domain, where
            low, high = (d.lower - s.lower).sign() if s.lower is not None else 1, (s.upper - d.upper).sign() if s.upper is not None else 1
            if low < 0 or high < 0 or (low == 0 and d.closed_below > s.closed_below) or (high == 0 and d.closed_above > s.closed_above): return False
        normal = Normal((self.name,))
        return normal.same(normal.of(margin), normal.of(known))

    # The ways to prove it.
    def check(self, item):
        kind = item["type"]
        if kind == "correlation":
            if {"T_", self.layer} & self.margin.free: raise Rejected(item["line"], "the claim is not in rho alone")
            self.defined_in_one(item)
        elif kind == "coefficients": self.by_coefficients(item)
        elif kind == "induction": self.by_induction(item) if "alpha" in item else self.by_increments(item)
        else: raise NotChecked(f"an item {kind}")

    def defined_in_one(self, item):
        # If the reduced statement is the claim itself, its replay shows where it is defined.
        if not any(margin is layered(self.margin) for _, margin, _ in self.shown.all): self.defined(item)
        if not self.has_sign(self.margin, self.sign, self.first + self.offset):
            raise Rejected(item["line"], "no statement in w shows it")

    def by_coefficients(self, item):
        e = parse_expression(field(item, "numerator"))
        self.positive_factor(item, e)
        self.defined(item)
        if "T_" in e.free: raise NotChecked("coefficients with T")
        if not self.have_sign(e, self.first, self.sign, self.first + self.offset):
            raise Rejected(item["line"], "a coefficient is not shown to have the sign")

    def next(self, e): return substitute(substitute(e, "w", call("kappa1", self.w)), self.layer, add(self.L, ONE))

    def by_increments(self, item):
        now = parse_expression(field(item, "margin"))
        self.positive_factor(item, now)
        self.defined(item)
        if "T_" in now.free: raise Rejected(item["line"], "a margin with T")
        if integer(item, "base", self.first, self.first) == self.first: self.base(item, self.first)
        step, sign = sub(self.next(now), now), "eq" if self.sign == "eq" else "ge"
        if not self.normal.same(self.normal.of(step), self.normal.of(parse_expression(field(item, "step")))):
            raise Rejected(item["line"], "the step is another one")
        if not self.have_sign(step, self.first, sign, self.first + self.offset):
            raise Rejected(item["line"], "the step is not shown")

    def by_induction(self, item):
        line = item["line"]
        alpha, beta = (parse_expression(field(item, k)) for k in ("alpha", "beta"))
        if "T_" in alpha.free | beta.free or self.sign == "eq": raise Rejected(line, "not affine in T")
        self.positive_factor(item, add(mul(alpha, self.t), beta))
        self.defined(item)
        integer(item, "base", self.first, self.first)
        start, s = integer(item, "from", self.first, self.first + 50), integer(item, "sign", -1, 1)
        self.base(item, start)
        state = start + self.offset
        if s == 0 or not self.have_sign(alpha if s > 0 else neg(alpha), start, "gt", state):
            raise Rejected(line, "the sign of the factor of T is not shown")
        further, h, k0 = self.next(alpha), call("kappa1", self.w), call("kappa0", self.w)
        step = sub(mul(alpha, add(mul(further, h), self.next(beta))), mul(mul(further, k0), beta))
        step = step if s > 0 else neg(step)
        if not self.normal.same(self.normal.of(step), self.normal.of(parse_expression(field(item, "step")))):
            raise Rejected(line, "the step is another one")
        low, closed, _ = self.region(state)
        above = isinstance(low, I) and low.lo > -SCALE or not isinstance(low, I) and low > -1 or not closed
        if not self.have_sign(step, start, "gt" if self.sign == "gt" and not above else "ge", state):
            raise Rejected(line, "the step is not shown")


def without_abs(f):
    """abs(e) <= b as -b <= e <= b."""
    if len(f[1]) == 2 and f[2][0] != "=":
        (a, b), (r,) = f[1], f[2]
        small, big = (a, b) if r in ("<", "<=") else (b, a)
        if small.op == "call" and small.args[0] == "abs":
            strict = "<" if r in ("<", ">") else "<="
            return ("chain", [neg(big), small.args[1], big], [strict, strict])
    return f


def check_layers(bindings, f, reader):
    reals = [(n, d) for n, kind, d in bindings if kind == "real"]
    layers = [(n, d) for n, kind, d in bindings if kind == "layer"]
    if f[0] != "chain" or len(reals) != 1 or len(layers) != 1 or layers[0][1].args[0].denominator != 1:
        raise NotChecked("a statement of another kind about layers")
    (name, d), (layer, first) = reals[0], layers[0]
    methods, shown = [], Shown()
    while not reader.at_end():
        item = reader.take()
        if item["type"] == "reduced": shown.take(item, reader.section(item))
        else: methods.append(item)
    f = without_abs(f)
    pairs = list(zip(f[1], f[2], f[1][1:]))
    if len(methods) != len(pairs): raise Rejected(reader.line, "for each relation one proof was expected")
    for (a, r, b), item in zip(pairs, methods):
        try:
            Relation(name, segment(name, d), layer, int(first.args[0]), a, b, r, shown, item["line"]).check(item)
        except (TooLarge, Unsupported) as why:
            raise NotChecked(f"line {item['line']}: {why or 'a long normal form'}")
