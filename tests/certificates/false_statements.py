"""Certificates of false or meaningless statements, written by hand to look as those of `verify` do: (statement, verdict, items).
None may be accepted."""


def expansion(error, rate, kind, where, terms, **other):
    return {"type": "expansion", "error": error, "rate": rate, "kind": kind, "layer": "L", "point": "z", "where": where,
            "terms": "the difference is " + terms, **other}


def identity(goal, form): return {"type": "identity", "goal": goal, "form": form}


def relation(left, right): return [{"type": "relation", "left": left, "relation": "=", "right": right, "name": "L", "first": "1"},
                                   {"type": "form", "method": "equal"}]


BELOW, ONE, CONTINUED = "every point below 1", "1", "1, by continuity"
COEFFICIENTS = [{"type": "coefficients", "numerator": "0", "factor": "1", "from": "1", "relation": "= 0"}]
CORRELATION = [{"type": "correlation", "name": "w", "layer": "1", "relation": "="}]
CIRCLE = [{"type": "instance", "d": "2", "L": "2", "X": "circle(6)"}]


def definite(kernel, needs, positive, rule="form"):
    return [{"type": "kernel", "relation": f"gram({kernel}, X) > 0", "kernel": kernel, "needs": needs},
            {"type": "series", "rule": rule, "kernel": kernel, "parts": "", "positive": positive}]


def null(vector): return [{"type": "matrix", "matrix": "", "null": vector}]


def series(function, *relations):
    """Of one variable u; each relation is an index, a right side and the first m."""
    items = [{"type": "series", "function": function, "name": "u", "lower": "-1", "upper": "1", "step": "2"}]
    for index, right, first in relations:
        items += [{"type": "relation", "left": f"coeff(u -> {function}, {index})", "relation": "=", "right": right, "name": "m", "first": first},
                  {"type": "finite", "from": "0", "to": "0"}]
    return items


def equal_inside(left, right, on="[-1, 1]"):
    """An equation whose difference is 0 where it is defined; that it is everywhere is said in one box and two ends."""
    ends = [{"type": "end", "at": at, "chart": chart, "t_max": "1/2", "terms": "8", "order": "0", "coefficient": "1", "lower": "0.9"}
            for at, chart in (("-1", "[2, 2]"), ("1", "[-2, 2]"))]
    return [{"type": "claim", "formula": f"{left} = {right}", "on": on, "items": "5"},
            {"type": "identity", "left": left, "right": right},
            {"type": "defined", "expression": f"{left} + {right}", "items": "3"}, *ends,
            {"type": "box", "from": "-1/2", "to": "1/2", "terms": "8", "lower": "0.9"}]


B = "(2*n)!/(4^n*n!^2*(2*n + 1))"
GRAM = "forall d >= 2, L >= 2, X distinct in S^(d - 1): gram(u -> theta(u, L), X) > 0"
STATEMENTS = (
    # Of the order terms: what is not seen is no yes, and a point of the domain must not be left out.
    ("forall z in [-1, 1]: lim[L -> inf] theta_bar(z, L) = 1/4", "holds", [expansion("theta_bar(z, L) - 1/4", "1", "o", BELOW, "3/8 * log(L)/L")]),
    ("forall z in [-1, 1]: lim[L -> inf] theta_bar(z, L) = 1", "holds", [expansion("theta_bar(z, L) - 1", "1", "o", ONE, "exactly 0")]),
    ("forall z in [-1, 1): theta_bar(z, L) = 1/4 + 3/8*log(L)/L + o(1/L) as L -> inf", "holds",
     [expansion("theta_bar(z, L) - (1/4 + 3/8*log(L)/L)", "1/L", "o", BELOW, "(1/4*C - 1/8) / L")]),
    ("forall z in [-1, 1): theta_bar(z, L) = 1/4 + 3/8*log(L)/L + Theta(1/L) as L -> inf", "fails",
     [expansion("theta_bar(z, L) - (1/4 + 3/8*log(L)/L)", "1/L", "Theta", BELOW, "(1/4*C - 1/8) / L")]),
    ("forall z in [-1, 2]: lim[L -> inf] rho(z, L) = 1", "holds", [expansion("rho(z, L) - 1", "1", "o", ONE, "exactly 0"),
                                                                   expansion("rho(z, L) - 1", "1", "o", BELOW, "-9/2*pi^2 / L^2")]),
    ("forall z in [-1, 1): rho(z, L) = 1 + o(1) as L -> inf uniformly in z", "fails", [expansion("rho(z, L) - 1", "1", "o", CONTINUED, "exactly 0")]),
    ("forall z in [-1, 0): theta_bar(z, L) = 1/4 + o(1) as L -> inf uniformly in z", "fails",
     [expansion("theta_bar(z, L) - 1/4", "1", "o", CONTINUED, "3/4")]),
    ("forall z in [-1, 1): theta_bar(z, L) = 1/4 + O(1/L) as L -> inf uniformly in z", "holds",
     [expansion("theta_bar(z, L) - 1/4", "1/L", "O", BELOW, "3/8 * log(L)/L")]),
    ("forall z in [-1, 1): lim[L -> inf] 1/(theta_bar(z, L) - 1/4 - 3/8*log(L)/L) = 0", "holds",
     [expansion("1/(theta_bar(z, L) - 1/4 - 3/8*log(L)/L)", "1", "o", BELOW, "O(1/log(L)^15)")]),
    ("lim[L -> inf] log(2*L) - log(L) = 0", "holds", [expansion("log(2*L) - log(L)", "1", "o", ONE, "exactly 0", point="1")]),
    ("lim[L -> inf] log(L) - sum[k in 1..L] 1/k = 0", "holds", [expansion("log(L) - sum[k in 1..L] 1/k", "1", "o", ONE, "1/2 / L", point="1")]),
    ("lim[L -> inf] log(L) - sum[k in 2..L] 1/k + euler = 0", "holds",
     [expansion("log(L) - sum[k in 2..L] 1/k + euler", "1", "o", ONE, "-1/2 / L", point="1")]),
    # Of equations for all integers: definedness, first values, powers.
    ("forall L >= 0: L/L = 1", "holds", COEFFICIENTS),
    ("forall L >= 1: (L - 1)/(L - 1) = 1", "holds", COEFFICIENTS),
    ("forall L >= 1: 1/L = 2/L", "holds", COEFFICIENTS),
    ("forall L >= 1: sum[k in 1..L] k = L*(L + 1)/2 + 1", "holds", relation("sum[k in 1..L] k", "L*(L + 1)/2 + 1")),
    ("forall L >= 1: sum[k in 3..L] k = L*(L + 1)/2 - 3", "holds", relation("sum[k in 3..L] k", "L*(L + 1)/2 - 3")),
    ("forall L >= 1: 1/sum[k in 1..L] (k - 1) = 2/(L*(L - 1))", "holds", relation("1/sum[k in 1..L] (k - 1)", "2/(L*(L - 1))")),
    ("forall L >= 1: (-2)^L = -2^L", "holds", relation("(-2)^L", "-2^L")),
    ("forall L >= 1: 2^(L + 1) = 2^L", "holds", relation("2^(L + 1)", "2^L")),
    ("forall L >= 1: 2^L = 4^L", "holds", relation("2^L", "4^L")),
    ("forall L >= 1, a in R: sqrt(a^2) = a", "holds", relation("sqrt(a^2)", "a")),
    ("forall L >= 1, a in R: a/a = 1", "holds", relation("a/a", "1")),
    ("forall L >= 1, a in R: sqrt(L^a) = L^a", "holds", relation("sqrt(L^a)", "L^a")),
    ("forall L >= 1: theta_bar(1, L) = L", "holds", CORRELATION),
    ("forall L >= 0: theta_bar(1, L) = 1", "holds", CORRELATION),
    ("forall L >= 1: theta_bar(1, 2*L) = theta_bar(1, L - 1)", "holds", CORRELATION),
    ("forall L >= 1: theta(1, L) = T(1, L)", "holds", CORRELATION),
    # Of vectors and matrices: names, sizes, ranges, derivatives.
    ("given t in R: D(t, t) = 0", "holds", [identity("D(t, t) = 0", "0")]),
    ("given n >= 1, w, y in R^n, t in R, D(w, t) = y: D(w'*w, t) = w'*y", "holds", [identity("D(w'*w, t) = w'*y", "sum[i in 1..n] w[i]*y[i]")]),
    ("forall n >= 1, K in R^(n, n): K = K'", "holds", [identity("K = K'", "K[free_1, free_2]")]),
    ("forall n >= 1, K in R^(n, n), y in R^n: K*y = K'*y", "holds", [identity("K*y = K'*y", "sum[i in 1..n] K[free_1, i]*y[i]")]),
    ("forall n >= 1, K, A in R^(n, n): K*A = A*K", "holds", [identity("K*A = A*K", "sum[i in 1..n] K[free_1, i]*A[i, free_2]")]),
    ("forall n >= 1, y in R^n, k in 1..n: sum[k in 1..n] y[k] = y[k]", "holds", [identity("sum[k in 1..n] y[k] = y[k]", "y[k]")]),
    ("forall n, m >= 1, y in R^n: sum[i in 1..m] y[i] = sum[i in 1..n] y[i]", "holds",
     [identity("sum[i in 1..m] y[i] = sum[i in 1..n] y[i]", "sum[i in 1..n] y[i]")]),
    ("forall n >= 1, s in R: s/s = 1", "holds", [identity("s/s = 1", "1")]),
    ("forall n >= 1, y in R^n: (sum[i in 1..n] y[i])^2 = sum[i in 1..n] y[i]^2", "holds",
     [identity("(sum[i in 1..n] y[i])^2 = sum[i in 1..n] y[i]^2", "sum[i in 1..n] y[i]^2")]),
    ("forall n >= 1, y in R^n: sum[i in 1..n] 1 = 1", "holds", [identity("sum[i in 1..n] 1 = 1", "1")]),
    ("forall n >= 1, y in R^n: diag(y)*ones = ones", "holds", [identity("diag(y)*ones = ones", "1")]),
    ("forall n >= 1, y in R^n, i, j in 1..n: diag(y)[i, j] = y[i]", "holds", [identity("diag(y)[i, j] = y[i]", "y[i]")]),
    ("forall m, d >= 1, P in R^(m, d): -P*P' >= 0", "holds", [{"type": "inequality", "goal": "-P*P' >= 0"}]),
    ("forall m, d >= 1, P in R^(m, d), Q in R^(d, m): P*Q >= 0", "holds", [{"type": "inequality", "goal": "P*Q >= 0"}]),
    ("forall n >= 1, y in R^n: y + y = 2*y", "fails", [{"type": "instance", "n": "1", "y": "3"}]),
    ("forall n >= 1, y in R^n, eta > 0: eta*y = y", "fails", [{"type": "instance", "n": "1", "y": "3", "eta": "-1"}]),
    ("forall n >= 1, y in R^n, eta > 0: eta*(y - y) = 0*y", "fails", [{"type": "instance", "n": "2", "y": "(3, 1)", "eta": "2"}]),
    # Of kernels: the points, the layer, the vector.
    (GRAM, "fails", CIRCLE + null("(1, 1, 1, 1, 1, 1)")),
    (GRAM, "fails", CIRCLE + null("(0, 0, 0, 0, 0, 0)")),
    (GRAM, "fails", CIRCLE + null("(1, -1)")),
    (GRAM, "holds", CIRCLE + null("(1, -1, 1, -1, 1, -1)")),
    (GRAM.replace("d >= 2", "d >= 3"), "fails", CIRCLE + null("(1, -1, 1, -1, 1, -1)")),
    (GRAM.replace("L >= 2", "L >= 3"), "fails", CIRCLE + null("(1, -1, 1, -1, 1, -1)")),
    # Of kernels that are said to be definite: one with antipodes, one that is a polynomial, a number that may be 0.
    ("forall d >= 1, X distinct in S^(d-1): gram(kappa1(u), X) > 0", "holds", definite("kappa1(u)", "distinct", "infinitely many even")),
    ("forall d >= 1, X distinct in S^(d-1): gram(kappa1(u), X) > 0", "holds",
     definite("kappa1(u)", "distinct", "infinitely many odd, infinitely many even")),
    ("forall d >= 1, X distinct in S^(d-1): gram(kappa1(u), X) > 0", "holds", definite("kappa1(u)", "no antipodes", "infinitely many even")),
    ("forall d >= 1, X distinct in S+^d: gram(u + 1, X) > 0", "holds", definite("u + 1", "no antipodes", "infinitely many odd")),
    ("forall d >= 1, X distinct in S+^d: gram(-kappa1(u), X) > 0", "holds", definite("-kappa1(u)", "no antipodes", "infinitely many even")),
    ("forall d >= 1, X distinct in S+^d, a >= 0: gram(a^2*kappa1(u), X) > 0", "holds",
     definite("a^2*kappa1(u)", "no antipodes", "infinitely many even")),
    ("forall d >= 1, X distinct in S+^d, a != 0: gram(a^3*kappa1(u), X) > 0", "holds",
     definite("a^3*kappa1(u)", "no antipodes", "infinitely many even")),
    ("forall d >= 1, L >= 1, X distinct in S+^d: gram(theta(u, L), X) > 0", "holds",
     definite("theta(u, L)", "no antipodes", "infinitely many even", "layers")),
    # Of one variable: by the form, expectations, shapes.
    ("forall f in R: exp(-f) - 1 > 0", "holds", [{"type": "claim", "formula": "exp(-f) - 1 > 0", "on": "(-inf, inf)", "items": "1"},
                                                {"type": "factors", "margin": "exp(-f) - 1 - 0", "rest": "1"}]),
    ("forall u in [-1, 1]: E[(X, Y) ~ N2(u)] relu(X)*relu(Y) = kappa0(u)/2", "holds",
     [{"type": "expectation", "of": "E[(X, Y) ~ N2(u)] relu(X)*relu(Y)", "is": "kappa0(u)/2"},
      {"type": "asked", "statement": "forall u in [-1, 1]: kappa0(u)/2 = kappa0(u)/2", "items": "0"}]),
    ("forall L >= 1: theta_bar(z, L) increasing in z on [-1, 1]", "holds", [{"type": "cone", "expression": "theta_bar(z, L)", "name": "z", "layer": "L"}]),
    ("forall L >= 0: rho(z, L) increasing in z on [-1, 1]", "holds", [{"type": "cone", "expression": "rho(z, L)", "name": "z", "layer": "L"}]),
    ("forall L >= 3: theta_bar(z, L) increasing in z on [0, 1]", "fails", [{"type": "layer", "name": "L", "value": "3"},
                                                                           {"type": "point", "z_left": "0", "z_right": "1"}]),
    # Of power series: what does not converge at the ends, is not defined, or begins later.
    ("forall u in [-1, 1]: 0 = sum[n >= 0] u^(2*n + 1) - sum[n >= 0] u^(2*n + 1)", "holds", series("0", ("2*m", "0", "0"), ("2*m + 1", "0", "0"))),
    ("forall u in [-1, 1]: 0 = sum[n >= 0] 1/(n + 1)*u^(2*n + 1) - sum[n >= 0] 1/(n + 1)*u^(2*n + 1)", "holds",
     series("0", ("2*m", "0", "0"), ("2*m + 1", "0", "0"))),
    ("forall u in [-1, 1]: 0 = sum[n >= 0] 1/(n - 3)^2*u^(2*n + 1) - sum[n >= 0] 1/(n - 3)^2*u^(2*n + 1)", "holds",
     series("0", ("2*m", "0", "0"), ("2*m + 1", "0", "0"))),
    (f"forall u in [-1, 1]: kappa0(u) = 1/2 + 1/pi*sum[n >= 1] {B}*u^(2*n + 1)", "holds",
     series("-(kappa0(u) - 1/2)", ("2*m", "0", "0"), ("2*m + 1", f"-1/pi*{B.replace('n', 'm')}", "1"))),
    (f"forall u in [-1, 1]: kappa0(u) = 1/3 + 1/pi*sum[n >= 0] {B}*u^(2*n + 1)", "holds",
     series("-(kappa0(u) - 1/3)", ("2*m", "0", "0"), ("2*m + 1", f"-1/pi*{B.replace('n', 'm')}", "0"))),
    (f"forall u in [-1, 1]: kappa1(u) = 1/2 + 1/pi*sum[n >= 0] {B}*u^(2*n + 1)", "holds",
     series("-(kappa1(u) - 1/2)", ("2*m", "0", "0"), ("2*m + 1", f"-1/pi*{B.replace('n', 'm')}", "0"))),
    (f"forall u in [-1, 2]: kappa0(u) = 1/2 + 1/pi*sum[n >= 0] {B}*u^(2*n + 1)", "holds",
     series("-(kappa0(u) - 1/2)", ("2*m", "0", "0"), ("2*m + 1", f"-1/pi*{B.replace('n', 'm')}", "0"))),
    # Of derivatives at ends, extrema, shapes with a kink, constants.
    ("forall u in [-1, 1]: D(arccos(u), u) = -1/sqrt(1 - u^2)", "holds", equal_inside("D(arccos(u), u)", "-1/sqrt(1 - u^2)")),
    ("forall u in [-1, 1]: D(sqrt(1 - u^2), u) = -u/sqrt(1 - u^2)", "holds", equal_inside("D(sqrt(1 - u^2), u)", "-u/sqrt(1 - u^2)")),
    ("forall u in [-1, 1]: D(abs(u), u) = u/abs(u)", "holds", equal_inside("D(abs(u), u)", "u/abs(u)")),
    ("forall u in [-1, 1]: 1/u = 1/u", "holds", equal_inside("1/u", "1/u")),
    ("forall u in [-1, 1]: u/u = 1", "holds", equal_inside("u/u", "1")),
    ("forall u in [-1, 1]: u^(-1) = u^(-1)", "holds", equal_inside("u^(-1)", "u^(-1)")),
    ("forall u in [-2, 2]: (sqrt(u^2) - u)*(1 - u^2/4) < 4/5", "holds",
     [{"type": "claim", "formula": "(sqrt(u^2) - u)*(1 - u^2/4) < 4/5", "on": "[-2, 2]", "items": "5"},
      {"type": "end", "at": "-2", "chart": "[1, 1]", "t_max": "1/10", "terms": "8", "order": "0", "coefficient": "4/5", "lower": "0.1"},
      {"type": "end", "at": "2", "chart": "[-1, 1]", "t_max": "1/10", "terms": "8", "order": "0", "coefficient": "4/5", "lower": "0.1"},
      {"type": "box", "from": "-19/10", "to": "19/10", "terms": "8", "lower": "0.1"}]),
    ("-abs(u) convex in u on [-1, 1]", "holds",
     [{"type": "claim", "formula": "-abs(u) convex in u on [-1, 1]", "on": "[-1, 1]", "items": "4"},
      {"type": "defined", "expression": "-abs(u)", "items": "1"}, {"type": "total", "expression": "-abs(u)"},
      {"type": "derivative", "times": "2", "of": "-abs(u)", "margin": "0", "items": "1"},
      {"type": "box", "from": "-1", "to": "1", "terms": "8", "lower": "0"}]),
    ("lim[L -> inf] sup[z in [-1, 1]] rho(z, L + 1) = 0", "holds",
     [{"type": "extremum", "statement": "w_ nonincreasing in w_ on [-1, 1]", "engine": "one variable", "answer": "holds"},
      {"type": "claim", "formula": "w_ nonincreasing in w_ on [-1, 1]", "on": "[-1, 1]", "items": "0"},
      {"type": "extremum", "statement": "lim[L -> inf] rho(-1, L + 1) = 0", "engine": "depth rates", "answer": "holds"},
      expansion("rho(-1, L + 1)", "1", "o", BELOW, "1", point="-1")]),
    ("sqrt(8) = 2*sqrt(3)", "holds", [{"type": "constants", "left": "sqrt(8)", "right": "2*sqrt(3)", "sign": "0", "by": "exact form"}]),
    ("sqrt(8) < 2*sqrt(2)", "holds", [{"type": "constants", "left": "sqrt(8)", "right": "2*sqrt(2)", "sign": "0", "by": "exact form"}]),
)
