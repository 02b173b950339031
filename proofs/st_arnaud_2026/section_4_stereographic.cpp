#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "claim/sampler.hpp"
#include "proofs/st_arnaud_2026/common/opposite_pairs.hpp"
#include "proofs/st_arnaud_2026/common/section_4.hpp"
#include "proofs/st_arnaud_2026/common/stereographic.hpp"

namespace proofs::st_arnaud_2026::section_4_stereographic {
namespace {

using claim::RationalVector, claim::Relation;
using rigor::Rational, rigor::RationalMatrix, rigor::Truth;

/// The layer of the example. Of the correction: the first layer in which all data sets are definite, and the partner
/// scale x/|x|^2 whose image is -y(x).
struct Reading {
    long layer = 2;
    long deep = 3;
    Rational scale = -1;
};
Reading corrected() { return {.layer = 3}; }

RationalMatrix embedded(const RationalVector& numbers) {
    RationalMatrix points(static_cast<long>(numbers.size()), 2);
    for (long i = 0; i < points.rows(); ++i) {
        const RationalVector y = inverse_stereographic({numbers[static_cast<std::size_t>(i)]}, {0, 1});
        points(i, 0) = y[0];
        points(i, 1) = y[1];
    }
    return points;
}
const RationalVector& six_numbers() {
    static const RationalVector list{1, -1, 2, Rational(-1, 2), 3, Rational(-1, 3)};
    return list;
}

claim::Result check(const claim::Context&, const Reading& reading) {
    claim::Result result;
    result.aim = claim::Result::Aim::refute;
    result.scope = "q = (0, …, 0, 1): false at L = 2";
    const PairedPoints example{embedded(six_numbers()), {-7, 7, 20, -20, -15, 15}};
    result.steps = reflection();
    result.steps.carries(claim::witness<PairedPoints>(
        "the images of 1, -1, 2, -1/2, 3, -1/3 and v = (" + in_words(example.v) + ")", example,
        size_of_image(reading.layer), Relation::different, {"0", [](const PairedPoints&) { return 0; }}, {64, 512}));
    return result;
}

/// y(x) for x in R^2, s = |x|^2: its last coordinate, and 2/(s + 1), by which x is multiplied.
claim::Steps embedding(const Reading& r) {
    claim::Steps steps;
    steps
        .carries(claim::identity<1>(
            "(2/(s + 1))/(1 - (s - 1)/(s + 1)), s = |x|^2",
            [](const auto& s) { return 2 / (s + 1) / (1 - (s - 1) / (s + 1)); }, "1",
            [](const auto& s) { return s / s; }))
        .carries(claim::identity<1>(
            "the last coordinate at " + rigor::to_string(r.scale) + " x/|x|^2",
            [&](const auto& s) {
                const auto norm = r.scale * r.scale / s;
                return (norm - 1) / (norm + 1);
            },
            "-(s - 1)/(s + 1)", [](const auto& s) { return -(s - 1) / (s + 1); }))
        .carries(claim::identity<1>(
            "the factor of x at " + rigor::to_string(r.scale) + " x/|x|^2",
            [&](const auto& s) {
                const auto norm = r.scale * r.scale / s;
                return 2 * r.scale / s / (norm + 1);
            },
            "-2/(s + 1)", [](const auto& s) { return -2 / (s + 1); }));
    return steps;
}

/// Numbers among twelve, six with their partners -1/x.
RationalMatrix some_numbers(long mask) {
    RationalVector numbers;
    for (long i = 0; i < 12; ++i) {
        const Rational x(2 * (i / 2) + 1, 3);
        if (mask >> i & 1) numbers.push_back(i % 2 == 0 ? x : Rational(-1 / x));
    }
    return embedded(numbers);
}

claim::Result check_correction(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "all n, all n0 >= 1, q = (0, …, 0, 1), all L >= 2";
    result.steps.carries(claim::cites(context, "st-arnaud-2026/section-4-case-c"))
        .append(embedding(reading))
        .carries(claim::written(context, "injective"))
        .carries(claim::written(context, "partners"))
        .carries(claim::cites_correction(context, "st-arnaud-2026/section-4-case-a"))
        .carries(claim::written(context, "reduced"))
        .supports(claim::range("L", reading.deep, 4,
                               "the images of 1, -1, 2, -1/2, 3, -1/3 are definite, by certified pivots",
                               [](long L) { return definite_or_singular(embedded(six_numbers()), L); }));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("st-arnaud-2026/section-4-stereographic", check)
        .control("the same vector in layer 3", [](Reading& r) { r.layer = 3; })
        .corrected(check_correction, corrected())
        .correction_control("invertible for all data sets from layer 2 on", [](Reading& r) { r.deep = 2; })
        .correction_control("the pairs x, x/|x|^2", [](Reading& r) { r.scale = 1; })
        .correction_control("the pairs x, -(1 + 1e-20) x/|x|^2",
                            [](Reading& r) { r.scale -= rigor::parse_rational("1e-20"); })
        .property(claim::property_where(
            "some of (2k + 1)/3 and -3/(2k + 1), k = 0 … 5, where the theorem says invertible, L = 2, 3, 4: definite by "
            "certified pivots",
            [](long mask, long L) { return invertible_by_theorem(some_numbers(mask), L); },
            [](long mask, long L) { return certified_definite(some_numbers(mask), L); },
            claim::Input{"subset", claim::integers(1, 4095)}, claim::Input{"L", claim::integers(2, 4)}));
}};

}  // namespace
}  // namespace proofs::st_arnaud_2026::section_4_stereographic
