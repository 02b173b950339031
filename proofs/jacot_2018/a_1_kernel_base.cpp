#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "claim/sampler.hpp"
#include "proofs/jacot_2018/common/random_jacot_network.hpp"

namespace proofs::jacot_2018::a_1_kernel_base {
namespace {

using rigor::Rational, rigor::Truth;

/// n_0^(-power) x^T x' delta_kk' + bias beta^2 delta_kk', with the deltas or without.
struct Reading {
    long power = 1;
    Rational bias = 1;
    bool delta = true;
};

/// The double sums over the entries of W^(0) and b^(0), as printed.
Rational printed_sum(const ntk::DenseVector<Rational>& x, const ntk::DenseVector<Rational>& y, long outputs, long k,
                     long l, const Rational& beta, const Reading& reading) {
    Rational inner = 0;
    for (long i = 0; i < x.size(); ++i) inner += x(i) * y(i);
    for (long p = 0; p < reading.power; ++p) inner /= static_cast<long>(x.size());
    Rational sum = 0;
    for (long j = 0; j < outputs; ++j)
        if ((j == k && j == l) || (!reading.delta && j == k)) sum += inner + reading.bias * beta * beta;
    return sum;
}

/// The kernel from the gradients, for all pairs of outputs.
Truth base_holds(claim::Sampler& sampler, const Reading& reading) {
    const long root = sampler.integer(1, 3), outputs = sampler.integer(1, 3);
    const RandomJacotNetwork sample(sampler, {root * root, outputs});
    const auto x = random_point(sampler, root * root), y = random_point(sampler, root * root);
    for (long k = 0; k < outputs; ++k)
        for (long l = 0; l < outputs; ++l)
            if (tangent_kernel(sample.network, x, y, k, l) != printed_sum(x, y, outputs, k, l, sample.beta, reading))
                return Truth::no;
    return Truth::yes;
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "all n_0, n_1, beta, x, x'";
    result.steps.carries(claim::written(context, "gradients"))
        .carries(claim::written(context, "deltas"))
        .supports(
            claim::instances("n_0 = 1, 4, 9, one to three outputs: the kernel from the gradients is the printed sum, "
                             "exactly",
                             context.seed, 60, [&](claim::Sampler& sampler) { return base_holds(sampler, reading); }));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("jacot-2018/a.1-kernel-base", check)
        .control("2 beta^2", [](Reading& r) { r.bias = 2; })
        .control("without 1/n_0", [](Reading& r) { r.power = 0; })
        .control("1/n_0^2", [](Reading& r) { r.power = 2; })
        .control("without delta_jk'", [](Reading& r) { r.delta = false; })
        .property(claim::property_where(
            "at x = (s, 0, 0, t), x' = (0, s, 0, t), n_0 = 4, n_1 = 2, s and t not 0: the kernel from the gradients, "
            "exactly",
            [](const Rational& s, const Rational& t, const Rational& beta) {
                return rigor::truth(s != 0 && t != 0 && beta > 0);
            },
            [](const Rational& s, const Rational& t, const Rational& beta) {
                const auto network = ntk::jacot_network<Rational>(std::vector<long>{4, 2}, beta);
                ntk::DenseVector<Rational> x(4), y(4);
                x << s, Rational(0), Rational(0), t;
                y << Rational(0), s, Rational(0), t;
                return rigor::truth(tangent_kernel(network, x, y, 1, 1) == t * t / 4 + beta * beta &&
                                    tangent_kernel(network, x, y, 0, 1) == 0);
            },
            claim::Input{"s", claim::correlations()}, claim::Input{"t", claim::correlations()},
            claim::Input{"beta", claim::positive_rationals()}));
}};

}  // namespace
}  // namespace proofs::jacot_2018::a_1_kernel_base
