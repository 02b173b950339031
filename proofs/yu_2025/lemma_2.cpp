#include "proofs/common/finding_parts.hpp"
#include "claim/legacy.hpp"
#include "proofs/yu_2025/common/strictly_positive.hpp"

#include <algorithm>

namespace proofs::yu_2025 {
namespace {

using rigor::Rational, rigor::RationalMatrix, rigor::Truth;

/// sum over k of q^-k u^(first + step k), k < terms (all k if terms is 0): u^first/(1 - u^step/q), minus `less`. Exact, and its support is known.
struct Series {
    long first, step;
    Rational q;
    long terms = 0;
    Rational less = 0;

    Rational at(const Rational& u) const {
        const Rational ratio = rigor::power(u, static_cast<unsigned long>(step)) / q;
        Rational value = rigor::power(u, static_cast<unsigned long>(first)) / (1 - ratio);
        if (terms > 0) value *= 1 - rigor::power(ratio, static_cast<unsigned long>(terms));
        return value - less;
    }
    bool infinitely_many() const { return terms == 0; }
    bool nonnegative() const { return q > 0 && (first == 0 ? 1 : 0) >= less; }
    std::string name() const {
        return "u^" + std::to_string(first) + "/(1 - u^" + std::to_string(step) + "/" + rigor::to_string(q) + ")" + (terms > 0 ? ", " + std::to_string(terms) + " terms" : "") +
               (less != 0 ? " - " + rigor::to_string(less) : "");
    }
};

enum class Domain { open_half_sphere, closed_half_sphere, sphere };
bool admits(Domain domain, int sign_of_last_coordinate) {
    return domain == Domain::sphere || sign_of_last_coordinate > 0 || (domain == Domain::closed_half_sphere && sign_of_last_coordinate == 0);
}

/// The rational point (2 t, 1 - |t|^2)/(1 + |t|^2) of the sphere; in the open half sphere if and only if |t| < 1.
Vector on_sphere(const Vector& t) {
    const Rational square = inner(t, t), scale = 1 / (1 + square);
    Vector x;
    for (const Rational& e : t) x.push_back(2 * e * scale);
    x.push_back((1 - square) * scale);
    return x;
}

/// Points of the domain, the antipodes and equator included where it has them.
std::vector<Points> samples(Domain domain) {
    const Rational near = 1 - rigor::power_of_two(-8), tiny = rigor::power_of_two(-8);
    std::vector<std::vector<Vector>> parameters{{{Rational(0)}},
                                                {{near}, {-near}, {Rational(0)}, {tiny}, {-tiny}},
                                                {{Rational(1, 2)}, {Rational(-1, 2)}, {Rational(1, 3)}, {Rational(-1, 3)}, {Rational(3, 5)}, {Rational(-3, 5)}, {Rational(0)}},
                                                {{Rational(1, 2), Rational(1, 2)}, {Rational(-1, 2), Rational(-1, 2)}, {Rational(1, 2), Rational(-1, 2)}, {0, 0}, {0, near}, {0, -near}}};
    if (domain != Domain::open_half_sphere) parameters.push_back({{Rational(1)}, {Rational(-1)}});          // on the equator
    if (domain == Domain::sphere) parameters.push_back({{Rational(1, 2)}, {Rational(-2)}});                 // antipodes
    std::vector<Points> list;
    for (const auto& set : parameters) {
        Points points;
        for (const Vector& t : set) points.push_back(on_sphere(t));
        list.push_back(points);
    }
    return list;
}

RationalMatrix gram(const Series& f, const Points& points) {
    const auto n = static_cast<long>(points.size());
    RationalMatrix a(n, n);
    for (long i = 0; i < n; ++i)
        for (long j = 0; j < n; ++j) a(i, j) = f.at(inner(points[static_cast<std::size_t>(i)], points[static_cast<std::size_t>(j)]));
    return a;
}

/// All coefficients, every third, even powers only, odd powers only, a late start.
const std::vector<Series>& functions() {
    static const std::vector<Series> list{{0, 1, 2}, {0, 3, 2}, {0, 2, 2}, {1, 2, 5}, {20, 7, 3}};
    return list;
}

claim::legacy::Argument argue(Domain domain, const std::vector<Series>& list) {
    bool separated = true;
    for (int sign = -1; sign <= 1; ++sign) separated = separated && !(admits(domain, sign) && admits(domain, -sign));
    claim::legacy::Argument argument;
    argument.step("no point of the domain has its antipode there (last coordinate negative, zero, positive: the three cases), so |<x_i, x_j>| < 1 for i != j", rigor::truth(separated));
    for (const Series& f : list) {
        argument.step(f.name() + ": every a_k >= 0, and a_k > 0 beyond every index, so a_N > 0 for some N with (n - 1) eta^N < 1", rigor::truth(f.nonnegative() && f.infinitely_many()));
        Truth all = Truth::yes;
        for (const Points& points : samples(domain)) all = all && rigor::positive_definite(gram(f, points));
        argument.step(f.name() + ": Gram matrices at point sets of the domain are positive definite, by exact elimination", all);
    }
    return argument;
}

claim::Verdict variant(Domain domain, const std::vector<Series>& list) { return claim::verdict_of(argue(domain, list).conclusion()); }

/// With eta^2 <= 1 - s and N > 2 log(2 (n - 1))/s, a_N > 0, (n - 1) eta^N < 1/2: so k(X, X) - (a_N/2) I is positive definite. Decided by exact elimination.
Truth quantitative(const Points& parameters, long which) {
    const Series& f = functions()[static_cast<std::size_t>(which)];
    Points points;
    for (const Vector& t : parameters) {
        // t/(1 + sum |t_i|): into the open unit disc, one to one.
        Rational size = 1;
        for (const Rational& e : t) size += abs(e);
        Vector inside = t;
        for (Rational& e : inside) e /= size;
        points.push_back(on_sphere(inside));
    }
    std::sort(points.begin(), points.end());
    points.erase(std::unique(points.begin(), points.end()), points.end());
    Rational s = 1;
    bool in_domain = true;
    for (std::size_t i = 0; i < points.size(); ++i) {
        in_domain = in_domain && points[i].back() > 0 && inner(points[i], points[i]) == 1;
        for (std::size_t j = 0; j < i; ++j) {
            const Rational u = inner(points[i], points[j]);
            s = std::min(s, Rational(1 - u * u));
        }
    }
    // 2 log(2 (n - 1)) <= 2 log 8 < 6 for n <= 5.
    const long needed = static_cast<long>(rigor::Integer(numerator(Rational(6 / s)) / denominator(Rational(6 / s)))) + 1;
    const long k = needed <= f.first ? 0 : (needed - f.first + f.step - 1) / f.step;
    const Rational a_n = 1 / rigor::power(f.q, static_cast<unsigned long>(k));
    return rigor::truth(in_domain) && rigor::positive_definite(gram(f, points).shifted(a_n / 2));
}

/// 1 to 4 points of R^1 or R^2 with small numerators, one of them perhaps negated.
rc::Gen<Points> parameter_sets() {
    const auto entry = rc::gen::map(rc::gen::pair(claim::integers(-12, 12), claim::integers(1, 3)),
                                    [](const std::pair<long, long>& p) { return Rational(p.first, p.second); });
    return rc::gen::mapcat(rc::gen::pair(claim::integers(1, 2), claim::integers(1, 4)), [=](const std::pair<long, long>& shape) {
        return rc::gen::map(rc::gen::container<Points>(static_cast<std::size_t>(shape.second), rc::gen::container<Vector>(static_cast<std::size_t>(shape.first), entry)),
                            [](Points x) {
                                Vector other = x.front();
                                for (Rational& e : other) e = -e;
                                x.push_back(other);
                                return x;
                            });
    });
}

claim::legacy::Finding check(const claim::Context&) {
    claim::legacy::Finding finding = conclude(argue(Domain::open_half_sphere, functions()), claim::Evidence::proved, "all d, all n, all n different points of the open half sphere, all such f");
    finding.stronger = "With eta = max |<x_i, x_j>|, lambda_min >= sum_(k >= N) a_k (1 - (n - 1) eta^k) for every N with (n - 1) eta^N <= 1.";
    finding.remark = "The half sphere must be open: 1/(1 - u^2/2) at e_1 and -e_1 on the equator gives a matrix of equal entries. Infinitely many coefficients are needed: a polynomial of degree N has rank at "
                     "most 2 N + 1 on the circle. Continuity of f is not used beyond the convergence at u = 1. The printed proof leaves open how n is chosen (a_n > 0 and large; "
                     "the index n is also the number of points), and that the other terms are positive semidefinite.";
    return finding;
}

}  // namespace

claim::legacy::Check lemma_2() {
    return {
        .id = "yu-2025/lemma-2",
        .check = with_misprint(check, R"(On $\mathbb S_+^d:=\{(x_1,\dots,x_{d+1})\in\mathbb S^d\mid x_{d+1}>0\}$: the points of $\mathbb S^d$ have $d+1$ coordinates.)"),
        .controls = {{"on the whole sphere", [](const claim::Context&) { return variant(Domain::sphere, functions()); }},
                     {"on the closed half sphere x_d >= 0", [](const claim::Context&) { return variant(Domain::closed_half_sphere, functions()); }},
                     {"finitely many a_n > 0 (a polynomial of degree 2)", [](const claim::Context&) { return variant(Domain::open_half_sphere, {{0, 1, 2, 3}}); }},
                     {"one negative coefficient: f - 3", [](const claim::Context&) { return variant(Domain::open_half_sphere, {{0, 1, 2, 0, 3}}); }}},
        .property = claim::property("lambda_min(k(X, X)) > a_N/2 for the least N >= 6/s with a_N > 0, s = min 1 - <x_i, x_j>^2: exact elimination, random rational points of the circle and S^2",
                                    quantitative, claim::Input{"parameters", parameter_sets()}, claim::Input{"f", claim::integers(0, 4)}),
    };
}
const claim::legacy::Registered registered_lemma_2{lemma_2};

}  // namespace proofs::yu_2025
