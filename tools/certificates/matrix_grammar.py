"""Statements `forall n >= 1, A, B in Sym(n), v in R^n: premises => relations` about symmetric matrices of any size: a parser of
its own. Expressions are nested tuples, of which matrix_inequalities.py makes forms and matrix_instance.py values."""
from fractions import Fraction as Q

from expressions import TupleParser, Unsupported

FUNCTIONS = ("lambda_min", "lambda_max", "norm_2", "norm_F", "max", "abs", "sqrt")
RELATIONS = ("<", "<=", "=", ">=", ">")


class Matrices:
    """The name of the size, of the symmetric matrices and of the vectors; premises and goals are (left, relation, right)."""
    def __init__(self): self.size, self.matrices, self.vectors, self.premises, self.goals = None, [], [], [], []
    def __eq__(self, o): return vars(self) == vars(o)


class MatrixParser(TupleParser):
    def statement(self):
        s = Matrices()
        self.take("forall")
        s.size = self.name()
        for t in (">=", "1", ","): self.take(t)
        while True:
            names = [self.name()]
            while self.accept(","): names.append(self.name())
            self.bind(s, names)
            if not self.accept(","): break
        self.take(":")
        links = self.conjunction()
        if self.accept("=>"): s.premises, links = links, self.conjunction()
        if self.i != len(self.tokens): raise Unsupported("what follows the statement")
        s.goals = links
        return s

    def name(self):
        if self.kind() != "name" or self.peek() in FUNCTIONS + ("o", "sum", "and", "in", "forall"): raise Unsupported("a name")
        return self.take()

    def bind(self, s, names):
        self.take("in")
        if self.peek() == "Sym":
            for t in ("Sym", "(", s.size, ")"): self.take(t)
            s.matrices += names
        else:
            for t in ("R", "^", s.size): self.take(t)
            s.vectors += names
        bound = [s.size] + s.matrices + s.vectors
        if len(set(bound)) != len(bound): raise Unsupported("a name bound twice")

    def conjunction(self):
        links = self.chain()
        while self.accept("and"): links += self.chain()
        return links

    def chain(self):
        left, links = self.expression(), []
        while self.peek() in RELATIONS:
            relation, right = self.take(), self.expression()
            links.append((left, relation, right))
            left = right
        if not links: raise Unsupported("no relation")
        return links

    def term(self):
        e = self.factor()
        while self.peek() in ("*", "/", "o"):
            e = ({"*": "mul", "/": "div", "o": "hadamard"}[self.take()], e, self.factor())
        return e

    def factor(self):
        e = self.atom()
        while self.accept("'"): e = ("transposed", e)
        if self.accept("["):
            i = self.name()
            self.take(",")
            e = ("entry", e, i, self.name())
            self.take("]")
        if self.accept("^"):
            if self.kind() != "num" or self.peek() not in ("1", "2", "3", "4"): raise Unsupported("an exponent")
            e = ("power", e, int(self.take()))
        return e

    def atom(self):
        if self.kind() == "num":
            if len(self.peek()) > 2000: raise Unsupported("a long number")
            return ("number", Q(self.take()))
        if self.accept("("):
            e = self.expression()
            self.take(")")
            return e
        if self.kind() != "name": raise Unsupported(f"{self.peek()!r} in an expression")
        if self.peek() == "sum":
            self.take()
            self.take("[")
            index = self.name()
            for t in ("in", "1", ".."): self.take(t)
            size = self.name()
            self.take("]")
            return ("sum", index, size, self.term())
        if self.peek() in FUNCTIONS:
            name = self.take()
            return (name, self.atom())
        return ("name", self.name())


def statement(text): return MatrixParser(text).statement()


def part(text, rule):
    """The whole text by this rule of the grammar."""
    parser = MatrixParser(text)
    found = getattr(parser, rule)()
    if parser.i != len(parser.tokens): raise Unsupported("what follows")
    return found
