// What pictures of rate claims are drawn from.
#include "ntk/depth/depth_sequences.hpp"
#include "services/rate.hpp"
#include "services/rate_text.hpp"

#include <algorithm>
#include <cmath>

namespace services {
namespace {

using rigor::Ball, rigor::Rational;

/// (s - a)/g at L. Not finite where g may be 0.
Ball ratio_at(const rigor::RateClaim& claim, const Ball& L, const Ball& s, const rigor::Symbols& symbols) {
    const Ball a = value_of_terms(claim.approximation.terms(), L, symbols);
    return (s - a) / value_of_terms({claim.rate.leading()}, L, symbols);
}

/// 2, 3, …, 20, 22, …, 10^5.
std::vector<long> depths() {
    constexpr double each = 20, last = 5;
    std::vector<long> list{2};
    for (double exponent = 0; list.back() < std::lround(std::pow(10, last)); exponent += 1 / each)
        if (const long next = std::lround(std::pow(10, std::min(exponent, last))); next > list.back())
            list.push_back(next);
    return list;
}

}  // namespace

std::vector<RateSample> rate_samples(const rigor::RateClaim& claim, const std::string& name, const Rational& z) {
    if (z < -1 || z >= 1) throw BadInput("at", z.str().substr(0, 60), "", "a number in [-1, 1)");
    const ntk::DepthSequence& sequence = sequence_with_name(name);
    const rigor::Precision precision(256);
    const rigor::Symbols symbols = ntk::DepthSequences(z, 3).frame().symbols;
    ntk::NormalizedKernelIteration<Ball> layers(z);
    std::vector<RateSample> samples;
    for (const long depth : depths()) {
        layers.advance_to(depth);
        const Ball L(depth);
        if (const Ball ratio = ratio_at(claim, L, sequence.value(ntk::state_of(layers), L), symbols); ratio.is_finite())
            samples.push_back({L, ratio});
    }
    return samples;
}

std::vector<RateSample> rate_samples(const std::optional<rigor::RateClaim>& claim, const ObservedSequence& data) {
    const rigor::Precision precision(256);
    std::vector<RateSample> samples;
    for (const Observation& row : data.rows) {
        const Ball L(row.L), s(row.value), ratio = claim ? ratio_at(*claim, L, s, {}) : s;
        if (ratio.is_finite()) samples.push_back({L, ratio});
    }
    return samples;
}

}  // namespace services
