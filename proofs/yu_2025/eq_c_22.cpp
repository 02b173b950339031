#include "claim/generators.hpp"
#include "claim/legacy.hpp"
#include "proofs/yu_2025/common/exact_matrix.hpp"
#include "proofs/yu_2025/common/lyapunov.hpp"
#include "rigor/matrix/rational_matrix.hpp"

namespace proofs::yu_2025 {
namespace {

using rigor::Rational, rigor::Truth;

/// V' = -u^T K^r u; and u^T K^r u = |theta'|^2 >= 0.
Truth equality(long seed, int sign) {
    const LyapunovRate r = lyapunov_rate(seed, sign);
    const TrainingSample sample = training_sample(seed);
    const auto velocity = flow_velocity(sample.network, sample.points, sample.coefficients());
    return rigor::truth(r.rate == -r.form && r.form == inner_product(velocity, velocity));
}

claim::legacy::Argument argue(int sign, bool strict) {
    claim::legacy::Argument argument;
    bool loss = true;
    for (long p = 1; p <= 6; ++p) {
        const Rational e(p, 5), u = 1 / (1 + e);
        loss = loss && 1 / (1 - u) == 1 + 1 / e;
    }
    argument.step("V(u) is the loss: 1/(1 - u) = 1 + e^(-z), rational functions of e^z of degree 1, equal at 6 values", rigor::truth(loss))
        .step("V' = -u^T K^r u = -|theta'|^2: 120 networks, exactly", for_seeds(120, [&](long seed) { return equality(seed, sign); }));
    if (strict)
        argument.step("K^r = S K(X, X) S, S a diagonal of signs, has the inertia of K(X, X): 120 samples, exactly; so u^T K^r u > 0 where lambda_min(K_t) > 0, for u_i > 0", for_seeds(120, [](long seed) {
            const TrainingSample sample = training_sample(seed);
            return rigor::truth(inertia(as_rational_matrix(signed_kernel(sample))) == inertia(as_rational_matrix(ntk::empirical_kernel(sample.network, sample.points))));
        }));
    return argument;
}

/// Without a lower bound for K: the zero network has K^r = 0 and V' = 0, not < 0.
claim::Verdict zero_network() {
    ExactNetwork network = ntk::yu_fully_connected<Rational>(1, std::vector<long>{2});
    ExactMatrix points(1, 1);
    points << Rational(1);
    return claim::verdict_of(rigor::truth(-ntk::empirical_kernel(network, points)(0, 0) < 0));
}

claim::legacy::Finding check(const claim::Context&) {
    return conclude(argue(-1, true), claim::Evidence::proved, "both networks, all n, along every absolutely continuous solution of (2.7), for almost every t with lambda_min(K_t(X, X)) > 0");
}

}  // namespace

claim::legacy::Check eq_c_22() {
    return {
        .id = "yu-2025/eq-c.22",
        .check = check,
        .controls = {{"V = +sum ln(1 - r_i)", [](const claim::Context&) { return claim::verdict_of(argue(1, true).conclusion()); }},
                     {"< 0 without the hypothesis of lemma 8: all parameters 0", [](const claim::Context&) { return zero_network(); }}},
        .property = claim::property("V' = -u^T K^r u = -|theta'|^2 for the network of a random seed, exactly", [](long seed) { return equality(seed, -1); }, claim::Input{"seed", claim::integers(1000, 1'000'000)}),
    };
}
const claim::legacy::Registered registered_eq_c_22{eq_c_22};

}  // namespace proofs::yu_2025
