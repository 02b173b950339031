// The exact and certified checks behind section_4.hpp.
#include "proofs/st_arnaud_2026/common/section_4.hpp"

#include "claim/sphere_points.hpp"
#include "ntk/kernel/arc_cosine_series.hpp"
#include "rigor/matrix/smallest_eigenvalue.hpp"
#include "rigor/number/ladder.hpp"

namespace proofs::st_arnaud_2026 {

using rigor::Ball, rigor::Rational, rigor::RationalMatrix, rigor::SymbolicConstant, rigor::Truth;

DirectionRelations direction_relations(const RationalMatrix& points) {
    DirectionRelations relations;
    const RationalMatrix inner = ntk::inner_products(points);
    for (long i = 0; i < points.rows(); ++i) {
        relations.zero = relations.zero || inner(i, i) == 0;
        for (long j = 0; j < i; ++j) {
            if (inner(i, j) * inner(i, j) != inner(i, i) * inner(j, j) || inner(i, j) == 0) continue;
            if (inner(i, j) > 0)
                relations.repeated = true;
            else
                relations.antipodal.emplace_back(j, i);
        }
    }
    if (relations.zero || relations.repeated) return relations;
    // sum_p c_p x_p = 0 is a null vector of the matrix whose columns are the x_p.
    RationalMatrix columns(points.columns(), static_cast<long>(relations.antipodal.size()));
    for (long k = 0; k < columns.rows(); ++k)
        for (long p = 0; p < columns.columns(); ++p)
            columns(k, p) = points(relations.antipodal[static_cast<std::size_t>(p)].first, k);
    if (const auto c = rigor::null_vector(columns)) {
        // K = D G D: the odd function c_p |x_p| on the directions is c_p at x_p and -c_p |x_p|/|y_p| at y_p =
        // -(|y_p|/|x_p|) x_p.
        relations.null_vector.emplace(static_cast<std::size_t>(points.rows()));
        for (std::size_t p = 0; p < c->size(); ++p) {
            const auto [i, j] = relations.antipodal[p];
            (*relations.null_vector)[static_cast<std::size_t>(i)] = (*c)[p];
            (*relations.null_vector)[static_cast<std::size_t>(j)] = (*c)[p] * inner(i, i) / inner(i, j);
        }
    }
    return relations;
}

Truth invertible_by_theorem(const RationalMatrix& points, long L) {
    if (L < 2) throw std::invalid_argument("L = " + std::to_string(L) + "; expected at least 2");
    const DirectionRelations relations = direction_relations(points);
    return rigor::truth(!relations.zero && !relations.repeated && (L > 2 || !relations.null_vector));
}

Truth certified_definite(const RationalMatrix& points, long L) {
    return rigor::climb({64, 1024},
                        [&]() -> std::optional<Truth> {
                            const Truth t = rigor::positive_definite(
                                ntk::gram_matrix(points, ntk::FullyConnectedKernel::without_bias(), L));
                            return t == Truth::unknown ? std::nullopt : std::optional(t);
                        })
        .value_or(Truth::unknown);
}

Truth definite_or_singular(const RationalMatrix& points, long L) {
    if (L == 1 && points.rows() > points.columns()) return Truth::no;  // T_1 is linear: the rank is at most n0
    if (L >= 2 && invertible_by_theorem(points, L) == Truth::no) return Truth::no;
    return certified_definite(points, L);
}

Truth encloses_null_vector(const RationalMatrix& points, const std::vector<Rational>& v, long L) {
    const rigor::Precision precision(256);
    const rigor::BallMatrix gram = ntk::gram_matrix(points, ntk::FullyConnectedKernel::without_bias(), L);
    Truth all = Truth::yes;
    for (long i = 0; i < gram.rows(); ++i) {
        Ball sum(0);
        for (long j = 0; j < gram.columns(); ++j) sum += gram(i, j) * Ball(v[static_cast<std::size_t>(j)]);
        if (!sum.contains(Rational(0))) return Truth::no;
        all = all && (rigor::certainly_less(rigor::abs(sum), Ball::dyadic(1, -100)) == Truth::yes ? Truth::yes
                                                                                                  : Truth::unknown);
    }
    return all;
}

SymbolicConstant SecondLayer::at_sixth_turn(long k) const {
    if (k < 0 || k > 3) throw std::invalid_argument("k = " + std::to_string(k) + "; expected 0 to 3");
    const Rational cosines[] = {1, Rational(1, 2), Rational(-1, 2), -1};
    const SymbolicConstant sine_over_pi =
        SymbolicConstant::sqrt_of(3) * SymbolicConstant::pi().inverse() * SymbolicConstant(Rational(1, 2));
    const SymbolicConstant plain(Rational((cosine + angle_cosine * Rational(k, 3)) * cosines[k]));
    return k % 3 == 0 ? plain : plain + SymbolicConstant(sine) * sine_over_pi;
}

SecondLayer second_layer() {
    const SecondLayer cosine_kappa_0{1, -1, 0}, kappa_1{1, -1, 1};
    return cosine_kappa_0 + kappa_1;
}

RationalMatrix hexagon() {
    RationalMatrix points(6, 3);
    const long corners[6][3] = {{1, -1, 0}, {1, 0, -1}, {0, 1, -1}, {-1, 1, 0}, {-1, 0, 1}, {0, -1, 1}};
    for (long i = 0; i < 6; ++i)
        for (long k = 0; k < 3; ++k) points(i, k) = corners[i][k];
    return points;
}

SymbolicConstant hexagon_alternating_eigenvalue(const SecondLayer& f) {
    return f.at_sixth_turn(0) - SymbolicConstant(2) * f.at_sixth_turn(1) + SymbolicConstant(2) * f.at_sixth_turn(2) -
           f.at_sixth_turn(3);
}

}  // namespace proofs::st_arnaud_2026
