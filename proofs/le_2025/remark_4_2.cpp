#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "claim/sampler.hpp"

namespace proofs::le_2025::remark_4_2 {
namespace {

using claim::RationalVector;
using rigor::Rational, rigor::RationalMatrix, rigor::Truth;

/// (Theta ⊗ Id)(x, x') = Theta(x, x') A with A = Id, or Id and `mixing` off the diagonal. The rows of the whole matrix
/// are ordered by points first, or by outputs first.
struct Reading {
    Rational mixing = 0;
    bool points_first = true;
};

/// The kernel on n points with so many outputs acts on a function as Theta acts on each of its outputs.
Truth acts_on_each_output(claim::Sampler& sampler, const Reading& reading) {
    const long n = sampler.integer(2, 4), outputs = sampler.integer(2, 3), size = n * outputs;
    const RationalMatrix k = sampler.matrix(n, n);
    const RationalVector f = sampler.vector(size);  // output a at point x is f[x outputs + a]
    RationalMatrix whole(size, size);
    for (long i = 0; i < size; ++i)
        for (long j = 0; j < size; ++j) {
            const long x = reading.points_first ? i / outputs : i % n, y = reading.points_first ? j / outputs : j % n;
            const long a = reading.points_first ? i % outputs : i / n, b = reading.points_first ? j % outputs : j / n;
            whole(i, j) = k(x, y) * (a == b ? Rational(1) : reading.mixing);
        }
    const RationalVector image = whole * f;
    for (long a = 0; a < outputs; ++a) {
        RationalVector one;
        for (long x = 0; x < n; ++x) one.push_back(f[static_cast<std::size_t>(x * outputs + a)]);
        const RationalVector alone = k * one;
        for (long x = 0; x < n; ++x)
            if (image[static_cast<std::size_t>(x * outputs + a)] != alone[static_cast<std::size_t>(x)])
                return Truth::no;
    }
    return Truth::yes;
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "all kernels, points and d_out";
    result.steps.carries(claim::written(context, "product"))
        .supports(claim::instances(
            "2 to 4 points, 2 and 3 outputs, random kernels: Theta ⊗ Id acts on each output by itself, exactly",
            context.seed, 40, [&](claim::Sampler& sampler) { return acts_on_each_output(sampler, reading); }))
        .carries(claim::cites(context, "le-2025/theorem-4.1"))
        .carries(claim::written(context, "pointwise"));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("le-2025/remark-4.2", check)
        .control("1e-20 off the diagonal of Id", [](Reading& r) { r.mixing = rigor::parse_rational("1e-20"); })
        .control("the outputs in the other order", [](Reading& r) { r.points_first = false; })
        .property(claim::property(
            "Theta ⊗ Id acts on each output by itself, exactly",
            [](long number) {
                claim::Sampler sampler(42, static_cast<std::uint64_t>(number));  // free: a seed
                return acts_on_each_output(sampler, {});
            },
            claim::Input{"sample", claim::integers(0, 1'000'000)}));  // free: how many samples
}};

}  // namespace
}  // namespace proofs::le_2025::remark_4_2
