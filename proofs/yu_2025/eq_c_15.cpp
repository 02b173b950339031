#include "claim/legacy.hpp"
#include "proofs/yu_2025/common/network_identities.hpp"

namespace proofs::yu_2025 {
namespace {

using rigor::Rational, rigor::Truth;

struct Norms {
    Rational output, weights, top;  ///< f^2, |W^(L+1)|^2, |alpha^(L)|^2
};
Norms norms_of(const NetworkSample& sample) {
    const auto trace = ntk::forward(sample.network, sample.x);
    const auto& w = sample.network.maps.back().weights;
    Norms n{trace.output()(0) * trace.output()(0), 0, ntk::detail::inner_product(trace.inputs.back(), trace.inputs.back())};
    for (long j = 0; j < w.cols(); ++j) n.weights += w(0, j) * w(0, j);
    return n;
}

/// A network of one neuron with W^(2) = w, alpha^(1) = top at every x.
NetworkSample with_norms(const Rational& w, const Rational& top) {
    NetworkSample sample;
    sample.network.wiring = ntk::Wiring::residual;
    for (const bool bias : {true, true, true, false}) sample.network.maps.push_back(ntk::affine_map<Rational>(1, 1, bias, 1, 1, 1));
    sample.network.maps[0].bias(0) = top;
    sample.network.maps[3].weights(0, 0) = w;
    sample.x = sample.other = ntk::DenseVector<Rational>::Constant(1, Rational(1));
    return sample;
}

/// f^2 <= factor |W|^2 |alpha|^2, or without one of the two norms.
struct Reading {
    Rational factor{1};
    bool weights = true, top = true;
};
Truth bounded(const NetworkSample& sample, const Reading& reading) {
    const Norms n = norms_of(sample);
    return rigor::truth(n.output <= reading.factor * (reading.weights ? n.weights : Rational(1)) * (reading.top ? n.top : Rational(1)));
}

claim::legacy::Argument argue(const Reading& reading) {
    claim::legacy::Argument argument;
    Truth growing = Truth::yes;
    for (long k = 1; k <= 20; ++k) growing = growing && bounded(with_norms(k, 1), reading) && bounded(with_norms(1, k), reading);
    argument.step("f^2 <= |W^(L+1)|^2 |alpha^(L)(x)|^2 (Cauchy and Schwarz): the fixed networks, exactly",
                  at_all(residual_examples(), [&](const NetworkSample& s) { return bounded(s, reading); }))
        .step("and at networks where only one of the two norms grows, k = 1 to 20; so if |f| is unbounded, one of the two is", growing);
    return argument;
}
claim::Verdict variant(const Reading& reading) { return claim::verdict_of(argue(reading).conclusion()); }

/// "One of the norms tends to infinity", tried along the alternating sequence: does one of them increase from each member to the next, as |f| does?
claim::Verdict limit_instead() {
    bool weights = true, top = true;
    for (long k = 1; k < 20; ++k) {
        const auto at = [](long i) { return norms_of(i % 2 ? with_norms(1, i) : with_norms(i, 1)); };
        const Norms here = at(k), next = at(k + 1);
        if (here.output != k * k || next.output <= here.output) return claim::Verdict::undecided;
        weights = weights && next.weights >= here.weights;
        top = top && next.top >= here.top;
    }
    return claim::verdict_of(rigor::truth(weights || top));
}

claim::legacy::Finding check(const claim::Context&) {
    claim::legacy::Finding finding = conclude(argue({}), claim::Evidence::proved, "all L, all m, all alpha, every curve of parameters along which f_t(x_i) is unbounded");
    finding.stronger = "Quantitatively max(|W_t^(L+1)|, |alpha_t^(L)(x_i)|) >= |f_t(x_i)|^(1/2), so the larger of the two norms tends to infinity; which one it is may change for ever, so \"in the sense of the limit superior\" is needed.";
    return finding;
}

}  // namespace

claim::legacy::Check eq_c_15() {
    return {
        .id = "yu-2025/eq-c.15",
        .check = check,
        .controls = {{"the first alternative alone", [](const claim::Context&) { return variant({1, true, false}); }},
                     {"the second alternative alone", [](const claim::Context&) { return variant({1, false, true}); }},
                     {"|f| <= (1 - 1e-20)^(1/2) |W| |alpha|", [](const claim::Context&) { return variant({1 - rigor::parse_rational("1e-20")}); }},
                     {"one of the two norms never decreases along the alternating sequence", [](const claim::Context&) { return limit_instead(); }}},
        .property = claim::property("f^2 <= |W^(L+1)|^2 |alpha^(L)(x)|^2, exactly; d, m and L up to 3", [](const NetworkSample& s) { return bounded(s, {}); },
                                    claim::Input{"network", residual_samples()}),
    };
}
const claim::legacy::Registered registered_eq_c_15{eq_c_15};

}  // namespace proofs::yu_2025
