// Walks every kernel of ntk/gram/gram_kernel.hpp through services/gram.hpp against matrices that share no code with it:
// the papers' recursions in long double, written here, and Eigen's eigenvalues of them, which must lie in the certified
// bounds. A kernel without such a recursion fails.
#include "services/gram.hpp"
#include "catch.hpp"
#include "rigor/number/ball_functions.hpp"
#include "services/network.hpp"

#include <Eigen/Eigenvalues>

#include <array>
#include <functional>
#include <map>
#include <mutex>

using ntk::DeepKernel, ntk::GramKernel;
using rigor::Ball, rigor::Rational, rigor::Truth;

namespace {

using Point = std::array<long double, 3>;
using Matrix = Eigen::Matrix<long double, Eigen::Dynamic, Eigen::Dynamic>;

constexpr long double eps = std::numeric_limits<long double>::epsilon();

const long double pi = std::acos(-1.0L);
long double clamped(long double z) { return std::fmax(-1.0L, std::fmin(1.0L, z)); }
long double kappa_0(long double z) { return 1 - std::acos(clamped(z)) / pi; }
long double kappa_1(long double z) {
    const long double w = clamped(z);
    return (std::sqrt(1 - w * w) + (pi - std::acos(w)) * w) / pi;
}
long double inner(const Point& x, const Point& y) { return x[0] * y[0] + x[1] * y[1] + x[2] * y[2]; }
long double value(const Rational& q) { return static_cast<long double>(rigor::from_rational<double>(q)); }

/// Theta (or Sigma) of a fully connected network from its first layer: covariance, the two variances; gain and bias of
/// the others.
long double fully_connected(long double sigma, long double q, long double p, long double gain, long double bias,
                            long depth, bool tangent = true) {
    long double theta = sigma;
    for (long l = 1; l < depth; ++l) {
        const long double size = std::sqrt(q * p), rho = sigma / size;
        const long double next = gain * size * kappa_1(rho) + bias;
        theta = gain * kappa_0(rho) * theta + next;
        sigma = next, q = gain * q + bias, p = gain * p + bias;
    }
    return tangent ? theta : sigma;
}

/// (3.9) of Yu et al. at u, norms n = |x~| |x~'|; corrected: the part of the biases b, d without the factor n.
long double residual(long double u, long double n, long double alpha, long depth, bool corrected) {
    const long double a = alpha * alpha;
    std::vector<long double> K{u}, w{u};
    for (long l = 1; l <= depth; ++l) {
        K.push_back(K.back() + a * std::pow(1 + a, static_cast<long double>(l - 1)) * kappa_1(w.back()));
        w.push_back(K.back() / std::pow(1 + a, static_cast<long double>(l)));
    }
    long double B = 1, scaled = 0, plain = 0;  // B_(l+1)
    for (std::size_t l = static_cast<std::size_t>(depth); l >= 1; --l) {
        const long double slope = kappa_0(w[l - 1]);
        scaled += a * B * (std::pow(1 + a, static_cast<long double>(l - 1)) * kappa_1(w[l - 1]) + K[l - 1] * slope);
        plain += a * B * (slope + 1);
        B *= 1 + a * slope;
    }
    return n * (scaled + u * B + K.back()) + (corrected ? plain : n * plain);
}

/// Of Cho and Saul, composed.
long double arc_cosine(int n, long depth, long double a, long double b, long double c) {
    for (long l = 0; l < depth; ++l) {
        const long double z = clamped(c / std::sqrt(a * b)), t = std::acos(z), s = std::sin(t);
        const long double j = n == 0 ? pi - t : n == 1 ? s + (pi - t) * z : 3 * s * z + (pi - t) * (1 + 2 * z * z);
        const long double top = n == 2 ? 3 : 1;
        const auto power = [&](long double x) { return n == 0 ? 1 : n == 1 ? x : x * x; };
        c = std::sqrt(power(a) * power(b)) * (z == 1 ? top : j / pi);
        a = top * power(a), b = top * power(b);
    }
    return c;
}

/// h and h' of three networks at the edge of chaos, q = 1.
std::pair<long double, long double> layer_of(const std::string& activation, long double z) {
    if (activation == "erf") {
        const long double s = 2.0L / 3, root = std::sqrt(1 - s * s);
        return {1 + root / s * (std::asin(s * z) - std::asin(s)), root / std::sqrt(1 - s * s * z * z)};
    }
    const long double delta = activation == "abs" ? 1 : 0.1L;  // leaky-relu:1/2
    return {(1 - 2 * delta) * z + 2 * delta * kappa_1(z), 1 - 2 * delta + 2 * delta * kappa_0(z)};
}
long double of_activation(const std::string& activation, long double z, long depth) {
    long double t = z;
    for (long l = 1; l < depth; ++l) {
        const auto [h, slope] = layer_of(activation, clamped(z));
        t = slope * t + h;
        z = h;
    }
    return t / static_cast<long double>(depth);
}

using Entry = std::function<long double(const GramKernel&, const Point&, const Point&)>;

/// By the names of the kernels.
const std::map<std::string, Entry>& independents() {
    static const auto residual_entry = [](bool corrected) {
        return [corrected](const GramKernel& k, const Point& x, const Point& y) {
            const long double a = inner(x, x) + 1, b = inner(y, y) + 1, n = std::sqrt(a * b);
            return residual((inner(x, y) + 1) / n, n, value(k.alpha), k.depth, corrected);
        };
    };
    static const auto network_entry = [](bool tangent) {
        return [tangent](const GramKernel& k, const Point& x, const Point& y) {
            const long double w = value(k.weight_variance), b = value(k.bias_variance);
            const long double scale = w / value(k.input_dimension);
            return fully_connected(scale * inner(x, y) + b, scale * inner(x, x) + b, scale * inner(y, y) + b, w / 2, b,
                                   k.depth, tangent);
        };
    };
    static const std::map<std::string, Entry> list{
        {"normalized",
         [](const GramKernel& k, const Point& x, const Point& y) {
             // Homogeneous: the variances of the points themselves give the factor |x| |x'|.
             return fully_connected(inner(x, y), inner(x, x), inner(y, y), 1, 0, k.depth) /
                    static_cast<long double>(k.depth);
         }},
        {"fc", network_entry(true)},
        {"nngp", network_entry(false)},
        {"arc-cosine",
         [](const GramKernel& k, const Point& x, const Point& y) {
             return arc_cosine(k.order, k.depth, inner(x, x), inner(y, y), inner(x, y));
         }},
        {"res", residual_entry(false)},
        {"res-corrected", residual_entry(true)},
        {"activation",
         [](const GramKernel& k, const Point& x, const Point& y) {
             return of_activation(k.network->map().name(), clamped(inner(x, y) / std::sqrt(inner(x, x) * inner(y, y))),
                                  k.depth);
         }},
    };
    return list;
}

struct Points {
    std::vector<double> values;
    long rows() const { return static_cast<long>(values.size()) / 3; }
    services::PointSet set() const { return {.rows = rows(), .columns = 3, .values = values}; }
    Point point(long i, bool of_direction) const {
        const auto at = static_cast<std::size_t>(3 * i);
        Point x{values[at], values[at + 1], values[at + 2]};
        const long double norm = std::sqrt(inner(x, x));
        if (of_direction)
            for (long double& c : x) c /= norm;
        return x;
    }
};

Matrix matrix(const GramKernel& kernel, const Points& points) {
    const Entry& entry = independents().at(kernel.kind.get().name());
    const bool directions = kernel.directions_only;
    Matrix m(points.rows(), points.rows());
    for (long i = 0; i < points.rows(); ++i)
        for (long j = 0; j < points.rows(); ++j)
            m(i, j) = entry(kernel, points.point(i, directions), points.point(j, directions));
    return m;
}

/// The kernel at all sample values of the parameters it takes.
std::vector<GramKernel> variants(const DeepKernel& kind) {
    std::vector<GramKernel> list;
    using ntk::KernelParameter;
    for (const long depth : {1, 2, 3, 6})
        for (const bool directions : {true, false}) {
            GramKernel kernel{kind, depth, 3, 0, 1, directions};
            if (kind.takes(KernelParameter::variances))
                for (const auto& [w, b] :
                     std::vector<std::pair<Rational, Rational>>{{1, 0}, {1, 4}, {Rational(5, 4), Rational(1, 16)}}) {
                    kernel.weight_variance = w;
                    kernel.bias_variance = b;
                    list.push_back(kernel);
                }
            else if (kind.takes(KernelParameter::alpha))
                for (const Rational& alpha : {Rational(1, 2), Rational(0), Rational(2)}) {
                    kernel.alpha = alpha;
                    list.push_back(kernel);
                }
            else if (kind.takes(KernelParameter::order))
                for (const int order : {0, 1, 2}) {
                    kernel.order = order;
                    // |x|^(2^(L + 1)) is more than long doubles can compare.
                    if (order < 2 || directions || depth <= 2) list.push_back(kernel);
                }
            else if (kind.takes(KernelParameter::network))
                for (const char* name : {"abs", "leaky-relu:1/2", "erf"}) {
                    kernel.network =
                        std::make_shared<ntk::NetworkKernels>(services::chosen_network({name, Rational(1)}));
                    if (directions) list.push_back(kernel);
                }
            else
                list.push_back(kernel);
        }
    return list;
}

std::string text(const GramKernel& k, std::optional<long> digits) {
    return k.description() + (digits ? ", in balls" : ", in doubles");
}

// No two share a direction, and no two are opposite.
const Points generic{{1, 2, 3, -2, 0.5, 1, 0.25, -3, 2, 4, 1, -1, -1, -2, 0.75}};
const Points two{{1, 2, 3, -2, 0.5, 1}};

/// Is an estimate within the bounds, up to the rounding of the estimate itself?
bool inside(const services::EigenvalueBounds& bounds, long double estimate, long double slack) {
    const Ball x = Ball::exact_double(static_cast<double>(estimate)) +
                   Ball::exact_double(static_cast<double>(estimate - static_cast<double>(estimate)));
    const Ball room = Ball::exact_double(static_cast<double>(slack));
    return rigor::certainly_at_most(bounds.lower - room, x) == Truth::yes &&
           rigor::certainly_at_most(x, bounds.upper + room) == Truth::yes;
}

void refused(const services::PointSet& points, const GramKernel& k, const char* named) {
    INFO(named);
    CHECK_THROWS_AS(services::gram(points, {.kernel = k}), services::BadInput);
    CHECK_THROWS_WITH(services::gram(points, {.kernel = k}), Catch::Contains(named));
}

}  // namespace

TEST_CASE("for every kernel Eigen's eigenvalues of an independent matrix lie in the certified bounds") {
    const rigor::Precision precision(192);
    for (const DeepKernel* kind : ntk::deep_kernels()) {
        INFO(kind->name());
        REQUIRE(independents().count(kind->name()) == 1);
        for (const GramKernel& kernel : variants(*kind))
            for (const Points* points : {&generic, &two})
                for (const std::optional<long> digits : {std::optional<long>(), std::optional<long>(12)}) {
                    INFO(text(kernel, digits));
                    const services::GramReport r = services::gram(points->set(), {.kernel = kernel, .digits = digits});
                    const Matrix m = matrix(kernel, *points);
                    const auto eigenvalues = Eigen::SelfAdjointEigenSolver<Matrix>(m).eigenvalues();
                    const long double smallest = eigenvalues(0), largest = eigenvalues(m.rows() - 1);
                    const long double slack = 1000 * eps * largest;
                    REQUIRE((r.smallest && r.largest));
                    CHECK(inside(*r.smallest, smallest, slack));
                    CHECK(inside(*r.largest, largest, slack));
                    CHECK(r.positive_definite != Truth::unknown);
                    CHECK((r.positive_definite == Truth::yes) == (smallest > slack));
                    // Narrow: the bounds are worth their name.
                    const Ball width = r.largest->upper - r.largest->lower;
                    CHECK(width.upper_double() < 1e-9 * static_cast<double>(largest));
                    CHECK((r.smallest->upper - r.smallest->lower).upper_double() < 1e-9 * static_cast<double>(largest));
                    CHECK(r.not_shown.empty());
                    CHECK(r.n == points->rows());
                }
    }
    CHECK(independents().size() == ntk::deep_kernels().size());
}

TEST_CASE("for every kernel entries in balls and the matrix handed over are those of the recursion") {
    const rigor::Precision precision(192);
    for (const DeepKernel* kind : ntk::deep_kernels())
        for (const GramKernel& kernel : variants(*kind))
            for (const std::optional<long> digits : {std::optional<long>(), std::optional<long>(12)}) {
                INFO(text(kernel, digits));
                const Matrix m = matrix(kernel, generic);
                const long double slack = 1000 * eps * m.cwiseAbs().maxCoeff();
                long calls = 0;
                const auto take = [&](const services::GramMatrix& given) {
                    ++calls;
                    REQUIRE(given.values.rows() == generic.rows());
                    for (long i = 0; i < m.rows(); ++i)
                        for (long j = 0; j < m.cols(); ++j) {
                            const long double off = std::fabs(m(i, j) - static_cast<long double>(given.values(i, j)));
                            CHECK(off <= static_cast<long double>(given.radius(i, j)) + slack);
                            CHECK(given.radius(i, j) <= 1e-10 * static_cast<double>(m.cwiseAbs().maxCoeff()));
                            CHECK(given.values(i, j) == given.values(j, i));
                        }
                };
                services::gram(generic.set(), {.kernel = kernel, .digits = digits, .take_matrix = take});
                CHECK(calls == 1);
            }
}

TEST_CASE("for every kernel the table of one angle is the kernel on unit vectors, where it has one") {
    for (const DeepKernel* kind : ntk::deep_kernels())
        for (const GramKernel& kernel : variants(*kind)) {
            if (!kernel.has_table()) {
                CHECK_THROWS_AS(kernel.table(), std::logic_error);
                continue;
            }
            INFO(kernel.description());
            const ntk::KernelApproximation table = kernel.table();
            for (const double z : {-1.0, -0.75, -0.1, 0.0, 0.3, 0.9, 1.0}) {
                const long double height = std::sqrt(1 - static_cast<long double>(z) * z);
                const Point x{1, 0, 0}, y{z, height, 0};
                // Of a residual network z is the cosine of the lifted points, and the table the bracket of (3.9).
                const Entry& entry = independents().at(kind->name());
                const long double expected = kernel.lift() == ntk::KernelLift::one
                                                 ? residual(z, 1, value(kernel.alpha), kernel.depth, false)
                                                 : entry(kernel, x, y);
                const double bound = table.error_bound();
                // Rounding of the recursion, whose arc cosine loses half of the digits next to 1 and -1.
                const long double rounding = 100 * eps * table.maximum() + (std::fabs(z) == 1 ? std::sqrt(eps) : 0);
                CHECK(std::fabs(expected - static_cast<long double>(table(z))) <= bound + rounding);
            }
        }
}

TEST_CASE("what is known of every kernel's structure shows in its matrices") {
    const auto smallest = [](const GramKernel& kernel, const Points& points) {
        const Matrix m = matrix(kernel, points);
        const auto eigenvalues = Eigen::SelfAdjointEigenSolver<Matrix>(m).eigenvalues();
        return eigenvalues(0) / eigenvalues(m.rows() - 1);
    };
    const Points proportional{{1, 2, 3, 2, 4, 6}}, coordinates{{1, 0, 0, 0, 1, 0, 0, 0, 1, 2, 1, 0}};
    const Points antipodal{{1, 0, 0, 0, 1, 0, 1, 1, 0, -1, 0, 0, 0, -1, 0, -1, -1, 0}};
    for (const DeepKernel* kind : ntk::deep_kernels())
        for (const GramKernel& kernel : variants(*kind)) {
            INFO(kernel.description());
            const ntk::KernelStructure s = kernel.structure();
            const auto singular = [&](const Points& points) { return smallest(kernel, points) < 1e-9L; };
            // At x/|x| positive multiples are the same point for any kernel; a linear one sees d or d + 1 dimensions.
            const bool multiples = s.homogeneous || kernel.directions_only;
            CHECK(singular(proportional) == multiples);
            const bool linear = s.definiteness == ntk::Definiteness::linear;
            CHECK(singular(coordinates) == (linear && s.homogeneous));
            // Three lines through 0 in a plane, of which squares are independent.
            CHECK(singular(antipodal) == (linear || (s.definiteness == ntk::Definiteness::antipodal && s.degree <= 1)));
            CHECK_FALSE(s.antipodes.empty());
            CHECK(s.theorem.empty() == linear);
            const services::GramReport r = services::gram(antipodal.set(), {.kernel = kernel, .digits = 12});
            CHECK((r.positive_definite == Truth::no) == singular(antipodal));
        }
}

TEST_CASE("for every kernel the notable pairs are those of a search over all pairs, by the numbers of their rows") {
    const rigor::Precision precision(192);
    const std::vector<long> numbers{3, 7, 10, 20, 41};
    services::PointSet set = generic.set();
    set.row_numbers = numbers;
    for (const DeepKernel* kind : ntk::deep_kernels())
        for (const GramKernel& kernel : variants(*kind))
            for (const std::optional<long> digits : {std::optional<long>(), std::optional<long>(12)}) {
                INFO(text(kernel, digits));
                // The square of the coordinate that the kernel sees beside x.
                const bool biased = kernel.lift() == ntk::KernelLift::bias;
                const long double lift = kernel.lift() == ntk::KernelLift::one ? 1
                                         : biased                              ? value(kernel.bias_square())
                                                                               : 0;
                struct Found {
                    long first = -1, second = -1;
                    long double cosine = 0;
                } closest, widest;
                for (long i = 0; i < generic.rows(); ++i)
                    for (long j = i + 1; j < generic.rows(); ++j) {
                        const Point x = generic.point(i, kernel.directions_only);
                        const Point y = generic.point(j, kernel.directions_only);
                        const long double norms = std::sqrt((inner(x, x) + lift) * (inner(y, y) + lift));
                        const Found pair{numbers[static_cast<std::size_t>(i)], numbers[static_cast<std::size_t>(j)],
                                         (inner(x, y) + lift) / norms};
                        if (closest.first < 0 || pair.cosine > closest.cosine) closest = pair;
                        if (widest.first < 0 || pair.cosine < widest.cosine) widest = pair;
                    }
                const services::GramReport r = services::gram(set, {.kernel = kernel, .digits = digits});
                REQUIRE((r.closest && r.widest));
                for (const auto& [found, expected] : {std::pair(*r.closest, closest), std::pair(*r.widest, widest)}) {
                    CHECK(found.first == expected.first);
                    CHECK(found.second == expected.second);
                    CHECK(found.ties == 0);
                    CHECK_FALSE(found.exact);
                    const services::EigenvalueBounds cosine{found.cosine.lower(), found.cosine.upper()};
                    const services::EigenvalueBounds angle{found.angle.lower(), found.angle.upper()};
                    CHECK(inside(cosine, expected.cosine, 100 * eps));
                    CHECK(inside(angle, std::acos(expected.cosine), 1000 * eps));
                }
            }
}

TEST_CASE("progress goes from 0 to no more than all, and stages have names") {
    std::mutex guard;
    std::vector<std::string> stages;
    std::size_t most = 0;
    const auto progress = [&](std::size_t done, std::size_t total, const std::string& stage) {
        const std::lock_guard lock(guard);
        CHECK(total == services::gram_steps);
        most = std::max(most, done);
        const std::string name = stage.substr(0, stage.find_first_of(":,"));  // then: what is done of it
        if (stages.empty() || stages.back() != name) stages.push_back(name);
    };
    services::gram(
        generic.set(),
        {.kernel = {ntk::deep_kernel("normalized"), 3}, .take_matrix = [](const auto&) {}, .progress = progress});
    CHECK(most <= services::gram_steps);
    CHECK(most >= 100);
    CHECK(stages == std::vector<std::string>{"kernel matrix", "largest eigenvalue", "smallest eigenvalue", "saving"});
}

TEST_CASE("unusable points and parameters are refused by name") {
    const GramKernel kernel{ntk::deep_kernel("normalized"), 3};
    const std::vector<double> zero{1, 2, 3, 0, 0, 0}, large{1, 1e200}, numbers{1, 2};
    const std::vector<long> names{5, 9};
    refused({.rows = 2, .columns = 3, .values = zero, .row_numbers = names}, kernel, "row 9 (counted from 0)");
    refused({.rows = 2, .columns = 3, .values = zero}, kernel, "or directions_only = false");
    refused({.rows = 2, .columns = 1, .values = large}, kernel, "1e+200");
    refused({.rows = 2, .columns = 2, .values = numbers}, kernel, "2 numbers of 2 x 2");
    refused({}, kernel, "one point");
    refused(generic.set(), {ntk::deep_kernel("normalized"), 0}, "depth 0");
    refused(generic.set(), {ntk::deep_kernel("fc"), 2, 3, Rational(-1)}, "bias-variance -1: expected a number >= 0");
    refused(generic.set(), {ntk::deep_kernel("nngp"), 2, 3, 0, 1, true, 0}, "weight-variance 0: expected a number > 0");
    refused(generic.set(), {ntk::deep_kernel("arc-cosine"), 2, 3, 0, 1, true, 1, 3}, "order 3: expected 0, 1 or 2");
    refused(generic.set(), {ntk::deep_kernel("arc-cosine"), 17, 3, 0, 1, true, 1, 2}, "depth 17: expected at most 16");
    refused({.rows = 2, .columns = 3, .values = zero}, {ntk::deep_kernel("arc-cosine"), 2, 3, 0, 1, false, 1, 0},
            "which has no direction; expected nonzero rows");
    refused(generic.set(), {ntk::deep_kernel("fc"), 2, Rational(1, 2)}, "n0 1/2");
    CHECK_THROWS_AS(services::gram(generic.set(), {.kernel = {ntk::deep_kernel("res"), 2000}}), services::Undecided);
    CHECK_THROWS_WITH(ntk::deep_kernel("rbf"), Catch::Contains("normalized, fc, nngp, arc-cosine, res, res-corrected"));
}

TEST_CASE(
    "the depth bound of theorem 3 is given for the kernels that it speaks of, and slow kernels say that they are") {
    for (const DeepKernel* kind : ntk::deep_kernels())
        for (const GramKernel& kernel : variants(*kind)) {
            INFO(kernel.description());
            const services::GramReport r = services::gram(generic.set(), {.kernel = kernel});
            CHECK(r.depth_bound.has_value() ==
                  (kind->name() == "normalized" || (kind->name() == "fc" && kernel.bias_variance == 0)));
        }
    std::vector<double> many;
    for (long i = 0; i < 300; ++i)
        for (const long c : {i % 10 + 1, i / 10 % 10 + 1, i / 100 + 1}) many.push_back(static_cast<double>(c * c + c));
    const auto notes = [&](const GramKernel& kernel) {
        std::string all;
        for (const std::string& note :
             services::gram({.rows = 300, .columns = 3, .values = many}, {.kernel = kernel}).notes)
            all += note + "\n";
        return all;
    };
    CHECK(notes({ntk::deep_kernel("arc-cosine"), 1, 3, 0, 1, false, 1, 2})
              .find("was computed in balls, which is slow\n") != std::string::npos);
    CHECK(notes({ntk::deep_kernel("arc-cosine"), 1, 3, 0, 1, false, 1, 1}).find("slow") == std::string::npos);
    CHECK(notes({ntk::deep_kernel("nngp"), 1, 3, 1}).find("slow") == std::string::npos);
}

TEST_CASE("the kernel of an activation: what is refused, and polynomials of which only the rank is known") {
    const auto network = [](const char* name) {
        return std::make_shared<ntk::NetworkKernels>(services::chosen_network({name, Rational(1)}));
    };
    const auto kernel = [&](const char* name, long depth) {
        GramKernel k{ntk::deep_kernel("activation"), depth};
        k.network = network(name);
        return k;
    };
    refused(generic.set(), {ntk::deep_kernel("activation"), 2}, "an activation and its variances");
    refused(generic.set(), kernel("relu^3", 50'001), "at most 50000");
    std::vector<double> many;
    for (long i = 0; i < 401; ++i)
        for (const long c : {i + 1, i * i % 17 + 1, i % 5 + 1}) many.push_back(static_cast<double>(c));
    refused({.rows = 401, .columns = 3, .values = many}, kernel("erf", 2), "expected at most 400");
    // 1 and rho^2: forms of degree 2 in R^3, 6 dimensions; opposite points are one point.
    const Points seven{{1, 2, 3, -2, 0.5, 1, 0.25, -3, 2, 4, 1, -1, -1, -2, 0.75, 0, 1, 1, 1, 0, 0}};
    const services::GramReport full = services::gram(seven.set(), {.kernel = kernel("hermite:1,0,1", 2), .digits = 12});
    CHECK(full.positive_definite == Truth::no);
    CHECK(full.because.find("rank at most 6, less than n = 7") != std::string::npos);
    const services::GramReport five =
        services::gram(generic.set(), {.kernel = kernel("hermite:1,0,1", 2), .digits = 12});
    CHECK(five.positive_definite == Truth::yes);  // by the bounds
    const Points opposite{{1, 2, 3, -1, -2, -3, 4, 1, -1}};
    CHECK(services::gram(opposite.set(), {.kernel = kernel("hermite:1,0,1", 2), .digits = 12})
              .because.find("antipodal") != std::string::npos);
    // With rho as well the rank is at most 6 + 3 at L = 2, and the opposite points are told apart.
    CHECK(services::gram(seven.set(), {.kernel = kernel("hermite:1,1,1", 2), .digits = 12}).positive_definite ==
          Truth::yes);
    CHECK(services::gram(opposite.set(), {.kernel = kernel("hermite:1,1,1", 2), .digits = 12}).positive_definite ==
          Truth::yes);
    // Deep: T_L/L is certified at any depth that the depth law reaches.
    const services::GramReport deep = services::gram(generic.set(), {.kernel = kernel("erf", 1'000'000), .digits = 12});
    CHECK(std::fabs(deep.smallest->lower.lower_double() - 2.0 / 3) < 1e-4);
}

TEST_CASE("a proof of the bounds is kept where it is asked for, in balls alone") {
    const std::vector<double> values{1, 2, -1, 0.5, 3, 1, 2, 4};
    services::GramOptions options{.kernel = {.kind = ntk::deep_kernel("normalized")}};
    options.digits = 15;
    const auto answer = [&](long rows) {
        return services::gram({rows, 2, std::span(values).first(static_cast<std::size_t>(2 * rows))}, options);
    };
    CHECK_FALSE(answer(3).proof);
    options.proof = true;
    const auto definite = answer(3), singular = answer(4);
    REQUIRE(definite.proof);
    REQUIRE(definite.proof->smallest);
    CHECK(definite.proof->smallest->factor);
    CHECK(definite.proof->smallest->witness);
    CHECK(definite.proof->largest.factor);
    CHECK_FALSE(definite.proof->singular);
    CHECK(definite.proof->smallest->lower.is_exact());
    REQUIRE(singular.proof);  // the first and the last point share a direction
    CHECK(singular.proof->singular);
    CHECK_FALSE(singular.proof->smallest);
    options.digits.reset();
    CHECK_THROWS_AS(answer(3), services::BadInput);
}

TEST_CASE("the condition number lies between quotients that are rounded outward") {
    // 10/3 and 11/3 are no binary numbers; nothing follows where 0 is not excluded.
    const rigor::Precision scope(64);
    services::GramReport r;
    r.smallest = services::EigenvalueBounds{Ball(3), Ball(3)};
    r.largest = services::EigenvalueBounds{Ball(10), Ball(11)};
    const auto exact = r.condition();
    REQUIRE((exact.lower && exact.upper));
    CHECK(rigor::rational_midpoint(*exact.lower) <= Rational(10, 3));
    CHECK(rigor::rational_midpoint(*exact.upper) >= Rational(11, 3));
    CHECK((*exact.upper - *exact.lower).upper_double() < 1.0 / 3 + 1e-15);
    r.smallest->lower = Ball(0);
    CHECK(r.condition().lower);
    CHECK_FALSE(r.condition().upper);
    r.smallest->upper = Ball(0);
    CHECK_FALSE((r.condition().lower || r.condition().upper));
    r.smallest = services::EigenvalueBounds{Ball(3), Ball(3)};
    r.largest->lower = Ball(-1);
    CHECK_FALSE((r.condition().lower || r.condition().upper));
}
