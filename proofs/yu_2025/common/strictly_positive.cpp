#include "proofs/yu_2025/common/strictly_positive.hpp"

#include "proofs/yu_2025/common/maclaurin.hpp"

#include <algorithm>

namespace proofs::yu_2025 {

using rigor::Ball, rigor::BallMatrix, rigor::Integer, rigor::Rational, rigor::RationalMatrix, rigor::Truth;

Truth nonnegative_coefficients(bool kappa_1) {
    const auto decide = [](bool one) {
        const Coefficient c = one ? b_7_second_line : b_6_coefficient;
        bool start = true;
        for (long k = 0; k < 4; ++k) start = start && c(k).plain >= 0 && c(k).over_pi >= 0;
        // For every k >= 2, c(k+2) = c(k) times a positive ratio: odd k stay positive and even ones 0 (kappa_0), or the
        // other way round (kappa_1).
        start = start && c(one ? 2 : 3).over_pi > 0 && c(one ? 3 : 2) == ntk::PiRational{0, 0};
        return rigor::truth(start) && has_coefficients(c, one);
    };
    static const Truth zero = decide(false), one = decide(true);
    return kappa_1 ? one : zero;
}

namespace {
/// 1/(6 (pi M)^(3/2)).
Ball tail_bound(const Integer& m) {
    const Ball size = Ball::pi() * Ball(Rational(m));
    return Ball(1) / (Ball(6) * size * rigor::sqrt(size));
}
}  // namespace

Ball separated_points_bound(long n, const Rational& s) {
    if (n < 1 || s <= 0 || s > 1)
        throw std::invalid_argument("n = " + std::to_string(n) + " points with 1 - rho^2 >= " + rigor::to_string(s) +
                                    "; expected n >= 1 and a gap in (0, 1]");
    Integer m = 1;
    if (n > 1) {
        const Rational least = rigor::rational_midpoint((rigor::log(Ball(2 * (n - 1))) / Ball(s)).upper());
        m = std::max(m, Integer((numerator(least) + denominator(least) - 1) / denominator(least)));
    }
    return tail_bound(m) / Ball(2);
}

Truth tail_bound_holds() {
    Truth all = Truth::yes;
    Ball tail = Ball(1) - b_7_second_line(0).value<Ball>() - b_7_second_line(1).value<Ball>();
    for (long m = 1; m <= 100; ++m) {
        all = all && rigor::certainly_at_most(tail_bound(m), tail);
        tail -= b_7_second_line(2 * m).value<Ball>();
    }
    return all;
}

RationalMatrix matrix_of(const Points& points) {
    RationalMatrix x(static_cast<long>(points.size()), static_cast<long>(points.front().size()));
    for (long i = 0; i < x.rows(); ++i)
        for (long j = 0; j < x.columns(); ++j)
            x(i, j) = points[static_cast<std::size_t>(i)][static_cast<std::size_t>(j)];
    return x;
}

Rational smallest_gap(const Points& points) {
    Rational gap = 1;
    for (std::size_t i = 0; i < points.size(); ++i)
        for (std::size_t j = i + 1; j < points.size(); ++j) {
            const Rational xx = lifted_inner(points[i], points[i]), yy = lifted_inner(points[j], points[j]),
                           xy = lifted_inner(points[i], points[j]);
            gap = std::min(gap, Rational(1 - xy * xy / (xx * yy)));
        }
    return gap;
}

const std::vector<DataSet>& hard_data() {
    static const std::vector<DataSet> list = [] {
        const Rational tiny = rigor::power_of_two(-30), small(1, 1'000'000), large(1'000'000);
        Points line;
        for (long t = -3; t <= 3; ++t) line.push_back({Rational(t), Rational(2 * t), Rational(-t)});
        return std::vector<DataSet>{
            {"0 alone", {{0}}},
            {"±1 on the line, phi(1) and phi(-1) orthogonal", {{1}, {-1}}},
            {"0, ±1, ±1/2, 3 on the line", {{0}, {1}, {-1}, {Rational(1, 2)}, {Rational(-1, 2)}, {3}}},
            {"seven points of a line through 0 in R^3", line},
            {"two clusters of width 2^-30 at antipodes of R^2",
             {{1, 0}, {1, tiny}, {1 + tiny, 0}, {-1, 0}, {-1, tiny}}},
            {"norms 10^-6, 1 and 10^6", {{small, 0}, {1, 0}, {large, 0}, {0, -large}, {0, 0}}},
            {"vertices of the square and its centre", {{1, 1}, {1, -1}, {-1, 1}, {-1, -1}, {0, 0}}},
            {"vertices of the octahedron", {{1, 0, 0}, {-1, 0, 0}, {0, 1, 0}, {0, -1, 0}, {0, 0, 1}, {0, 0, -1}}}};
    }();
    return list;
}

rc::Gen<Points> random_data() {
    const auto entry = rc::gen::map(rc::gen::pair(claim::integers(-40, 40), claim::integers(1, 8)),
                                    [](const std::pair<long, long>& p) { return Rational(p.first, p.second); });
    return rc::gen::mapcat(
        rc::gen::pair(claim::integers(1, 3), claim::integers(1, 5)), [=](const std::pair<long, long>& shape) {
            const auto points =
                rc::gen::container<Points>(static_cast<std::size_t>(shape.second),
                                           rc::gen::container<Vector>(static_cast<std::size_t>(shape.first), entry));
            return rc::gen::map(rc::gen::tuple(points, claim::integers(0, 5), claim::integers(1, 30)),
                                [](const std::tuple<Points, long, long>& t) {
                                    auto [x, kind, k] = t;
                                    Vector other = x.front();
                                    if (kind == 1) other.front() += rigor::power_of_two(-k);
                                    if (kind == 2)
                                        for (Rational& e : other) e = -e;
                                    if (kind == 3)
                                        for (Rational& e : other) e *= k + 1;
                                    if (kind == 4)
                                        for (Rational& e : other) e = 0;
                                    x.push_back(other);
                                    std::sort(x.begin(), x.end());
                                    x.erase(std::unique(x.begin(), x.end()), x.end());
                                    return x;
                                });
        });
}

rigor::EigenvalueEnclosure enclose_smallest(const rigor::MatrixEntries& entries) {
    return rigor::smallest_eigenvalue(entries, {.relative_width = Rational(1, 1000), .ladder = {64, 2048}});
}

Truth smallest_exceeds(const rigor::MatrixEntries& entries, const Ball& bound) {
    const rigor::EigenvalueEnclosure e = enclose_smallest(entries);
    if (!e.lower.is_finite() || !bound.is_finite()) return Truth::unknown;
    if (rigor::certainly_less(bound, e.lower) == Truth::yes) return Truth::yes;
    return rigor::certainly_less(e.upper, bound) == Truth::yes ? Truth::no : Truth::unknown;
}

const std::vector<BiasReading>& bias_readings() {
    static const std::vector<BiasReading> list{
        {"(3.6) as printed", ntk::FullyConnectedKernel::yu_as_printed()},
        {"\"+1\" outside the bracket", ntk::FullyConnectedKernel::yu_bias_outside()},
        {"\"+1\" outside, none in the output layer", ntk::FullyConnectedKernel::yu_bias_outside(), false},
        {"bias in the first layer only", {1, 1, 1, 0}}};
    return list;
}

BallMatrix fully_connected_gram(const Points& points, const BiasReading& reading, long depth, ntk::GramKind kind) {
    BallMatrix gram = ntk::gram_matrix(matrix_of(points), reading.kernel, depth, kind);
    if (!reading.in_last_layer)
        for (long i = 0; i < gram.rows(); ++i)
            for (long j = i; j < gram.rows(); ++j) gram.set_symmetric(i, j, gram(i, j) - Ball(reading.kernel.bias));
    return gram;
}

BallMatrix residual_gram(const Points& points, long depth, const Rational& alpha, ResidualPart part) {
    const RationalMatrix inner = ntk::inner_products(matrix_of(points));
    return ntk::gram_matrix(inner.rows(), [&](long i, long j) {
        const ntk::PairInnerProducts p{inner(i, i), inner(i, j), inner(j, j)};
        const Ball angle = ntk::lifted_angle<Ball>(p);
        const auto value = ntk::residual_kernel(angle, depth, alpha);
        if (part == ResidualPart::covariance) return value.covariance;
        const Ball norms = rigor::sqrt(Ball(Rational((p.xx + 1) * (p.yy + 1))));
        if (part == ResidualPart::as_printed) return norms * value.kernel;
        return norms * (value.kernel - value.bias_part) + value.bias_part;
    });
}

Ball residual_bound(const Points& points, long depth, const Rational& alpha) {
    const Ball square(Rational(alpha * alpha));
    return rigor::power(Ball(1) + layer_gain() * square, static_cast<unsigned long>(depth - 1)) * square *
           separated_points_bound(static_cast<long>(points.size()), smallest_gap(points));
}

Ball covariance_bound(const Points& points) {
    Rational least = lifted_inner(points.front(), points.front());
    for (const Vector& x : points) least = std::min(least, lifted_inner(x, x));
    return Ball(least) * separated_points_bound(static_cast<long>(points.size()), smallest_gap(points));
}

Ball tangent_bound(const Points& points, long hidden_layers) {
    Ball sum(0);
    for (long j = 0; j < hidden_layers; ++j) sum = sum * layer_gain() + Ball(1);
    return sum * covariance_bound(points);
}

claim::Verdict verdict_at(const RationalMatrix& exact, const BallMatrix& computed) {
    if (!computed.contains(exact)) return claim::Verdict::undecided;
    return claim::verdict_of(rigor::positive_definite(exact));
}

}  // namespace proofs::yu_2025
