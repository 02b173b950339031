"""Equations with E[(X, Y) ~ N2(u)] relu(X) relu(Y) = kappa1(u)/2 and of the steps, kappa0(u)/2: the parser takes these values
(expressions.py); what is left is an equation in one variable."""
from expressions import Parser, Unsupported, parse_expression, plain, replace
from normal import equal
from one_variable import Rejected, check_holds, claims_of, field, unit_names


def check_expectation(f, reader):
    where = claims_of(f)[0].where
    values = []
    while reader.next_is("expectation"):
        item = reader.take()
        try:
            of, value = (parse_expression(field(item, k)) for k in ("of", "is"))
        except Unsupported:
            raise Rejected(item["line"], "this is no expectation that is known")
        if of.op != "expect" or not equal(of, value, unit_names(where)):
            raise Rejected(item["line"], "the expectation has another value")
        values.append((of, value))
    head = reader.take("asked")
    asked = Parser(field(head, "statement")).statement()
    own = f

    def put(x):
        if hasattr(x, "op"): return replace(x, lambda e: next((v for of, v in values if e is of), None))
        if isinstance(x, (list, tuple)): return type(x)(map(put, x))
        return x
    own = put(f)
    if plain(own) != plain(asked): raise Rejected(head["line"], "this is not what the statement asks")
    check_holds(asked, reader.section(head))
    reader.finish()
