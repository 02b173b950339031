"""Expressions and statements of the language (docs/language.md), as far as the checker goes: its own parser.

Expressions are shared nodes E(op, args): num, pi, inf, var, add, mul, neg, div, pow, call (name, arguments). Nothing is
simplified but arithmetic of rational numbers, so that what is undefined stays so. `sum` has body, name, first and last;
`expect` is E[(X, Y) ~ N2(u)] of relu(X) relu(Y) or step(X) step(Y), which are kappa1(u)/2 and kappa0(u)/2 (Cho and Saul)."""
import itertools
import re
from math import factorial
from fractions import Fraction as Q


class Unsupported(Exception):
    """The text may be a statement; this program does not check it."""


class E:
    __slots__ = ("op", "args", "free")
    known = {}

    def __new__(cls, op, *args):
        key = (op,) + tuple(id(a) if isinstance(a, E) else a for a in args)
        if key not in cls.known:
            e = object.__new__(cls)
            e.op, e.args = op, args
            e.free = frozenset([args[0]]) if op == "var" else frozenset().union(*(a.free for a in args if isinstance(a, E)))
            if op == "sum": e.free -= {args[1]}
            cls.known[key] = e
        return cls.known[key]


def num(q): return E("num", Q(q))
def var(name): return E("var", name)
PI, INF, ONE, ZERO, EULER = E("pi"), E("inf"), num(1), num(0), E("euler")
def call(name, *args): return E("call", name, *args)


def is_num(e): return e.op == "num"
def add(a, b): return num(a.args[0] + b.args[0]) if is_num(a) and is_num(b) else E("add", a, b)
def neg(a): return num(-a.args[0]) if is_num(a) else E("neg", a)
def sub(a, b): return add(a, neg(b))
def mul(a, b): return num(a.args[0] * b.args[0]) if is_num(a) and is_num(b) else E("mul", a, b)


def div(a, b):
    if is_num(a) and is_num(b) and b.args[0]: return num(a.args[0] / b.args[0])
    return E("div", a, b)


def power(a, b):
    if is_num(a) and is_num(b) and b.args[0].denominator == 1 and abs(b.args[0]) < 1000 and (a.args[0] or b.args[0] > 0):
        return num(a.args[0] ** int(b.args[0]))
    return E("pow", a, b)


def rebuilt(e, args):
    """e with other arguments."""
    make = {"add": add, "mul": mul, "neg": neg, "div": div, "pow": power}.get(e.op)
    return make(*args) if make else E(e.op, *args)


def replace(e, leaf):
    """Every node for which leaf(node) is not None is replaced by it."""
    memo = {}

    def go(x):
        if id(x) not in memo:
            found = leaf(x)
            memo[id(x)] = found if found is not None else rebuilt(x, [go(a) if isinstance(a, E) else a for a in x.args])
        return memo[id(x)]
    return go(e)


def substitute(e, name, value): return replace(e, lambda x: value if x.op == "var" and x.args[0] == name else None)


def gamma(x):
    """At positive multiples of 1/2; None elsewhere."""
    q = x.args[0] if is_num(x) else Q(0)
    if not 0 < q <= 400 or q.denominator > 2: return None
    n = int(q)
    if q.denominator == 1: return num(factorial(n - 1))
    return mul(num(Q(factorial(2 * n), 4 ** n * factorial(n))), call("sqrt", PI))


def binomial(x, k):
    """For a number k; None for another."""
    if not is_num(k) or k.args[0].denominator != 1 or not 0 <= k.args[0] <= 20: return None
    product = ONE
    for i in range(int(k.args[0])): product = mul(product, sub(x, num(i)))
    return div(product, num(factorial(int(k.args[0]))))


def nodes(e):
    """e and all that it is made of."""
    yield e
    for a in e.args:
        if isinstance(a, E): yield from nodes(a)


def sums_below(e): return max((sums_below(a) for a in e.args if isinstance(a, E)), default=0) + (e.op == "sum")


def plain(x):
    """Nested tuples of texts and numbers, for comparison; sums and products are flat."""
    if isinstance(x, E):
        if x.op in ("add", "mul"):
            parts = []
            for a in x.args:
                p = plain(a)
                parts += list(p[1:]) if p[0] == x.op else [p]
            return (x.op, *parts)
        if x.op == "sum":  # the name by how many sums there are below: inner ones have lower numbers
            body, name, first, last = x.args
            own = f"#{sums_below(body)}"
            return ("sum", plain(substitute(body, name, var(own))), own, plain(first), plain(last))
        return (x.op, *map(plain, x.args))
    if isinstance(x, (list, tuple)): return tuple(map(plain, x))
    if hasattr(x, "closed_below"): return (plain(x.lower), plain(x.upper), x.closed_below, x.closed_above)
    return x


TOKEN = re.compile(r"\s*(?:(\d+(?:\.(?!\.)\d*)?(?:[eE][+-]?\d+)?|\.\d+(?:[eE][+-]?\d+)?)|([^\W\d]\w*)|(<=>|=>|->|<=|>=|!=|\.\.|[-+*/^()\[\]{},:;<>='!?.|~]))")
UNICODE = {"∀": " forall ", "∃": " exists ", "∈": " in ", "≤": "<=", "≥": ">=", "≠": "!=", "→": "->", "∞": " inf ", "−": "-",
           "κ₀": "kappa0", "κ₁": "kappa1", "ρ": "rho", "θ": "theta", "π": "pi", "·": "*"}
WORDS = {"forall", "exists", "and", "or", "not", "in", "as", "on", "where", "given", "increasing", "decreasing",
         "nondecreasing", "nonincreasing", "convex", "concave", "uniformly", "best", "subset", "distinct", "lim"}
SHAPES = {"increasing", "decreasing", "nondecreasing", "nonincreasing", "convex", "concave"}
FUNCTIONS = {"sqrt": 1, "exp": 1, "log": 1, "sin": 1, "cos": 1, "arccos": 1, "arcsin": 1, "arctan": 1, "abs": 1,
             "relu": 1, "step": 1, "kappa0": 1, "kappa1": 1, "h": 1, "rho": 2, "T": 2, "theta_bar": 2, "U": 2, "theta": 2}
BOUND = itertools.count()  # names of summation, unlike what a user writes
LANDAU = {"O", "o", "Theta", "Omega"}
RELATIONS = {"<", "<=", "=", "!=", ">=", ">"}


class Interval:
    """Ends are expressions, None for infinite ones."""
    def __init__(self, lower, upper, closed_below, closed_above):
        self.lower, self.upper, self.closed_below, self.closed_above = lower, upper, closed_below, closed_above


class Parser:
    def __init__(self, text, definitions=None):
        for a, b in UNICODE.items(): text = text.replace(a, b)
        self.tokens, at, text = [], 0, text.strip()
        while at < len(text):
            m = TOKEN.match(text, at)
            if not m or m.end() == at: raise Unsupported(f"the character {text[at:at + 1]!r}")
            self.tokens.append(("num", m[1]) if m[1] else ("name", m[2]) if m[2] else ("op", m[3]))
            at = m.end()
        self.i, self.definitions = 0, dict(definitions or {})

    def peek(self, k=0): return self.tokens[self.i + k][1] if self.i + k < len(self.tokens) else None
    def kind(self): return self.tokens[self.i][0] if self.i < len(self.tokens) else None

    def take(self, what=None):
        t = self.peek()
        if t is None or (what is not None and t != what): raise Unsupported(f"{t!r} where {what!r} was expected")
        self.i += 1
        return t

    def accept(self, what):
        if self.peek() == what and self.kind() != "num":
            self.i += 1
            return True
        return False

    # Expressions.
    def expression(self):
        e = neg(self.term()) if self.accept("-") else (self.accept("+"), self.term())[1]
        while self.peek() in ("+", "-"):
            if self.peek() == "+" and self.peek(1) in LANDAU and self.peek(2) == "(": break
            if self.peek(1) in (None, ")", "uniformly", "and", "or"): break  # as z -> 0+
            e = add(e, self.term()) if self.take() == "+" else sub(e, self.term())
        return e

    def term(self):
        e = self.factor()
        while True:
            if self.accept("*"): e = mul(e, self.factor())
            elif self.accept("/"): e = div(e, self.factor())
            elif self.peek() == "(" or (self.kind() == "name" and self.peek() not in WORDS): e = mul(e, self.factor())
            else: return e

    def factor(self):
        if self.accept("-"): return neg(self.factor())
        e = self.atom()
        if self.peek() == "!": raise Unsupported("a factorial")
        return power(e, self.exponent()) if self.accept("^") else e

    def exponent(self):
        if self.accept("-"): return neg(self.exponent())
        if self.accept("("):
            e = self.expression()
            self.take(")")
            return e
        t = self.take()
        if t[0].isdigit(): return num(Q(t))
        return self.definitions[t][1] if t in self.definitions and not self.definitions[t][0] else var(t)

    def atom(self):
        kind, t = self.kind(), self.peek()
        if kind == "num":
            if len(t) > 2000: raise Unsupported("a number of more than 2000 characters")
            return num(Q(self.take()))
        if self.accept("("):
            e = self.expression()
            self.take(")")
            return e
        if kind == "op" and t == "." and self.peek(1) in (",", ")"): return var(self.take())  # theta_bar(., L) increasing
        if kind != "name" or t in WORDS: raise Unsupported(f"{t!r} in an expression")
        self.take()
        primes = 0
        while self.accept("'"): primes += 1
        if FUNCTIONS.get(t) == 1 and not primes and self.kind() == "num" and self.peek(1) != "^":  # sqrt 2
            return call("kappa1" if t == "h" else t, num(Q(self.take())))
        if self.peek() != "(":
            if t == "sum" and self.peek() == "[" and not primes: return self.sum()
            if t == "E" and self.peek() == "[" and not primes: return self.expectation()
            if t in ("sum", "prod", "int", "max", "min", "sup", "E") or primes or self.peek() == "[": raise Unsupported(t)
            if t == "pi": return PI
            if t == "euler": return EULER
            if t == "inf": raise Unsupported(t)
            if t in self.definitions and not self.definitions[t][0]: return self.definitions[t][1]
            return var(t)
        self.take("(")
        args = [self.expression()]
        while self.accept(","): args.append(self.expression())
        self.take(")")
        if t == "D" and len(args) == 2 and args[1].op == "var" and not primes: return derivative(args[0], args[1].args[0])
        if t in self.definitions:
            names, body = self.definitions[t]
            for _ in range(primes): body = derivative(body, names[0])
            if len(names) != len(args): raise Unsupported(t)
            fresh = {n: var(f"{n}#{self.i}") for n in names}
            for n in names: body = substitute(body, n, fresh[n])
            for n, a in zip(names, args): body = substitute(body, fresh[n].args[0], a)
            return body
        if t in ("max", "min") and len(args) >= 2 and not primes: return call(t, *args)
        special = None if primes else gamma(args[0]) if t == "Gamma" and len(args) == 1 else (
            binomial(*args) if t == "binom" and len(args) == 2 else None)
        if special is not None: return special
        if FUNCTIONS.get(t) != len(args): raise Unsupported(f"the function {t}")
        if primes:
            if t in ("h", "kappa1") and primes == 1: return call("kappa0", args[0])
            if len(args) > 1: raise Unsupported("a derivative of a sequence")
            e = call("kappa1" if t == "h" else t, var("#"))
            for _ in range(primes): e = derivative(e, "#")
            return substitute(e, "#", args[0])
        return call("kappa1" if t == "h" else t, *args)

    def sum(self):
        """sum[k in a..b] and the product that follows."""
        self.take("[")
        name = self.take()
        if not self.accept("in"): raise Unsupported("an infinite sum")
        first = self.expression()
        self.take("..")
        last = self.expression()
        self.take("]")
        bound = f"{name}#{next(BOUND)}"
        before = self.definitions.get(name)
        self.definitions[name] = ([], var(bound))
        try:
            body = self.term()
        finally:
            if before is None: del self.definitions[name]
            else: self.definitions[name] = before
        return E("sum", body, bound, first, last)

    def expectation(self):
        for t in ("[", "("): self.take(t)
        x = self.take()
        self.take(",")
        y = self.take()
        for t in (")", "~", "N2", "("): self.take(t)
        u = self.expression()
        for t in (")", "]"): self.take(t)
        if {x, y} & (u.free | set(self.definitions)) or x == y: raise Unsupported("a name of a random variable")
        body = self.term()
        for name, value in (("relu", "kappa1"), ("step", "kappa0")):
            if plain(body) in (plain(mul(call(name, var(a)), call(name, var(b)))) for a, b in ((x, y), (y, x))):
                return E("expect", div(call(value, u), num(2)))
        raise Unsupported("an expectation of another product")

    # Statements: tuples whose first member says what they are.
    def statement(self):
        while self.is_definition():
            self.definition()
            if not self.accept(";"): self.take(",")
        at = self.i
        if "where" in [t for _, t in self.tokens]:
            self.i = [t for _, t in self.tokens].index("where") + 1
            self.definition()
            while self.accept(","): self.definition()
            if self.i != len(self.tokens): raise Unsupported("what follows the definitions")
            del self.tokens[[t for _, t in self.tokens].index("where"):]
            self.i = at
        f = self.formula()
        if self.i != len(self.tokens): raise Unsupported(f"{self.peek()!r} after the statement")
        return f

    def is_definition(self):
        if self.kind() != "name" or self.peek() in WORDS: return False
        if self.peek(1) == "[": raise Unsupported("a recurrence")
        depth, k = 0, 1
        while self.peek(k) is not None and (depth or self.peek(k) == "("):
            depth += {"(": 1, ")": -1}.get(self.peek(k), 0)
            k += 1
        ahead = [t for _, t in self.tokens[self.i:]]
        return self.peek(k) == "=" and ";" in ahead

    def definition(self):
        name, names = self.take(), []
        if self.accept("("):
            names.append(self.take())
            while self.accept(","): names.append(self.take())
            self.take(")")
        self.take("=")
        self.definitions[name] = (names, self.expression())

    def formula(self):
        f = self.disjunct()
        if self.accept("=>"): return ("implies", f, self.formula())
        if self.peek() in ("<=>",): raise Unsupported("an equivalence")
        return f

    def disjunct(self):
        parts = [self.literal()]
        while self.accept("and"): parts.append(self.literal())
        if self.peek() == "or": raise Unsupported("or")
        return parts[0] if len(parts) == 1 else ("and", parts)

    def literal(self):
        if self.peek() in ("exists", "not", "best"): raise Unsupported(self.peek())
        if self.accept("lim"): return self.limit()
        if self.accept("forall"):
            bindings = self.binding()
            while self.accept(","): bindings += self.binding()
            self.take(":")
            return ("forall", bindings, self.formula())
        at = self.i
        if self.peek() == "(":
            try:
                self.take("(")
                f = self.formula()
                self.take(")")
                if self.peek() in (None, "and", "or", "=>", ")", "<=>"): return f
            except Unsupported:
                pass
            self.i = at
        return self.relation()

    def binding(self):
        names = [self.take()]
        while self.accept(","): names.append(self.take())
        if self.accept("in"):
            if self.accept("R"): return [(n, "real", Interval(None, None, False, False)) for n in names]
            return [(n, "real", self.interval()) for n in names[:1]] if len(names) == 1 else self.several(names)
        r, e = self.take(), self.expression()
        if len(names) != 1: raise Unsupported("a binding")
        if r == ">=" and is_num(e): return [(names[0], "layer", e)]
        if r == ">": return [(names[0], "real", Interval(e, None, False, False))]
        raise Unsupported("a binding")

    def several(self, names):
        domain = self.interval()
        return [(n, "real", domain) for n in names]

    def interval(self):
        t = self.take()
        if t == "R": return Interval(None, None, False, False)
        if t not in ("[", "(", "]"): raise Unsupported("a domain")
        lower = self.end()
        self.take(",")
        upper, u = self.end(), self.take()
        if u not in ("[", ")", "]"): raise Unsupported("a domain")
        if self.peek() == "^": raise Unsupported("a domain")
        return Interval(lower, upper, t == "[" and lower is not None, u == "]" and upper is not None)

    def end(self):
        if self.accept("inf"): return None
        if self.peek() == "-" and self.peek(1) == "inf":
            self.i += 2
            return None
        return self.expression()

    def relation(self):
        sides, rels = [self.expression()], []
        if self.peek() in SHAPES:
            shape = self.take()
            if self.accept("in"):
                name = self.take()
                self.take("on")
            elif sides[0].op == "var" and FUNCTIONS.get(sides[0].args[0]) == 1 and sides[0].args[0] not in self.definitions:  # h increasing on …
                f, name = sides[0].args[0], "z"
                sides[0] = call("kappa1" if f == "h" else f, var(name))
                self.take("on")
            elif "." in sides[0].free and "z" not in sides[0].free:  # theta_bar(., L) increasing on …
                sides[0], name = substitute(sides[0], ".", var("z")), "z"
                self.take("on")
            elif sides[0].op == "var" or len(sides[0].free) != 1: raise Unsupported("a shape without name")
            else:
                name = next(iter(sides[0].free))
                self.take("on")
            return ("shape", sides[0], shape, name, self.interval())
        if self.accept("in"):
            if self.accept("?"): return ("range", sides[0])
            d = self.interval()
            parts = [("chain", [sides[0], e], [r]) for e, r in (
                (d.lower, ">=" if d.closed_below else ">"), (d.upper, "<=" if d.closed_above else "<")) if e is not None]
            return ("in", parts)
        if self.accept("~"):  # the difference is o of the right side
            right = self.expression()
            return self.approach(sides[0], right, "o", right)
        while self.peek() in RELATIONS:
            rels.append(self.take())
            if self.peek() in LANDAU and self.peek(1) == "(": return self.order(sides[0], ZERO)
            sides.append(self.expression())
            if self.peek() == "+" and self.peek(1) in LANDAU:
                self.take()
                return self.order(sides[0], sides[1])
        if not rels: raise Unsupported("no relation")
        return ("chain", sides, rels)

    def limit(self):
        self.take("[")
        name = self.take()
        for t in ("->", "inf", "]"): self.take(t)
        left = self.expression()
        self.take("=")
        return ("growth", left, self.expression(), "o", ONE, name, None)

    def order(self, left, main):
        landau = self.take()
        self.take("(")
        gauge = self.expression()
        self.take(")")
        return self.approach(left, main, landau, gauge)

    def approach(self, left, main, landau, gauge):
        self.take("as")
        name = self.take()
        self.take("->")
        point = self.end()
        uniform = None
        if self.accept("uniformly"):
            self.take("in")
            uniform = self.take()
        if point is None: return ("growth", left, main, landau, gauge, name, uniform)
        side = self.take() if self.peek() in ("+", "-") else " "
        if uniform or self.peek() == "uniformly": raise Unsupported("an order term at a point, uniformly")
        return ("order", left, main, landau, gauge, name, point, side)


def parse_expression(text):
    p = Parser(text)
    e = p.expression()
    if p.i != len(p.tokens): raise Unsupported("no expression")
    return e


def derivative(e, name):
    memo = {}

    def outer(f, u):
        one_minus = call("sqrt", sub(ONE, power(u, num(2))))
        rules = {"exp": lambda: e_of("exp", u), "log": lambda: div(ONE, u), "sin": lambda: call("cos", u),
                 "cos": lambda: neg(call("sin", u)), "sqrt": lambda: div(ONE, mul(num(2), call("sqrt", u))),
                 "arcsin": lambda: div(ONE, one_minus), "arccos": lambda: neg(div(ONE, one_minus)),
                 "arctan": lambda: div(ONE, add(ONE, power(u, num(2)))), "kappa1": lambda: call("kappa0", u),
                 "kappa0": lambda: div(ONE, mul(PI, one_minus)), "abs": lambda: div(u, call("abs", u))}
        if f not in rules: raise Unsupported(f"a derivative of {f}")
        return rules[f]()

    def e_of(f, u): return call(f, u)

    def plus(a, b): return b if a is ZERO else a if b is ZERO else add(a, b)
    def times(a, b): return ZERO if ZERO in (a, b) else b if a is ONE else a if b is ONE else mul(a, b)

    def go(x):
        if name not in x.free: return ZERO
        if id(x) not in memo: memo[id(x)] = rule(x)
        return memo[id(x)]

    def rule(x):
        a = x.args
        if x.op == "var": return ONE
        if x.op == "neg": return neg(go(a[0]))
        if x.op == "add": return plus(go(a[0]), go(a[1]))
        if x.op == "mul": return plus(times(go(a[0]), a[1]), times(a[0], go(a[1])))
        if x.op == "div":
            first = ZERO if go(a[0]) is ZERO else div(go(a[0]), a[1])
            second = times(a[0], go(a[1]))
            return first if second is ZERO else sub(first, div(second, power(a[1], num(2))))
        if x.op == "pow" and is_num(a[1]): return times(times(a[1], power(a[0], num(a[1].args[0] - 1))), go(a[0]))
        if x.op == "call" and len(a) == 2: return times(outer(a[0], a[1]), go(a[1]))
        raise Unsupported("a derivative")
    return go(layered(e))


def layered(e):
    """rho, T, theta_bar and U at literal depths by kappa0 and kappa1."""
    towers = {}

    def leaf(x):
        if x.op != "call" or x.args[0] not in ("rho", "T", "theta_bar", "U", "theta"): return None
        f, z, depth = x.args
        z = layered(z)
        if not is_num(depth) or depth.args[0].denominator != 1 or not 1 <= depth.args[0] <= 200:
            raise Unsupported("a depth that is no number")
        tower = towers.setdefault(id(z), [(z, z)])
        while len(tower) < depth.args[0]:
            r, t = tower[-1]
            nxt = call("kappa1", r)
            tower.append((nxt, add(mul(call("kappa0", r), t), nxt)))
        r, t = tower[int(depth.args[0]) - 1]
        if f == "rho": return r
        if f == "T": return t
        if f == "theta_bar": return div(t, depth)
        if f == "theta": return mul(t, num(Q(1, 2 ** (int(depth.args[0]) - 1))))
        return div(mul(num(3), PI), call("sqrt", mul(num(2), sub(ONE, r))))
    return replace(e, leaf)


class TupleParser(Parser):
    """Sums of terms as nested tuples, for grammars whose terms are made otherwise."""
    def expression(self):
        e = ("neg", self.term()) if self.accept("-") else self.term()
        while self.peek() in ("+", "-"):
            e = ("add", e, self.term()) if self.take() == "+" else ("add", e, ("neg", self.term()))
        return e
