#include "claim/generators.hpp"
#include "claim/legacy.hpp"
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
claim::legacy::Argument argue(const Rational& constant) {
    claim::legacy::Argument argument;
    Truth all = Truth::yes;
    for (long k = 1; k <= 20; ++k)
        all = all && agrees({Rational(k, 3)}, {Rational(2 - k)}, constant) && agrees({Rational(k), Rational(-1, k)}, {Rational(0), Rational(k, 2)}, constant) && agrees({k, 1, -k}, {-k, 2, Rational(1, 5)}, constant);
    return argument.step("mean over all signs of the parameters and inner product of the gradients are <x, x'> + 1: 60 pairs, d = 1 to 3, exactly (bilinear in x, x': all)", all);
}

}  // namespace

claim::legacy::Check eq_3_4() {
    return {
        .id = "yu-2025/eq-3.4",
        .check = [](const claim::Context&) { return conclude(argue(1), claim::Evidence::proved, "all d, x, x'; every width"); },
        .controls = {{"constant 1 + 1e-20", [](const claim::Context&) { return claim::verdict_of(argue(1 + rigor::parse_rational("1e-20")).conclusion()); }}},
        .property = claim::property("both routes give <x, x'> + 1, exactly", [](const std::pair<Vector, Vector>& p) { return agrees(p.first, p.second, 1); }, claim::Input{"x, x'", vector_pairs()}),
    };
}
const claim::legacy::Registered registered_eq_3_4{eq_3_4};

}  // namespace proofs::yu_2025
