#include "claim/legacy.hpp"
#include "proofs/yu_2025/common/network_identities.hpp"
#include "rigor/number/ball.hpp"

#include <optional>

namespace proofs::yu_2025 {
namespace {

using rigor::Ball, rigor::Rational, rigor::RationalMatrix, rigor::Truth;

enum class Bracket { matrix_product, outer_product };
struct Reading {
    Bracket bracket = Bracket::matrix_product;
    bool two_points = false;  ///< on the left side: x and x', or x twice
    long first = 1;           ///< the products start with r = l + first
};
const Reading printed, outer_printed{Bracket::outer_product}, product_two_points{Bracket::matrix_product, true}, corrected{Bracket::outer_product, true};

/// The summand of l on the right side; nothing where the product is not defined.
std::optional<Rational> summand(const LayerMatrices& x, const LayerMatrices& other, long l, const Reading& reading) {
    const RationalMatrix g = x.row_product(l + reading.first), g_other = other.row_product(l + reading.first), a = x.alpha(l - 1), a_other = other.alpha(l - 1);
    if (g.columns() == 1 && l == x.depth() + 1) return frobenius_product(a, a_other) * g(0, 0) * g_other(0, 0);  // the empty product is a number
    if (reading.bracket == Bracket::outer_product) return frobenius_product(g.transpose() * a.transpose(), g_other.transpose() * a_other.transpose());
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
Rational left_side(const NetworkSample& sample, const Reading& reading) {
    const auto x = partial_derivatives(sample.network, sample.x), second = partial_derivatives(sample.network, reading.two_points ? sample.other : sample.x);
    Rational sum = 0;
    for (std::size_t l = 0; l < x.size(); ++l) sum += weights_product(x[l], second[l]);
    return sum;
}
/// Where the right side is not defined there is nothing to compare.
Truth first_equality(const NetworkSample& sample, const Reading& reading) {
    const auto right = right_side(sample, reading);
    return rigor::truth(!right || *right == left_side(sample, reading));
}
/// The last summand is <alpha^(L)(x), alpha^(L)(x')>.
Truth second_equality(const NetworkSample& sample, const Reading& reading) {
    const LayerMatrices x(sample.network, sample.x), other(sample.network, sample.other);
    const auto last = summand(x, other, x.depth() + 1, reading);
    return rigor::truth(last && *last == frobenius_product(x.alpha(x.depth()), other.alpha(x.depth())));
}

claim::legacy::Argument argue(const Reading& reading) {
    claim::legacy::Argument argument;
    argument.step("every product on the right side is defined, whatever the widths",
                  at_all(fully_connected_examples(), [&](const NetworkSample& s) { return rigor::truth(right_side(s, reading).has_value()); }))
        .step("the first equality, where it is, against derivatives by dual numbers: the fixed networks, exactly",
                  at_all(fully_connected_examples(), [&](const NetworkSample& s) { return first_equality(s, reading); }))
        .step("the second equality: the summand of l = L + 1 is <alpha^(L)(x), alpha^(L)(x')>, the empty product being 1",
                  at_all(fully_connected_examples(), [&](const NetworkSample& s) { return second_equality(s, reading); }));
    return argument;
}
claim::Verdict variant(const Reading& reading) { return claim::verdict_of(argue(reading).conclusion()); }

/// L = 1, d = m = 2, s = sqrt(2/2) = 1, W^(1) = I, b = 0, W^(2) = (1, 1), x = (1, 2), x' = (2, 3): all preactivations are positive.
NetworkSample witness() {
    NetworkSample sample{ntk::yu_fully_connected<Rational>(2, std::vector<long>{2}), 1, {}, {}};
    for (long i = 0; i < 2; ++i) sample.network.maps[0].weights(i, i) = sample.network.maps[1].weights(0, i) = 1;
    sample.x = sample.other = ntk::DenseVector<Rational>::Constant(2, Rational(2));
    sample.x(0) = 1;
    sample.other(1) = 3;
    return sample;
}

claim::legacy::Finding check(const claim::Context& context) {
    claim::legacy::Finding finding = conclude(argue(printed), claim::Evidence::proved,
                                      "false as printed; false too with x and x' on the left and the products as printed, and with outer products and the left side as printed (fixed networks, exactly)");
    const NetworkSample w = witness();
    const auto number = [&](const Rational& q) { return Ball(q).enclosure(context.digits); };
    const Rational left = left_side(w, printed), left_two = left_side(w, corrected), right = right_side(w, printed).value(), right_outer = right_side(w, corrected).value();
    finding.values = {{"witness: left side as printed, f(x) twice", number(left)},
                      {"left side with f(x), f(x')", number(left_two)},
                      {"right side as printed, row times column", number(right)},
                      {"right side with outer products", number(right_outer)}};
    if (finding.verdict == claim::Verdict::fails && left == 15 && left_two == 24 && right == 23 && right_outer == 24) {
        finding.witness = "L = 1, d = m_1 = 2, W^(1) = I, b^(1) = 0, W^(2) = (1, 1), x = (1, 2), x' = (2, 3): f = relu(z_1) + relu(z_2), z = x. grad_(W^(1)) f(x) = (1, 1)^T x^T, so the left side is 2 <x, x> + <x, x> = 15, and with "
                          "x' in its second factor 3 <x, x'> = 24; the right side is (1 + 2)(2 + 3) + <x, x'> = 23, and with outer products 24. With d = 1, m_1 = 2 the product (1, 1) x is not defined.";
        finding.pari = "W = [a, b; c, d]; V = [p, q]; P = [a, b, c, d, p, q]; x = [1, 2]~; y = [2, 3]~;\n"
                       "at(e) = substvec(e, P, [1, 0, 0, 1, 1, 1]);\n"
                       "g(z) = at(vector(6, i, deriv(V*W*z, P[i])));\n"
                       "print(g(x)*g(x)~, \"  \", g(x)*g(y)~, \"  \", at(V*x)*at(V*y) + x~*y)";
        finding.harm = "None: (C.10) uses the summand of L + 1 and that the others are not negative, at x = x'.";
        finding.correction = {R"($\sum_{l=1}^{L+1}\langle\nabla_{W^{(l)}}f(x),\nabla_{W^{(l)}}f(x')\rangle=\sum_{l=1}^{L+1}\langle g_x^{(l)},g_{x'}^{(l)}\rangle\langle\alpha^{(l-1)}(x),\alpha^{(l-1)}(x')\rangle$, $g_x^{(l)}=\prod_{r=l+1}^{L+1}\sqrt{\frac2{m_{r-1}}}W^{(r)}D_x^{(r-1)}$ with the largest $r$ on the left, $g_x^{(L+1)}=1$.)",
                              variant(corrected), claim::Evidence::proved, "all L >= 1, all widths, all parameters, all x, x'; the derivative of the ReLU at 0 taken as 0"};
    }
    return finding;
}

}  // namespace

claim::legacy::Check eq_c_6() {
    return {
        .id = "yu-2025/eq-c.6",
        .check = check,
        .controls = {{"outer products, the left side as printed", [](const claim::Context&) { return variant(outer_printed); }},
                     {"x and x' on the left, the products as printed", [](const claim::Context&) { return variant(product_two_points); }},
                     {"corrected, but r from l + 2", [](const claim::Context&) { return variant({Bracket::outer_product, true, 2}); }}},
        .property = claim::property("the corrected formula and its last summand, exactly, against derivatives by dual numbers; d, widths and L up to 3",
                                    [](const NetworkSample& s) { return first_equality(s, corrected) && second_equality(s, corrected); },
                                    claim::Input{"network", fully_connected_samples()}),
    };
}
const claim::legacy::Registered registered_eq_c_6{eq_c_6};

}  // namespace proofs::yu_2025
