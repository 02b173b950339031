#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "claim/sampler.hpp"
#include "rigor/matrix/rational_matrix.hpp"

#include <string>

namespace proofs::yu_2025::lemma_1_g {
namespace {

using claim::Relation;
using rigor::Rational, rigor::RationalMatrix, rigor::Truth;

/// g(v) = sum_(i = 1)^n u_i sigma(v_i); the last summand of g_n is u_(n - shift) sigma(v_n), and its sum goes from i =
/// 1 to n - 1 - missing.
struct Reading {
    std::size_t shift = 0, missing = 0;
};

/// n = 1, a point v and u_0.
struct Point {
    Rational u, v;
};

/// Does the value g at v satisfy the equation, n = 1?
bool solves(bool of_g, const Point& at, const Rational& g) {
    return g == at.u * claim::PiecewiseLinear{}(of_g ? g : at.v);
}
/// How many of the values -9, …, 9 do.
claim::Side<Point> number_of_values(bool of_g) {
    return {of_g ? "the number of g in -9, …, 9 with g = u_0 sigma(g)"
                 : "the number of g in -9, …, 9 with g = u_0 sigma(v)",
            [of_g](const Point& at) {
                long count = 0;
                for (long g = -9; g <= 9; ++g) count += solves(of_g, at, g);
                return count;
            }};
}
claim::Side<Point> number(long value) {
    return {std::to_string(value), [value](const Point&) { return value; }};
}

/// sum_(i = 1)^n u_i sigma(v_i).
Rational g_at(const claim::RationalVector& u, const claim::RationalVector& v) {
    Rational sum = 0;
    for (std::size_t i = 0; i < v.size(); ++i) sum += u[i] * claim::PiecewiseLinear{}(v[i]);
    return sum;
}
/// g_n as a function of one number, by its own sum.
Rational g_n(const claim::RationalVector& u, const claim::RationalVector& w, const Rational& last,
             const Reading& reading) {
    const std::size_t n = w.size() + 1;
    Rational sum = 0;
    for (std::size_t i = 0; i + reading.missing + 1 < n; ++i) sum += u[i] * claim::PiecewiseLinear{}(w[i]);
    const std::size_t at = n - 1 >= reading.shift ? n - 1 - reading.shift : n - 1;
    return sum + u[at] * claim::PiecewiseLinear{}(last);
}
/// g_n(v_n) = g((w^T, v_n)^T) = u_0^T sigma((w^T, v_n)^T), the last as a product of matrices.
Truth same_function(claim::Sampler& sampler, const Reading& reading) {
    const long n = sampler.integer(1, 4);
    const claim::RationalVector u = sampler.vector(n), w = sampler.vector(n - 1);
    const Rational last = sampler.rational();
    claim::RationalVector v = w;
    v.push_back(last);
    RationalMatrix row(1, n), activations(n, 1);
    for (long i = 0; i < n; ++i) {
        const auto k = static_cast<std::size_t>(i);
        row(0, i) = u[k];
        activations(i, 0) = v[k] > 0 ? v[k] : Rational(0);
    }
    const Rational product = (row * activations)(0, 0);
    return rigor::truth(g_at(u, v) == product && g_n(u, w, last, reading) == product);
}

/// At |u_0| <= 1 and |v| <= 9 the value is among -9, …, 9 if it is an integer.
claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "all n, u_0, v";
    std::vector<Point> points;
    for (const long u : {-1, 1})
        for (long v = -9; v <= 9; ++v) points.push_back({u, v});
    result.steps.carries(claim::written(context, "explicit"))
        .supports(claim::instances("g_n(v_n) = g((w^T, v_n)^T) = u_0^T sigma((w^T, v_n)^T), n <= 4, exactly",
                                   context.seed, 100,
                                   [&](claim::Sampler& sampler) { return same_function(sampler, reading); }))
        .supports(claim::exact_for_each<Point>("n = 1, u_0 = -1, 1 and v = -9, …, 9", points, number_of_values(false),
                                               Relation::equal, number(1)))
        .supports(claim::exact_for_each<Point>("the printed line at n = 1, u_0 = 1", {{1, 0}}, number_of_values(true),
                                               Relation::equal, number(10)));
    return result;
}

/// u = 1: every g >= 0 solves the printed equation; u = -1: only 0.
Truth not_a_definition(const Rational& g) {
    return rigor::truth(solves(true, {1, 0}, abs(g)) && solves(true, {-1, 0}, g) == (g == 0));
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("yu-2025/lemma-1-g", check)
        .control("u_(0,n-1) sigma(v_n) for u_(0,n) sigma(v_n)", [](Reading& r) { r.shift = 1; })
        .control("the sum of g_n up to n - 2", [](Reading& r) { r.missing = 1; })
        .property(claim::property("n = 1: g = sigma(g) for every g >= 0, and g = -sigma(g) only for g = 0",
                                  not_a_definition, claim::Input{"g", claim::correlations()}));
}};

}  // namespace
}  // namespace proofs::yu_2025::lemma_1_g
