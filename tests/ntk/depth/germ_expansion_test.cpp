// Checks ntk/depth/germ_expansion.hpp: the three residuals at points of (0, y0], by the map itself and not by its
// models, lie in the balls Psi, Q, Z; with a coefficient changed by little, or without the remainder, they do not.
#include "ntk/depth/germ_expansion.hpp"
#include "catch.hpp"
#include "ntk/correlation_map_samples.hpp"
#include "rigor/number/ball_functions.hpp"

#include <array>
#include <cmath>
#include <memory>

using namespace rigor;
using namespace ntk;
using namespace correlation_maps;

namespace {

struct Sample {
    std::shared_ptr<const CorrelationMap> map;
    long order;
};

std::vector<Sample> samples() {
    return {{std::make_shared<Exponential>(), 4},
            {std::make_shared<Exponential>(), 6},
            {std::make_shared<Exponential>(), 15},
            {std::make_shared<Geometric>(), 9},
            {std::make_shared<Erf>(Rational(1)), 4},
            {std::make_shared<Kinked>(Rational(1)), 3},
            {std::make_shared<Kinked>(Rational(1, 2)), 9},
            {std::make_shared<Kinked>(Rational(1, 50)), 16},
            {std::make_shared<ReluSquare>(), 4}};
}

const Rational largest{1, 16};

GermExpansion expansion(const Sample& sample) {
    return germ_expansion(depth_germ(germ_numbers(*sample.map, sample.order), Ball(largest)), Ball(largest));
}

/// A kink of which no more is known than a ball.
class WideDelta : public Kinked {
public:
    explicit WideDelta(Ball delta) : Kinked(Rational(1, 2)), delta_(std::move(delta)) {}
    Ball delta() const override { return delta_; }

private:
    Ball delta_;
};

Ball power_of(const Ball& y, long k) { return power(y, static_cast<unsigned long>(k)); }

/// One layer by the map: y, y', 1 - x', h'.
struct Layer {
    Ball y, next, rho, slope;

    Layer(const CorrelationMap& map, const Rational& at) : y(at) {
        const Ball before = Ball(1) - one_minus_correlation(map.germ(), y);
        rho = map.h(before);
        next = germ_coordinate(map.germ(), Ball(1) - rho);
        slope = map.h_prime(before);
    }
};

/// The three residuals, divided by their powers of y: in Psi, Q, Z if all is right.
Ball fatou_residual(const GermExpansion& x, const Layer& l) {
    return (x.fatou(l.next) - x.fatou(l.y) - Ball(1)) / power_of(l.y, x.s);
}
Ball kernel_residual(const GermExpansion& x, const Layer& l) {
    Ball rest = x.particular(l.next) - l.slope * x.particular(l.y) - l.rho;
    if (x.resonant) rest += x.kappa * l.slope * x.homogeneous(l.y) * log(l.next / l.y);
    return rest / power_of(l.y, x.p);
}
Ball homogeneous_residual(const GermExpansion& x, const Layer& l) {
    return (x.homogeneous(l.next) - l.slope * x.homogeneous(l.y)) / power_of(l.y, x.germ.resonance + x.z);
}

}  // namespace

TEST_CASE("the residuals of the expansions lie in their balls") {
    const Precision precision(600);
    for (const Sample& sample : samples()) {
        INFO(sample.map->name() << " " << sample.order);
        const GermExpansion x = expansion(sample);
        REQUIRE(x.valid);
        for (const Rational& at :
             {largest, Rational(1, 20), Rational(1, 100), parse_rational("1e-6"), parse_rational("1e-9")}) {
            INFO(at);
            const Layer l(*sample.map, at);
            CHECK(x.Psi.contains(fatou_residual(x, l).midpoint()));
            CHECK(x.Q.contains(kernel_residual(x, l).midpoint()));
            if (x.resonant) CHECK(x.Z.contains(homogeneous_residual(x, l).midpoint()));
            CHECK(x.step.contains((x.U(l.next) - x.U(l.y)).midpoint()));
            CHECK(x.loss_rate.contains(((Ball(1) - l.slope) / power_of(l.y, x.germ.degree)).midpoint()));
        }
    }
}

TEST_CASE("no remainder is superfluous: next to 0 none of the residuals vanishes") {
    const Precision precision(600);
    for (const Sample& sample : samples()) {
        if (sample.map->name() == "geometric") continue;  // there they do
        INFO(sample.map->name() << " " << sample.order);
        const GermExpansion x = expansion(sample);
        const Layer l(*sample.map, Rational(1, 50));
        CHECK_FALSE(fatou_residual(x, l).contains(Rational(0)));
        CHECK_FALSE(kernel_residual(x, l).contains(Rational(0)));
        if (x.resonant) CHECK_FALSE(homogeneous_residual(x, l).contains(Rational(0)));
    }
}

TEST_CASE("a sum over an orbit has the first layer and the later ones, which the slowest growth bounds") {
    for (const Sample& sample : samples()) {
        const GermExpansion x = expansion(sample);
        const double y = 1.0 / 20, scale = x.germ.scale.approx_double(), n = static_cast<double>(x.germ.degree),
                     U = scale * std::pow(y, -n), slowest = x.step.lower_double();
        for (const long exponent : {2L, 3L, 5L}) {
            const long k = exponent * x.germ.degree;
            const double sum =
                std::pow(y, static_cast<double>(k)) * (1 + U / (static_cast<double>(exponent - 1) * slowest));
            INFO(sample.map->name());
            CHECK(x.orbit_sum(Ball(Rational(1, 20)), k).approx_double() == Approx(sum).epsilon(1e-9));
        }
    }
}

TEST_CASE("between the cases, the map's bound is the remainder of its germ, and three times that of 1 - h'") {
    GermNumbers numbers;
    numbers.kind = GermKind::between;
    numbers.between = {Ball(1), Ball(2), Ball(7)};
    const DepthGerm germ = depth_germ(numbers, Ball(Rational(1, 32)));
    CHECK(germ.loss.remainder().radius().approx_double() == Approx(21).epsilon(1e-6));
    // m = sqrt(1 - p), p = y^2 - 2 y^3 + 7 e y^4: -p/2 - p^2/8, so the coefficient of y^4 is (7 e)/2 and a little more.
    CHECK(germ.multiplier.remainder().radius().approx_double() >= 3.5);
    CHECK(germ.multiplier.remainder().radius().approx_double() <= 5);
}

TEST_CASE("a coefficient changed by 1e-6 drives a residual out of its ball") {
    const Precision precision(4000);
    const Ball change{parse_rational("1e-6")};
    for (const Sample& sample : samples()) {
        const GermExpansion x = expansion(sample);
        const Layer l(*sample.map, parse_rational("1e-40"));
        for (std::size_t i = 0; i < x.phi.size(); ++i) {
            INFO(sample.map->name() << " " << sample.order << " phi " << i);
            GermExpansion wrong = x;
            wrong.phi[i] += change;
            if (i == 0) wrong.germ.scale += change;
            CHECK_FALSE(x.Psi.overlaps(fatou_residual(wrong, l)));
        }
        for (std::size_t i = 0; i < x.t.size(); ++i) {
            if (static_cast<long>(i) == x.germ.degree + x.germ.resonance) continue;  // t_r is free
            INFO(sample.map->name() << " " << sample.order << " t " << i);
            GermExpansion wrong = x;
            wrong.t[i] += change;
            CHECK_FALSE(x.Q.overlaps(kernel_residual(wrong, l)));
        }
        if (!x.resonant) continue;
        for (std::size_t i = 1; i < x.e.size(); ++i) {
            INFO(sample.map->name() << " " << sample.order << " e " << i);
            GermExpansion wrong = x;
            wrong.e[i] += change;
            CHECK_FALSE(x.Z.overlaps(homogeneous_residual(wrong, l)));
        }
        GermExpansion wrong = x;
        wrong.kappa += change;
        CHECK_FALSE(x.Q.overlaps(kernel_residual(wrong, l)));
    }
}

TEST_CASE("the first coefficients are those of the theorems") {
    const Precision precision(256);
    const Rational third(1, 3), quarter(1, 4);
    for (const Sample& sample : samples()) {
        INFO(sample.map->name());
        const GermExpansion x = expansion(sample);
        const Ball limit = x.t[0] / x.germ.scale;
        CHECK(limit.contains(x.germ.kind == GermKind::kinked ? quarter : third));
        CHECK(limit.accurate_bits() > 200);
        if (x.germ.kind == GermKind::kinked) CHECK((-x.log_coefficient()).contains(Rational(-3, 2)));
    }
    // exp: beta = 1 - h'''/6/(h''/2)^2 = 1/3; ReLU: the numbers of depth_expansion.hpp, W = 3 pi/theta.
    CHECK(expansion(samples()[0]).log_coefficient().contains(third));
    // relu^2: kappa of the brief derivation, (7/15) d a^(-3/2) sqrt U = t_(-1)/y with y = 1/sqrt(a U).
    const GermExpansion square = expansion(samples().back());
    const CorrelationMap::Between b = ReluSquare().between();
    CHECK((square.t[1] * sqrt(b.a)).overlaps(Ball(Rational(7, 15)) * b.d / (b.a * sqrt(b.a))));
    CHECK((square.phi[1] * sqrt(b.a)).overlaps(Ball(2) * b.d / (b.a * sqrt(b.a))));
}

TEST_CASE("a germ refuses orders and intervals that it has no proof for") {
    const Exponential map;
    const Kinked kinked(Rational(1, 2));
    CHECK_THROWS_AS(depth_germ(germ_numbers(map, 3), Ball(largest)), std::invalid_argument);
    CHECK_THROWS_AS(depth_germ(germ_numbers(map, 4), Ball(2)), std::invalid_argument);
    CHECK_THROWS_AS(depth_germ(germ_numbers(map, 4), Ball(0)), std::invalid_argument);
    CHECK_THROWS_AS(depth_germ(germ_numbers(kinked, 2), Ball(largest)), std::invalid_argument);
    CHECK_THROWS_AS(depth_germ(germ_numbers(kinked, 4), Ball(1)), std::invalid_argument);
    // Neither may an end that is not known to be in (0, 1), nor a Delta that is not known to be positive.
    CHECK_THROWS_AS(depth_germ(germ_numbers(map, 4), Ball::hull(Ball(0), Ball(largest))), std::invalid_argument);
    CHECK_THROWS_AS(depth_germ(germ_numbers(map, 4), Ball::hull(Ball(largest), Ball(2))), std::invalid_argument);
    CHECK_THROWS_AS(germ_numbers(WideDelta(Ball::hull(Ball(-1), Ball(1))), 4), std::domain_error);
    CHECK_THROWS_AS(germ_numbers(WideDelta(Ball(2)), 4), std::domain_error);
    CHECK_NOTHROW(germ_numbers(WideDelta(Ball::hull(Ball(largest), Ball(2))), 4));
    // On a wide interval the bounds say nothing, and the expansion says so; each of its three premises may be the one.
    std::array<long, 3> fails{};
    for (const Sample& sample : samples())
        for (long j = 1; j <= 40; ++j) {
            const Ball y0(Rational(j, 41));
            const GermExpansion x = germ_expansion(depth_germ(germ_numbers(*sample.map, sample.order), y0), y0);
            const Ball loss = x.loss_rate * power_of(x.germ.loss.domain(), x.germ.degree);
            const std::array<bool, 3> premises{certainly_positive(x.step) == Truth::yes,
                                               certainly_positive(x.loss_rate) == Truth::yes,
                                               certainly_less(loss, Ball(1)) == Truth::yes};
            CAPTURE(sample.map->name(), sample.order, j);
            for (std::size_t i = 0; i < 3; ++i) {
                fails[i] += !premises[i] && premises[(i + 1) % 3] && premises[(i + 2) % 3];
                if (!premises[i]) CHECK_FALSE(x.valid);
            }
        }
    CAPTURE(fails[0], fails[1], fails[2]);
    for (const long count : fails) CHECK(count > 0);
    CHECK_FALSE(germ_expansion(depth_germ(germ_numbers(map, 4), Ball(1)), Ball(1)).valid);
}
