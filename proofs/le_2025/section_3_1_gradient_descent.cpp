// Section 3.1 of Le: linear regression by gradient descent in the weights. "One can also run GD on this problem and be guaranteed convergence"; from w(0) = 0 its limit is w*.
//  - Gradient descent is w(t+1) = w(t) - (2 eta/m) phi^T (phi w(t) - y). The residual r = phi (w - w*) obeys r(t+1) = (I - (2 eta/m) K) r(t), K = phi phi^T: it tends to 0 from every start
//    iff 0 < eta < m/lambda_max(K) (if K != 0). "The loss is convex" says nothing about the step: one point, phi = 1, y = 0, eta = 2 triples |w| at each step.
//  - No step leaves w(0) + im phi^T: from w(0) = 0 the limit is the minimiser in im phi^T, which is w*.
#include "claim/generators.hpp"
#include "proofs/common/finding_parts.hpp"
#include "claim/legacy.hpp"
#include "proofs/le_2025/common/section_3_1.hpp"
#include "rigor/number/ball.hpp"

namespace proofs::le_2025 {
namespace {

using rigor::Rational, rigor::RationalMatrix;

/// Whether the residual of r(t+1) = (I - c K) r(t) tends to 0 from every start: all eigenvalues of c K on its range in (0, 2), by inertia.
bool converges(const RationalMatrix& k, const Rational& c) {
    RationalMatrix scaled = k;
    for (long i = 0; i < k.rows(); ++i)
        for (long j = 0; j < k.rows(); ++j) scaled(i, j) *= c;
    const rigor::Inertia whole = rigor::inertia(scaled), rest = rigor::inertia(scaled.shifted(2));
    return whole.negative == 0 && rest.negative == k.rows();
}
/// The printed statement: every eta > 0; corrected: eta < m/lambda_max(K), here eta = safe and larger than the threshold.
claim::legacy::Argument convergence(bool every_rate) {
    claim::legacy::Argument argument;
    bool small = true, large = true;
    for (long n = 0; n < 48; ++n) {
        const Regression r = sample(n);
        if (rigor::rank(r.gram()) == 0) continue;
        const Rational eta = r.safe_rate();
        small = small && converges(r.gram(), 2 * eta / r.points());
        // 50 eta = 25 m/trace > m/lambda_max for up to 25 points
        large = large && converges(r.gram(), Rational(100 * eta / r.points())) == every_rate;
    }
    argument.step("eta = m/(2 trace K), below m/lambda_max(K): all eigenvalues of (2 eta/m) K are below 2, the residual tends to its limit from every start (exact inertia)", rigor::truth(small));
    if (every_rate)
        argument.step("so do they for 50 times this rate", rigor::truth(large));
    else
        argument.step("for 50 times this rate an eigenvalue exceeds 2: gradient descent diverges from almost every start", rigor::truth(large));
    return argument;
}
/// |w(t)| for one point, phi = 1, y = 0, w(0) = 1.
Rational one_point(const Rational& eta, long steps) {
    Weights weights{{1}};
    RationalMatrix one(1, 1);
    one(0, 0) = 1;
    const Regression r{one, {0}, one};
    for (long t = 0; t < steps; ++t) weights.step(r, eta);
    return abs(weights.w[0]);
}

/// From w(0) = 0 the iterates are in the span, and the limit is w*: the part in the null space of phi never changes.
bool implicit_bias(const Regression& r, const Vector& start) {
    Weights weights{start};
    const Vector goal = r.smallest_minimiser();
    const auto u = rigor::null_vector(r.features);
    const Rational eta = r.safe_rate();
    for (long t = 0; t < 4; ++t) {
        weights.step(r, eta);
        if (!in_span(r, weights.w)) return false;
        if (u && inner(weights.w, *u) != 0) return false;
    }
    // The error is (I - (2 eta/m) phi^T phi)^t applied to w(0) - w*, which is in im phi^T, where the eigenvalues are below 1.
    return in_span(r, sum(start, -1, goal)) && converges(r.gram(), 2 * eta / r.points());
}
claim::legacy::Argument implicit_bias_argument(bool from_zero) {
    claim::legacy::Argument argument;
    bool all = true;
    for (long n = 0; n < 48; ++n) {
        const Regression r = sample(n);
        if (rigor::rank(r.gram()) == 0) continue;
        Vector start(at(r.features.columns()));
        if (!from_zero) start = Draw(n).vector(r.features.columns());
        all = all && implicit_bias(r, start);
    }
    return argument.step(std::string(from_zero ? "from w(0) = 0" : "from random w(0)") + ", eta = m/(2 trace K): the iterates stay in im phi^T, so does their limit, the minimiser of smallest norm (exact)", rigor::truth(all));
}

claim::Input<long> number() { return {"sample", claim::integers(0, 1'000'000)}; }

}  // namespace

claim::legacy::Check section_3_1_convergence() {
    return {
        .id = "le-2025/section-3.1-convergence",
        .check = [](const claim::Context&) {
            claim::legacy::Finding finding = adjudicated(convergence(true), "fails for every data set with K != 0 and every eta > m/lambda_max(K)",
                               {"One point, phi(x) = 1, y = 0, eta = 2, w(0) = 1: w(t+1) = w(t) - 4 w(t) = -3 w(t), so |w(10)| = 59049.", "w = 1; for(t = 1, 10, w = w - 2*2*w); print(w)",
                                "Little: the continuous-time statements are not touched; every statement about GD steps needs a small enough eta.",
                                R"(GD converges to a minimiser from every $w(0)$ if $0<\eta<m/\lambda_{\max}(K)$, $K=\phi(X)\phi(X)^\top$; for $\eta>m/\lambda_{\max}(K)$ it diverges from almost every $w(0)$.)", [] { return convergence(false); }, "all data sets with K != 0"});
            finding.values = {{"|w(10)| for one point, eta = 2", rigor::Ball(one_point(2, 10)).enclosure(12)}, {"the same, eta = 1/2", rigor::Ball(one_point(Rational(1, 2), 10)).enclosure(12)}};
            return finding;
        },
        .controls = {control("every rate", [] { return convergence(true); })},
        .property = claim::property("one point: |w(t)| falls iff eta < 1, exactly", [](const Rational& eta) { return rigor::truth((one_point(eta, 3) < 1) == (eta < 1)); }, claim::Input{"eta", claim::positive_rationals()}),
    };
}
const claim::legacy::Registered registered_section_3_1_convergence{section_3_1_convergence};

claim::legacy::Check section_3_1_implicit_bias() {
    return {
        .id = "le-2025/section-3.1-implicit-bias",
        .check = with_misprint([](const claim::Context&) { return conclude(implicit_bias_argument(true), claim::Evidence::proved, "all data sets, w(0) = 0 (or any w(0) in im phi(X)^T), 0 < eta < m/lambda_max(K)"); },
                               R"(The same for $w(0)=0$ and $0<\eta<m/\lambda_{\max}(K)$, $K=\phi(X)\phi(X)^\top$ (section-3.1-convergence).)"),
        .controls = {control("from random weights", [] { return implicit_bias_argument(false); })},
        .property = claim::property("iterates in the span, error in the span, contraction, exactly", [](long m, long d, long rank, long n) {
            const Regression r = regression(m, d, rank, n);
            return rigor::truth(rigor::rank(r.gram()) == 0 || implicit_bias(r, Vector(at(r.features.columns()))));
        }, claim::Input{"m", claim::integers(1, 4)}, claim::Input{"d", claim::integers(1, 4)}, claim::Input{"rank", claim::integers(1, 4)}, number()),
    };
}
const claim::legacy::Registered registered_section_3_1_implicit_bias{section_3_1_implicit_bias};

}  // namespace proofs::le_2025
