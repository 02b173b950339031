#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "rigor/matrix/rational_matrix.hpp"

namespace proofs::jacot_2018::section_2_shapes {
namespace {

using claim::Relation;
using rigor::RationalMatrix;

/// W^(l) is an n_(l+1) x n_l matrix, or its transpose.
struct Reading {
    bool transposed = true;
};

struct Widths {
    long below, above;
};
RationalMatrix weights(const Widths& n, bool transposed) {
    return transposed ? RationalMatrix(n.above, n.below) : RationalMatrix(n.below, n.above);
}
/// The entries of W alpha for alpha in R^(n_l): -1 where there is no such product.
long entries_of_product(const Widths& n, bool transposed) {
    try {
        const std::vector<rigor::Rational> alpha(static_cast<std::size_t>(n.below), 1);
        return static_cast<long>((weights(n, transposed) * alpha).size());
    } catch (const std::invalid_argument&) {
        return -1;
    }
}
std::string shape(bool transposed) { return transposed ? "R^(n_(l+1) x n_l)" : "R^(n_l x n_(l+1))"; }

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "all widths, the shape read as n_(l+1) x n_l (misprint)";
    result.steps.carries(claim::written(context, "product"))
        .supports(claim::exact_for_each<Widths>(
            "(n_l, n_(l+1)) = (2, 5), (5, 5), (7, 1), W^(l) in " + shape(reading.transposed), {{2, 5}, {5, 5}, {7, 1}},
            {"the entries of W^(l) alpha^(l) (-1: no such product)",
             [&](const Widths& n) { return entries_of_product(n, reading.transposed); }},
            Relation::equal, {"n_(l+1)", [](const Widths& n) { return n.above; }}));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("jacot-2018/section-2-shapes", check)
        .control("n_l x n_(l+1), as printed", [](Reading& r) { r.transposed = false; })
        .property(claim::property_where(
            "n_l != n_(l+1): an n_l x n_(l+1) matrix has no product with alpha^(l), an n_(l+1) x n_l matrix has one with "
            "n_(l+1) entries",
            [](long below, long above) { return rigor::truth(below != above); },
            [](long below, long above) {
                return rigor::truth(entries_of_product({below, above}, false) == -1 &&
                                    entries_of_product({below, above}, true) == above);
            },
            claim::Input{"n_l", claim::integers(1, 9)}, claim::Input{"n_(l+1)", claim::integers(1, 9)}));
}};

}  // namespace
}  // namespace proofs::jacot_2018::section_2_shapes
