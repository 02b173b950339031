#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "claim/sampler.hpp"
#include "proofs/jacot_2018/common/least_squares.hpp"

namespace proofs::jacot_2018::section_5_rank {
namespace {

using rigor::Rational, rigor::RationalMatrix, rigor::Truth;

/// At most N n_L - fewer of them, or N - fewer.
struct Reading {
    long fewer = 0;
    bool each_output = true;

    long bound(const LeastSquares& s) const { return (each_output ? s.on_data() : s.points) - fewer; }
};

/// N and n_L up to 3 and 2, and how many eigenvalues of the Gram matrix are 0.
LeastSquares draw(claim::Sampler& sampler) {
    const long points = sampler.integer(1, 3);
    const long outputs = sampler.integer(1, 2);
    const long zeros = sampler.coin() ? sampler.integer(0, points * outputs) : 0;
    return least_squares(points, outputs, zeros, sampler.integer(0, 1'000'000));
}

/// Pi on the values at the data and off them, column by column.
RationalMatrix map_of(const LeastSquares& s) {
    RationalMatrix pi(s.size(), s.size());
    for (long j = 0; j < s.size(); ++j) {
        LeastSquares::Function unit(static_cast<std::size_t>(s.size()));
        unit[static_cast<std::size_t>(j)] = 1;
        const auto image = s.map(unit);
        for (long i = 0; i < s.size(); ++i) pi(i, j) = image[static_cast<std::size_t>(i)];
    }
    return pi;
}

/// The rank of Pi is the number of positive eigenvalues of the Gram matrix and within the bound, and each of these
/// eigenvectors extends to an eigenfunction.
Truth as_stated(const LeastSquares& s, const Reading& reading) {
    const long rank = rigor::rank(map_of(s));
    bool eigen = true;
    for (const auto& component : s.components(combination(s.goal, -1, s.start)))
        eigen = eigen && s.map(component.part) == combination(component.part, component.eigenvalue - 1, component.part);
    return rigor::truth(eigen && rank == rigor::inertia(s.gram()).positive && rank <= reading.bound(s));
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "all kernels with K(x, x') = K(x', x)^T, all finite data sets";
    result.steps.carries(claim::written(context, "image"))
        .carries(claim::written(context, "components"))
        .supports(claim::instances(
            "the rank of Pi, on the data and off, is the number of positive eigenvalues of the Gram matrix and at most "
            "the bound; its eigenvectors extend to eigenfunctions; exactly, positive semidefinite kernels, N up to 3, n_L up "
            "to 2",
            context.seed, 60, [&](claim::Sampler& sampler) { return as_stated(draw(sampler), reading); }));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("jacot-2018/section-5-rank", check)
        .control("at most N n_L - 1", [](Reading& r) { r.fewer = 1; })
        .control("at most N", [](Reading& r) { r.each_output = false; })
        .property(claim::property(
            "the rank of Pi is the number of positive eigenvalues of the Gram matrix, at most N n_L, exactly",
            [](long number) {
                claim::Sampler sampler(5, static_cast<std::uint64_t>(number));
                return as_stated(draw(sampler), {});
            },
            claim::Input{"sample", claim::integers(0, 1'000'000)}));
}};

}  // namespace
}  // namespace proofs::jacot_2018::section_5_rank
