#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "claim/sphere_points.hpp"
#include "proofs/st_arnaud_2026/common/section_4.hpp"

#include <fmt/format.h>

namespace proofs::st_arnaud_2026::section_6_4_l_hat {
namespace {

using claim::Relation;
using rigor::Rational, rigor::RationalMatrix, rigor::Truth;

/// Positive definite from this depth on; the witness has the points of the hexagon and this vector.
struct Reading {
    long from = 2;  // free: 1 fails too; 3 has its controls
    std::vector<long> vector{1, -1, 1, -1, 1, -1};
};

/// c^T K c at the hexagon for an odd c (that of -x is minus that of x) at L = 2, by the odd part: with f(z) - f(-z) = k
/// z it is (1/2) sum c_i c_j k z_ij. The product <x_i, x_j> of the rows of hexagon() is 2 z_ij.
Rational odd_form(const std::vector<long>& c) {
    const SecondLayer odd = second_layer() - second_layer().reflected();
    if (odd.angle_cosine != 0 || odd.sine != 0) throw std::logic_error("the odd part of T_2 is not linear in z");
    const RationalMatrix inner = rigor::row_products(hexagon());
    Rational sum = 0;
    for (long i = 0; i < inner.rows(); ++i)
        for (long j = 0; j < inner.columns(); ++j) {
            if (inner(i, j) == -2 && c[static_cast<std::size_t>(i)] != -c[static_cast<std::size_t>(j)])
                throw std::invalid_argument("the vector is not odd");
            sum += c[static_cast<std::size_t>(i)] * c[static_cast<std::size_t>(j)] * odd.cosine * inner(i, j) / 2;
        }
    return sum / 2;
}

claim::Result check(const claim::Context&, const Reading& reading) {
    claim::Result result;
    result.aim = claim::Result::Aim::refute;
    result.scope = "L = 2, the regular hexagon, every n0 >= 2";
    if (reading.from > 2) return result;  // nothing is refuted at deeper layers
    result.steps.carries(claim::witness<std::vector<long>>(
        "L = 2, the regular hexagon, c = (1, -1, 1, -1, 1, -1)", reading.vector,
        {"c^T (2 Theta_bar^(2)(X X^T)) c, by the odd part",
         [](const std::vector<long>& c) { return claim::Quantity(odd_form(c)); }},
        Relation::greater, {"0", [](const std::vector<long>&) { return claim::Quantity(0); }}));
    return result;
}

claim::Result check_correction(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "all n, n0, L >= 3";
    result.steps.carries(claim::cites_correction(context, "st-arnaud-2026/section-4-case-a"))
        .carries(claim::exact({"the depth from which that holds", 3}, Relation::at_most,
                              {"the depth of the reading", reading.from}))
        .carries(claim::written(context, "deep"));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("st-arnaud-2026/section-6.4-l-hat", check)
        .control("from L = 3 on", [](Reading& r) { r.from = 3; })
        .control("the vector (1, 0, 0, -1, 0, 0) at the hexagon", [](Reading& r) { r.vector = {1, 0, 0, -1, 0, 0}; })
        .corrected(check_correction, Reading{.from = 3})
        .correction_control("from L = 2 on", [](Reading& r) { r.from = 2; })
        .property(claim::property(
            "the kernel at L = 3 is positive definite at subsets of the regular hexagon, by pivots in balls",
            [](long mask) { return certified_definite(claim::rows_of(hexagon(), mask), 3); },
            claim::Input{"subset", claim::integers(1, 63)}));
}};

}  // namespace
}  // namespace proofs::st_arnaud_2026::section_6_4_l_hat
