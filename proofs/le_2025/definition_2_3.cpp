#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "claim/sampler.hpp"

namespace proofs::le_2025::definition_2_3 {
namespace {

using rigor::Rational, rigor::RationalMatrix, rigor::Truth;

/// mu and Sigma of a part of the points are the parts of mu and Sigma.
struct Reading {
    bool same_parts = true;  ///< else Sigma is scaled by the number of points
};

/// Z = A N on a list of points, Sigma = A A^T; of some of the points, in any order and repeated, the rows of A give a
/// normal vector whose covariance has the entries Sigma(x_i, x_j).
Truth parts_agree(claim::Sampler& sampler, const Reading& reading) {
    const long m = sampler.integer(1, 4), s = sampler.integer(1, 4), chosen = sampler.integer(1, 5);
    const RationalMatrix a = sampler.matrix(m, s), sigma = a * a.transpose();
    RationalMatrix part(chosen, s);
    std::vector<long> index;
    for (long i = 0; i < chosen; ++i) {
        index.push_back(sampler.integer(0, m - 1));  // free: sizes of the samples
        for (long k = 0; k < s; ++k) part(i, k) = a(index.back(), k);
    }
    const RationalMatrix of_part = part * part.transpose();
    for (long i = 0; i < chosen; ++i)
        for (long j = 0; j < chosen; ++j) {
            const Rational entry = sigma(index[static_cast<std::size_t>(i)], index[static_cast<std::size_t>(j)]);
            if (of_part(i, j) != (reading.same_parts ? entry : Rational(entry * m / chosen))) return Truth::no;
        }
    return Truth::yes;
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.aim = claim::Result::Aim::nothing;
    result.scope =
        "the definition asserts nothing; that what it asks of a list of points and of a part of it agree is argued";
    result.steps.carries(claim::written(context, "parts"))
        .supports(
            claim::instances("the covariance of a part of the points, repeated ones among them, is the part of the "
                             "covariance",
                             context.seed, 60, [&](claim::Sampler& sampler) { return parts_agree(sampler, reading); }));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("le-2025/definition-2.3", check)
        .control("a covariance that depends on the number of points", [](Reading& r) { r.same_parts = false; })
        .property(claim::property(
            "the covariance of a part is the part of the covariance, exactly",
            [](long number) {
                claim::Sampler sampler(23, static_cast<std::uint64_t>(number));  // free: a seed
                return parts_agree(sampler, {});
            },
            claim::Input{"sample", claim::integers(0, 1'000'000)}));
}};

}  // namespace
}  // namespace proofs::le_2025::definition_2_3
