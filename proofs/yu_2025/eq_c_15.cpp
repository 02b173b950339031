#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "proofs/yu_2025/common/network_identities.hpp"

#include <fmt/format.h>

namespace proofs::yu_2025::eq_c_15 {
namespace {

using claim::Relation;
using rigor::Rational, rigor::Truth;

struct Norms {
    Rational output, weights = 0, top;  ///< f^2, |W^(L+1)|^2, |alpha^(L)|^2
};
Norms norms_of(const NetworkSample& sample) {
    const auto trace = ntk::forward(sample.network, sample.x);
    const auto& w = sample.network.maps.back().weights;
    Norms n{trace.output()(0) * trace.output()(0), 0,
            ntk::detail::inner_product(trace.inputs.back(), trace.inputs.back())};
    for (long j = 0; j < w.cols(); ++j) n.weights += w(0, j) * w(0, j);
    return n;
}

/// f^2 <= factor |W|^2 |alpha|^2, or with one of the two norms only: the statement with one alternative.
struct Reading {
    Rational factor{1};
    bool weights = true, top = true;
    /// A limit in place of a limit superior.
    bool limit = false;
};
Rational bound(const NetworkSample& sample, const Reading& reading) {
    const Norms n = norms_of(sample);
    return reading.factor * (reading.weights ? n.weights : Rational(1)) * (reading.top ? n.top : Rational(1));
}

/// W = k, alpha = 1 at even k, W = 1, alpha = k at odd ones: f = k.
NetworkSample by_turns(long k) { return k % 2 == 0 ? one_neuron_residual(1, k, 1) : one_neuron_residual(1, 1, k); }
/// Along it, the norms of alpha^(L) at k and k + 1: both at least k, or one of them.
Truth top_grows(long k, bool limit) {
    const bool here = norms_of(by_turns(k)).top >= k * k, next = norms_of(by_turns(k + 1)).top >= k * k;
    return rigor::truth(limit ? here && next : here || next);
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "all L, all m, all alpha, every curve of parameters along which f_t(x_i) is unbounded";
    std::vector<NetworkSample> growing;
    for (long k = 1; k <= 20; ++k) growing.push_back(by_turns(k));
    const std::string product = fmt::format("{}{}{}", rigor::to_string(reading.factor),
                                            reading.weights ? " |W^(L+1)|^2" : "", reading.top ? " |alpha^(L)|^2" : "");
    result.steps.carries(claim::cites(context, "yu-2025/lemma-8"))
        .carries(claim::written(context, "product"))
        .supports(claim::identity<4>(
            "(w_1^2 + w_2^2) (a_1^2 + a_2^2) - (w_1 a_1 + w_2 a_2)^2",
            [](const auto& w1, const auto& w2, const auto& a1, const auto& a2) {
                return (w1 * w1 + w2 * w2) * (a1 * a1 + a2 * a2) - (w1 * a1 + w2 * a2) * (w1 * a1 + w2 * a2);
            },
            "(w_1 a_2 - w_2 a_1)^2",
            [](const auto& w1, const auto& w2, const auto& a1, const auto& a2) {
                return (w1 * a2 - w2 * a1) * (w1 * a2 - w2 * a1);
            }))
        .supports(claim::instances("f^2 <= " + product + ", networks (2.2), exactly", context.seed, 80,
                                   [&](claim::Sampler& sampler) {
                                       const NetworkSample s = residual_sample(sampler);
                                       return rigor::truth(norms_of(s).output <= bound(s, reading));
                                   }))
        .supports(claim::exact_for_each<NetworkSample>(
            "networks of one neuron with one of the norms k, the other 1, by turns, k = 1 to 20", growing,
            {"f^2", [](const NetworkSample& s) { return norms_of(s).output; }}, Relation::at_most,
            {product, [&](const NetworkSample& s) { return bound(s, reading); }}))
        .carries(claim::written(context, "bounded"))
        .supports(claim::range("k", 1, 20,
                               fmt::format("along these networks |alpha^(L)| is at least k at {} of the times k, k + 1",
                                           reading.limit ? "both" : "one"),
                               [&](long k) { return top_grows(k, reading.limit); }));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("yu-2025/eq-c.15", check)
        .control("the first alternative alone", [](Reading& r) { r.top = false; })
        .control("the second alternative alone", [](Reading& r) { r.weights = false; })
        .control("f^2 <= (1 - 1e-20) |W|^2 |alpha|^2", [](Reading& r) { r.factor -= rigor::parse_rational("1e-20"); })
        .control("limits in place of limits superior: the norms may grow by turns", [](Reading& r) { r.limit = true; })
        .property(claim::property_where(
            "where f != 0: f^2 <= |W^(L+1)|^2 |alpha^(L)(x)|^2, exactly; d, m and L up to 3",
            [](const NetworkSample& s) { return rigor::truth(norms_of(s).output > 0); },
            [](const NetworkSample& s) { return rigor::truth(norms_of(s).output <= bound(s, {})); },
            claim::Input{"network", residual_samples()}));
}};

}  // namespace
}  // namespace proofs::yu_2025::eq_c_15
