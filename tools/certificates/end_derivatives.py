"""`forall u in [-1, 1]: D(f(u), u) = g(u)` where the formula of the derivative divides by 0 at the ends. There the
derivative is one-sided, since f, with arccos(u), arcsin(u), kappa0(u) or kappa1(u) in it, has no value beyond. f is
continuous on [-1, 1], being made of continuous functions and defined there, f' = g inside, and g is continuous: by the
mean value theorem f has the derivative g at the ends. So f' is to be defined inside, f and g on all of [-1, 1], and the
same pieces show both."""
from exact import K
from expressions import E, Parser, add, derivative, layered, nodes, parse_expression, var
from normal import equal
from one_variable import NotChecked, Reader, Rejected, check_defined, claims_of, describes, says, unit_names

ENDING = ("arccos", "arcsin", "kappa0", "kappa1")
CONTINUOUS = ("sqrt", "exp", "log", "sin", "cos", "arctan", *ENDING)


class DerivativeParser(Parser):
    """Leaves D(f, u) as it stands."""
    def atom(self):
        if self.peek() != "D" or self.peek(1) != "(": return super().atom()
        self.take()
        self.take("(")
        f = self.expression()
        self.take(",")
        name = self.take()
        self.take(")")
        return E("D", f, name)


def is_continuous(e):
    """Where it is defined."""
    return all(x.op in ("num", "pi", "euler", "var", "add", "mul", "neg", "div", "pow")
               or x.op == "call" and x.args[0] in CONTINUOUS and len(x.args) == 2 for x in nodes(e))


def ends_in_derivative(part):
    bindings, f = part
    if len(bindings) != 1 or f[0] != "chain" or f[2] != ["="]: return False
    return f[1][0].op == "D" and f[1][0].args[1] == bindings[0][0]


def check_end_derivative(part, f, reader):
    """f, g: the sides of the derivative as they were written; part has them differentiated."""
    (name, _, domain), = part[0]
    f, g = f[1][0].args[0], f[1][1]
    c, = claims_of(("forall", list(part[0]), part[1]))
    low, high = c.where.lower, c.where.upper
    ends = low is not None and high is not None and (low + K.of(1)).is_zero() and (high - K.of(1)).is_zero()
    ending = any(x.op == "call" and x.args[0] in ENDING and x.args[1] is var(name) for x in nodes(f))
    if not ends or not ending or not is_continuous(f) or not is_continuous(g):
        raise NotChecked("another derivative at an end")
    head = reader.take("claim")
    describes(c, head)
    own = reader.section(head)
    reader.finish()
    item, (a, b) = own.take("identity"), c.formula[1]
    says(item, "left", parse_expression, a)
    says(item, "right", parse_expression, b)
    if a is not derivative(f, name) or not equal(layered(a), layered(b), unit_names(c.where)):
        raise Rejected(item["line"], "the sides have different normal forms")
    pieces = own.section(own.take("defined"))
    own.finish()
    check_defined(c.where.open(), add(a, b), pieces)
    check_defined(c.where, add(f, g), Reader(pieces.items, pieces.line))
