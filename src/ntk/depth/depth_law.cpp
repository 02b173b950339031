// The orbit of ntk/depth/depth_law.hpp: what is known of all layers after the one that a walk has reached.
#include "ntk/depth/depth_law.hpp"

#include "rigor/number/ball_functions.hpp"

#include <algorithm>
#include <stdexcept>
#include <string>

namespace ntk {

namespace {

using rigor::Ball, rigor::Integer, rigor::Rational, rigor::Truth;

/// From 0 to the upper end of `top`.
Ball zero_to(const Ball& top) { return Ball::hull(Ball(0), top); }

std::string shown(const Ball& b) { return b.is_finite() ? b.enclosure(10) : "unknown"; }

}  // namespace

DepthLawForm depth_law_form(const CorrelationMap& map) { return depth_law_form(germ_numbers(map, 4)); }

DepthLawForm depth_law_form(const GermNumbers& numbers) {
    const Rational third(1, 3);
    switch (numbers.kind) {
        case GermKind::kinked: return {Rational(1, 4), Ball(Rational(3, 8)), DepthLawForm::Scale::log_over_depth};
        case GermKind::smooth:
            // (1 - c/a^2)/3 with a = h_2, c = h_3.
            return {third, (Ball(1) - numbers.h[3] / rigor::square(numbers.h[2])) / Ball(3),
                    DepthLawForm::Scale::log_over_depth};
        case GermKind::between: {
            const CorrelationMap::Between& b = numbers.between;
            return {third, -b.d / (Ball(5) * b.a * rigor::sqrt(b.a)), DepthLawForm::Scale::inverse_root};
        }
    }
    throw std::logic_error("a germ of no kind");
}

Truth decide_depth_law(const CorrelationMap& map, const Rational& limit, const Rational& coefficient) {
    const DepthLawForm form = depth_law_form(map);
    if (limit != form.limit || !form.coefficient.contains(coefficient)) return Truth::no;
    return form.coefficient.is_exact() ? Truth::yes : Truth::unknown;
}

DepthLawOrbit::DepthLawOrbit(const CorrelationWalk& walk, const GermNumbers& numbers)
    : form_(depth_law_form(numbers)),
      base_layer_(walk.layer()),
      base_{walk.one_minus_correlation(), walk.unnormalized()} {
    const std::string place = " at layer " + std::to_string(base_layer_);
    if (rigor::certainly_positive(base_.one_minus_correlation) == Truth::no)
        throw std::domain_error("rho = 1" + place + ", the fixed point; expected a point that tends to it");
    y_ = germ_coordinate(numbers.kind, base_.one_minus_correlation);
    if (rigor::certainly_positive(y_) != Truth::yes)
        throw std::runtime_error("1 - rho = " + shown(base_.one_minus_correlation) + place +
                                 " is not known to be positive");
    if (rigor::certainly_less(y_.upper(), Ball(1)) == Truth::yes)
        x_ = germ_expansion(depth_germ(numbers, y_.upper()), y_.upper());
    if (!x_.valid)
        throw std::runtime_error("1 - rho = " + shown(base_.one_minus_correlation) + place +
                                 " is too large for the depth law of " + numbers.name);
    fatou_ = x_.fatou(y_);
    bound_kernel(base_.unnormalized);
}

/// Contains the sum of Psi y^s over up to `layers` layers from the base on; if s > n, over any number.
Ball DepthLawOrbit::fatou_drift(const Ball& layers) const {
    if (x_.s > x_.germ.degree) return x_.Psi * zero_to(x_.orbit_sum(y_, x_.s));
    // s = n: y^n = A/U, and with U_j >= U_0 + j m, m = inf step, the sum of 1/U is at most 1/U_0 + log(1 + L m/U_0)/m.
    const Ball U = x_.U(y_), m = x_.step.lower();
    const Ball sum = Ball(1) / U + rigor::log(Ball(1) + layers * m / U) / m;
    return x_.Psi * zero_to(x_.germ.scale * sum);
}

void DepthLawOrbit::bound_kernel(const Ball& T) {
    const Ball& domain = x_.germ.loss.domain();
    const auto power_of = [](const Ball& b, long k) { return rigor::power(b, static_cast<unsigned long>(k)); };
    if (!x_.resonant) {
        source_ = -x_.Q * power_of(domain, x_.p - x_.germ.degree) / x_.loss_rate;
        kernel_ = T - x_.particular(y_);
        return;
    }
    const Ball logarithm = rigor::log(y_), E = x_.homogeneous(y_);
    const Ball Y = (T - x_.particular(y_)) / E - x_.kappa * logarithm;
    // inf E/y^r and inf h', sup |log m| on (0, y0]: upper ends of what is made of the balls are the bounds.
    const Ball b = x_.homogeneous_series(domain).lower(), slope = (Ball(1) - x_.loss_rate * domain).lower(),
               log_multiplier = rigor::abs(rigor::log(x_.germ.multiplier.range()));
    const Ball Z = rigor::abs(x_.Z), Q = rigor::abs(x_.Q), unit = Ball(1) / (slope * b);
    const Ball h = Z * x_.orbit_sum(y_, x_.z) * unit;
    const bool usable = (rigor::certainly_positive(b) && rigor::certainly_positive(slope) &&
                         rigor::certainly_at_most(h, Ball(Rational(1, 2))) &&
                         rigor::certainly_at_most(y_, Ball(Rational(1, 3)))) == Truth::yes;
    const Ball growth = rigor::exp(Ball(2) * h);
    const Ball residual =
        Q * x_.orbit_sum(y_, x_.p - x_.germ.resonance) +
        rigor::abs(x_.kappa) * Z * y_ * (rigor::abs(logarithm) + log_multiplier) * x_.orbit_sum(y_, x_.z - 1);
    const Ball error = (growth - Ball(1)) * rigor::abs(Y) + growth * unit * residual;
    if (!usable || !error.is_finite())
        throw std::runtime_error("1 - rho = " + shown(base_.one_minus_correlation) + " at layer " +
                                 std::to_string(base_layer_) + " is too large for an expansion of this order");
    kernel_ = Y.widened(error);
}

/// The product of h' over the layers from the base to that of y: with a = A (1 - h')/y^n, log h' lies between
/// -a/(U inf h') and -a/U, inf h' > 0 as the expansion is valid, and the sum of 1/U between log(U_L/U)/sup step and 1/U
/// + log(U_L/U)/inf step.
Ball DepthLawOrbit::contraction(const Ball& y) const {
    const Ball U = x_.U(y_), growth = rigor::log(rigor::maximum(x_.U(y) / U, Ball(1)));
    const Ball rate = x_.germ.scale * x_.loss_rate;
    const Ball loss = x_.loss_rate * rigor::power(y_, static_cast<unsigned long>(x_.germ.degree));
    const Ball most_lost = rate.upper() / (Ball(1) - loss.upper()) * (Ball(1) / U + growth / x_.step.lower());
    const Ball least_lost = rate.lower() * growth / x_.step.upper();
    return rigor::exp(-Ball::hull(least_lost, most_lost));
}

Ball DepthLawOrbit::unnormalized(const Ball& y) const {
    if (!x_.resonant) {
        // D' = h' D + (1 - h') S with S in source_: a mean of D and of such S, the first with the weight of all h'.
        const Ball weight = contraction(y);
        return x_.particular(y) + weight * kernel_ + (Ball(1) - weight) * source_;
    }
    return x_.particular(y) + x_.homogeneous(y) * (x_.kappa * rigor::log(y) + kernel_);
}

/// y_L from Phi(y_L) = fatou + (L - L0) + drift, by inserting enclosures: whatever contains U gives one that does.
Ball DepthLawOrbit::coordinate_of(const Integer& layers_later) const {
    const Ball later{Rational(layers_later)}, growth = x_.step * later;
    const Ball target = fatou_ + later + fatou_drift(later);
    Ball U = x_.U(y_) + growth;
    for (int round = 0; round < 2000; ++round) {
        const Ball next = target - x_.fatou_beside(x_.y_of(U));
        if (rigor::certainly_less(rigor::scaled_by_power_of_two(next.radius(), 1), U.radius()) != Truth::yes) {
            if (rigor::certainly_less(next.radius(), U.radius()) == Truth::yes) U = next;
            break;
        }
        U = next;
    }
    return x_.y_of(U);
}

DepthLawState DepthLawOrbit::at(const Integer& depth) const {
    if (depth < base_layer_)
        throw std::invalid_argument("depth " + depth.str().substr(0, 40) + " lies before layer " +
                                    std::to_string(base_layer_));
    if (depth == base_layer_) return base_;
    const rigor::Precision precision(rigor::Precision::bits() + static_cast<long>(msb(depth)) + 1);
    const Ball y = coordinate_of(depth - base_layer_);
    return {one_minus_correlation(x_.germ.kind, y), unnormalized(y)};
}

/// T_L - sum_(k < 0) t_k y^k for all layers from the base on.
Ball DepthLawOrbit::kernel_beside() const {
    const Ball& domain = x_.germ.loss.domain();
    Ball rest(0);
    for (std::size_t i = x_.t.size(); i-- > static_cast<std::size_t>(x_.germ.degree);) rest = rest * domain + x_.t[i];
    if (!x_.resonant) return rest + Ball::hull(kernel_, source_);
    // y |log y| increases below 1/e.
    const Ball logarithm = zero_to(y_ * rigor::abs(rigor::log(y_)));
    const Ball E_over_y =
        x_.homogeneous_series(domain) * rigor::power(domain, static_cast<unsigned long>(x_.germ.resonance - 1));
    return rest + E_over_y * (domain * kernel_ - x_.kappa * logarithm);
}

DepthLawBounds DepthLawOrbit::bounds() const {
    const Ball U = x_.U(y_), L0(base_layer_), limit(form_.limit), ratio = Ball::hull(U / L0, x_.step);
    DepthLawBounds bounds{base_layer_, form_, Ball(0), Ball(0)};
    const Ball& A = x_.germ.scale;
    if (form_.scale == DepthLawForm::Scale::log_over_depth) {
        // U_L - L = fatou - L0 + drift - phi_0 log y_L - sum phi_k y_L^k, log y_L = log A - log L - log(U_L/L).
        Ball beside(0);
        for (std::size_t i = x_.phi.size(); i-- > 1;)
            beside = beside * x_.germ.loss.domain() + (i == 1 ? Ball(0) : x_.phi[i]);
        const Ball excess =
            fatou_ - L0 + fatou_drift(Ball(0)) - beside - x_.log_coefficient() * (rigor::log(A) - rigor::log(ratio));
        // What phi_0 differs from the form's own coefficient by is the width of two balls around one number.
        bounds.constant = limit * excess + kernel_beside();
        return bounds;
    }
    // With f = phi_(-1)/sqrt A, tau = t_(-1)/sqrt A: T_L - L/3 = limit (U_L - L) + tau sqrt U_L + rest,
    // U_L - L = c - f sqrt U_L + drift, and sqrt U_L = sqrt L + (U_L - L)/(sqrt U_L + sqrt L), so
    // T_L - L/3 = (tau - limit f) (sqrt L - f/(1 + sqrt(L/U_L)) + (c + drift)/(sqrt U_L + sqrt L))
    //             + limit (c + drift) + rest.
    const Ball root_A = rigor::sqrt(A), f = x_.phi[1] / root_A, tau = x_.t[1] / root_A, c = fatou_ - L0;
    const Ball share = Ball(1) / (Ball(1) + rigor::sqrt(Ball(1) / ratio));
    const Ball drift = x_.Psi * A, roots = rigor::sqrt(U) + rigor::sqrt(L0), m = x_.step;
    // |drift| <= |Psi A| (1/U + log(U_L/U)/m); log(U_L/U)/sqrt(U_L) <= (2/e)/sqrt U <= (3/4)/sqrt U.
    const Ball drift_over_root = drift * zero_to(Ball(1) / U / roots + Ball(Rational(3, 4)) / m / rigor::sqrt(U));
    const Ball correction = c * zero_to(Ball(1) / roots) + drift_over_root - f * share;
    // log(U_L/U) <= log(L/L0) + log(U_L L0/(L U)).
    const Ball spread = rigor::log((ratio * L0 / U).upper());
    const Ball sum = Ball(1) / U + rigor::maximum(spread, Ball(0)) / m;
    bounds.constant = (tau - limit * f) * correction + limit * (c + drift * zero_to(sum)) + kernel_beside();
    bounds.slope = limit * drift * zero_to(Ball(1) / m);
    return bounds;
}

}  // namespace ntk
