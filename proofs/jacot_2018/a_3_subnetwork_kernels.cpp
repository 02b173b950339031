#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "proofs/jacot_2018/common/training_moment.hpp"

#include <fmt/format.h>

namespace proofs::jacot_2018::a_3_subnetwork_kernels {
namespace {

using claim::Relation;
using rigor::Rational, rigor::RationalMatrix, rigor::Truth;
using Dual = rigor::Dual<Rational>;

/// The last factor is W^(l), as printed, or its transpose; for all W^(l), or for symmetric ones; Theta^(l+1) has
/// Theta^(l) between sigma'(z^(l)) or alone, and `bias` beta^2.
struct Reading {
    bool transpose = false, symmetric = false, slopes = true;
    Rational bias = 1;
};

/// One data point x = 1, n_0 = 1, n_1 = n_2 = 4, W^(0) = (1, 1, 1, 1), b = 0, beta = 1/2, so z^(1) = 1. sigma = c relu.
struct Square {
    RationalMatrix weights;  ///< W^(1)
    Rational lipschitz;
};
constexpr long width = 4, root = 2;
const Rational beta(1, 2);

/// W^(1) with 1 in row 1, column 2 (and the transposed entry); sigma = relu or 2 relu.
Square square(const Reading& reading, const Rational& lipschitz) {
    Square s{RationalMatrix(width, width), lipschitz};
    s.weights(0, 1) = 1;
    if (reading.symmetric) s.weights(1, 0) = 1;
    return s;
}

/// Theta^(2)_11(x, x) as the sum over all parameters of (d z^(2)_1)^2, by dual numbers.
Rational tangent_kernel(const Square& s) {
    std::vector<Dual> parameters(static_cast<std::size_t>(2 * width), Dual(1));  // W^(0) = 1, then b^(0) = 0
    for (std::size_t k = width; k < 2 * width; ++k) parameters[k] = Dual(0);
    for (long i = 0; i < width; ++i) parameters.emplace_back(s.weights(0, i));
    parameters.emplace_back(0);  // b^(1)_1
    Rational sum = 0;
    for (Dual& moved : parameters) {
        moved.derivative = 1;
        Dual z = Dual(beta) * parameters.back();
        for (std::size_t i = 0; i < width; ++i) {
            const Dual below = parameters[i] + Dual(beta) * parameters[width + i];  // > 0
            z += parameters[2 * width + i] * Dual(s.lipschitz) * below / Dual(root);
        }
        sum += z.derivative * z.derivative;
        moved.derivative = 0;
    }
    return sum;
}
/// Entry (1, 1) of the recursion of the reading; Theta^(1) = (1 + beta^2) Id, alpha^(1) = c (1, 1, 1, 1).
Rational recursion(const Reading& reading, const Square& s) {
    const RationalMatrix product = s.weights * (reading.transpose ? s.weights.transpose() : s.weights);
    const Rational slopes = reading.slopes ? Rational(s.lipschitz * s.lipschitz) : Rational(1);
    const Rational first = 1 + reading.bias * beta * beta;
    return product(0, 0) / width * slopes * first + s.lipschitz * s.lipschitz + reading.bias * beta * beta;
}

/// Both lines with the transpose at every layer of a general network.
Truth transposed_recursion(claim::Sampler& sampler) {
    const TrainingMoment t = TrainingMoment::sample(sampler, sampler.integer(2, 3));  // free: sizes of the samples
    const RationalMatrix first = t.first_kernel();
    for (long l = 0; l < t.maps(); ++l) {
        const RationalMatrix above = t.kernel(l + 1), a = t.activations(l);
        const long n = t.width(l), m = t.width(l + 1);
        for (long x = 0; x < t.points(); ++x)
            for (long y = 0; y < t.points(); ++y)
                for (long j = 0; j < m; ++j)
                    for (long k = 0; k < m; ++k) {
                        Rational sum = 0;
                        if (l > 0) {
                            const RationalMatrix below = t.kernel(l), z = t.preactivations(l);
                            for (long i = 0; i < n; ++i)
                                for (long h = 0; h < n; ++h)
                                    sum += t.weight(l, i, j) * t.sigma().slope(z(x, i)) * below(x * n + i, y * n + h) *
                                           t.sigma().slope(z(y, h)) * t.weight(l, h, k) / n;
                        }
                        if (j == k) {
                            sum += t.beta() * t.beta();
                            for (long i = 0; i < n; ++i) sum += a(x, i) * a(y, i) / n;
                        }
                        if (sum != above(x * m + j, y * m + k)) return Truth::no;
                    }
    }
    return Truth::yes;
}

claim::Result check(const claim::Context&, const Reading& reading) {
    claim::Result result;
    result.aim = claim::Result::Aim::refute;
    result.scope = reading.symmetric ? "symmetric W^(l)" : "some W^(l) that is not symmetric";
    result.steps.carries(claim::witness<Square>(
        "n_0 = 1, n_1 = n_2 = 4, x = 1, sigma = relu, beta = 1/2, W^(0) = (1, 1, 1, 1), b = 0, W^(1) = e_1 e_2^T",
        square(reading, 1), {"Theta^(2)_11(x, x), by dual numbers", tangent_kernel}, Relation::equal,
        {"that of the printed recursion", [&](const Square& s) { return recursion(reading, s); }}));
    return result;
}

claim::Result check_correction(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "all networks with sigma differentiable at the preactivations, all pairs of points, all layers";
    result.steps.carries(claim::written(context, "first"))
        .carries(claim::written(context, "next"))
        .carries(claim::exact_for_each<Square>(
            "the network of the witness, with sigma = relu, 2 relu and relu/2",
            {square(reading, 1), square(reading, 2), square(reading, Rational(1, 2))},
            {"Theta^(2)_11(x, x), by dual numbers", tangent_kernel}, Relation::equal,
            {"that of the recursion", [&](const Square& s) { return recursion(reading, s); }}));
    if (!context.verdict_only)
        result.steps.supports(claim::instances(
            "both lines at all layers, exactly; sigma leaky and scaled, two and three maps of unequal widths, 1 to 3 "
            "points, 1 and 2 outputs",
            context.seed, 8, transposed_recursion));  // free: how many
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("jacot-2018/a.3-subnetwork-kernels", check)
        .control("for symmetric W^(l) only (W^(1) = e_1 e_2^T + e_2 e_1^T)", [](Reading& r) { r.symmetric = true; })
        .corrected(check_correction, Reading{.transpose = true})
        .correction_control("without the transpose", [](Reading& r) { r.transpose = false; })
        .correction_control("without sigma'", [](Reading& r) { r.slopes = false; })
        .correction_control("(1 + 1e-20) beta^2", [](Reading& r) { r.bias += rigor::parse_rational("1e-20"); })
        .property(claim::property(
            "with the transpose, sigma leaky and scaled, exactly",
            [](long number) {
                claim::Sampler sampler(2018, static_cast<std::uint64_t>(number));  // free: a seed
                return transposed_recursion(sampler);
            },
            claim::Input{"sample", claim::integers(0, 1'000'000)}));  // free: random inputs
}};

}  // namespace
}  // namespace proofs::jacot_2018::a_3_subnetwork_kernels
