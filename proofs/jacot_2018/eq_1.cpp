#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "claim/sampler.hpp"
#include "proofs/jacot_2018/common/gaussian_polynomials.hpp"
#include "proofs/jacot_2018/common/hermite_expansion.hpp"

namespace proofs::jacot_2018::eq_1 {
namespace {

using rigor::Rational, rigor::Truth;
using Polynomial = ntk::RationalPolynomial;

/// mu^((weight n_0 beta^2 + z)/(n_0 beta^2 + one)) with mu(x) = sigma(x sqrt(scale (1/n_0 + beta^2))).
struct Reading {
    Rational weight = 1, one = 1, root_of_scale = 1;
};

/// n_0 = k^2 and beta = b/k with (1, b, r) Pythagorean, so that sqrt(1/n_0 + beta^2) = r/k; and z = <x, x'> with
/// 1 - rho^2 a square, so that (X, Y) is a rational combination of independent variables.
struct Case {
    Rational k, b, r, rho, s;
    Rational variance() const { return r * r / (k * k); }
    Rational z() const { return rho * r * r - b * b; }  // rho = (b^2 + z)/(b^2 + 1), r^2 = b^2 + 1
};
constexpr long last_triple = 3;  // (1, 0, 1): beta = 0
Case draw(long k, long triple, const Rational& t) {
    const Rational triples[][2] = {{Rational(3, 4), Rational(5, 4)},
                                   {Rational(4, 3), Rational(5, 3)},
                                   {Rational(5, 12), Rational(13, 12)},
                                   {0, 1}};
    const auto& chosen = triples[triple];
    const Rational square = 1 + t * t;
    return {k, chosen[0], chosen[1], (1 - t * t) / square, 2 * t / square};
}
/// n_0 = 1, the sphere {1, -1}: <x, x'> = z = 1 or -1.
Case draw_in_dimension_one(long triple, long z) {
    Case c = draw(1, triple, 0);
    const Rational square = c.r * c.r;
    c.rho = (c.b * c.b + z) / square;
    c.s = z == 1 ? Rational(0) : Rational(2 * c.b / square);
    return c;
}
/// k > 1: <x, x'> may be any number of [-1, 1].
Truth on_the_sphere(const Case& c) { return rigor::truth(abs(c.z()) <= 1); }

/// Both sides without beta^2: the left one by expanding sigma(X) sigma(Y) in independent variables, the right one by
/// the Hermite coefficients of mu.
Truth equation_1(const Case& c, const Polynomial& sigma, const Reading& reading) {
    const Rational root = c.r / c.k, n0 = c.k * c.k, square = c.b * c.b / (c.k * c.k);
    const PlanePolynomial x = PlanePolynomial::composed(sigma, root, 0),
                          y = PlanePolynomial::composed(sigma, root * c.rho, root * c.s);
    Polynomial mu;
    for (std::size_t i = 0; i < sigma.size(); ++i)
        mu.push_back(sigma[i] * rigor::power(root * reading.root_of_scale, static_cast<unsigned long>(i)));
    const Rational argument = (reading.weight * n0 * square + c.z()) / (n0 * square + reading.one);
    return rigor::truth((x * y).mean() == by_hermite(mu, argument, true));
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "all sigma with second moments, n_0, beta, x, x' of the unit sphere";
    result.steps.carries(claim::cites(context, "jacot-2018/a.4-matrix"))
        .carries(claim::written(context, "scaling"))
        .supports(claim::instances(
            "sigma a polynomial of degree 1 to 3, n_0 = 4, 9, 16 and <x, x'> in [-1, 1], or n_0 = 1 and <x, x'> = ±1; "
            "beta = 0 among others: both sides, by independent variables and by Hermite coefficients, exactly",
            context.seed, 60,  // free: how many
            [&](claim::Sampler& sampler) {
                const long k = sampler.integer(1, 4), triple = sampler.integer(0, last_triple),
                           degree = sampler.integer(1, 3);
                Case c = draw_in_dimension_one(triple, sampler.coin() ? 1 : -1);
                if (k > 1) do
                        c = draw(k, triple, sampler.rational(3, 5));
                    while (on_the_sphere(c) != Truth::yes);
                return equation_1(c, random_polynomial(sampler, degree), reading);
            }));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("jacot-2018/eq-1", check)
        .control("denominator n_0 beta^2 + 2", [](Reading& r) { r.one = 2; })
        .control("numerator 2 n_0 beta^2 + <x, x'>", [](Reading& r) { r.weight = 2; })
        .control("mu(x) = sigma(2 x sqrt(1/n_0 + beta^2))", [](Reading& r) { r.root_of_scale = 2; })
        .property(claim::property_where(
            "cubic sigma, unit vectors with <x, x'> = z: (1), exactly",
            [](const Rational& t, long triple, long k, const std::vector<long>&) {
                return on_the_sphere(draw(k, triple, t));
            },
            [](const Rational& t, long triple, long k, const std::vector<long>& p) {
                return equation_1(draw(k, triple, t), Polynomial(p.begin(), p.end()), {});
            },
            claim::Input{"t", claim::correlations()}, claim::Input{"triple", claim::integers(0, last_triple)},
            claim::Input{"sqrt n_0", claim::integers(2, 9)},
            claim::Input{"sigma", rc::gen::container<std::vector<long>>(4, claim::integers(-4, 4))}));
}};

}  // namespace
}  // namespace proofs::jacot_2018::eq_1
