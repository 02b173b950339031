#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "proofs/yu_2025/common/network_identities.hpp"
#include "rigor/number/ball.hpp"

#include <optional>

namespace proofs::yu_2025::eq_c_6 {
namespace {

using claim::Relation;
using rigor::Ball, rigor::Rational, rigor::RationalMatrix, rigor::Truth;

enum class Bracket { matrix_product, outer_product };
/// As read: the bracket is an outer product (the printed row times column is not defined at all widths), x twice on the
/// left, the products start with r = l + 1.
struct Reading {
    Bracket bracket = Bracket::outer_product;
    bool two_points = false;
    long first = 1;
};
const Reading corrected{Bracket::outer_product, true};

/// The summand of l on the right side; nothing where the product is not defined.
std::optional<Rational> summand(const LayerMatrices& x, const LayerMatrices& other, long l, const Reading& reading) {
    const RationalMatrix g = x.row_product(l + reading.first), g_other = other.row_product(l + reading.first),
                         a = x.alpha(l - 1), a_other = other.alpha(l - 1);
    if (g.columns() == 1 && l == x.depth() + 1)  // the empty product is a number
        return frobenius_product(a, a_other) * g(0, 0) * g_other(0, 0);
    if (reading.bracket == Bracket::outer_product)
        return frobenius_product(g.transpose() * a.transpose(), g_other.transpose() * a_other.transpose());
    if (g.columns() != a.rows()) return std::nullopt;
    return frobenius_product(g * a, g_other * a_other);
}
std::optional<Rational> right_side(const NetworkSample& sample, const Reading& reading) {
    const LayerMatrices x(sample.network, sample.x), other(sample.network, sample.other);
    Rational sum = 0;
    for (long l = 1; l <= x.depth() + 1; ++l) {
        const auto term = summand(x, other, l, reading);
        if (!term) return std::nullopt;
        sum += *term;
    }
    return sum;
}
/// By dual numbers.
Rational left_side(const NetworkSample& sample, const Reading& reading) {
    const auto x = partial_derivatives(sample.network, sample.x),
               second = partial_derivatives(sample.network, reading.two_points ? sample.other : sample.x);
    Rational sum = 0;
    for (std::size_t l = 0; l < x.size(); ++l) sum += weights_product(x[l], second[l]);
    return sum;
}
Truth first_equality(const NetworkSample& sample, const Reading& reading) {
    const auto right = right_side(sample, reading);
    return rigor::truth(right && *right == left_side(sample, reading));  // undefined is not equal
}
/// The last summand is <alpha^(L)(x), alpha^(L)(x')>.
Truth second_equality(const NetworkSample& sample, const Reading& reading) {
    const LayerMatrices x(sample.network, sample.x), other(sample.network, sample.other);
    const auto last = summand(x, other, x.depth() + 1, reading);
    return rigor::truth(last && *last == frobenius_product(x.alpha(x.depth()), other.alpha(x.depth())));
}

/// L = 1, d = m = 2, s = sqrt(2/2) = 1, W^(1) = I, b = 0, W^(2) = (1, 1), x = (1, 2), x' = (2, 3): all preactivations
/// are positive, and the printed products are defined.
NetworkSample witness_network() {
    NetworkSample sample{ntk::yu_fully_connected<Rational>(2, std::vector<long>{2}), 1, {}, {}};
    for (long i = 0; i < 2; ++i) sample.network.maps[0].weights(i, i) = sample.network.maps[1].weights(0, i) = 1;
    sample.x = sample.other = ntk::DenseVector<Rational>::Constant(2, Rational(2));
    sample.x(0) = 1;
    sample.other(1) = 3;
    return sample;
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.aim = claim::Result::Aim::refute;
    result.scope =
        "false, read with outer products, at a network with L = 1, d = m_1 = 2, by x twice on the left; the printed "
        "products of a row and a column are not defined for m_l != m_(l-1), l <= L";
    const NetworkSample network = witness_network();
    result.steps.carries(claim::witness<NetworkSample>(
        "L = 1, W^(1) = I, b^(1) = 0, W^(2) = (1, 1), x = (1, 2), x' = (2, 3)", network,
        {"sum <grad_W f(x), grad_W f(x)>, the left side",
         [=](const NetworkSample& sample) { return left_side(sample, reading); }},
        Relation::equal, {"the right side, the brackets as outer products", [=](const NetworkSample& sample) {
                              const auto right = right_side(sample, reading);
                              if (!right) throw std::logic_error("eq-c.6: a product of the witness is not defined");
                              return *right;
                          }}));
    if (context.verdict_only) return result;
    const auto number = [&](const Rational& q) { return Ball(q).enclosure(context.digits); };
    result.values = {{"witness: left side as printed, f(x) twice", number(left_side(network, reading))},
                     {"left side with f(x), f(x')", number(left_side(network, corrected))},
                     {"right side with row times column, defined here",
                      number(right_side(network, {.bracket = Bracket::matrix_product}).value())},
                     {"right side with outer products", number(right_side(network, corrected).value())}};
    return result;
}

claim::Result check_correction(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "all L >= 1, all widths, all parameters, all x, x'; the derivative of the ReLU at 0 taken as 0";
    const auto at_random = [&](Truth (*equality)(const NetworkSample&, const Reading&)) {
        return [=](claim::Sampler& sampler) { return equality(fully_connected_sample(sampler), reading); };
    };
    result.steps.carries(claim::written(context, "chain"))
        .supports(claim::instances("the first equality against derivatives by dual numbers, random networks, exactly",
                                   context.seed, 60, at_random(first_equality)))
        .supports(claim::instances("the summand of l = L + 1 is <alpha^(L)(x), alpha^(L)(x')>, exactly", context.seed,
                                   60, at_random(second_equality)));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("yu-2025/eq-c.6", check)
        .corrected(check_correction, corrected)
        .correction_control("the left side with x twice", [](Reading& r) { r.two_points = false; })
        .correction_control("products of a row and a column", [](Reading& r) { r.bracket = Bracket::matrix_product; })
        .correction_control("r from l + 2", [](Reading& r) { r.first = 2; })
        .property(claim::property(
            "the corrected formula and its last summand, exactly, against derivatives by dual "
            "numbers; d, widths and L up to 3",
            [](const NetworkSample& sample) {
                return first_equality(sample, corrected) && second_equality(sample, corrected);
            },
            claim::Input{"network", fully_connected_samples()}));
}};

}  // namespace
}  // namespace proofs::yu_2025::eq_c_6
