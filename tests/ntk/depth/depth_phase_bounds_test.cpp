// Checks what ntk/depth/depth_phase.hpp says of all layers after one: from wide balls of correlations, at both ends and
// between them; against the derivation at five times the precision; and that each of its terms is needed.
#include "catch.hpp"
#include "ntk/correlation_map_samples.hpp"
#include "ntk/depth/depth_phase.hpp"

#include <array>

using namespace rigor;
using namespace ntk;
using namespace correlation_maps;

namespace {

/// h'(1) = 3/4; then rho* = (sqrt 21 - 3)/6; rho* = 0 of an odd, an even and any other map.
const Polynomial& sample_map(std::size_t i) {
    static const std::array<Polynomial, 5> maps{Polynomial({Rational(1, 2), Rational(1, 4), Rational(1, 4)}),
                                                Polynomial({Rational(1, 4), 0, 0, Rational(3, 4)}),
                                                Polynomial({0, Rational(1, 2), 0, Rational(1, 2)}),
                                                Polynomial({0, 0, 1}), Polynomial({0, Rational(2, 3), Rational(1, 3)})};
    return maps.at(i);
}
constexpr std::size_t sample_maps = 5;

struct Range {
    Rational lower, upper;
};
const std::vector<Range>& ranges() {
    static const std::vector<Range> list{{Rational(1, 2), Rational(1, 2)},
                                         {Rational(1, 8), Rational(1, 8)},
                                         {Rational(1, 4), Rational(1, 2)},
                                         {0, Rational(1, 8)},
                                         {Rational(1, 16), Rational(3, 16)},
                                         {Rational(-1, 8), Rational(1, 8)},
                                         {Rational(-1, 8), 0},
                                         {Rational(-3, 16), Rational(-1, 16)}};
    return list;
}

/// No layer is walked, and what lies within 1/4 of the fixed point is near.
const DepthLawBudget at_once{1, 1, 4};

CorrelationWalk walk_from(const CorrelationMap& map, const Range& range) {
    return CorrelationWalk::from_correlation(map, Ball::interval(range.lower, range.upper));
}

/// The state of a layer, rho of the first being exact.
DepthLawState walked(const CorrelationMap& map, const Rational& rho, long layer) {
    const Precision fine(800);
    CorrelationWalk walk(map, rho);
    walk.advance_to(layer);
    return {walk.one_minus_correlation(), walk.unnormalized()};
}

bool contains(const DepthLawState& found, const DepthLawState& exact) {
    return found.one_minus_correlation.overlaps(exact.one_minus_correlation) &&
           found.unnormalized.overlaps(exact.unnormalized);
}

/// The bounds of depth_phase.cpp as its comments have them, at the precision of now, with a factor for each term.
struct PhaseTerms {
    enum Term : std::size_t { deviation, start, mean, deviation_at_zero, start_at_zero, mean_at_zero, count };
    std::array<long, count> factor;
    PhaseTerms() { factor.fill(1); }
    Ball f(Term term) const { return Ball(factor[term]); }

    DepthLawState after(const CorrelationMap& map, const Range& range, const Ball& fixed, unsigned long n) const {
        const Ball rho = Ball::interval(range.lower, range.upper);
        if (range.lower >= 0) {
            const Ball first = minimum(Ball(range.lower), fixed), last = maximum(Ball(range.upper), fixed),
                       least = map.h_prime(first), most = map.h_prime(last),
                       weight = Ball::hull(power(least, n), power(most, n)),
                       // (I)/(1 - h'(I)), as balls divide.
                to = Ball::hull(first, last) / (Ball(1) - Ball::hull(least, most));
            return {Ball(1) - fixed + f(deviation) * weight * (fixed - rho),
                    f(start) * weight * rho + (Ball(1) - weight) * f(mean) * to};
        }
        const Ball M = maximum(maximum(Ball(abs(range.lower)), Ball(abs(range.upper))), fixed), most = map.h_prime(M),
                   farthest = maximum(abs(fixed - Ball(range.lower)), abs(fixed - Ball(range.upper))),
                   weight = power(most, n),
                   kernel = f(start_at_zero) * weight * maximum(Ball(abs(range.lower)), Ball(abs(range.upper))) +
                            f(mean_at_zero) * M / (Ball(1) - most);
        return {(Ball(1) - fixed).widened(f(deviation_at_zero) * weight * farthest), Ball(0).widened(kernel)};
    }
};

/// The same ends, up to a millionth of the width and the rounding of the coarser one.
bool same(const Ball& a, const Ball& b) {
    const Ball room = b.radius() * Ball::exact_double(1e-6) + Ball::dyadic(1, -150);
    return certainly_at_most(abs(a.lower() - b.lower()), room) == Truth::yes &&
           certainly_at_most(abs(a.upper() - b.upper()), room) == Truth::yes;
}

/// Every map and range from which the bounds are given.
template <class F>
long for_each_bound(F f) {
    long given = 0;
    for (std::size_t i = 0; i < sample_maps; ++i)
        for (const Range& range : ranges())
            for (const long n : {1L, 2L, 5L, 12L}) {
                const CorrelationMap& map = sample_map(i);
                const PhaseOfDepth phase = depth_phase(map);
                DepthLawState state;
                try {
                    state = phase_state(walk_from(map, range), phase, n + 1, at_once);
                } catch (const std::runtime_error&) {
                    continue;
                }
                CAPTURE(i, range.lower, range.upper, n);
                ++given;
                f(map, range, n, state);
            }
    return given;
}

}  // namespace

TEST_CASE("off the edge a later state contains that of each point of the ball it is reckoned from") {
    const Precision precision(192);
    const long given =
        for_each_bound([](const CorrelationMap& map, const Range& range, long n, const DepthLawState& s) {
            for (const Rational& part : {Rational(0), Rational(1, 3), Rational(1, 2), Rational(1)}) {
                const Rational rho = range.lower + part * (range.upper - range.lower);
                CAPTURE(rho);
                CHECK(contains(s, walked(map, rho, n + 1)));
            }
            CHECK(certainly_less(s.unnormalized.radius(), Ball(5)) == Truth::yes);
        });
    CHECK(given > 100);
}

TEST_CASE("off the edge a later state is that of its derivation, and each of its terms is needed") {
    const Precision precision(192);
    std::array<bool, PhaseTerms::count> needed{};
    for_each_bound([&](const CorrelationMap& map, const Range& range, long n, const DepthLawState& s) {
        const Precision fine(960);
        const PhaseOfDepth phase = depth_phase(map);
        const auto layers = static_cast<unsigned long>(n);
        const DepthLawState derived = PhaseTerms().after(map, range, phase.fixed_point, layers);
        CHECK(same(s.one_minus_correlation, derived.one_minus_correlation));
        CHECK(same(s.unnormalized, derived.unnormalized));
        for (std::size_t term = 0; term < PhaseTerms::count; ++term) {
            PhaseTerms without;
            without.factor[term] = 0;
            const DepthLawState missing = without.after(map, range, phase.fixed_point, layers);
            for (const Rational& rho : {range.lower, range.upper})
                needed[term] = needed[term] || !contains(missing, walked(map, rho, n + 1));
        }
    });
    for (std::size_t term = 0; term < PhaseTerms::count; ++term) {
        if (term == PhaseTerms::start_at_zero) continue;  // the next test
        INFO("term " << term);
        CHECK(needed[term]);
    }
}

TEST_CASE("around 0 the kernel that is there already counts") {
    const Precision precision(192);
    // T_L/rho_L grows like L: after 60 layers T is no longer small beside what the later layers add.
    const Polynomial map({0, Rational(9, 10), 0, Rational(1, 10)});
    const PhaseOfDepth phase = depth_phase(map);
    CorrelationWalk walk(map, Rational(-1, 2));
    walk.advance_to(60);
    const DepthLawState state = phase_state(walk, phase, 61, at_once), exact = walked(map, Rational(-1, 2), 61);
    CHECK(contains(state, exact));
    const Ball M = abs(walk.correlation()), later_layers = M / (Ball(1) - map.h_prime(M));
    CHECK(certainly_less(later_layers, abs(exact.unnormalized)) == Truth::yes);
    CHECK(certainly_less(state.unnormalized.radius(), Ball(2) * abs(exact.unnormalized)) == Truth::yes);
}

TEST_CASE("a slope that may reach 1 gives no bound") {
    const Precision precision(192);
    const CorrelationMap& chaotic = sample_map(1);
    const PhaseOfDepth phase = depth_phase(chaotic);
    // h'(99/100) > 1 > h'(rho*).
    CHECK_THROWS_WITH(phase_state(walk_from(chaotic, {Rational(99, 100), Rational(99, 100)}), phase, 5, at_once),
                      Catch::Contains("below 1"));
}

TEST_CASE("a fixed point next to one of the numbers that are tried is enclosed, from either side") {
    const Precision precision(192);
    for (const Rational& tried : {Rational(1, 2), Rational(3, 4)})
        for (const Rational& off : {Rational(-power_of_two(-300)), Rational(-power_of_two(-196)), Rational(0),
                                    power_of_two(-196), power_of_two(-300)}) {
            // 2^-196: nearer than a sign can be told, and farther away than the ends are rounded.
            // h - rho = (1/2) (rho - r) (rho - 1).
            const Rational r = tried + off;
            const Polynomial map({r / 2, (1 - r) / 2, Rational(1, 2)});
            const PhaseOfDepth phase = depth_phase(map);
            INFO(tried << " " << (off < 0 ? "below" : off > 0 ? "above" : "at"));
            CHECK(phase.phase == Phase::chaotic);
            CHECK(certainly_at_most(phase.fixed_point.lower(), Ball(tried).widened(Ball::dyadic(1, -180)).upper()) ==
                  Truth::yes);
            CHECK(phase.fixed_point.contains(r));
            CHECK(phase.fixed_point.accurate_bits() > 150);
        }
}
