"""Statements about vectors and matrices of any size, read into problems: names with their shapes, rules D(w, t) = …, and
relations between expressions. Expressions are nested tuples; index_sums.py computes with them."""
import re
from fractions import Fraction as Q

from expressions import TupleParser, Unsupported


class Problem:
    def __init__(self):
        self.sizes, self.shapes, self.ranges, self.positive, self.rules = [], {}, {}, set(), {}
        self.parts = []  # (ranges, [(left, relation, right)])

    def same_names(self, o):
        return (self.sizes, {n: s for n, s in self.shapes.items() if n != "t"}, self.ranges, self.positive, set(self.rules)) == (
            o.sizes, {n: s for n, s in o.shapes.items() if n != "t"}, o.ranges, o.positive, set(o.rules))


class IndexParser(TupleParser):
    """Not all of the language: what no rule reads is Unsupported."""

    def __init__(self, text):
        text = re.sub(r"#(\d+)\.(\d+)", r"bound_\1_\2", text).replace("@", "free_")
        super().__init__(text)
        self.given = False

    def problem(self):
        p = Problem()
        self.given = self.accept("given")
        if not self.given: self.take("forall")
        self.names(p)
        self.take(":")
        self.conjunction(p, dict(p.ranges))
        if self.i != len(self.tokens): raise Unsupported("what follows the statement")
        return p

    def name(self):
        if self.kind() != "name": raise Unsupported("a name")
        return self.take()

    # Bindings.
    def names(self, p):
        while True:
            if self.given and self.rule(p): pass
            else: self.binding_of(p)
            if not self.accept(","): return

    def list_of_names(self):
        names = [self.name()]
        while self.accept(","): names.append(self.name())
        return names

    def binding_of(self, p):
        names = self.list_of_names()
        if any(n in p.shapes or n in p.ranges or n in ("ones", "diag", "D", "sum") or n[:5] == "free_" for n in names):
            raise Unsupported("a name bound twice, or reserved")
        if self.accept(">="):
            self.take("1")
            for n in names:
                p.sizes.append(n)
                p.shapes[n] = ()
        elif self.accept(">"):
            self.take("0")
            for n in names: p.shapes[n] = ()
            p.positive |= set(names)
        else:
            if not self.accept("in"): raise Unsupported("a binding")
            if self.peek() == "1": p.ranges.update({n: r for r in [self.range(p)] for n in names})
            else: p.shapes.update({n: s for s in [self.shape(p)] for n in names})

    def range(self, p):
        self.take("1")
        self.take("..")
        return self.size(p)

    def size(self, p):
        n = self.name()
        if n not in p.sizes: raise Unsupported("a size that is no name")
        return n

    def shape(self, p):
        self.take("R")
        if not self.accept("^"): return ()
        if not self.accept("("): return (self.size(p),)
        rows = self.size(p)
        self.take(",")
        columns = self.size(p)
        self.take(")")
        return (rows, columns)

    def rule(self, p):
        """forall k in 1..d: D(w[k], t) = …, D(w, t) = …, w[k]' = …, w' = …"""
        at, index, bound = self.i, None, None
        try:
            if self.accept("forall"):
                index = self.name()
                self.take("in")
                bound = self.range(p)
                self.take(":")
            derivative = self.accept("D")
            if derivative: self.take("(")
            name = self.name()
            if self.accept("["):
                k = self.name()
                self.take("]")
                if index is not None and k != index: raise Unsupported("a rule")
                index = k
            elif index is not None: raise Unsupported("a rule")
            if derivative:
                for t in (",", "t", ")"): self.take(t)
            else: self.take("'")
            self.take("=")
        except Unsupported:
            self.i = at
            return False
        shape = p.shapes.get(name)
        if shape is None or name in p.sizes or name in p.rules or (index is not None and (len(shape) != 1 or index in p.shapes)):
            raise Unsupported("a rule")
        if bound not in (None, *shape): raise Unsupported("a rule for a part")
        p.rules[name] = (index, self.expression())
        return True

    # Relations.
    def conjunction(self, p, ranges):
        while True:
            inner, at = dict(ranges), self.i
            if self.accept("("):
                if self.peek() == "forall":
                    self.conjunction(p, ranges)
                    self.take(")")
                    if not self.accept("and"): return
                    continue
                self.i = at
            if self.accept("forall"):
                names = self.list_of_names()
                self.take("in")
                r = self.range(p)
                if any(n in p.shapes or n in inner for n in names): raise Unsupported("a name bound twice")
                inner.update({n: r for n in names})
                self.take(":")
            self.chain(p, inner)
            if not self.accept("and"): return

    def chain(self, p, ranges):
        left, found = self.expression(), []
        while self.peek() in ("=", ">="):
            relation, right = self.take(), self.expression()
            found.append((left, relation, right))
            left = right
        if not found: raise Unsupported("no relation")
        p.parts.append((ranges, found))

    # Expressions.
    def term(self):
        e = self.factor()
        while True:
            if self.accept("*"): e = ("mul", e, self.factor())
            elif self.accept("/"): e = ("div", e, self.factor())
            elif self.kind() == "name" and self.peek() == "sum": e = ("mul", e, self.factor())
            else: return e

    def factor(self):
        if self.accept("-"): return ("neg", self.factor())
        e = self.atom()
        while True:
            if self.accept("'"): e = ("transposed", e)
            elif self.accept("["):
                indices = self.list_of_names()
                self.take("]")
                e = ("entry", e, tuple(indices))
            else: break
        if self.accept("^"):
            negative = self.accept("-")
            if self.kind() != "num" or not self.peek().isdigit(): raise Unsupported("an exponent")
            n = int(self.take())
            if n > 6: raise Unsupported("an exponent")
            e = ("power", e, -n if negative else n)
        return e

    def atom(self):
        if self.kind() == "num": return ("number", Q(self.take()))
        if self.accept("("):
            e = self.expression()
            self.take(")")
            return e
        name = self.name()
        if name == "sum":
            self.take("[")
            index = self.name()
            self.take("in")
            for t in ("1", ".."): self.take(t)
            size = self.name()
            self.take("]")
            return ("sum", index, size, self.term())
        if name in ("D", "diag"):
            self.take("(")
            e = self.expression()
            if name == "D":
                self.take(",")
                self.take("t")
            self.take(")")
            return (name, e)
        if self.peek() == "(": raise Unsupported(f"the function {name}")
        return ("name", name)
