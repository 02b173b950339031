// Checks ntk/depth/depth_law.hpp: against closed forms, against walks in balls, and with wrong constants.
#include "ntk/depth/depth_law.hpp"
#include "catch.hpp"
#include "ntk/activation/network_map.hpp"
#include "ntk/correlation_map_samples.hpp"
#include "ntk/depth/deep_kernel.hpp"

#include <array>
#include <memory>
#include <optional>

using namespace rigor;
using namespace ntk;
using namespace correlation_maps;

namespace {

DepthLawBudget budget_of(long accuracy, long derivatives, long layers = 3000) {
    return {accuracy, layers, derivatives};
}

/// The maps of the tests, with the derivatives that they know.
struct Sample {
    std::shared_ptr<const CorrelationMap> map;
    long derivatives;
};

std::vector<Sample> samples() {
    return {{std::make_shared<Exponential>(), 4},
            {std::make_shared<Exponential>(), 14},
            {std::make_shared<Geometric>(), 14},
            // (1 + rho^2)/2 and a cubic: h''(1) = 1 and 3/2, the edge in both.
            {std::make_shared<Polynomial>(std::vector<Rational>{Rational(1, 2), 0, Rational(1, 2)}), 12},
            {std::make_shared<Polynomial>(std::vector<Rational>{Rational(5, 8), 0, Rational(1, 8), Rational(1, 4)}), 4},
            {std::make_shared<Erf>(Rational(1)), 4},
            {std::make_shared<Erf>(Rational(1, 2)), 4},
            {std::make_shared<Kinked>(Rational(1, 2)), 4},
            {std::make_shared<Kinked>(Rational(1)), 4},
            {std::make_shared<Kinked>(Rational(81, 202)), 4},  // leaky-relu:1/10
            {std::make_shared<ReluSquare>(), 4}};
}

/// L (Theta_bar - limit) - c L s(L).
Ball beside_law(const DepthLawForm& form, const Rational& c, long depth, const Ball& T) {
    const Ball L(depth);
    const Ball scale = form.scale == DepthLawForm::Scale::log_over_depth ? log(L) : sqrt(L);
    return T - Ball(form.limit) * L - Ball(c) * scale;
}

/// The same at the layer of a walk, with the coefficient of the form.
Ball beside_law(const DepthLawForm& form, const CorrelationWalk& walk) {
    const Ball L(walk.layer());
    const Ball scale = form.scale == DepthLawForm::Scale::log_over_depth ? log(L) : sqrt(L);
    return walk.unnormalized() - Ball(form.limit) * L - form.coefficient * scale;
}

/// h = 1/(2 - rho) at any depth: U_L = U_1 + L - 1 and U_L^2 T_L = U_1^2 T_1 + sum (U^2 - U), exactly.
Rational geometric_kernel(const Rational& z, const Integer& depth) {
    const Rational u = 1 / (1 - z), V = u + Rational(depth) - 1;
    return ((V * V - 1) / V - u * (u - 1) * (u - 2) / (V * V)) / 3;
}

}  // namespace

TEST_CASE("h = 1/(2 - rho) agrees with its closed form to 200 digits at depth 10^50") {
    const Precision precision(900);
    const Geometric map;
    const Integer depth = power(Integer(10), 50);
    for (const Rational& z : {Rational(1, 2), Rational(-1), Rational(99, 100)}) {
        INFO(z);
        const DepthLawState state = depth_law_state(map, z, depth, budget_of(690, 50));
        const Rational x = 1 / (1 / (1 - z) + Rational(depth) - 1);
        CHECK(state.one_minus_correlation.contains(x));
        CHECK(state.one_minus_correlation.accurate_bits() > bits_for_digits(200));
        CHECK(state.unnormalized.contains(geometric_kernel(z, depth)));
        CHECK(state.unnormalized.accurate_bits() > bits_for_digits(200));
    }
}

TEST_CASE("h = 1/(2 - rho) with four derivatives: fewer digits, none wrong") {
    const Precision precision(256);
    const Geometric map;
    for (const char* depth : {"1", "2", "64", "65", "5000", "1000000", "1000000000000000000000"}) {
        INFO(depth);
        const DepthLawState state = depth_law_state(map, Rational(1, 3), Integer(depth), budget_of(60, 4));
        CHECK(state.unnormalized.contains(geometric_kernel(Rational(1, 3), Integer(depth))));
        CHECK(state.unnormalized.accurate_bits() > 18);  // 3000 layers walked: an error below about 1/3000 in T = L/3
    }
}

TEST_CASE("an orbit agrees with the walk at every later layer") {
    const Precision precision(192);
    for (const auto& [map, derivatives] : samples())
        for (const Rational& z : {Rational(1, 2), Rational(-1, 2), parse_rational("0.999")}) {
            INFO(map->name() << " " << derivatives << " at " << z);
            const DepthLawOrbit orbit = depth_law_orbit(*map, z, budget_of(30, derivatives, 200));
            CorrelationWalk walk(*map, z);
            walk.advance_to(orbit.base_layer());
            bool inside = true;
            for (; walk.layer() < 500; walk.advance()) {
                const DepthLawState state = orbit.at(walk.layer());
                inside = inside && state.one_minus_correlation.overlaps(walk.one_minus_correlation()) &&
                         state.unnormalized.overlaps(walk.unnormalized());
            }
            CHECK(inside);
            // The enclosures are not so wide that nothing could lie outside.
            CHECK(orbit.at(500).one_minus_correlation.accurate_bits() > 7);
            CHECK(orbit.at(500).unnormalized.accurate_bits() > 5);
        }
}

TEST_CASE("the bounds hold at every later layer") {
    const Precision precision(192);
    for (const auto& [map, derivatives] : samples())
        for (const Rational& z : {Rational(0), Rational(-1, 2), Rational(9, 10)}) {
            INFO(map->name() << " " << derivatives << " at " << z);
            const DepthLawOrbit orbit = depth_law_orbit(*map, z, budget_of(40, derivatives, 100));
            const DepthLawBounds bounds = orbit.bounds();
            CorrelationWalk walk(*map, z);
            walk.advance_to(bounds.from);
            bool inside = true;
            for (; walk.layer() < 1000; walk.advance()) {
                const Ball room = bounds.constant + bounds.slope * log(Ball(walk.layer()) / Ball(bounds.from));
                inside = inside && room.contains(beside_law(bounds.form, walk));
            }
            CHECK(inside);
            CHECK(certainly_less(bounds.constant.radius(), Ball(8)) == Truth::yes);
        }
}

// The finite check of the law, too long for every run: build/release/tests/test_ntk "[deep-law]".
TEST_CASE("activations by name, layer by layer to 10^5: inside the bounds from layer 500 on", "[.][deep-law]") {
    const Precision precision(128);
    for (const char* name : {"relu", "leaky-relu:1/10", "abs", "relu^2", "relu^4", "erf", "sin", "cos", "tanh", "gelu",
                             "hermite:0,1/2,1/2", "poly:0,1,0,1/3", "exp", "geometric"}) {
        INFO(name);
        const auto map = NetworkMap::at_edge(activation(name), name == std::string("cos") ? 2 : 1);
        const DepthLawBounds bounds = depth_law_orbit(*map, Rational(1, 2), budget_of(60, 4, 500)).bounds();
        CorrelationWalk walk(*map, Rational(1, 2));
        walk.advance_to(bounds.from);
        long outside = 0;
        for (; walk.layer() < 100'000; walk.advance()) {
            const Ball room = bounds.constant + bounds.slope * log(Ball(walk.layer()) / Ball(bounds.from));
            if (!room.contains(beside_law(bounds.form, walk))) ++outside;
        }
        CHECK(bounds.from <= 500);
        CHECK(outside == 0);
    }
}

TEST_CASE("ten networks, layer by layer to 10^5: inside the bounds from layer 500 on", "[.][deep-law]") {
    const Precision precision(192);
    for (const auto& [map, derivatives] : samples()) {
        INFO(map->name() << " " << derivatives);
        const DepthLawBounds bounds = depth_law_orbit(*map, Rational(1, 2), budget_of(100, derivatives, 500)).bounds();
        CorrelationWalk walk(*map, Rational(1, 2));
        walk.advance_to(bounds.from);
        long outside = 0;
        for (; walk.layer() < 100'000; walk.advance()) {
            const Ball value = beside_law(bounds.form, walk);
            if (!(bounds.constant + bounds.slope * log(Ball(walk.layer()) / Ball(bounds.from))).contains(value))
                ++outside;
        }
        CHECK(outside == 0);
    }
}

namespace {

/// What depth_law.hpp says of all later layers, composed once more from the expansion and the layer of the walk, with a
/// factor for each term, 1 for the statement itself.
struct LawTerms {
    enum Term : std::size_t {
        lost_at_once,
        lost_later,
        least_loss,
        first_deviation,
        sources,
        growth_of_Y,
        own_residual,
        residual_of_log,
        multiplier_of_log,
        loss_of_slope,
        growth_of_residual,
        drift_of_U,
        drift_over_root,
        share,
        logarithm,
        count
    };
    std::array<long, count> factor;
    LawTerms() { factor.fill(1); }

    const GermExpansion* x = nullptr;
    Ball y0, T, L0;
    DepthLawForm form;

    Ball f(Term term) const { return Ball(factor[term]); }
    static Ball to(const Ball& b, long k) { return power(b, static_cast<unsigned long>(k)); }
    static Ball from_zero(const Ball& top) { return Ball::hull(Ball(0), top.upper()); }
    const Ball& domain() const { return x->germ.loss.domain(); }
    Ball U() const { return x->U(y0); }

    Ball source() const { return -f(sources) * x->Q * to(domain(), x->p - x->germ.degree) / x->loss_rate; }
    /// D at the base, or Y_L for all later layers.
    Ball constant() const {
        if (!x->resonant) return T - x->particular(y0);
        const Ball Y = (T - x->particular(y0)) / x->homogeneous(y0) - x->kappa * log(y0),
                   multiplier = abs(log(x->germ.multiplier.range())).upper(),
                   slope = (Ball(1) - f(loss_of_slope) * x->loss_rate.upper() * y0.upper()).lower(),
                   unit = Ball(1) / (slope * x->homogeneous_series(domain()).lower()), Z = abs(x->Z).upper(),
                   h = Z * x->orbit_sum(y0, x->z) * unit,
                   of_log = f(residual_of_log) * (abs(log(y0)) + f(multiplier_of_log) * multiplier),
                   residual = f(own_residual) * abs(x->Q).upper() * x->orbit_sum(y0, x->p - x->germ.resonance) +
                              abs(x->kappa) * Z * y0 * of_log * x->orbit_sum(y0, x->z - 1);
        const Ball grown = exp(Ball(2) * h), of_residual = Ball(1) + f(growth_of_residual) * (grown - Ball(1));
        return Y.widened((f(growth_of_Y) * (grown - Ball(1)) * abs(Y) + of_residual * unit * residual).upper());
    }
    Ball unnormalized(const Ball& y) const {
        if (x->resonant) return x->particular(y) + x->homogeneous(y) * (x->kappa * log(y) + constant());
        const Ball longer = log(maximum(x->U(y) / U(), Ball(1))), rate = x->germ.scale * x->loss_rate,
                   most = rate.upper() / (Ball(1) - rate.upper() / U()) *
                          (f(lost_at_once) / U() + f(lost_later) * longer / x->step.lower()),
                   least = f(least_loss) * rate.lower() * longer / x->step.upper(),
                   weight = exp(-Ball::hull(least.lower(), most.upper()));
        return x->particular(y) + f(first_deviation) * weight * constant() + (Ball(1) - weight) * source();
    }
    /// The sum of Psi y^s over the next layers.
    Ball drift(long layers) const {
        if (x->s > x->germ.degree) return x->Psi * from_zero(x->orbit_sum(y0, x->s));
        const Ball least = x->step.lower();
        return x->Psi * from_zero(x->germ.scale * (Ball(1) / U() + log(Ball(1) + Ball(layers) * least / U()) / least));
    }
    DepthLawBounds bounds(const Ball& fatou) const {
        const Ball ratio = Ball::hull(U() / L0, x->step), limit(form.limit), A = x->germ.scale;
        Ball rest(0), beside(0);
        const auto n = static_cast<std::size_t>(x->germ.degree);
        for (std::size_t i = x->t.size(); i-- > n;) rest = rest * domain() + x->t[i];
        if (x->resonant)
            rest += x->homogeneous_series(domain()) * to(domain(), x->germ.resonance - 1) *
                    (domain() * constant() - f(logarithm) * x->kappa * from_zero(y0 * abs(log(y0))));
        else
            rest += Ball::hull(constant(), source());
        if (form.scale == DepthLawForm::Scale::log_over_depth) {
            const Ball drift = f(drift_of_U) * (x->s > x->germ.degree ? x->Psi * from_zero(x->orbit_sum(y0, x->s))
                                                                      : x->Psi * from_zero(A / U()));
            for (std::size_t i = x->phi.size(); i-- > 2;) beside = (beside + x->phi[i]) * domain();
            const Ball excess = fatou - L0 + drift - beside - x->log_coefficient() * (log(A) - log(ratio));
            return {0, form, limit * excess + rest, Ball(0)};
        }
        const Ball root = sqrt(A), phi = x->phi[1] / root, tau = x->t[1] / root, c = fatou - L0, drift = x->Psi * A,
                   roots = sqrt(U()) + sqrt(L0), m = x->step.lower(),
                   most = Ball(1) / U() + maximum(log((ratio * L0 / U()).upper()), Ball(0)) / m,
                   over_root = drift * from_zero(Ball(1) / (U() * roots) + Ball(Rational(3, 4)) / (m * sqrt(U()))),
                   correction = c * from_zero(Ball(1) / roots) + f(drift_over_root) * over_root -
                                f(share) * phi / (Ball(1) + sqrt(Ball(1) / ratio));
        return {0, form,
                (tau - limit * phi) * correction + limit * (c + f(drift_of_U) * drift * from_zero(most)) + rest,
                limit * drift * from_zero(Ball(1) / m)};
    }
};

/// The same ends, up to a part of the width.
bool same(const Ball& a, const Ball& b, double part) {
    const Ball room = b.radius() * Ball::exact_double(part);
    return certainly_at_most(abs(a.lower() - b.lower()), room) == Truth::yes &&
           certainly_at_most(abs(a.upper() - b.upper()), room) == Truth::yes;
}

}  // namespace

TEST_CASE("what is said of all later layers is that of its derivation, and each of its terms counts") {
    const Precision precision(192);
    std::array<bool, LawTerms::count> counts{};
    std::size_t tried = 0;
    for (const Sample& sample : samples())
        for (const auto& [layers, radius] : {std::pair(3L, 0), {60L, 0}, {400L, 0}, {60L, -14}, {400L, -20}}) {
            const Ball start = Ball(Rational(1, 3));
            CorrelationWalk walk = CorrelationWalk::from_correlation(
                *sample.map, radius == 0 ? start : start.widened(Ball::dyadic(1, radius)));
            walk.advance_to(layers);
            const long order = sample.map->germ() == GermKind::kinked ? 9 : sample.derivatives;
            std::optional<DepthLawOrbit> begun;
            try {
                begun.emplace(walk, germ_numbers(*sample.map, order));
            } catch (const std::runtime_error&) {
                REQUIRE(layers == 3);  // too early for most; what is of second order is seen in the others
                continue;
            }
            ++tried;
            const DepthLawOrbit& orbit = *begun;
            LawTerms terms;
            terms.x = &orbit.expansion();
            terms.y0 = germ_coordinate(terms.x->germ.kind, walk.one_minus_correlation());
            terms.T = walk.unnormalized();
            terms.L0 = Ball(layers);
            const DepthLawBounds bounds = orbit.bounds();
            terms.form = bounds.form;
            const Ball fatou = orbit.fatou_constant() + Ball(layers);
            const DepthLawState later = orbit.at(3 * layers);
            const Ball y = germ_coordinate(terms.x->germ.kind, later.one_minus_correlation);
            CAPTURE(sample.map->name(), sample.derivatives, layers, terms.x->resonant);
            // The coordinate comes back from its square, which widens it in second order.
            const double part = layers == 3 && terms.x->resonant         ? 1e-4
                                : terms.x->germ.kind == GermKind::smooth ? 1e-7
                                : layers > 60 && radius == 0             ? 1e-3
                                                                         : 0.1;
            CHECK(same(later.unnormalized, terms.unnormalized(y), part));
            CHECK(same(bounds.constant, terms.bounds(fatou).constant, 1e-7));
            CHECK(same(bounds.slope, terms.bounds(fatou).slope, 1e-7));
            if (radius == 0 && layers > 3) {
                // Far away, where Phi - U is nearly constant: Phi is that of the base, a unit a layer, and the drift.
                const long deep = 1'000'000'000;
                const Ball one_minus_rho = orbit.at(layers + deep).one_minus_correlation,
                           Y = germ_coordinate(terms.x->germ.kind, one_minus_rho);
                CHECK(same(terms.x->U(Y), fatou + Ball(deep) + terms.drift(deep) - terms.x->fatou_beside(Y), 0.01));
            }
            for (std::size_t term = 0; term < LawTerms::count; ++term) {
                LawTerms without = terms;
                without.factor[term] = 0;
                counts[term] = counts[term] || !same(later.unnormalized, without.unnormalized(y), 5 * part) ||
                               !same(bounds.constant, without.bounds(fatou).constant, 1e-6);
            }
        }
    CHECK(tried > 4 * samples().size());
    for (std::size_t term = 0; term < LawTerms::count; ++term) {
        INFO("term " << term);
        CHECK(counts[term]);
    }
}

TEST_CASE("a wrong coefficient leaves the bounds: sign, 2/3 for 1/3, h'' for h'''") {
    const Precision precision(192);
    const auto leaves = [](const CorrelationMap& map, const Rational& c, long derivatives) {
        const DepthLawOrbit orbit = depth_law_orbit(map, Rational(1, 2), budget_of(60, derivatives, 2000));
        const DepthLawBounds bounds = orbit.bounds();
        // At depth 10^9 a coefficient that is wrong by 1/100 has moved the value by 1/5.
        const Integer deep = power(Integer(10), 9);
        const Ball T = orbit.at(deep).unnormalized;
        const Ball room = bounds.constant + bounds.slope * log(Ball(Rational(deep)) / Ball(bounds.from));
        return !room.overlaps(beside_law(bounds.form, c, 1'000'000'000, T));
    };
    const Exponential map;  // c = 1/9 with h'' = h''' = 1
    CHECK_FALSE(leaves(map, Rational(1, 9), 14));
    CHECK(leaves(map, Rational(-1, 9), 14));
    CHECK(leaves(map, Rational(2, 9), 14));  // 2/3 in front
    CHECK(leaves(map, 0, 14));
    const Erf erf(Rational(1));  // c = -(1 + 2/s^2)/9 = -11/18, s = 2/3
    CHECK_FALSE(leaves(erf, Rational(-11, 18), 4));
    CHECK(leaves(erf, Rational(11, 18), 4));
    CHECK(leaves(erf, Rational(1, 3) - Rational(2, 9) * Rational(5, 4), 4));  // h'' for h''': 1/h'' = 5/4
    const Kinked leaky(Rational(81, 202));
    CHECK_FALSE(leaves(leaky, Rational(3, 8), 4));
    CHECK(leaves(leaky, Rational(1, 4), 4));
    CHECK(leaves(leaky, Rational(-3, 8), 4));
    const ReluSquare square;  // -16/(75 pi) = -0.0679…
    CHECK(leaves(square, Rational(68, 1000), 4));
    CHECK(leaves(square, 0, 4));
}

TEST_CASE("limits and next terms, decided") {
    const Precision precision(192);
    const Exponential exponential;
    const Geometric geometric;
    const Kinked leaky(Rational(1, 7));
    const ReluSquare square;
    const Rational third(1, 3), quarter(1, 4);
    CHECK(decide_depth_law(leaky, quarter, Rational(3, 8)) == Truth::yes);
    CHECK(decide_depth_law(leaky, third, Rational(3, 8)) == Truth::no);
    CHECK(decide_depth_law(leaky, quarter, Rational(-3, 8)) == Truth::no);
    CHECK(decide_depth_law(exponential, third, Rational(1, 9)) == Truth::unknown);  // a ball of 1e-57 around 1/9
    CHECK(decide_depth_law(exponential, third, Rational(-1, 9)) == Truth::no);
    CHECK(decide_depth_law(exponential, third, Rational(1, 9) + parse_rational("1e-30")) == Truth::no);
    CHECK(decide_depth_law(exponential, quarter, Rational(1, 9)) == Truth::no);
    CHECK(depth_law_form(geometric).coefficient.contains(Rational(0)));
    for (const Rational& q : {Rational(1, 10), Rational(1), Rational(50)}) {
        const Erf erf(q);
        const Rational c = -(1 + 2 / (erf.s() * erf.s())) / 9;
        CHECK(depth_law_form(erf).coefficient.contains(c));
        CHECK(decide_depth_law(erf, third, c * 2) == Truth::no);
    }
    const DepthLawForm form = depth_law_form(square);
    CHECK(form.coefficient.overlaps(Ball(-16) / (Ball(75) * Ball::pi())));
    CHECK(form.coefficient.accurate_bits() > 150);
    CHECK(form.scale == DepthLawForm::Scale::inverse_root);
}

TEST_CASE("Delta = 1/2 is the ReLU: the law and the code of depth_jump.hpp agree") {
    const Precision precision(300);
    const Kinked relu(Rational(1, 2));
    for (const char* depth : {"3", "100", "2000", "1000000", "1000000000000000000000000000000"})
        for (const Rational& z : {Rational(0), Rational(-1), Rational(1, 3), parse_rational("0.999999")}) {
            INFO(depth << " at " << z);
            const DepthLawState state = depth_law_state(relu, z, Integer(depth), budget_of(150, 4));
            const LayerState relu_state = layer_state(z, Integer(depth), 200);
            CHECK(state.one_minus_correlation.overlaps(relu_state.one_minus_correlation()));
            CHECK(state.unnormalized.overlaps(relu_state.unnormalized));
            CHECK(state.one_minus_correlation.accurate_bits() > 100);
            CHECK(state.unnormalized.accurate_bits() > 100);
        }
}

TEST_CASE("consecutive layers at depth 10^40 satisfy the recursion") {
    const Precision precision(600);
    const Exponential map;
    const Integer depth = power(Integer(10), 40);
    const DepthLawOrbit orbit = depth_law_orbit(map, Rational(-3, 7), budget_of(250, 40));
    const DepthLawState here = orbit.at(depth), next = orbit.at(depth + 1);
    const Ball rho = Ball(1) - here.one_minus_correlation;
    CHECK(next.one_minus_correlation.overlaps(Ball(1) - map.h(rho)));
    CHECK(next.unnormalized.overlaps(map.h(rho) + map.h_prime(rho) * here.unnormalized));
    // One layer more or less is seen.
    CHECK_FALSE(here.one_minus_correlation.overlaps(next.one_minus_correlation));
    CHECK_FALSE(here.unnormalized.overlaps(next.unnormalized));
}

TEST_CASE("next to the fixed point and at it") {
    const Precision precision(256);
    for (const auto& [map, derivatives] : samples()) {
        INFO(map->name() << " " << derivatives);
        const DepthLawState fixed = depth_law_state(*map, 1, power(Integer(10), 30), budget_of(60, derivatives));
        CHECK(fixed.unnormalized.contains(Rational(power(Integer(10), 30))));
        CHECK(fixed.one_minus_correlation.is_exactly_zero());
        CHECK_THROWS_AS(depth_law_orbit(*map, 1, budget_of(60, derivatives)), std::domain_error);
        // 1 - z = 1e-40: after 1000 layers nearly nothing has happened (kinked: sqrt of it).
        const Rational z = 1 - parse_rational("1e-40");
        const Ball near = depth_law_state(*map, z, 1000, budget_of(60, derivatives)).unnormalized;
        CHECK(certainly_less(Ball(Rational(999)), near) == Truth::yes);
        CHECK(certainly_less(near, Ball(1000)) == Truth::yes);
        const Ball deep = depth_law_state(*map, z, power(Integer(10), 50), budget_of(60, derivatives)).unnormalized /
                          Ball(Rational(power(Integer(10), 50)));
        CHECK(certainly_less(abs(deep - Ball(depth_law_form(*map).limit)), Ball(Rational(1, 1000))) == Truth::yes);
    }
}

TEST_CASE("an even map: from layer 2 on z and -z are one input") {
    const Precision precision(192);
    for (const auto& [name, q] : {std::pair("abs", 1), std::pair("cos", 2), std::pair("hermite:1/2,0,1/2", 1)}) {
        INFO(name);
        const auto map = NetworkMap::at_edge(activation(name), q);
        CHECK(map->parity() == Parity::even);
        CHECK(certainly_equal(map->h(Ball(-1)), Ball(1)) == Truth::yes);
        CHECK(map->h_prime(Ball(-1)).contains(Rational(-1)));
        CHECK(certainly_equal(depth_law_state(*map, -1, 1).unnormalized, Ball(-1)) == Truth::yes);
        for (const char* depth : {"2", "3", "100", "1000000000000000000000000000000"}) {
            const DepthLawState fixed = depth_law_state(*map, -1, Integer(depth), budget_of(60, 4));
            CHECK(fixed.one_minus_correlation.is_exactly_zero());
            CHECK(certainly_equal(fixed.unnormalized, Ball(Rational(Integer(depth)))) == Truth::yes);
        }
        // The walk goes there by itself.
        CorrelationWalk walk(*map, -1);
        walk.advance_to(7);
        CHECK(walk.one_minus_correlation().is_exactly_zero());
        CHECK(walk.unnormalized().contains(Rational(7)));
        CorrelationWalk below(*map, Rational(-3, 5)), above(*map, Rational(3, 5));
        below.advance_to(40);
        above.advance_to(40);
        CHECK(below.unnormalized().overlaps(above.unnormalized()));
        CHECK(depth_law_state(*map, Rational(-3, 5), 40, budget_of(60, 4)).unnormalized.overlaps(below.unnormalized()));
        CHECK_THROWS_WITH(depth_law_orbit(*map, -1, budget_of(60, 4)), Catch::Contains("fixed point"));
    }
    CHECK(NetworkMap::at_edge(activation("hermite:0,1/2,1/2"), 1)->parity() == Parity::unknown);
    CHECK(NetworkMap::at_edge(activation("erf"), 1)->parity() == Parity::unknown);  // odd phi, with a bias
    CHECK(NetworkMap::at_edge(activation("leaky-relu:-2/3"), 1)->parity() == Parity::unknown);
}

TEST_CASE("one bound for all z of an interval") {
    const Precision precision(192);
    for (const auto& [map, derivatives] : samples()) {
        INFO(map->name() << " " << derivatives);
        const DepthLawBounds bounds =
            uniform_depth_law_bounds(*map, 0, Rational(3, 4), budget_of(30, derivatives, 400));
        for (const Rational& z : {Rational(0), Rational(1, 5), Rational(1, 2), Rational(3, 4)}) {
            CorrelationWalk walk(*map, z);
            walk.advance_to(bounds.from + 500);
            const Ball room = bounds.constant + bounds.slope * log(Ball(walk.layer()) / Ball(bounds.from));
            CHECK(room.contains(beside_law(bounds.form, walk)));
        }
    }
    const Exponential map;
    CHECK_THROWS_AS(uniform_depth_law_bounds(map, 0, 1), std::domain_error);
    CHECK_THROWS_AS(uniform_depth_law_bounds(map, Rational(-1, 2), Rational(1, 2)), std::domain_error);
}

TEST_CASE("what has no depth law is refused with the reason") {
    const Polynomial affine({Rational(1, 2), Rational(1, 2)}), identity({0, 1}),
        ordered({Rational(1, 2), Rational(1, 4), Rational(1, 4)});
    CHECK_THROWS_WITH(depth_law_form(identity), Catch::Contains("h''(1)"));
    CHECK_THROWS_WITH(depth_law_form(affine), Catch::Contains("h'(1)"));
    CHECK_THROWS_WITH(depth_law_form(ordered), Catch::Contains("edge of chaos"));
    CHECK_THROWS_AS(depth_law_orbit(identity, Rational(1, 2)), std::domain_error);
    const Exponential map;
    CHECK_THROWS_AS(depth_law_state(map, Rational(1, 2), 0), std::invalid_argument);
    CHECK_THROWS_AS(depth_law_state(map, Rational(3, 2), 5), std::domain_error);
    CHECK_THROWS_AS(depth_law_orbit(map, Rational(-1), budget_of(60, 4, 1)), std::runtime_error);
    const DepthLawOrbit orbit = depth_law_orbit(map, Rational(1, 2), budget_of(20, 4, 100));
    CHECK_THROWS_AS(orbit.at(orbit.base_layer() - 1), std::invalid_argument);
    CHECK_THROWS_WITH(depth_law_form(ThreeDerivatives()), Catch::Contains("derivative 4"));
    const Kinked none(0), too_much(Rational(3, 2));
    CHECK_THROWS_WITH(depth_law_form(none), Catch::Contains("Delta"));
    CHECK_THROWS_WITH(depth_law_form(too_much), Catch::Contains("Delta"));
}
