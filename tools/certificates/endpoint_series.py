"""The series at the end z = 1 - x = 1, 0 <= x <= 2: sqrt(1 - z^2) = sqrt(2 x) S, arccos z = sqrt(2 x) A, kappa1(z) = z +
sqrt(2 x) Q/pi, so S = sqrt(1 - x/2), A = arcsin(w)/w at w^2 = x/2 and Q = S - (1 - x) A.

With c_n = binomial(2n, n)/8^n the coefficients of x^n, n >= 1, are s_n = -c_n/(2n - 1), a_n = c_n/(2n + 1), and
q_n = s_n - a_n + a_(n-1) = 8n c_n/((2n - 1)^2 (2n + 1)): of one sign. So what follows M >= 1 terms, divided by x^M, is
greatest in size at x = 2, where S = 0 and A = Q = pi/2."""
from fractions import Fraction as Q
from math import comb

from intervals import SCALE, I
from one_variable import Rejected, field, integer, rational


def coefficient(name, n):
    c = Q(comb(2 * n, n), 8 ** n)
    if name == "S": return -c / (2 * n - 1)
    if name == "A": return c / (2 * n + 1)
    return 8 * n * c / ((2 * n - 1) ** 2 * (2 * n + 1))


def remainder(name, terms):
    head = sum(coefficient(name, n) * 2 ** n for n in range(terms))
    at_two = I.of(0) if name == "S" else I.pi() * I.of(Q(1, 2))
    rest = (at_two - I.of(head)) * I.of(Q(1, 2 ** terms))
    return Q(max(abs(rest.lo), abs(rest.hi)), SCALE)


def check_endpoint_series(head, reader):
    shown = set()
    while not reader.at_end():
        series = reader.take("series")
        own, name = reader.section(series), field(series, "name")
        if name not in ("S", "A", "Q"): raise Rejected(series["line"], "another series")
        terms = integer(series, "items", 1, 200)
        for n in range(terms):
            item = own.take("coefficient")
            if integer(item, "power", 0, 200) != n or rational(item, "value") != coefficient(name, n):
                raise Rejected(item["line"], f"this is not the coefficient of x^{n} in {name}")
        if rational(series, "remainder") < remainder(name, terms):
            raise Rejected(series["line"], f"what follows is {float(remainder(name, terms)):.12g} at x = 2")
        shown.add(name)
    if shown != {"S", "A", "Q"}: raise Rejected(head["line"], "a series is missing")
