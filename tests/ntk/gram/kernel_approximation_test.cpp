// Checks the tables of kernel_approximation.hpp against the kernels in balls: the proved bounds hold, are not wasteful,
// and need their parts.
#include "ntk/gram/kernel_approximation.hpp"
#include "generators.hpp"
#include "ntk/kernel/residual_kernel.hpp"

#include <algorithm>
#include <array>
#include <random>

using namespace ntk;
using namespace rigor;
using namespace testing_generators;

namespace {

/// |exact - value|, a ball.
Ball distance(const Ball& exact, double value) { return rigor::abs(exact - Ball::exact_double(value)); }

bool within(const Ball& exact, double value, double bound) {
    return certainly_at_most(distance(exact, value), Ball::exact_double(bound)) == Truth::yes;
}

struct Kernel {
    KernelApproximation table;
    std::function<Ball(const Rational&)> exact;
};
Kernel normalized(long depth) {
    return {KernelApproximation::normalized(depth),
            [depth](const Rational& z) { return normalized_neural_tangent_kernel<Ball>(z, depth); }};
}
Kernel tangent(long depth, const NetworkParameters& network) {
    return {KernelApproximation::tangent(depth, network), [depth, network](const Rational& z) {
                NeuralTangentKernelIteration<Ball> walk(z, network);
                walk.advance_to(depth);
                return walk.tangent_kernel();
            }};
}

Kernel residual(long depth, const Rational& alpha) {
    return {KernelApproximation::residual(depth, alpha),
            [depth, alpha](const Rational& z) { return residual_kernel(angle_of<Ball>(z), depth, alpha).kernel; }};
}

/// 0, ±1, ±2^-k, ±(1 - 2^-k), neighbours of the seam, and random points, half of them uniform in the angle near the
/// ends.
std::vector<double> sample_arguments(int random) {
    std::vector<double> z{0, 1, -1, 0x1p-1074, -0x1p-1074};
    for (int k = 1; k <= 53; ++k)
        for (const double sign : {1.0, -1.0}) {
            z.push_back(sign * std::ldexp(1.0, -k));
            z.push_back(sign * (1 - std::ldexp(1.0, -k)));
        }
    std::mt19937_64 source(fixed_seed);
    std::uniform_real_distribution<double> uniform(-1, 1);
    for (int i = 0; i < random; ++i) {
        const double x = uniform(source);
        z.push_back(i % 2 == 0 ? x : std::copysign(1 - x * x, x));
    }
    return z;
}

/// The largest error observed; fails outside of the bound.
double check(const Kernel& kernel, int random) {
    const std::vector<double> z = sample_arguments(random);
    std::vector<double> values(z.size());
    kernel.table.evaluate(z, values);
    Ball worst(0);
    bool inside = true, same = true;
    for (std::size_t i = 0; i < z.size(); ++i) {
        const Ball exact = kernel.exact(Rational(z[i]));
        const double value = kernel.table(z[i]);
        // The two may be compiled with and without fused multiplications: equal up to both bounds.
        same &= std::fabs(value - values[i]) <= 2 * kernel.table.error_bound();
        inside &=
            within(exact, value, kernel.table.error_bound()) && within(exact, values[i], kernel.table.error_bound());
        worst = maximum(worst, distance(exact, value));
    }
    CHECK(inside);
    CHECK(same);
    return worst.upper_double();
}

}  // namespace

TEST_CASE("entries of the normalized kernel lie within the proved bound, which is not wasteful") {
    for (const long depth : {1L, 2L, 3L, 10L, 30L, 100L}) {
        const Kernel kernel = normalized(depth);
        const double worst = check(kernel, 3000);
        CAPTURE(depth, worst, kernel.table.error_bound(), kernel.table.remainder_bound(), kernel.table.pieces());
        CHECK(kernel.table.error_bound() <= 1e-14);
        CHECK(kernel.table.error_bound() <= 50 * worst);
        CHECK(kernel.table.maximum() == 1);
        CHECK(kernel.table.pieces() <= 400);
    }
}

TEST_CASE("entries of the kernel of a network with biases lie within the proved bound") {
    const std::vector<NetworkParameters> networks{
        {1, 0}, {3, 0}, {1, Rational(1, 10)}, {1, Rational(1, 1000)}, {10, Rational(1, 2)}, {2, 3}};
    for (const NetworkParameters& network : networks)
        for (const long depth : {1L, 2L, 3L, 10L, 30L}) {
            const Kernel kernel = tangent(depth, network);
            const double worst = check(kernel, 300);
            CAPTURE(network.input_dimension, network.beta, depth, worst, kernel.table.error_bound());
            CHECK(kernel.table.error_bound() <= 1e-14 * kernel.table.maximum());
            CHECK(kernel.table.error_bound() <= 50 * worst);
        }
    const Kernel deep = tangent(100, {1, Rational(1, 10)});
    CHECK(deep.table.error_bound() <= 50 * check(deep, 500));
}

TEST_CASE("entries of the residual kernel lie within the proved bound") {
    for (const char* alpha : {"0", "1e-30", "1e-11", "1e-6", "1/1000", "-1/10", "1/2", "1", "3", "100"})
        for (const long depth : {1L, 2L, 3L, 10L}) {
            const Kernel kernel = residual(depth, parse_rational(alpha));
            const double worst = check(kernel, 300);
            CAPTURE(alpha, depth, worst, kernel.table.error_bound(), kernel.table.pieces());
            CHECK(kernel.table.error_bound() <= 1e-14 * kernel.table.maximum());
            CHECK(kernel.table.error_bound() <= 50 * worst);
            CHECK(within(kernel.exact(1), kernel.table.maximum(), kernel.table.error_bound()));
        }
    // alpha = 1/sqrt(L) and 1/L, and deep networks.
    for (const auto& [depth, alpha] :
         std::vector<std::pair<long, Rational>>{{49, Rational(1, 7)}, {40, Rational(1, 40)}, {100, 1}}) {
        const Kernel kernel = residual(depth, alpha);
        const double worst = check(kernel, 500);
        CAPTURE(alpha, depth, worst, kernel.table.error_bound(), kernel.table.pieces());
        CHECK(kernel.table.error_bound() <= 1e-14 * kernel.table.maximum());
        CHECK(kernel.table.error_bound() <= 50 * worst);
        CHECK(kernel.table.pieces() <= 400);
    }
}

TEST_CASE("what a tiny alpha contributes is bounded, not forgotten") {
    const KernelApproximation without = KernelApproximation::residual(10, 0),
                              with = KernelApproximation::residual(10, parse_rational("1e-10"));
    CHECK(without.pieces() == with.pieces());
    // f(1) = 2 + 6 L alpha^2 + …
    const double more = with.remainder_bound() - without.remainder_bound();
    CHECK(more >= 5.99e-19);
    CHECK(more <= 6.1e-19);
    CHECK(with.error_bound() > without.error_bound());
    const KernelRecurrence recurrence = KernelRecurrence::residual(10, parse_rational("1e-12"));
    for (const Rational& z : {Rational(1), Rational(1, 2), Rational(-1)}) {
        const Precision scope(300);
        const Ball difference =
            rigor::abs(residual_kernel(angle_of<Ball>(z), 10, parse_rational("1e-12")).kernel - Ball(Rational(2 * z)));
        CHECK(certainly_at_most(difference, recurrence.neglected) != Truth::no);
        CHECK(certainly_less(Ball(0), difference) == Truth::yes);
    }
    CHECK(KernelRecurrence::residual(10, parse_rational("1e-9")).layers.size() == 10);
}

TEST_CASE("the error of a table is the sum of its derivation over its pieces, and each of its terms counts") {
    enum Term : std::size_t { remainder, rounding, argument, offset, neglected, term_count };
    std::array<bool, term_count> counts{};
    struct Table {
        KernelRecurrence recurrence;
        KernelApproximation made;
    };
    const Precision precision(128);
    const std::vector<Table> tables{
        {KernelRecurrence::normalized(3), KernelApproximation::normalized(3)},
        {KernelRecurrence::normalized(300), KernelApproximation::normalized(300, parse_rational("1e-12"))},
        {KernelRecurrence::tangent(4, {2, Rational(1, 3)}), KernelApproximation::tangent(4, {2, Rational(1, 3)})},
        {KernelRecurrence::residual(5, Rational(1, 10)), KernelApproximation::residual(5, Rational(1, 10))},
        {KernelRecurrence::residual(10, parse_rational("1e-10")),
         KernelApproximation::residual(10, parse_rational("1e-10"))}};
    for (const Table& table : tables) {
        const KernelWalk walk(table.recurrence);
        const double maximum = table.recurrence.maximum.approx_double(),
                     tolerance = &table - tables.data() == 1 ? 1e-12 : 1e-14;
        std::array<double, term_count> factor{};
        factor.fill(1);
        // The octaves of y = x + shift in 8, 16, … pieces of equal width each, as few as will do.
        double largest_remainder = 0;
        const auto bound = [&](const std::array<double, term_count>& f, std::size_t& pieces) {
            double worst = 0, conditioning = 0, steepness = 0;
            pieces = 0;
            for (const AngleSide side : {AngleSide::near, AngleSide::far}) {
                const double distance =
                    0.86 * (side == AngleSide::near ? table.recurrence.near_scale : table.recurrence.far_scale);
                double shift = 0.5;
                while (shift > distance) shift /= 2;
                for (double parts = 8; parts <= 1024; parts *= 2) {
                    std::vector<std::pair<KernelPiece, double>> found;
                    bool all = true;
                    double y = shift;
                    for (double width = shift / parts; all && y <= shift + 0.70711; y += width) {
                        if (y >= 2 * width * parts) width *= 2;
                        const auto piece =
                            kernel_piece(walk, side, y - shift, y + width - shift, maximum * tolerance / 4);
                        all = piece.has_value();
                        if (all) found.emplace_back(*piece, y + width);
                    }
                    if (!all) continue;
                    for (const auto& [piece, end] : found) {
                        worst = std::fmax(worst, f[remainder] * piece.remainder + f[rounding] * piece.rounding);
                        largest_remainder = std::fmax(largest_remainder, piece.remainder);
                        conditioning = std::fmax(conditioning, piece.slope * (end - shift));
                        steepness = std::fmax(steepness, piece.slope * end);
                    }
                    pieces += found.size();
                    break;
                }
            }
            return worst + 0x1p-53 * (f[argument] * 5 * conditioning + f[offset] * 2 * steepness) +
                   f[neglected] * table.recurrence.neglected.approx_double();
        };
        std::size_t pieces = 0;
        const double produced = table.made.error_bound(), expected = bound(factor, pieces);
        CAPTURE(&table - tables.data());
        INFO(std::scientific << produced << " and " << expected);
        CHECK(pieces == table.made.pieces());
        CHECK(std::fabs(produced - expected) <= 1e-6 * expected);
        const double not_rounding = largest_remainder + table.recurrence.neglected.approx_double();
        CHECK(not_rounding > 0);
        CHECK(std::fabs(table.made.remainder_bound() - not_rounding) <= 1e-6 * not_rounding);
        for (std::size_t term = 0; term < term_count; ++term) {
            auto without = factor;
            without[term] = 0;
            counts[term] = counts[term] || bound(without, pieces) < produced * (1 - 1e-5);
        }
    }
    for (std::size_t term = 0; term < term_count; ++term) {
        INFO("term " << term);
        CHECK(counts[term]);
    }
}

TEST_CASE("arguments with an error stay within the bound for them") {
    for (const long depth : {2L, 30L}) {
        const Kernel kernel = normalized(depth);
        require_property(
            "z rounded, or moved by up to 2^-k",
            [&] {
                const Rational z = *unit_rational();
                const long k = *rc::gen::inRange<long>(1, 54);
                const Rational moved = z + power_of_two(-k) * Rational(*rc::gen::inRange<long>(-8, 9), 9);
                const double used = from_rational<double>(moved > 1 ? Rational(1) : moved < -1 ? Rational(-1) : moved);
                const double error = std::ldexp(1.0, static_cast<int>(-k)) + 0x1p-54;
                const Ball exact = kernel.exact(z);
                RC_ASSERT(within(exact, kernel.table(used), kernel.table.error_bound(error)));
                RC_ASSERT(within(exact, kernel.table(used), kernel.table.error_bound_at(used, error)));
                RC_ASSERT(kernel.table.error_bound_at(used, error) <= kernel.table.error_bound(error));
            },
            1000);
        // Away from the ends the bound is linear in the error.
        CHECK(kernel.table.error_bound_at(0.5, 1e-12) <= kernel.table.error_bound() + 1e-12);
        // Next to 1 it is the square root, and for deep kernels, which are steepest there, not wasteful.
        if (depth == 30)
            CHECK_FALSE(
                within(kernel.exact(1 - power_of_two(-30)), kernel.table(1), kernel.table.error_bound(0x1p-30) * 0.99));
        CHECK_FALSE(within(kernel.exact(1 - power_of_two(-30)), kernel.table(1), kernel.table.error_bound()));
        // An exact argument leaves the table's own error.
        for (const double z : {-0.9, -0.25, 0.0, 0.5, 0.999})
            CHECK(kernel.table.error_bound_at(z, 0) >= kernel.table.error_bound());
    }
}

TEST_CASE("a table is as good as its tolerance, or refused") {
    int refused = 0, close = 0;
    for (Rational tolerance = parse_rational("1e-16"); tolerance < parse_rational("1e-14"); tolerance *= Rational(5, 4))
        try {
            const auto table = KernelApproximation::tangent(3, {2, Rational(1, 3)}, tolerance);
            const Rational allowed = tolerance * Rational(std::nextafter(table.maximum(), 1e300)),
                           bound(table.error_bound());
            CHECK(bound <= allowed);
            close += bound >= allowed / 2;
        } catch (const std::invalid_argument&) {
            ++refused;
        }
    CHECK(refused > 0);
    CHECK(close > 0);
}

TEST_CASE("distances and sums instead of inner products keep their accuracy next to z = 1 and z = -1") {
    std::mt19937_64 source(fixed_seed);
    std::uniform_real_distribution<double> uniform(0, 1);
    const std::vector<Kernel> kernels = {normalized(2),
                                         normalized(30),
                                         tangent(10, {1, Rational(1, 10)}),
                                         tangent(3, {1, 3}),
                                         residual(3, Rational(1, 10)),
                                         residual(10, 2),
                                         residual(4, 0)};
    for (const Kernel& kernel : kernels) {
        std::vector<double> chords{0, 1, 0.5, 0x1p-1074, 1e-170, 1 - 0x1p-53};
        for (int k = 1; k < 60; ++k) chords.push_back(std::ldexp(uniform(source), -k));
        for (int i = 0; i < 500; ++i) chords.push_back(uniform(source));
        for (int i = 0; i < 100; ++i)
            chords.push_back(std::sqrt(0.5) + (uniform(source) - 0.5) * 0x1p-20);  // next to the seam
        bool inside = true, moved_inside = true;
        for (const double w : chords) {
            const Rational z = 1 - 2 * Rational(w) * Rational(w);
            const Ball by_distance = kernel.exact(z), by_sum = kernel.exact(-z);
            inside &= within(by_distance, kernel.table.at_half_distance(w), kernel.table.error_bound()) &&
                      within(by_sum, kernel.table.at_half_sum(w), kernel.table.error_bound());
            if (w > 0.5) continue;
            const double error = w * 0x1p-10, moved = std::min(w + error, 0.5), slack = error * (1 + 0x1p-20);
            moved_inside &=
                within(by_distance, kernel.table.at_half_distance(moved),
                       kernel.table.error_bound_at_half_distance(w, slack)) &&
                within(by_sum, kernel.table.at_half_sum(moved), kernel.table.error_bound_at_half_sum(w, slack));
        }
        CHECK(inside);
        CHECK(moved_inside);
    }
    // Next to the antipode the residual kernel of a small alpha bends sharply: what at_half_sum sees there is more than
    // its bound.
    const Kernel steep = residual(2, Rational(1, 2000));
    const Rational z = power_of_two(-25) - 1;
    CHECK(within(steep.exact(z), steep.table.at_half_sum(0x1p-13), steep.table.error_bound()));
    CHECK_FALSE(within(steep.exact(z), steep.table.at_half_sum(0), steep.table.error_bound()));
    CHECK_FALSE(within(steep.exact(z), steep.table.at_half_sum(0x1p-13 * (1 + 0x1p-10)), steep.table.error_bound()));
}

TEST_CASE("a coarse piece needs its remainder: without it the claimed bound is violated") {
    const Precision scope(128);
    struct Case {
        KernelRecurrence recurrence;
        std::function<Ball(const Rational&)> exact;
        AngleSide side;
        Rational lower, width;
        long waste;  ///< the bound is at most so many times the error that is observed
    };
    const long depth = 30;
    const auto residual_case = [&](const Rational& alpha, AngleSide side, const Rational& lower, const Rational& width,
                                   long waste) {
        return Case{KernelRecurrence::residual(depth, alpha),
                    [=](const Rational& z) { return residual_kernel(angle_of<Ball>(z), depth, alpha).kernel; },
                    side,
                    lower,
                    width,
                    waste};
    };
    const auto normalized_case = [&](AngleSide side, const Rational& lower, long waste) {
        return Case{KernelRecurrence::normalized(depth),
                    [=](const Rational& z) { return normalized_neural_tangent_kernel<Ball>(z, depth); },
                    side,
                    lower,
                    Rational(1, 8),
                    waste};
    };
    using enum AngleSide;
    const Rational zero(0), late(5, 8), eighth(1, 8);
    const std::vector<Case> cases{normalized_case(near, zero, 1000), normalized_case(far, late, 1000),
                                  residual_case(1, near, zero, Rational(1, 16), 1000),
                                  residual_case(1, far, late, eighth, 3000),
                                  residual_case(Rational(1, 3), near, zero, eighth, 5000),
                                  residual_case(Rational(1, 3), far, late, eighth, 20'000),
                                  // Late: what is like arcsin x at 1 counts less than its distance says.
                                  residual_case(Rational(1, 20), near, late, eighth, 1'000'000),
                                  residual_case(Rational(1, 20), far, late, eighth, 1'000'000)};
    for (const Case& c : cases) {
        const KernelWalk walk(c.recurrence);
        const Rational lower = c.lower, upper = lower + c.width;
        // The least bound that is shown.
        std::optional<KernelPiece> found;
        for (double allowed = c.recurrence.maximum.approx_double();
             const auto better =
                 kernel_piece(walk, c.side, from_rational<double>(lower), from_rational<double>(upper), allowed);
             allowed = better->remainder / 2)
            found = better;
        REQUIRE(found);
        const KernelPiece& piece = *found;
        const Ball remainder = Ball::exact_double(piece.remainder), rounding = Ball::exact_double(piece.rounding),
                   slope = Ball::exact_double(piece.slope);
        bool with = true, without = true, steep = true;
        Ball worst(0), previous(0);
        for (long i = 0; i <= 64; ++i) {
            const Rational t = (upper - lower) * Rational(i - 32, 64), x = (lower + upper) / 2 + t, z = 1 - 2 * x * x;
            const Ball exact = c.exact(c.side == near ? z : Rational(-z));
            const Ball error = distance(exact, piece(from_rational<double>(t)));
            worst = maximum(worst, error);
            with &= certainly_at_most(error, remainder + rounding) == Truth::yes;
            without &= certainly_at_most(error, rounding) == Truth::yes;
            if (i > 0)
                steep &= certainly_less(slope * Ball(Rational((upper - lower) / 64)), rigor::abs(exact - previous)) !=
                         Truth::yes;
            previous = exact;
        }
        CAPTURE(&c - cases.data(), worst, remainder, rounding, slope);
        CHECK(with);
        CHECK_FALSE(without);
        CHECK(steep);
        CHECK(certainly_less(worst, rounding * Ball(5)) == Truth::no);
        CHECK(certainly_less(remainder, worst * Ball(c.waste)) == Truth::yes);
    }
}

TEST_CASE("the series over an interval contains the series at its points") {
    const KernelSeries normalized_series(KernelRecurrence::normalized(20), 8);
    const KernelSeries biased_series(KernelRecurrence::tangent(20, {2, Rational(1, 3)}), 8);
    const KernelSeries residual_series(KernelRecurrence::residual(20, 1), 8);
    const KernelSeries slow_series(KernelRecurrence::residual(20, Rational(1, 5)),
                                   8);  // stays on the obtuse side for some layers
    for (const KernelSeries* series : {&normalized_series, &biased_series, &residual_series, &slow_series})
        for (const AngleSide side : {AngleSide::near, AngleSide::far})
            for (const long at : {0L, 5L, 12L, 22L}) {
                const auto whole = series->over(side, Ball::dyadic(at, -5), Ball::dyadic(at + 1, -5));
                for (const long inside : {0L, 3L, 8L}) {
                    const Ball x = Ball::dyadic(8 * at + inside, -8);
                    const auto point = series->over(side, x, x);
                    for (long k = 0; k < 8; ++k) {
                        CHECK(whole[k].contains(point[k].midpoint()));
                        CHECK((point[k].accurate_bits() >= 40 ||
                               certainly_less(point[k].radius(), Ball::dyadic(1, -70)) == Truth::yes));
                    }
                }
            }
    CHECK_THROWS_AS(normalized_series.over(AngleSide::near, Ball(0), Ball(1)), std::domain_error);
    CHECK_THROWS_AS(normalized_series.over(AngleSide::near, Ball::dyadic(1, -2), Ball(0)), std::domain_error);
    CHECK_THROWS_AS(KernelSeries(KernelRecurrence::normalized(2), 1), std::invalid_argument);
    const KernelWalk walk(KernelRecurrence::normalized(20));
    CHECK_THROWS_AS(kernel_piece(walk, AngleSide::near, 0.5, 1, 1), std::domain_error);
    CHECK_THROWS_AS(kernel_piece(walk, AngleSide::near, 0.5, 0.5, 1), std::domain_error);
    CHECK_FALSE(kernel_piece(walk, AngleSide::near, 0, 0.75, 1e-10));
}

TEST_CASE("the composition of series is the exact one, to its last coefficient") {
    using ntk::detail::BallSeries;
    require_property("random polynomials of small integers", [] {
        const long n = *rc::gen::inRange<long>(2, 9);
        std::vector<std::vector<Integer>> f(3);  // f, g, v
        for (auto& c : f)
            for (long k = 0; k < n; ++k) c.push_back(Integer(*rc::gen::inRange(-9, 10)));
        // Horner's scheme in v - v_0, cut off at t^n.
        const auto composed = [&](const std::vector<Integer>& outer) {
            std::vector<Integer> sum(static_cast<std::size_t>(n));
            for (std::size_t j = outer.size(); j-- > 0;) {
                std::vector<Integer> product(sum.size());
                for (std::size_t a = 0; a < sum.size(); ++a)
                    for (std::size_t b = 1; a + b < sum.size(); ++b) product[a + b] += sum[a] * f[2][b];
                sum = std::move(product);
                sum[0] += outer[j];
            }
            return sum;
        };
        const auto series = [&](const std::vector<Integer>& c) {
            BallSeries s(n);
            for (long k = 0; k < n; ++k) s[k] = Ball(c[static_cast<std::size_t>(k)]);
            return s;
        };
        const auto [first, second] = ntk::detail::compose_series(series(f[0]), series(f[1]), series(f[2]));
        const std::vector<Integer> exact_first = composed(f[0]), exact_second = composed(f[1]);
        for (long k = 0; k < n; ++k) {
            RC_ASSERT(certainly_equal(first[k], Ball(exact_first[static_cast<std::size_t>(k)])) == Truth::yes);
            RC_ASSERT(certainly_equal(second[k], Ball(exact_second[static_cast<std::size_t>(k)])) == Truth::yes);
        }
    });
}

TEST_CASE("the recurrence walked at a point is the kernel, on both sides") {
    const auto constant = [](const KernelRecurrence& r, const Rational& x, AngleSide side) {
        return KernelSeries(r, 2).over(side, Ball(x), Ball(x))[0];
    };
    for (const Rational& x :
         {Rational(0), Rational(1, 1024), Rational(3, 32), Rational(3, 8), Rational(1, 2), Rational(3, 4)})
        for (const AngleSide side : {AngleSide::near, AngleSide::far}) {
            const Rational cosine = 1 - 2 * x * x, z = side == AngleSide::near ? cosine : Rational(-cosine);
            for (const long depth : {1L, 2L, 7L, 60L}) {
                const auto agree = [](const Ball& walked, const Ball& exact) {
                    CHECK(walked.overlaps(exact));
                    CHECK(certainly_less((walked - exact).radius(), rigor::abs(exact) * Ball::dyadic(1, -80) +
                                                                        Ball::dyadic(1, -80)) == Truth::yes);
                };
                CAPTURE(x, static_cast<int>(side), depth);
                agree(constant(KernelRecurrence::normalized(depth), x, side),
                      normalized_neural_tangent_kernel<Ball>(z, depth));
                for (const Rational& alpha :
                     {Rational(1, 1000), Rational(1, 10), Rational(1, 2), Rational(1), Rational(2)}) {
                    CAPTURE(alpha);
                    const KernelRecurrence r = KernelRecurrence::residual(depth, alpha);
                    const Ball exact = residual_kernel(angle_of<Ball>(z), depth, alpha).kernel;
                    agree(constant(r, x, side) / r.scale, exact / r.scale);
                }
            }
        }
}

TEST_CASE("the remainder of the angle map and its derivatives match the closed form") {
    const KernelSeries series(KernelRecurrence::normalized(2), 6);
    for (const Rational& v : {Rational(1, 100), Rational(1, 3), Rational(7, 10)}) {
        const Ball x(v), theta = Ball(2) * asin(x);
        const auto r = series.expansion_at(x).r;
        const Ball closed = sin_minus_x_cos(theta) / (Ball(2) * Ball::pi() * x * square(x));
        CHECK(r[0].overlaps(closed));
        CHECK(r[0].accurate_bits() >= 100);
        // v R' + 3 R = (4/pi) arcsin(v)/v
        CHECK((x * r[1] + Ball(3) * r[0]).overlaps(Ball(2) * theta / (Ball::pi() * x)));
    }
    // Series and equation meet at 2/5: Taylor's polynomial from one side gives the value on the other.
    const Ball below(Rational(19, 50)), above(Rational(21, 50)), step(Rational(1, 25));
    const KernelSeries long_series(KernelRecurrence::normalized(2), 30);
    for (const bool forward : {true, false}) {
        const auto from = long_series.expansion_at(forward ? below : above).r,
                   to = long_series.expansion_at(forward ? above : below).r;
        Ball sum(0);
        for (long k = 29; k >= 0; --k) sum = sum * (forward ? step : -step) + from[k];
        CHECK(certainly_less(rigor::abs(sum - to[0]), Ball::dyadic(1, -80)) == Truth::yes);
        CHECK(from[10].accurate_bits() >= 70);
    }
    const auto zero = series.expansion_at(Ball(0)).r;
    CHECK((zero[0] * Ball::pi()).contains(Rational(4, 3)));
    CHECK(zero[1].contains(Rational(0)));
    CHECK((zero[2] * Ball::pi()).contains(Rational(2, 15)));
}

TEST_CASE("unusable input to a table is refused by name") {
    CHECK_THROWS_WITH(KernelApproximation::normalized(0), Catch::Contains("L = 0"));
    CHECK_THROWS_AS(KernelApproximation::tangent(-3, {}), std::invalid_argument);
    CHECK_THROWS_AS(KernelApproximation::tangent(3, {0, 0}), std::domain_error);
    CHECK_THROWS_AS(KernelApproximation::tangent(3, {1, -1}), std::domain_error);
    CHECK_THROWS_AS(KernelApproximation::tangent(3, {1, parse_rational("1e-200")}), std::invalid_argument);
    CHECK_THROWS_AS(KernelApproximation::tangent(2000, {1, 0}), std::invalid_argument);  // its maximum is below 2^-900
    for (const char* text : {"1e-16", "1e-30"}) {
        CHECK_THROWS_AS(KernelApproximation::normalized(10, parse_rational(text)), std::invalid_argument);
        CHECK_THROWS_WITH(KernelApproximation::normalized(10, parse_rational(text)),
                          Catch::Contains("the limit is") && Catch::Contains("e-16"));
    }
    CHECK_THROWS_AS(KernelApproximation::normalized(3, -1), std::invalid_argument);
    CHECK_THROWS_WITH(KernelApproximation::residual(0, 1), Catch::Contains("L = 0"));
    CHECK_THROWS_WITH(KernelApproximation::residual(2, 1, parse_rational("1e-17")),
                      Catch::Contains("the limit is") && Catch::Contains("e-1"));
    CHECK_THROWS_WITH(KernelApproximation::residual(1000, 1), Catch::Contains("2^900"));
    CHECK_THROWS_WITH(KernelApproximation::residual(1, power_of_two(500)), Catch::Contains("2^900"));
    CHECK_NOTHROW(KernelApproximation::residual(3, Rational(1, 10), parse_rational("4e-15")));
    CHECK_NOTHROW(KernelApproximation::normalized(10, parse_rational("2e-15")));

    const KernelApproximation table = KernelApproximation::normalized(3);
    CHECK_THROWS_WITH(table(std::nextafter(1.0, 2.0)), Catch::Contains("1.0000000000000002"));
    CHECK_THROWS_AS(table(-1.5), std::domain_error);
    CHECK_THROWS_AS(table(std::nan("")), std::domain_error);
    CHECK_THROWS_AS(table.at_half_distance(-0.1), std::domain_error);
    CHECK_THROWS_AS(table.at_half_distance(1.1), std::domain_error);
    CHECK_THROWS_AS(table.error_bound(-1e-16), std::domain_error);
    CHECK_THROWS_AS(table.error_bound(2), std::domain_error);
    CHECK_THROWS_AS(table.error_bound_at(2, 0), std::domain_error);
    CHECK_THROWS_AS(table.error_bound_at_half_distance(0.75, 0), std::domain_error);
    CHECK_THROWS_AS(table.at_half_sum(std::nextafter(1.0, 2.0)), std::domain_error);
    CHECK_THROWS_WITH(table.at_half_sum(-0.1), Catch::Contains("h = -0.1"));
    CHECK_THROWS_AS(table.error_bound_at_half_sum(0.75, 0), std::domain_error);
    CHECK_THROWS_AS(table.error_bound_at_half_sum(0.25, 0.5), std::domain_error);
    std::vector<double> z{0, 0.5, 2}, values(3, -7), few(2);
    CHECK_THROWS_AS(table.evaluate(z, values), std::domain_error);
    CHECK(values == std::vector<double>(3, -7));
    CHECK_THROWS_AS(table.evaluate(z, few), std::invalid_argument);
}
