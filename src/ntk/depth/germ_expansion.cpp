// Solves the equations of ntk/depth/germ_expansion.hpp, coefficient by coefficient.
#include "ntk/depth/germ_expansion.hpp"

#include "rigor/number/ball_functions.hpp"

#include <algorithm>
#include <stdexcept>
#include <utility>

namespace ntk {

namespace {

using rigor::Ball, rigor::Rational, rigor::TaylorModel, rigor::Truth;

/// What a term y^k, or log y, changes by in one layer, as models. The powers of m are kept.
class LayerTerms {
public:
    explicit LayerTerms(const DepthGerm& germ) : degree_(germ.degree) {
        const TaylorModel fall = (germ.multiplier * Ball(-1) + Ball(1)).without(0);
        inverse_ = rigor::geometric_of(fall);
        log_ = rigor::log_of_one_minus(fall);
        powers_ = {TaylorModel::constant(Ball(1), germ.multiplier.length(), germ.multiplier.domain()), germ.multiplier};
    }

    const TaylorModel& log_multiplier() const { return log_; }
    /// m^k - 1, which vanishes to order n.
    TaylorModel power_change(long k) {
        TaylorModel f = power(k) + Ball(-1);
        for (long i = 0; i < degree_; ++i) f = f.without(i);
        return f;
    }

private:
    TaylorModel power(long k) {
        if (k >= 0) {
            const auto index = static_cast<std::size_t>(k);
            while (powers_.size() <= index) powers_.push_back(powers_.back() * powers_[1]);
            return powers_[index];
        }
        TaylorModel f = inverse_;
        for (long i = 1; i < -k; ++i) f = f * inverse_;
        return f;
    }

    long degree_;
    TaylorModel inverse_, log_;
    std::vector<TaylorModel> powers_;
};

/// y^k f, f vanishing to order n.
TaylorModel shifted(const TaylorModel& f, long k) { return k >= 0 ? f.times_power(k) : f.over_power(-k); }

/// Phi, Psi and the step of U.
void solve_fatou(GermExpansion& x, LayerTerms& terms, const Ball& mu) {
    const long n = x.germ.degree;
    TaylorModel rest = shifted(terms.power_change(-n), -n) * x.germ.scale;
    x.step = rest.range();
    rest = (rest + Ball(-1)).without(0);
    x.phi = {x.germ.scale};
    for (long k = 1 - n; k + n < rest.length(); ++k) {
        const TaylorModel term = k == 0 ? terms.log_multiplier() : shifted(terms.power_change(k), k);
        const Ball leading = k == 0 ? -mu : mu * Ball(-k), c = -rest[k + n] / leading;
        x.phi.push_back(c);
        rest = (rest + term * c).without(k + n);
    }
    x.s = rest.length();
    x.Psi = rest.remainder();  // the coefficients before it are 0 now
}

/// E with e_k and Z.
void solve_homogeneous(GermExpansion& x, LayerTerms& terms, const Ball& mu) {
    const long r = x.germ.resonance;
    TaylorModel rest = (terms.power_change(r) + x.germ.loss).without(0).without(1);
    x.e = {Ball(1)};
    for (long k = 1; k + 1 < rest.length(); ++k) {
        const TaylorModel term = (terms.power_change(k + r) + x.germ.loss).times_power(k);
        const Ball c = rest[k + 1] / (mu * Ball(k));
        x.e.push_back(c);
        rest = (rest + term * c).without(k + 1);
    }
    x.z = rest.length();
    x.Z = rest.remainder();  // the coefficients before it are 0 now
}

/// P, and kappa if the models reach beyond the resonance.
void solve_particular(GermExpansion& x, LayerTerms& terms, const Ball& mu, const Ball& omega) {
    const long n = x.germ.degree, r = x.germ.resonance;
    const auto change = [&](long k) {
        if (k == 0) return x.germ.loss;
        return shifted(terms.power_change(k) + x.germ.loss, k);
    };
    TaylorModel rest = change(-n) * (Ball(1) / (mu * Ball(n) + omega));
    x.t = {Ball(1) / (mu * Ball(n) + omega)};
    rest = (rest + x.germ.drop + Ball(-1)).without(0);
    x.resonant = n == 1 && rest.length() >= r + 3;
    const long length = x.resonant ? rest.length() : std::min(rest.length(), r + n);
    rest = rest.truncated(length);
    for (long k = 1 - n; k + n < length; ++k) {
        if (k == r) {
            // kappa h' E log m = -kappa mu y^(r + 1) + …
            x.kappa = rest[r + n] / mu;
            const TaylorModel slope = x.germ.loss * Ball(-1) + Ball(1);
            std::vector<Ball> e = x.e;
            e.emplace_back(0);  // E/y^r is a polynomial: the remainder is 0
            const TaylorModel series(std::move(e), x.germ.loss.domain());
            const TaylorModel source = (slope * (terms.log_multiplier().without(0) * series)).times_power(r);
            rest = (rest + source * x.kappa).without(r + n);
            x.t.emplace_back(0);
            continue;
        }
        const Ball c = -rest[k + n] / (omega - mu * Ball(k));
        x.t.push_back(c);
        rest = (rest + change(k) * c).without(k + n);
    }
    x.p = length;
    x.Q = rest.remainder();  // the coefficients before it are 0 now
}

bool all_finite(const std::vector<Ball>& balls) {
    return std::all_of(balls.begin(), balls.end(), [](const Ball& b) { return b.is_finite(); });
}

/// sum_i c_i y^(i - shift), without the term y^0 replaced by a logarithm.
Ball laurent(const std::vector<Ball>& c, long shift, const Ball& y) {
    Ball sum(0);
    for (std::size_t i = c.size(); i-- > 0;) sum = sum * y + c[i];
    return shift == 0 ? sum : sum / rigor::power(y, static_cast<unsigned long>(shift));
}

}  // namespace

Ball GermExpansion::U(const Ball& y) const {
    return germ.scale / rigor::power(y, static_cast<unsigned long>(germ.degree));
}

Ball GermExpansion::y_of(const Ball& U) const {
    return germ.degree == 1 ? germ.scale / U : rigor::sqrt(germ.scale / U);
}

Ball GermExpansion::fatou_beside_log(const Ball& y) const {
    std::vector<Ball> powers = phi;
    powers.front() = Ball(0);
    if (has_log()) powers[static_cast<std::size_t>(germ.degree)] = Ball(0);
    return laurent(powers, germ.degree, y);
}

Ball GermExpansion::fatou_beside(const Ball& y) const {
    return has_log() ? fatou_beside_log(y) + log_coefficient() * rigor::log(y) : fatou_beside_log(y);
}

Ball GermExpansion::particular(const Ball& y) const { return laurent(t, germ.degree, y); }

Ball GermExpansion::homogeneous_series(const Ball& y) const { return laurent(e, 0, y); }

Ball GermExpansion::homogeneous(const Ball& y) const {
    return homogeneous_series(y) * rigor::power(y, static_cast<unsigned long>(germ.resonance));
}

Ball GermExpansion::orbit_sum(const Ball& y, long k) const {
    const long n = germ.degree, exponent = k / n;
    if (k % n != 0 || exponent < 2) throw std::logic_error("a sum over the layers that is not known to converge");
    return rigor::power(y, static_cast<unsigned long>(k)) * (Ball(1) + U(y) / (Ball(exponent - 1) * step.lower()));
}

GermExpansion germ_expansion(DepthGerm germ, const Ball& y0) {
    GermExpansion x;
    x.germ = std::move(germ);
    x.y0 = y0;
    const long n = x.germ.degree;
    const Ball mu = Ball(1) / (Ball(n) * x.germ.scale), omega = Ball(x.germ.resonance) * mu;
    LayerTerms terms(x.germ);
    solve_fatou(x, terms, mu);
    if (n == 1) solve_homogeneous(x, terms, mu);
    solve_particular(x, terms, mu, omega);
    x.loss_rate = x.germ.loss.over_power(n).range();
    const Ball loss = x.loss_rate * rigor::power(x.germ.loss.domain(), static_cast<unsigned long>(n));
    x.valid = (rigor::certainly_positive(x.step) && rigor::certainly_positive(x.loss_rate) &&
               rigor::certainly_less(loss, Ball(1))) == Truth::yes &&
              x.step.is_finite() && x.Psi.is_finite() && x.Q.is_finite() && x.Z.is_finite() && all_finite(x.phi) &&
              all_finite(x.t) && all_finite(x.e);
    return x;
}

}  // namespace ntk
