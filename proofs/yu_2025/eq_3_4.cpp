// (3.4): Theta^(1)(x, x') = Sigma^(1)(x, x') = <x, x'> + 1: covariance and tangent kernel of a preactivation w x + b of the first layer of (2.1), w and b N(0, 1). E[(w x + b)(w x' + b)] = <x, x'> + 1 for independent parameters of mean 0
// and variance 1, whatever their law; the gradient is (x, 1).
#include "claim/generators.hpp"
#include "proofs/yu_2025/claims.hpp"
#include "proofs/yu_2025/common/half_sphere.hpp"
#include "proofs/yu_2025/common/training_sample.hpp"

namespace proofs::yu_2025 {
namespace {

using rigor::Rational, rigor::Truth;

/// The mean over all signs of the parameters of (w x + b)(w x' + b), and the inner product of the gradients by the suite's backward pass; against <x, x'> + constant.
Truth agrees(const Vector& x, const Vector& y, const Rational& constant) {
    const std::size_t d = x.size();
    Rational sum = 0;
    for (unsigned long signs = 0; signs < 1UL << (d + 1); ++signs) {
        Rational first = signs >> d & 1 ? 1 : -1, second = first;
        for (std::size_t i = 0; i < d; ++i) {
            first += signs >> i & 1 ? x[i] : Rational(-x[i]);
            second += signs >> i & 1 ? y[i] : Rational(-y[i]);
        }
        sum += first * second;
    }
    const Rational one(1), claimed = inner(x, y) + constant;
    ExactNetwork preactivation{ntk::Wiring::chain, {}};
    preactivation.maps.push_back(ntk::affine_map(1, static_cast<long>(d), true, one, one, one));
    ExactMatrix points(static_cast<long>(d), 2);
    for (std::size_t i = 0; i < d; ++i) {
        points(static_cast<long>(i), 0) = x[i];
        points(static_cast<long>(i), 1) = y[i];
    }
    return rigor::truth(sum / Rational(1UL << (d + 1)) == claimed && ntk::empirical_kernel(preactivation, points)(0, 1) == claimed);
}
claim::Argument argue(const Rational& constant) {
    claim::Argument argument;
    Truth all = Truth::yes;
    for (long k = 1; k <= 20; ++k)
        all = all && agrees({Rational(k, 3)}, {Rational(2 - k)}, constant) && agrees({Rational(k), Rational(-1, k)}, {Rational(0), Rational(k, 2)}, constant) && agrees({k, 1, -k}, {-k, 2, Rational(1, 5)}, constant);
    return argument.step("mean over all signs of the parameters and inner product of the gradients are <x, x'> + 1: 60 pairs, d = 1 to 3, exactly (bilinear in x, x': all)", all);
}

}  // namespace

claim::Claim eq_3_4() {
    return {
        .id = "yu-2025/eq-3.4",
        .where = "section 3.1, (3.4)",
        .title = "The first layer",
        .statement = R"($\Theta^{(1)}(x,x')=\Sigma^{(1)}(x,x')=\langle x,x'\rangle+1$.)",
        .reading = "Covariance and tangent kernel of a preactivation of the first layer of (2.1).",
        .method = "Second moments and gradients, exactly.",
        .attack = "Tried: x = 0, x' = -x, d = 1; a constant off by 1e-20 (control). Two routes: moments of the parameters, and gradients.",
        .uses = {},
        .check = [](const claim::Context&) { return conclude(argue(1), claim::Evidence::proved, "all d, x, x'; every width"); },
        .controls = {{"constant 1 + 1e-20", [](const claim::Context&) { return claim::verdict_of(argue(1 + rigor::parse_rational("1e-20")).conclusion()); }}},
        .property = claim::property("both routes give <x, x'> + 1, exactly", [](const std::pair<Vector, Vector>& p) { return agrees(p.first, p.second, 1); }, claim::Input{"x, x'", vector_pairs()}),
    };
}

}  // namespace proofs::yu_2025
