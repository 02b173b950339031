#include "proofs/yu_2025/common/sphere_domain.hpp"

#include "claim/decided_steps.hpp"

#include <algorithm>

namespace proofs::yu_2025 {

bool SignsOfLastCoordinate::admits(long sign) const {
    return std::find(admitted.begin(), admitted.end(), sign) != admitted.end();
}

claim::Step no_antipodes(const SignsOfLastCoordinate& domain) {
    return claim::exact_for_each<long>(
        "the signs -1, 0, 1 of the last coordinate of x", {-1, 0, 1},
        {"the number of x, -x in the domain",
         [&](long sign) { return static_cast<long>(domain.admits(sign)) + static_cast<long>(domain.admits(-sign)); }},
        claim::Relation::at_most, {"1", [](long) { return 1; }});
}

Vector sphere_point(const Vector& t) {
    const rigor::Rational square = inner(t, t), scale = 1 / (1 + square);
    Vector x;
    for (const rigor::Rational& e : t) x.push_back(2 * e * scale);
    x.push_back((1 - square) * scale);
    return x;
}

}  // namespace proofs::yu_2025
