// Section 3.1 of Le, (3.6) to (3.8): linear regression by gradient descent in the dual variables.
//  - (3.6), (3.7), (3.8) have slips of indices. With w(t) = phi^T alpha(t): alpha(t+1)_i = alpha(t)_i - (2 eta/m)(<w(t), phi_i> - y_i), no sum; in (3.7) the sum runs over j; (3.8) is
//    f(x) = sum_i alpha_i K(x, x_i).
// All three descents, in the weights, by (3.6) and by (3.7), are run side by side, exactly.
#include "claim/generators.hpp"
#include "proofs/common/finding_parts.hpp"
#include "claim/legacy.hpp"
#include "proofs/le_2025/common/section_3_1.hpp"

namespace proofs::le_2025 {
namespace {

using rigor::Rational, rigor::RationalMatrix;

enum class Sum { none, over_i, over_j };
/// The dual update in the forms of (3.6) and (3.7): `residual` is <w, phi_i> - y_i from w = phi^T alpha.
struct Dual {
    Vector alpha;
    Rational scale = 1;  ///< of the step; 1 but in controls
    /// (3.6): no sum, or the printed sum over i.
    void step_3_6(const Regression& r, const Rational& eta, Sum sums) {
        const Vector residual = r.residual(r.features.transpose() * alpha);
        Rational total = 0;
        for (const Rational& q : residual) total += q;
        for (std::size_t i = 0; i < alpha.size(); ++i) alpha[i] -= scale * 2 * eta / r.points() * (sums == Sum::none ? residual[i] : total);
    }
    /// (3.7): the sum over j, or over i with alpha^(j), where j is free: taken as j = i.
    void step_3_7(const Regression& r, const Rational& eta, Sum sums) {
        const RationalMatrix k = r.gram();
        Vector next = alpha;
        for (long i = 0; i < r.points(); ++i) {
            Rational total = -r.targets[at(i)];
            for (long j = 0; j < r.points(); ++j) total += sums == Sum::over_j ? Rational(alpha[at(j)] * k(i, j)) : Rational(alpha[at(i)] * k(j, i));
            next[at(i)] -= scale * 2 * eta / r.points() * total;
        }
        alpha = next;
    }
};
/// w(t) = phi^T alpha(t) for `steps` steps from 0.
bool side_by_side(const Regression& r, long steps, Sum form_3_6, Sum form_3_7, const Rational& scale = 1) {
    Weights weights{Vector(at(r.features.columns()))};
    Dual by_3_6{Vector(at(r.points())), scale}, by_3_7 = by_3_6;
    const Rational eta = r.safe_rate();
    for (long t = 0; t < steps; ++t) {
        weights.step(r, eta);
        by_3_6.step_3_6(r, eta, form_3_6);
        by_3_7.step_3_7(r, eta, form_3_7);
        if (r.features.transpose() * by_3_6.alpha != weights.w || r.features.transpose() * by_3_7.alpha != weights.w) return false;
    }
    return true;
}
claim::legacy::Argument dual_descent(Sum form_3_6, Sum form_3_7, const Rational& scale = 1) {
    claim::legacy::Argument argument;
    bool all = true;
    for (long n = 0; n < 48; ++n) all = all && side_by_side(sample(n), 4, form_3_6, form_3_7, scale);
    return argument.step("four steps in the weights and in the dual variables: w(t) = phi^T alpha(t) (exact, all ranks)", rigor::truth(all));
}

/// f(x) = <w, phi(x)> = sum_i alpha_i K(x, x_i) at points off the data; printed: alpha^(j) with a free j, taken as the first.
bool inference(const Regression& r, bool printed, const Rational& factor = 1) {
    Dual dual{Vector(at(r.points())), 1};
    for (long t = 0; t < 3; ++t) dual.step_3_6(r, r.safe_rate(), Sum::none);
    const Vector f = r.elsewhere * (r.features.transpose() * dual.alpha);
    const RationalMatrix k = r.across();
    for (long x = 0; x < k.rows(); ++x) {
        Rational s = 0;
        for (long i = 0; i < r.points(); ++i) s += dual.alpha[printed ? 0 : at(i)] * k(x, i);
        if (factor * s != f[at(x)]) return false;
    }
    return true;
}
claim::legacy::Argument inference_argument(bool printed, const Rational& factor = 1) {
    claim::legacy::Argument argument;
    bool all = true;
    for (long n = 0; n < 48; ++n) all = all && inference(sample(n), printed, factor);
    return argument.step("<w(3), phi(x)> = sum_i alpha_i K(x, x_i) at three points off the data (exact)", rigor::truth(all));
}

claim::Input<long> number() { return {"sample", claim::integers(0, 1'000'000)}; }

}  // namespace

claim::legacy::Check eq_3_6() {
    return {
        .id = "le-2025/eq-3.6",
        .check = [](const claim::Context&) {
            return adjudicated(dual_descent(Sum::over_i, Sum::over_j), "wherever sum_i (r_i - sum_k r_k) phi(x_i) != 0, r the residuals",
                               {"phi(x_1) = (1, 0), phi(x_2) = (0, 1), y = (1, 0), eta = 1, w(0) = 0: gradient descent gives w(1) = (1, 0); the printed update gives alpha(1) = (1, 1), w(1) = (1, 1).",
                                "y = [1, 0]; w = y*2/2;\na = vector(2, i, -2/2*sum(k = 1, 2, 0 - y[k]));\nprint(w, \"  \", a)", "None: the equations that follow, (3.7) and the display in section 3.3, are without this sum.",
                                R"($\alpha(t+1)^{(i)}=\alpha(t)^{(i)}-\frac{2\eta}m(w(t)^\top\phi(x^{(i)})-y^{(i)})$)", [] { return dual_descent(Sum::none, Sum::over_j); }, "all data sets, eta and t"});
        },
        .controls = {control("with the sum", [] { return dual_descent(Sum::over_i, Sum::over_j); }), control("corrected, a step too long by 1e-9", [] { return dual_descent(Sum::none, Sum::over_j, 1 + rigor::parse_rational("1e-9")); })},
        .property = claim::property("corrected: w(t) = phi^T alpha(t), exactly, 3 steps", [](long m, long d, long rank, long n) { return rigor::truth(side_by_side(regression(m, d, rank, n), 3, Sum::none, Sum::over_j)); }, claim::Input{"m", claim::integers(1, 4)},
                                    claim::Input{"d", claim::integers(1, 4)}, claim::Input{"rank", claim::integers(1, 4)}, number()),
    };
}
const claim::legacy::Registered registered_eq_3_6{eq_3_6};

claim::legacy::Check eq_3_7() {
    return {
        .id = "le-2025/eq-3.7",
        .check = [](const claim::Context&) {
            return adjudicated(dual_descent(Sum::none, Sum::over_i), "m >= 2 in general",
                               {"K = [1, 1; 1, 1], y = (1, 0), eta = 1/2, alpha(0) = 0: alpha(1) = (1/2, 0). Next, with the sum over j, alpha(2) = (3/4, -1/4); with the printed sum over i and j = i, (1/2, 0).",
                                "K = [1, 1; 1, 1]; y = [1, 0]; a = [1/2, 0];\nprint(vector(2, i, a[i] - 1/2*(-y[i] + sum(j = 1, 2, a[j]*K[i, j]))), \"  \", vector(2, i, a[i] - 1/2*(-y[i] + sum(k = 1, 2, a[i]*K[k, i]))))",
                                "None: a slip of one index; the text before it is right.", R"($\alpha(t+1)^{(i)}-\alpha(t)^{(i)}=-\frac{2\eta}m\left[-y^{(i)}+\sum_{j=1}^m\alpha(t)^{(j)}K(x^{(i)},x^{(j)})\right]$)", [] { return dual_descent(Sum::none, Sum::over_j); },
                                "all data sets, eta and t"});
        },
        .controls = {control("sum over i", [] { return dual_descent(Sum::none, Sum::over_i); }), control("corrected, a step too long by 1e-9", [] { return dual_descent(Sum::none, Sum::over_j, 1 + rigor::parse_rational("1e-9")); })},
        .property = claim::property("corrected: w(t) = phi^T alpha(t), exactly, 3 steps", [](long m, long d, long rank, long n) { return rigor::truth(side_by_side(regression(m, d, rank, n), 3, Sum::none, Sum::over_j)); }, claim::Input{"m", claim::integers(1, 4)},
                                    claim::Input{"d", claim::integers(1, 4)}, claim::Input{"rank", claim::integers(1, 4)}, number()),
    };
}
const claim::legacy::Registered registered_eq_3_7{eq_3_7};

claim::legacy::Check eq_3_8() {
    return {
        .id = "le-2025/eq-3.8",
        .check = [](const claim::Context&) {
            return adjudicated(inference_argument(true), "m >= 2 and alpha with different entries",
                               {"K(x, x_1) = K(x, x_2) = 1, alpha = (1, 0): f(x) = 1; with alpha^(1) in every term the sum is 2, with alpha^(2) it is 0.", "a = [1, 0]; K = [1, 1];\nprint(sum(i = 1, 2, a[i]*K[i]), \"  \", sum(i = 1, 2, a[1]*K[i]), \"  \", sum(i = 1, 2, a[2]*K[i]))",
                                "None: a slip of one index.", R"($f_{w(t)}(x)=w(t)^\top\phi(x)=\sum_{i=1}^m\alpha(t)^{(i)}K(x,x^{(i)})$)", [] { return inference_argument(false); }, "all data sets and t"});
        },
        .controls = {control("alpha^(1) in every term", [] { return inference_argument(true); }), control("corrected, 1 + 1e-9 times", [] { return inference_argument(false, 1 + rigor::parse_rational("1e-9")); })},
        .property = claim::property("corrected, exactly, at three points off the data", [](long m, long d, long rank, long n) { return rigor::truth(inference(regression(m, d, rank, n), false)); }, claim::Input{"m", claim::integers(1, 4)}, claim::Input{"d", claim::integers(1, 4)},
                                    claim::Input{"rank", claim::integers(1, 4)}, number()),
    };
}
const claim::legacy::Registered registered_eq_3_8{eq_3_8};

}  // namespace proofs::le_2025
