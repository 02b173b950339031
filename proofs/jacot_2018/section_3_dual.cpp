#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "claim/sampler.hpp"

namespace proofs::jacot_2018::section_3_dual {
namespace {

using claim::Relation;
using rigor::Rational, rigor::RationalMatrix, rigor::Truth;

/// The weights that p_in gives to three data points, and to a place off the data.
struct Reading {
    std::vector<Rational> data{Rational(1, 3), Rational(1, 3), Rational(1, 3)};  // free: any positive weights
    Rational elsewhere = 0;
};

/// <d, e>_pin of functions with one output, by their values at the data points and at the place off the data.
Rational form(const Reading& reading, const std::vector<Rational>& d, const std::vector<Rational>& e) {
    std::vector<Rational> weights = reading.data;
    weights.push_back(reading.elsewhere);
    Rational sum = 0;
    for (std::size_t i = 0; i < weights.size(); ++i) sum += weights[i] * d[i] * e[i];
    return sum;
}
/// Phi_K(<d, .>_pin) at each place, from its definition: the form applied to the function K(x, .); the places from
/// `data` on are no data points.
std::vector<Rational> phi(const RationalMatrix& kernel, const std::vector<Rational>& d, long data) {
    std::vector<Rational> values;
    for (long x = 0; x < kernel.rows(); ++x) {
        Rational sum = 0;
        for (long j = 0; j < data; ++j) sum += d[static_cast<std::size_t>(j)] * kernel(x, j);
        values.push_back(sum / data);
    }
    return values;
}
/// d and e agree on the data and not at two more places: Phi_K is the same at all places. Changed at a data point too,
/// the forms differ at d - e.
Truth same_on_data(claim::Sampler& sampler) {
    const long data = sampler.integer(1, 4), places = data + 2;  // free: sizes
    const RationalMatrix kernel = sampler.symmetric_matrix(places);
    const std::vector<Rational> d = sampler.vector(places);
    std::vector<Rational> e = d;
    e.back() += sampler.nonzero_rational();
    e[e.size() - 2] -= sampler.rational();
    if (phi(kernel, d, data) != phi(kernel, e, data)) return Truth::no;
    e[static_cast<std::size_t>(sampler.integer(0, data - 1))] += sampler.nonzero_rational();  // free: which one
    Rational of_d = 0, of_e = 0;  // <d, d - e> and <e, d - e>
    for (std::size_t j = 0; j < static_cast<std::size_t>(data); ++j) {
        of_d += d[j] * (d[j] - e[j]) / data;
        of_e += e[j] * (d[j] - e[j]) / data;
    }
    return rigor::truth(of_d != of_e);
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "every finite data set, every n_L";
    result.steps
        .carries(claim::exact_inertia(
            {"<., .>_pin on the values at three data points", RationalMatrix::diagonal(reading.data)}, {.positive = 3}))
        .carries(claim::exact(
            {"<e, e>_pin for e = 0 at the data and 1 at a place off the data, the sum over the four places",
             form(reading, {0, 0, 0, 1}, {0, 0, 0, 1})},
            Relation::equal, {"0", 0}))
        .carries(claim::written(context, "same"))
        .carries(claim::written(context, "choice"))
        .supports(
            claim::instances("d and e that agree on the data give the same Phi_K at all places; changed at a data "
                             "point, <d, d - e> > <e, d - e>; exactly",
                             context.seed, 60,  // free: how many
                             same_on_data));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("jacot-2018/section-3-dual", check)
        .control("a data point of weight 0", [](Reading& r) { r.data[2] = 0; })
        .control("a weight at a place off the data", [](Reading& r) { r.elsewhere = Rational(1, 3); })
        .property(claim::property(
            "d and e of the seed: the same form, and the same Phi_K, exactly where they agree on the data",
            [](long seed) {
                claim::Sampler sampler(static_cast<std::uint64_t>(seed), 0);
                return same_on_data(sampler);
            },
            claim::Input{"seed", claim::integers(1, 1'000'000)}));
}};

}  // namespace
}  // namespace proofs::jacot_2018::section_3_dual
