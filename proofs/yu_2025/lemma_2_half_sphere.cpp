#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "proofs/yu_2025/common/half_sphere.hpp"

namespace proofs::yu_2025::lemma_2_half_sphere {
namespace {

using claim::Relation;
using rigor::Rational, rigor::Truth;

/// The points of the set have d + more coordinates, and that of number d + positive is > 0.
struct Reading {
    long more = 0, positive = 0;
};

/// Up to the positive factor 1/|x~|.
Vector phi(const Vector& x) {
    Vector lifted = x;
    lifted.push_back(1);
    return lifted;
}
long dimension(const Vector& x) { return static_cast<long>(x.size()); }

claim::Side<Vector> coordinates() {
    return {"the number of coordinates of phi(x)", [](const Vector& x) { return dimension(phi(x)); }};
}
claim::Side<Vector> coordinates_of_set(const Reading& reading) {
    return {"that of the points of the set", [reading](const Vector& x) { return dimension(x) + reading.more; }};
}
claim::Side<Vector> positive_coordinate(const Reading& reading) {
    return {"|x~| times the coordinate of phi(x) that is to be positive", [reading](const Vector& x) {
                return phi(x)[static_cast<std::size_t>(dimension(x) + reading.positive - 1)];
            }};
}
claim::Side<Vector> zero() {
    return {"0", [](const Vector&) { return 0; }};
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.aim = claim::Result::Aim::refute;
    result.scope =
        "as printed, and also with d + 1 coordinates and x_d > 0, phi does not map R^d into the set: d = 1, x = -1";
    const Vector minus_one{Rational(-1)};
    result.steps
        .carries(claim::witness<Vector>("d = 1, x = -1", minus_one, coordinates(), Relation::equal,
                                        coordinates_of_set(reading)))
        .carries(claim::written(context, "either-way"))
        .carries(claim::witness<Vector>("d = 1, x = -1", minus_one, positive_coordinate(reading), Relation::greater,
                                        zero()));
    return result;
}

Truth contains(const Vector& x, const Reading& reading) {
    return claim::compare(coordinates().at(x), Relation::equal, coordinates_of_set(reading).at(x)) &&
           claim::compare(positive_coordinate(reading).at(x), Relation::greater, 0);
}

claim::Result check_correction(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "all d, all x";
    std::vector<Vector> points;
    for (long k = -4; k <= 4; ++k) {
        points.push_back({Rational(k, 3)});
        points.push_back({Rational(k, 7), Rational(-k)});
    }
    result.steps.carries(claim::cites(context, "yu-2025/eq-3.8"))
        .carries(claim::exact_for_each<Vector>("x = k/3 and x = (k/7, -k), k = -4, …, 4", points, coordinates(),
                                               Relation::equal, coordinates_of_set(reading)))
        .carries(claim::exact_for_each<Vector>("the same x", points, positive_coordinate(reading), Relation::greater,
                                               zero()))
        .carries(claim::written(context, "last"));
    return result;
}

const Reading corrected{1, 1};

Truth only_in_the_corrected_set(const std::pair<Vector, Vector>& p) {
    return contains(p.first, corrected) && rigor::truth(contains(p.first, {}) == Truth::no);
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("yu-2025/lemma-2-half-sphere", check)
        .corrected(check_correction, corrected)
        .correction_control("d + 1 coordinates, the d-th positive", [](Reading& r) { r.positive = 0; })
        .correction_control("d coordinates", [](Reading& r) { r.more = 0; })
        .property(claim::property("phi(x) is in the corrected set and not in the printed one",
                                  only_in_the_corrected_set, claim::Input{"x", vector_pairs()}));
}};

}  // namespace
}  // namespace proofs::yu_2025::lemma_2_half_sphere
