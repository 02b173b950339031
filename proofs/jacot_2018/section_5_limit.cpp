#include "claim/generators.hpp"
#include "ntk/training/kernel_flow.hpp"
#include "proofs/common/finding_parts.hpp"
#include "claim/legacy.hpp"
#include "proofs/jacot_2018/common/least_squares.hpp"

#include <algorithm>

namespace proofs::jacot_2018 {
namespace {

using rigor::Ball, rigor::BallVector, rigor::Rational, rigor::RationalMatrix, rigor::Truth;
using Function = LeastSquares::Function;

/// kappa^T (G + ridge)^-1 (goal y* + start y_0) + f_0.
struct Formula {
    Rational goal = 1, start = -1, ridge = 0;
};

/// At all values, on the data and off, where kappa^T is D G.
Function limit(const Formula& formula, const LeastSquares& sample) {
    const auto n = static_cast<std::size_t>(sample.on_data());
    std::vector<Rational> inverse;
    for (const Rational& gamma : sample.gram_eigenvalues) inverse.push_back(1 / Rational(gamma + formula.ridge));
    Function data(n);
    for (std::size_t i = 0; i < n; ++i) data[i] = formula.goal * sample.goal[i] + formula.start * sample.start[i];
    // G (G + ridge)^-1 data, then kappa^T for the values off the data.
    Function change = sample.gram() * (sample.vectors * RationalMatrix::diagonal(inverse) * sample.vectors.transpose() * data);
    const Function off = sample.across * change;
    change.insert(change.end(), off.begin(), off.end());
    return combination(sample.start, 1, change);
}

/// What the argument above says of f_infinity, with derivatives of the flow at t = 0: f_t - f_infinity = e^(-t Pi)(f_0 - f_infinity), of which no part lies in the null-space.
bool is_limit(const Function& f, const LeastSquares& sample) {
    const Function difference = combination(sample.start, -1, f), zero(f.size());
    if (sample.components(difference).back().part != zero) return false;
    // The coefficients of f_t - f are (-1)^k Pi^k (f_0 - f)/k!.
    Function term = difference;
    const auto flow = sample.flow(8);
    for (std::size_t k = 1; k < flow.size(); ++k) {
        term = sample.map(term);
        for (Rational& q : term) q /= -static_cast<long>(k);
        if (term != flow[k]) return false;
    }
    return true;
}

/// The flow itself at a late time, in balls: within e^(-t lambda_min) times a constant of the formula, off the data.
Truth reached(const Function& f, const LeastSquares& sample) {
    const rigor::Precision precision(2048);
    const auto n = sample.start.begin() + sample.on_data();
    const ntk::KernelFlow flow(rigor::BallMatrix(sample.gram()), BallVector(sample.start.begin(), n), BallVector(sample.goal.begin(), sample.goal.begin() + sample.on_data()), Rational(1, sample.points));
    const BallVector a = flow.coefficients(Ball(2000));
    const RationalMatrix rows = sample.across * sample.gram();
    Truth all = Truth::yes;
    for (long i = 0; i < rows.rows(); ++i) {
        const auto k = static_cast<std::size_t>(sample.on_data() + i);
        Ball value(sample.start[k]);
        for (long j = 0; j < rows.columns(); ++j) value += Ball(rows(i, j)) * a[static_cast<std::size_t>(j)];
        all = all && rigor::certainly_less(rigor::abs(value - Ball(f[k])), Ball::dyadic(1, -100));
    }
    return all;
}

claim::legacy::Argument argue(const Formula& formula) {
    bool exact = true, on_data = true;
    Truth late = Truth::yes;
    for (long points = 1; points <= 4; ++points)
        for (long outputs = 1; outputs <= 2; ++outputs)
            for (long number = 0; number < 3; ++number) {
                const LeastSquares sample = least_squares(points, outputs, 0, number);
                const Function f = limit(formula, sample);
                exact = exact && is_limit(f, sample);
                on_data = on_data && std::equal(f.begin(), f.begin() + sample.on_data(), sample.goal.begin());
                if (number == 0) late = late && reached(f, sample);
            }
    claim::legacy::Argument argument;
    argument.step("f_t minus the formula is e^(-t Pi)(f_0 - formula), coefficients of t^1 … t^8, and has no part in the null-space of Pi: it tends to 0 (exact rationals; 1 to 4 points, 1 and 2 outputs)", rigor::truth(exact))
        .step("at the data the formula gives y*, whatever f_0 is: the second term vanishes there", rigor::truth(on_data))
        .step("off the data the flow is within 2^-100 of the formula at t = 2000, by the matrix exponential in balls", late);
    return argument;
}

claim::legacy::Finding check(const claim::Context& context) {
    claim::legacy::Finding finding = conclude(argue({}), claim::Evidence::proved, "all kernels that are positive definite on the data, all finite data sets, n_L, x, f_0 and f* (the argument in the file; the lines are exact instances)");
    const LeastSquares sample = least_squares(3, 1, 0, 1);
    const rigor::Precision precision(rigor::bits_for_digits(context.digits) + 64);
    finding.values = {{"a sample with 3 points: f_infinity at a point off the data", Ball(limit({}, sample)[3]).enclosure(context.digits)}, {"f_0 there", Ball(sample.start[3]).enclosure(context.digits)}};
    finding.remark = "The vectors have N n_L entries (the paper writes Nn_l once). That the mean of f_infinity is the limit of ridge regression and the maximum a posteriori estimate is not part of this.";
    return finding;
}

}  // namespace

claim::legacy::Check section_5_limit() {
    return {
        .id = "jacot-2018/section-5-limit",
        .check = with_misprint(check, R"($f_{\infty,k}(x)=\kappa_{x,k}^T\tilde K^{-1}y^*+\left(f_{0,k}(x)-\kappa_{x,k}^T\tilde K^{-1}y_0\right)$, with vectors of $Nn_L$ entries.)"),
        .controls = {{"+ kappa^T G^-1 y_0", [](const claim::Context&) { return claim::verdict_of(argue({1, 1, 0}).conclusion()); }},
                     {"without the second term's y_0", [](const claim::Context&) { return claim::verdict_of(argue({1, 0, 0}).conclusion()); }},
                     {"ridge regression with ridge 1e-20", [](const claim::Context&) { return claim::verdict_of(argue({1, -1, rigor::parse_rational("1e-20")}).conclusion()); }}},
        .property = claim::property("the formula is where the flow goes, exactly, and gives the targets on the data", [](long points, long outputs, long number) {
            const LeastSquares sample = least_squares(points, outputs, 0, number);
            const Function f = limit({}, sample);
            return rigor::truth(is_limit(f, sample) && std::equal(f.begin(), f.begin() + sample.on_data(), sample.goal.begin()));
        }, claim::Input{"N", claim::integers(1, 3)}, claim::Input{"n_L", claim::integers(1, 2)}, claim::Input{"sample", claim::integers(0, 1'000'000)}),
    };
}
const claim::legacy::Registered registered_section_5_limit{section_5_limit};

}  // namespace proofs::jacot_2018
