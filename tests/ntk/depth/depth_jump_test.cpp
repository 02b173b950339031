// Checks the jump from one deep layer to another: functional equations, the inverse of the Fatou coordinate, that
// remainders are honest and needed, and that an error of 1e-30 would be seen.
#include "ntk/depth_samples.hpp"

#include <array>
#include <cmath>

using namespace rigor;
using namespace ntk;
using namespace testing_generators;

namespace {

/// fraction · largest_angle.
Rational admitted_angle(const DepthJump& jump, const Rational& fraction) {
    return exact_midpoint(jump.largest_angle()) * fraction;
}

/// Rationals in (0, 1], down to 2^-100.
rc::Gen<Rational> fractions() {
    return rc::gen::map(
        rc::gen::pair(rc::gen::inRange<long>(1, 1001), rc::gen::inRange<long>(0, 91)),
        [](const std::pair<long, long>& p) {
            return Rational(Rational(p.first, 1000) * (p.second % 3 == 0 ? power_of_two(-p.second) : Rational(1)));
        });
}

struct LowJump {
    long N, accuracy;
    std::shared_ptr<const DepthJump> jump;
};
const std::vector<LowJump>& low_jumps() {
    static const std::vector<LowJump> jumps = [] {
        const Precision precision(300);
        std::vector<LowJump> list;
        for (const long N : {4L, 5L, 6L, 8L})
            for (const long accuracy : {30L, 40L})
                list.push_back({N, accuracy, std::make_shared<const DepthJump>(N, accuracy)});
        return list;
    }();
    return jumps;
}

}  // namespace

TEST_CASE("what a jump says of itself") {
    const DepthJump& jump = *precise_jump();
    CHECK(jump.order() == 40);
    CHECK(jump.expansion().order == 40);
    CHECK(jump.disc().analytic());
    CHECK(jump.largest_angle().is_exact());
    CHECK(certainly_positive(jump.largest_angle()) == Truth::yes);
    CHECK(certainly_at_most(jump.largest_angle() * Ball(2), Ball(jump.disc().r)) == Truth::yes);
    CHECK(certainly_below(jump.fatou_error(jump.largest_angle()), Ball::dyadic(1, -240)));
    for (const LowJump& low : low_jumps()) {
        const Ball error = low.jump->fatou_error(low.jump->largest_angle());
        CHECK(certainly_below(error, Ball::dyadic(1, 10 - low.accuracy)));
        CHECK(certainly_positive(error) == Truth::yes);
    }
    CHECK_THROWS_AS(DepthJump(3, 30), std::invalid_argument);
    CHECK_THROWS_WITH(DepthJump(0, 30), Catch::Contains("order 0"));
}

TEST_CASE("a higher accuracy or a lower order asks for a smaller angle") {
    const std::vector<LowJump>& jumps = low_jumps();
    for (std::size_t i = 0; i + 1 < jumps.size(); ++i)
        if (jumps[i].N == jumps[i + 1].N)
            CHECK(certainly_below(jumps[i + 1].jump->largest_angle(), jumps[i].jump->largest_angle()));
    for (std::size_t i = 0; i + 2 < jumps.size(); ++i)
        CHECK(certainly_below(jumps[i].jump->largest_angle(), jumps[i + 2].jump->largest_angle()));
}

TEST_CASE("Phi(g) = Phi + 1 at admitted angles") {
    // One layer costs a tiny angle as many bits as it is below 1.
    const Precision precision(600);
    const Ball inverse_pi = Ball(1) / Ball::pi();
    require_property(
        "angles up to the largest",
        [&] {
            const DepthJump& jump = *precise_jump();
            const Ball theta(admitted_angle(jump, *fractions()));
            const Ball g = advance_angle(theta, inverse_pi).angle;
            const Ball before = jump.fatou(theta), after = jump.fatou(g);
            RC_ASSERT(after.overlaps(before + Ball(1)));
            RC_ASSERT(certainly_below(before.radius() + after.radius(), Ball::dyadic(1, -235)));
            RC_ASSERT_FALSE(after.overlaps(before + Ball(1) + Ball(power(Rational(1, 10), 30))));
        },
        200);
    for (const LowJump& low : low_jumps())
        for (long k = 1; k <= 4; ++k) {
            const Ball theta(admitted_angle(*low.jump, Rational(k, 4)));
            INFO(low.N << " " << low.accuracy << " " << k);
            CHECK(low.jump->fatou(advance_angle(theta, inverse_pi).angle).overlaps(low.jump->fatou(theta) + Ball(1)));
        }
}

TEST_CASE("the Fatou coordinate of a low order contains that of a high one, and its remainder is needed") {
    const Precision precision(300);
    for (const LowJump& low : low_jumps())
        for (const Rational& fraction : {Rational(1, 3), Rational(2, 3), Rational(1)}) {
            INFO(low.N << " " << low.accuracy << " " << fraction);
            // Small enough for both: walk the angle down, Phi grows by 1 a layer.
            Ball theta(admitted_angle(*low.jump, fraction));
            const Ball start = theta, inverse_pi = Ball(1) / Ball::pi();
            long steps = 0;
            while (certainly_at_most(theta, precise_jump()->largest_angle()) != Truth::yes) {
                theta = advance_angle(theta, inverse_pi).angle;
                ++steps;
            }
            const Ball truth = precise_jump()->fatou(theta) - Ball(steps), rough = low.jump->fatou(start);
            CHECK(rough.contains(truth.midpoint()));
            CHECK(certainly_below(truth.radius(), rough.radius()));
            CHECK(certainly_below(rough.radius(), Ball::dyadic(1, 10 - low.accuracy)));
            // Without the remainder the truth would be missed.
            CHECK_FALSE(rough.midpoint().widened(Ball::dyadic(1, -230)).overlaps(truth));
            // Nor may the way back forget it: the angle that belongs to the true value is enclosed, and lies off the
            // midpoint.
            const Ball back = low.jump->angle_with_fatou(truth);
            CHECK(back.contains(exact_midpoint(start)));
            CHECK(known_to(back, low.accuracy - 12));
            if (fraction < 1)
                CHECK_FALSE(back.midpoint().widened(start * Ball::dyadic(1, -230)).contains(exact_midpoint(start)));
            // The remainder decreases with the angle at least as theta^N.
            const Ball half = low.jump->fatou_error(scaled_by_power_of_two(start, -1));
            CHECK(certainly_below(half * Ball::dyadic(1, low.N), low.jump->fatou_error(start)));
        }
}

TEST_CASE("the angle with the Fatou coordinate of theta is theta") {
    const Precision precision(300);
    require_property(
        "angles up to the largest",
        [] {
            const DepthJump& jump = *precise_jump();
            const Rational angle = admitted_angle(jump, *fractions());
            const Ball theta(angle), fatou = jump.fatou(theta), back = jump.angle_with_fatou(fatou);
            RC_ASSERT(back.contains(angle));
            RC_ASSERT(known_to(back, 235));
            // An error of 1e-30 in Phi moves W = 3 pi/theta by as much: with W up to 2^101 that is a relative 2^-201.
            RC_ASSERT_FALSE(jump.angle_with_fatou(fatou + Ball(power(Rational(1, 10), 30))).contains(angle));
        },
        300);
    for (const LowJump& low : low_jumps())
        for (const Rational& fraction : {Rational(1, 1'000'000'000), Rational(1, 3), Rational(1)}) {
            INFO(low.N << " " << low.accuracy << " " << fraction);
            const Rational angle = admitted_angle(*low.jump, fraction);
            const Ball back = low.jump->angle_with_fatou(low.jump->fatou(Ball(angle)));
            CHECK(back.contains(angle));
            CHECK(known_to(back, low.accuracy - 12));
        }
}

TEST_CASE("a wide Fatou coordinate gives all its angles") {
    const Precision precision(300);
    require_property(
        "two angles",
        [] {
            const DepthJump& jump = *precise_jump();
            const Rational a = admitted_angle(jump, *fractions()),
                           b = a * (1 - Rational(*rc::gen::inRange<long>(0, 100), 100'000));
            const Ball back = jump.angle_with_fatou(Ball::hull(jump.fatou(Ball(a)), jump.fatou(Ball(b))));
            RC_ASSERT(back.contains(a));
            RC_ASSERT(back.contains(b));
            RC_ASSERT(exact_radius(back) <= 2 * (a - b) + a * power_of_two(-230));
        },
        300);
}

TEST_CASE("T satisfies its recursion at any angle and for any constant") {
    // unnormalized(theta, Phi, y) is the general solution of T' = (1 - theta/pi) T + cos theta'.
    const Precision precision(300);
    const Ball inverse_pi = Ball(1) / Ball::pi();
    require_property(
        "angle and constant",
        [&] {
            const DepthJump& jump = *precise_jump();
            const Rational fraction = Rational(*rc::gen::inRange<long>(1, 1001), 1000);
            const Ball theta(admitted_angle(jump, fraction)), y(*rational_up_to(5));
            const AngleImage<Ball> next = advance_angle(theta, inverse_pi);
            const Ball fatou = jump.fatou(theta), T = jump.unnormalized(theta, fatou, y);
            const Ball expected = (Ball(1) - theta * inverse_pi) * T + next.correlation;
            const auto after = [&](const Ball& constant) {
                return jump.unnormalized(next.angle, fatou + Ball(1), constant);
            };
            // The truncation is not in unnormalized() but in the constant: its remainder must be there.
            const Ball drift = jump.homogeneous_constant(theta, fatou, T).radius();
            RC_ASSERT(after(y.widened(drift)).overlaps(expected));
            RC_ASSERT(certainly_below(after(y.widened(drift)).radius(), Ball::dyadic(1, -200)));
            RC_ASSERT(jump.homogeneous_constant(theta, fatou, T).overlaps(y));
            RC_ASSERT(certainly_below(drift, Ball::dyadic(1, -180)));
        },
        200);
}

TEST_CASE("remainders are honest: enclosures of low order contain the truth") {
    const Precision precision(300);
    for (const char* z : {"1/2", "0", "-1", "-0.99", "0.9999"}) {
        const DepthOrbit precise(parse_rational(z), precise_jump());
        for (const LowJump& low : low_jumps()) {
            INFO(z << ", order " << low.N << ", accuracy " << low.accuracy);
            const DepthOrbit rough(parse_rational(z), low.jump);
            CHECK(rough.depth_constant().contains(precise.depth_constant().midpoint()));
            CHECK(rough.homogeneous_constant().contains(precise.homogeneous_constant().midpoint()));
            CHECK(certainly_below(precise.depth_constant().radius(), rough.depth_constant().radius()));
            CHECK(certainly_below(precise.homogeneous_constant().radius(), rough.homogeneous_constant().radius()));
            CHECK(certainly_below(rough.depth_constant().radius(), Ball::dyadic(1, 12 - low.accuracy)));
            for (const char* depth : {"1", "2", "100", "10000", "1e12", "1e30"}) {
                const Integer L(numerator(Rational(rough.base_layer() + parse_rational(depth))));
                if (L < precise.base_layer()) continue;
                const LayerState a = rough.at(L), b = precise.at(L);
                CHECK(a.angle.contains(b.angle.midpoint()));
                CHECK(a.unnormalized.contains(b.unnormalized.midpoint()));
                CHECK(a.excess.contains(b.excess.midpoint()));
                CHECK(certainly_below(b.angle.radius(), a.angle.radius()));
                CHECK(certainly_below(b.unnormalized.radius(), a.unnormalized.radius()));
                CHECK(certainly_below(b.excess.radius(), a.excess.radius()));
                // Not hopeless either: accuracy up to a dozen bits, T being of the order L.
                CHECK(known_to(a.angle, low.accuracy - 14));
                CHECK(known_to(a.unnormalized, low.accuracy - 14));
            }
        }
    }
}

TEST_CASE("a Fatou coordinate off by 1e-30, or a constant off by 1e-20, misses the walked layer") {
    const Precision precision(300);
    const Ball off(power(Rational(1, 10), 30));
    for (const char* z : {"1/2", "0", "-1"}) {
        INFO(z);
        const DepthJump& jump = *precise_jump();
        const DepthOrbit orbit(parse_rational(z), precise_jump());
        const long L = orbit.base_layer() + 500;
        NormalizedKernelIteration<Ball> walk(parse_rational(z));
        walk.advance_to(L);
        const Ball fatou = orbit.depth_constant() + Ball(L), y = orbit.homogeneous_constant();
        const Ball angle = jump.angle_with_fatou(fatou);
        CHECK(angle.overlaps(walk.angle()));
        CHECK(jump.unnormalized(angle, fatou, y).overlaps(walk.unnormalized()));
        for (const Ball& wrong : {fatou + off, fatou - off}) {
            CHECK_FALSE(jump.angle_with_fatou(wrong).overlaps(walk.angle()));
            CHECK_FALSE(jump.unnormalized(jump.angle_with_fatou(wrong), wrong, y).overlaps(walk.unnormalized()));
        }
        const Ball visible = off * Ball(10'000'000'000);
        CHECK_FALSE(jump.unnormalized(angle, fatou, y + visible).overlaps(walk.unnormalized()));
        CHECK_FALSE(jump.unnormalized(angle, fatou, y - visible).overlaps(walk.unnormalized()));
    }
}

namespace {

/// The terms of the bounds of depth_jump.hpp.
enum Term : std::size_t {
    psi_disc,
    psi_image,
    psi_circle,
    zeta_image,
    zeta_circle,
    source_pole,
    source_cosine,
    source_image,
    source_circle,
    source_resonance,
    later_layers,
    slope_constant,
    slope_coefficients,
    factor_coefficients,
    contraction,
    excess_of_products,
    growth_of_y,
    growth_of_sources,
    own_source,
    resonance_at_U,
    resonance_at_fatou,
    term_count
};

/// The bounds of depth_jump.hpp once more, as its header has them: in doubles, sum by sum, each term with a factor, 1
/// for the bound itself.
class JumpBounds {
public:
    explicit JumpBounds(const DepthJump& jump) : n_(static_cast<double>(jump.order())) {
        const DepthDisc& disc = jump.disc();
        r_ = from_rational<double>(disc.r);
        image_ = disc.image.approx_double(), pole_ = disc.pole.approx_double();
        fatou_ = disc.fatou.approx_double(), cosine_ = disc.cosine.approx_double();
        const auto sizes = [](const std::vector<Ball>& coefficients) {
            std::vector<double> list;
            for (const Ball& c : coefficients) list.push_back(std::fabs(c.approx_double()));
            return list;
        };
        c_ = sizes(jump.expansion().fatou), e_ = sizes(jump.expansion().homogeneous);
        p_ = sizes(jump.expansion().particular);
        kappa_ = std::fabs(jump.expansion().resonance.approx_double());
        factor.fill(1);
    }
    std::array<double, term_count> factor{};

    double fatou_error(double theta) const { return psi() * std::pow(r_, -n_ - 2) * sigma(n_ + 2, theta); }
    double slope_loss(double theta) const {
        double sum = factor[slope_constant] * 1.5;
        for (std::size_t k = 1; k < c_.size(); ++k)
            sum += factor[slope_coefficients] * static_cast<double>(k) * c_[k] * std::pow(theta, k);
        return sum * theta / (3 * pi);
    }
    double b(double theta) const {
        double sum = 1;
        for (std::size_t k = 1; k < e_.size(); ++k) sum -= factor[factor_coefficients] * e_[k] * std::pow(theta, k);
        return sum;
    }
    double decay(double theta) const { return 1 - factor[contraction] * theta / pi; }
    double h(double theta) const {
        return factor[excess_of_products] * zeta() * std::pow(r_, -n_ - 5) * sigma(n_ + 2, theta) /
               (decay(theta) * b(theta));
    }
    /// |y_L - y_L0| at most.
    double drift(double theta, double fatou, double y) const {
        const double reach = theta * std::max(factor[resonance_at_U] * coordinate(theta),
                                              factor[resonance_at_fatou] * std::fabs(fatou + 1));
        return factor[growth_of_y] * std::expm1(2 * h(theta)) * std::fabs(y) +
               std::exp(2 * factor[growth_of_sources] * h(theta)) / (decay(theta) * b(theta)) *
                   (factor[own_source] * source() * std::pow(r_, -n_ - 2) * sigma(n_ - 1, theta) +
                    kappa_ * zeta() * std::pow(r_, -n_ - 5) * sigma(n_ + 1, theta) * reach);
    }

private:
    static constexpr double pi = 3.14159265358979324;
    static double coordinate(double theta) { return 3 * pi / (2 * std::sin(theta / 2)); }
    static double sum(const std::vector<double>& sizes, double x, std::size_t first = 0) {
        double total = 0;
        for (std::size_t k = first; k < sizes.size(); ++k) total += sizes[k] * std::pow(x, k - first);
        return total;
    }
    double sigma(double m, double theta) const {
        return std::pow(theta, m) * (1 + factor[later_layers] * coordinate(theta) / (m - 1));
    }
    double psi() const {
        return factor[psi_disc] * fatou_ + factor[psi_image] * sum(c_, image_) + factor[psi_circle] * sum(c_, r_);
    }
    double zeta() const {
        return factor[zeta_image] * sum(e_, image_) * std::pow(image_, 3) +
               factor[zeta_circle] * (1 + r_ / pi) * sum(e_, r_) * std::pow(r_, 3);
    }
    double source() const {
        return factor[source_pole] * p_[0] * pole_ + factor[source_cosine] * cosine_ +
               factor[source_image] * sum(p_, image_, 1) + factor[source_circle] * (1 + r_ / pi) * sum(p_, r_, 1) +
               factor[source_resonance] * kappa_ * (1 + r_ / pi) * sum(e_, r_) * std::pow(r_, 3);
    }

    double n_, r_, image_, pole_, fatou_, cosine_, kappa_;
    std::vector<double> c_, e_, p_;
};

bool same(double a, double b, double tolerance) { return std::fabs(a - b) <= tolerance * std::fabs(b); }

}  // namespace

TEST_CASE("every bound of a jump is that of its header, and each of its terms counts") {
    const Precision precision(300);
    std::array<bool, term_count> counts{};
    const auto compare = [&](JumpBounds bounds, double produced, const auto& bound, double tolerance = 1e-6) {
        INFO(std::scientific << produced << " and " << bound(bounds));
        CHECK(same(produced, bound(bounds), tolerance));
        for (std::size_t term = 0; term < term_count; ++term) {
            bounds.factor.fill(1);
            bounds.factor[term] = 0;
            counts[term] = counts[term] || std::fabs(bound(bounds) - produced) > 1e-4 * produced;
        }
    };
    std::vector<const DepthJump*> jumps{precise_jump().get()};
    for (const LowJump& low : low_jumps()) jumps.push_back(low.jump.get());
    for (const DepthJump* jump : jumps) {
        const JumpBounds bounds(*jump);
        for (const double fraction : {0.125, 0.5, 1.0, 2.0, 4.0, 8.0, 16.0}) {
            const double angle = jump->largest_angle().approx_double() * fraction;
            const Ball theta = Ball::exact_double(angle);
            CAPTURE(jump->order(), fraction);
            compare(bounds, jump->fatou_error(theta).approx_double(),
                    [&](const JumpBounds& b) { return b.fatou_error(angle); });
            compare(bounds, jump->slope_loss(theta).approx_double(),
                    [&](const JumpBounds& b) { return b.slope_loss(angle); });
            CHECK(same(jump->homogeneous_factor(theta).approx_double(), 2 - bounds.b(angle), 1e-6));
            // Where the premises hold, and the bound is not below the rounding.
            if (!(bounds.b(angle) > 0 && bounds.h(angle) < 0.49) || (jump->order() == 40 && fraction < 1)) continue;
            for (const long fatou : {0L, 1'000'000L})
                for (const double size : {0.0, 1.0, 1e9}) {
                    const Ball y = jump->homogeneous_constant(
                        theta, Ball(fatou), jump->unnormalized(theta, Ball(fatou), Ball::exact_double(size)));
                    compare(bounds, y.radius().approx_double(),
                            [&](const JumpBounds& b) { return b.drift(angle, static_cast<double>(fatou), size); });
                }
        }
        // The angle: W = 3 pi/theta is off by at most the width of Phi and its error, over the slope. Arb's quotient by
        // a ball has a radius that is up to 2^-15 too large.
        const double least = jump->largest_angle().approx_double();
        const Ball width = jump->fatou_error(jump->largest_angle()) * Ball(2),
                   value = jump->fatou(jump->largest_angle() / Ball(4)).midpoint().widened(width);
        const Ball angle = jump->angle_with_fatou(value);
        const double size = angle.approx_double();
        compare(
            bounds, angle.radius().approx_double() * 9.42477796076937972 / (size * size),
            [&](const JumpBounds& b) {
                return (width.approx_double() + b.fatou_error(least)) / (1 - b.slope_loss(least));
            },
            1e-4);
    }
    for (std::size_t term = 0; term < term_count; ++term) {
        INFO("term " << term);
        CHECK(counts[term]);
    }
}

TEST_CASE("the constant of a layer is given up exactly where its premises fail") {
    const Precision precision(300);
    long without_b = 0, without_h = 0, given = 0, straddling = 0;
    for (const LowJump& low : low_jumps()) {
        const JumpBounds bounds(*low.jump);
        for (long k = 1; k <= 60; ++k) {
            const double angle = 0.05 * static_cast<double>(k), b = bounds.b(angle), h = bounds.h(angle);
            const Ball theta = Ball::exact_double(angle);
            CAPTURE(low.N, angle, b, h);
            CHECK(low.jump->homogeneous_constant(theta, Ball(1), Ball(1)).is_finite() == (b > 0 && h <= 0.5));
            if (b > 0 && h > 0.5 && bounds.h(angle - 0.05) <= 0.5) {
                // They hold at one end of a ball only.
                const Ball both = Ball::hull(Ball::exact_double(angle - 0.05), theta);
                CHECK_FALSE(low.jump->homogeneous_constant(both, Ball(1), Ball(1)).is_finite());
                ++straddling;
            }
            without_b += b <= 0;
            without_h += b > 0 && h > 0.5;
            given += b > 0 && h <= 0.5;
        }
    }
    CHECK(without_b > 0);
    CHECK(without_h > 0);
    CHECK(given > 0);
    CHECK(straddling > 0);
}

TEST_CASE("a remainder that cannot be bounded gives no answer rather than a wrong one") {
    const Precision precision(300);
    const LowJump& low = low_jumps().front();
    // An angle of the size of the disc: the conditions of the remainder fail.
    const Ball wide(low.jump->disc().r);
    CHECK_FALSE(low.jump->homogeneous_constant(wide, low.jump->fatou(wide), Ball(1)).is_finite());
}
