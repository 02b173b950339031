// The correlation map of a network: ntk/activation/network_map.hpp.
#include "ntk/activation/network_map.hpp"

#include "ntk/activation/on_correlations.hpp"
#include "rigor/number/ladder.hpp"

namespace ntk {

using rigor::Ball, rigor::Rational, rigor::Truth;

namespace {

std::string decimal(const Ball& value) { return value.is_exactly_zero() ? "0" : value.enclosure(6); }

bool is_one(const Ball& rho) { return rigor::certainly_equal(rho, Ball(1)) == Truth::yes; }

/// b = q - m_0/m_1, exactly where it can be.
std::optional<Rational> exact_bias(const ActivationFunction& phi, const Rational& q) {
    const auto ratio = phi.exact_ratio(0, q);
    return ratio ? std::optional<Rational>(q - *ratio) : std::nullopt;
}
Ball edge_bias(const ActivationFunction& phi, const Rational& q) {
    if (const auto exact = exact_bias(phi, q)) return Ball(*exact);
    return Ball(q) - phi.moment(0, Ball(q)) / phi.moment(1, Ball(q));
}

void require_bias(const ActivationFunction& phi, const Rational& q) {
    const auto sign = rigor::climb({128, 1024}, [&]() -> std::optional<bool> {
        const Truth nonnegative = rigor::certainly_nonnegative(edge_bias(phi, q));
        return nonnegative == Truth::unknown ? std::nullopt : std::optional(nonnegative == Truth::yes);
    });
    if (sign && *sign) return;
    const rigor::Precision precision(128);
    throw NoSuchNetwork(
        phi.name() + " at q = " + rigor::to_string(q).substr(0, 60) +
        ": the edge of chaos would need the bias variance q - E phi^2/E phi'^2 = " + decimal(edge_bias(phi, q)) +
        (sign ? ", which is negative" : ", which is not shown to be nonnegative"));
}

/// Of those found, the one the variance goes to; a remark about it.
std::pair<VarianceFixedPoint, std::string> chosen(const std::vector<VarianceFixedPoint>& points,
                                                  const std::string& what, const Rational& largest) {
    if (points.empty())
        throw NoSuchNetwork(what + ": the variance has no fixed point q > 0 (searched up to " + decimal(Ball(largest)) +
                            "), so no correlation map; it tends to 0 or grows");
    std::string list;
    std::vector<VarianceFixedPoint> stable;
    const rigor::Precision precision(64);
    for (const VarianceFixedPoint& point : points) {
        list += (list.empty() ? "q = " : ", ") + Ball((point.lower + point.upper) / 2).enclosure(5) +
                (point.stable == Truth::yes  ? " (stable)"
                 : point.stable == Truth::no ? " (not stable)"
                                             : "");
        if (point.stable == Truth::yes) stable.push_back(point);
    }
    if (points.front().every_variance)
        return {points.front(),
                "every q is a fixed point of the variance, and h does not depend on it; q = 1 is taken"};
    if (points.size() == 1) return {points.front(), ""};
    if (stable.size() == 1)
        return {stable.front(), "fixed points of the variance near " + list + "; the stable one is taken"};
    throw NoSuchNetwork(what + ": the variance has several fixed points, near " + list +
                        "; expected variances with one that is stable, or the edge of chaos at a given q");
}

}  // namespace

std::shared_ptr<const NetworkMap> NetworkMap::at_edge(std::shared_ptr<const ActivationFunction> phi,
                                                      const Rational& q) {
    try {
        phi->require_variance(q);
    } catch (const std::domain_error& error) {
        throw NoSuchNetwork(error.what());
    }
    if (!phi->moment(1, Ball(q)).is_finite())
        throw NoSuchNetwork(phi->name() +
                            ": its derivative is not square integrable, so h'(1) is infinite: no edge of chaos");
    require_bias(*phi, q);
    std::shared_ptr<NetworkMap> map(new NetworkMap(std::move(phi), Phase::edge));
    map->edge_q_ = q;
    return map;
}

std::shared_ptr<const NetworkMap> NetworkMap::with_variances(std::shared_ptr<const ActivationFunction> phi,
                                                             const Rational& w, const Rational& b) {
    const std::string what = phi->name() + " with weight variance " + rigor::to_string(w).substr(0, 40) +
                             " and bias variance " + rigor::to_string(b).substr(0, 40);
    if (w <= 0 || b < 0) throw NoSuchNetwork(what + ": expected a weight variance > 0 and a bias variance >= 0");
    std::vector<VarianceFixedPoint> points;
    try {
        points = variance_fixed_points(*phi, w, b);
    } catch (const UndecidedVariance& error) {
        throw UndecidedVariance(what + ": " + error.what());
    }
    if (points.empty() && phi->only_at_unit_variance())
        throw NoSuchNetwork(what + ": its dual is given at q = 1 alone, where w E phi^2 + b = " +
                            rigor::to_string(Rational(w * *phi->exact_moment(0, 1) + b)) + "; expected 1");
    const auto [point, remark] = chosen(points, what, largest_variance(*phi, w, b));
    const auto phase = [&, &point = point]() -> std::optional<Phase> {
        if (point.lower == point.upper)
            if (const auto moment = phi->exact_moment(1, point.lower)) {
                const Rational chi = w * *moment;
                return chi < 1 ? Phase::ordered : chi == 1 ? Phase::edge : Phase::chaotic;
            }
        return rigor::climb({128, 512}, [&]() -> std::optional<Phase> {
            const Ball chi = Ball(w) * phi->moment(1, point.enclosure(*phi, w, b));
            const Truth below = rigor::certainly_less(chi, Ball(1)), above = rigor::certainly_less(Ball(1), chi);
            if (below == Truth::yes) return Phase::ordered;
            return above == Truth::yes ? std::optional(Phase::chaotic) : std::nullopt;
        });
    }();
    if (!phase)
        throw UndecidedVariance(
            what + ": whether chi = h'(1) is below or above 1 is not decided; for the edge of chaos give q");
    std::shared_ptr<NetworkMap> map(new NetworkMap(std::move(phi), *phase));
    map->fixed_point_ = point;
    map->remark_ = remark;
    map->given_w_ = w;
    map->given_b_ = b;
    return map;
}

NetworkMap::State NetworkMap::prepared() const {
    State s;
    s.bits = rigor::Precision::bits();
    if (edge_q_) {
        s.q = Ball(*edge_q_);
        s.w = Ball(1) / phi_->moment(1, s.q);
        s.b = edge_bias(*phi_, *edge_q_);
        s.chi = Ball(1);
    } else {
        s.q = fixed_point_->enclosure(*phi_, given_w_, given_b_);
        s.w = Ball(given_w_);
        s.b = Ball(given_b_);
        s.chi = phase_ == Phase::edge ? Ball(1) : s.w * phi_->moment(1, s.q);
    }
    s.dual = phi_->dual(s.q);
    return s;
}

const NetworkMap::State& NetworkMap::state() const {
    const std::lock_guard lock(mutex_);
    if (states_.empty() || states_.back()->bits < rigor::Precision::bits())
        states_.push_back(std::make_unique<State>(prepared()));
    return *states_.back();
}

Parity NetworkMap::parity() const {
    const Parity parity = phi_->parity();
    return parity != Parity::odd || exact_bias_variance() == Rational(0) ? parity : Parity::unknown;
}

Ball NetworkMap::h(const Ball& rho) const {
    if (is_one(rho)) return rho;
    if (is_one(-rho) && parity() != Parity::unknown) return Ball(parity() == Parity::even ? 1 : -1);
    const State& s = state();
    Ball lipschitz = s.chi;
    if (!rho.is_exact() && phase_ != Phase::edge) {
        const rigor::Precision few(64);
        lipschitz = rigor::minimum(lipschitz, s.w * s.dual->slope(rigor::minimum(rigor::abs(rho).upper(), Ball(1))));
    }
    return on_correlations(rho, lipschitz, [&](const Ball& point) {
        return is_one(point) ? Ball(1) : Ball((s.w * s.dual->value(point) + s.b) / s.q);
    });
}

Ball NetworkMap::h_prime(const Ball& rho) const {
    const State& s = state();
    return is_one(rho) ? s.chi : s.w * s.dual->slope(rho);
}

Ball NetworkMap::derivative_at_one(int k) const {
    if (germ() != GermKind::smooth) throw std::logic_error(name() + ": no derivatives at 1, the germ is not smooth");
    if (k == 0) return Ball(1);
    const State& s = state();
    if (k == 1) return s.chi;
    const Ball power = rigor::power(s.q, static_cast<unsigned long>(k - 1));
    if (edge_q_)
        if (const auto ratio = phi_->exact_ratio(k, *edge_q_)) return power * Ball(*ratio);
    return s.w * power * phi_->moment(k, s.q);
}

Ball NetworkMap::delta() const {
    const auto value = phi_->delta();
    return value ? Ball(*value) : CorrelationMap::delta();
}

CorrelationMap::Between NetworkMap::between() const {
    const auto value = phi_->between();
    return value ? *value : CorrelationMap::between();
}

Ball NetworkMap::weight_variance() const { return state().w; }
Ball NetworkMap::bias_variance() const { return state().b; }
Ball NetworkMap::variance() const { return state().q; }
Ball NetworkMap::slope_at_one() const { return state().chi; }
Ball NetworkMap::variance_slope() const { return state().w * phi_->variance_slope(state().q); }

std::optional<Rational> NetworkMap::exact_weight_variance() const {
    if (!edge_q_) return given_w_;
    const auto moment = phi_->exact_moment(1, *edge_q_);
    return moment ? std::optional<Rational>(1 / *moment) : std::nullopt;
}
std::optional<Rational> NetworkMap::exact_bias_variance() const {
    return edge_q_ ? exact_bias(*phi_, *edge_q_) : std::optional(given_b_);
}
std::optional<Rational> NetworkMap::exact_variance() const {
    if (edge_q_) return edge_q_;
    return fixed_point_->lower == fixed_point_->upper ? std::optional(fixed_point_->lower) : std::nullopt;
}

}  // namespace ntk
