// The sequences of large depth as expansions in 1/L and log L, with remainders proved for all L >= L0.
//
// By depth_jump.hpp, W = 3 pi/theta_L solves W - (3/2) log W + sum c_k theta^k = L + C + O(theta^(N+1)), C = C(z). With W = L w:
//   w = 1 + [(3/2) log L + (3/2) log w + C - sum_(k<=N) c_k theta^k]/L =: 1 + Psi(w)/L,   theta = 3 pi/(L w).                       (*)
// Iterating from w = 1 gives one order a step; the finite series w^ so found has a residual rho = w^ - 1 - Psi(w^)/L, bounded in the same arithmetic, and
// F(W) = W - (3/2) log W + sum c_k (3 pi/W)^k has F' >= d for W >= W_0, so |w - w^| <= (|rho| + |Phi - Phi_N|/L)/d: that is the remainder of w.
// All else is composition: theta, 1 - cos theta, and Theta_bar = T/L = w/4 + [sum_(k>=0) p_k theta^k + E(theta) (kappa (L + C) + y_L)]/L.
// The constant y_L E/L is of the order L^-4: it stays in the remainder (order 3), where the ball of depth_jump.hpp for all L >= L0 bounds it.
#pragma once

#include "ntk/depth/deep_kernel.hpp"
#include "rigor/series/log_series.hpp"

#include <algorithm>
#include <cstdlib>
#include <optional>

namespace ntk {

/// A built-in sequence s_L.
struct DepthSequence {
    std::string name, says;
    long growth;  ///< s_L/L^growth has an expansion in 1/L and log L
    /// Enclosure of s_L from the layer's state.
    rigor::Ball (*value)(const LayerState&, const rigor::Ball& L);
};

/// The built-in sequences.
const std::vector<DepthSequence>& depth_sequences();
/// The one of that name; throws std::invalid_argument, listing the names, if there is none.
const DepthSequence& depth_sequence(const std::string& name);

inline rigor::SymbolicConstant to_symbolic(const rigor::PiPolynomial& p) {
    using rigor::SymbolicConstant;
    SymbolicConstant sum(0);
    for (long i = p.lowest(); i <= p.highest(); ++i) {
        SymbolicConstant power(p.coefficient(i));
        for (long k = 0; k < std::abs(i); ++k) power = power * (i < 0 ? SymbolicConstant::pi().inverse() : SymbolicConstant::pi());
        sum = sum + power;
    }
    return sum;
}

/// The expansions of all sequences for one z, or formally for every z (then without constants in the remainders).
class DepthSequences {
    using Ball = rigor::Ball;
    using Series = rigor::LogSeries;
    using Constant = rigor::SymbolicConstant;

public:
    static constexpr long order = 3;
    static constexpr const char* constant_name = "C";

    /// For every z in [-1, 1): the coefficients are polynomials in C(z).
    DepthSequences() : DepthSequences(std::nullopt, 3) {}
    /// For one z in [-1, 1) and all L >= from, which is raised to the first layer from which the remainders are bounded.
    DepthSequences(const rigor::Rational& z, const rigor::Rational& from) : DepthSequences(std::optional<Anchor>(Anchor(z)), from) {}

    const rigor::LogFrame& frame() const { return *frame_; }

    /// The expansion of s_L/L^growth.
    Series expansion(const DepthSequence& sequence) const {
        const std::string& name = sequence.name;
        if (name == "theta-bar") return kernel_;
        if (name == "theta-bar-excess") return kernel_ - constant(Constant(rigor::Rational(1, 4)));
        if (name == "rho") return constant(Constant(1)) - one_minus_cosine();
        if (name == "one-minus-rho") return one_minus_cosine();
        if (name == "angle") return angle_;
        if (name == "inverse-angle") return w_;
        if (name == "h-prime") return constant(Constant(1)) - Constant::pi().inverse() * angle_;
        if (name == "one-minus-h-prime") return Constant::pi().inverse() * angle_;
        throw std::invalid_argument("no sequence '" + name + "'");
    }

private:
    /// Low orders suffice here, and admit angles that are not so small.
    static const DepthJump& jump() {
        static const DepthJump built = [] {
            const rigor::Precision precision(128);
            return DepthJump(8, 40);
        }();
        return built;
    }
    static const DepthExpansion<rigor::PiPolynomial>& exact() {
        static const auto expansion = depth_expansion<rigor::PiPolynomial>(jump().order());
        return expansion;
    }

    /// What bounds the remainders for one z.
    struct Anchor {
        explicit Anchor(const rigor::Rational& z) {
            {
                const rigor::Precision precision(400);
                constant = DepthOrbit(z, depth_jump_for(320)).depth_constant();
            }
            const DepthOrbit orbit(z, std::shared_ptr<const DepthJump>(std::shared_ptr<void>(), &jump()));
            base = orbit.base_layer();
            y = rigor::abs(orbit.homogeneous_constant()).upper();
            // theta U increases with theta, so theta_L <= theta_0 U_0/U_L with the largest angle theta_0, and U_L >= U_b + L - b >= L min(1, U_b/b).
            const Ball theta = jump().largest_angle();
            reach = theta * depth_coordinate(theta) / rigor::minimum(Ball(1), depth_coordinate(orbit.at(base).angle) / Ball(base));
        }
        rigor::Ball constant;  ///< C(z)
        rigor::Ball y;         ///< bounds |y_L| for all L >= base
        rigor::Ball reach;     ///< theta_L <= reach/L for all L >= base
        long base;
    };

    DepthSequences(const std::optional<Anchor>& anchor, const rigor::Rational& from)
        : frame_(make_frame(anchor, from)), w_(solve_w(anchor)), angle_(angle_of_w(w_)), kernel_(compose_kernel(anchor)) {}

    static std::shared_ptr<const rigor::LogFrame> make_frame(const std::optional<Anchor>& anchor, const rigor::Rational& from) {
        rigor::LogFrame frame{order, from, {}};
        if (anchor) {
            frame.symbols[constant_name] = anchor->constant;
            frame.from = std::max(from, rigor::Rational(std::max(anchor->base, 3L)));
        }
        return std::make_shared<const rigor::LogFrame>(std::move(frame));
    }

    Series constant(const Constant& c) const { return Series::term(frame_, c); }
    Series over_L(const Series& s) const { return Series::term(frame_, Constant(1), 1) * s; }
    Series angle_of_w(const Series& w) const { return (Constant(3) * Constant::pi()) * over_L(rigor::inverse_of_one_plus(w - constant(Constant(1)))); }
    /// sum over k >= 0 of coefficient(k) x^k, k <= N.
    template <class Coefficient>
    Series polynomial(Coefficient coefficient, const Series& x) const {
        Series sum(frame_), power = constant(Constant(1));
        for (long k = 0; k <= jump().order(); ++k) {
            sum += to_symbolic(coefficient(k)) * power;
            power = power * x;
        }
        return sum;
    }

    /// 1 + Psi(w)/L.
    Series improved(const Series& w) const {
        const Constant three_halves(rigor::Rational(3, 2));
        const Series fatou = polynomial([](long k) { return exact().fatou[static_cast<std::size_t>(k)]; }, angle_of_w(w));
        return constant(Constant(1)) + Series::term(frame_, three_halves, 1, 1) + Series::term(frame_, Constant::symbol(constant_name), 1) +
               over_L(three_halves * rigor::log_of_one_plus(w - constant(Constant(1))) - fatou);
    }

    Series solve_w(const std::optional<Anchor>& anchor) const {
        const Ball unknown = Ball(0) / Ball(0);
        Series w = constant(Constant(1));
        for (long step = 0; step <= order; ++step) w = improved(w).without_remainder();
        if (!anchor) return w.widened(unknown, order + 1);
        const Series residual = w - improved(w);
        const Ball from(frame_->from), theta = jump().largest_angle();
        // 3 pi/theta_L and L w^ are at least `least`.
        const Ball least = rigor::minimum(Ball(3) * Ball::pi() / anchor->reach, Ball(1) - (w - constant(Constant(1))).bound()) * from;
        const Ball d = Ball(1) - jump().slope_loss(Ball(3) * Ball::pi() / least);
        if (rigor::certainly_positive(least) != rigor::Truth::yes || rigor::certainly_positive(d) != rigor::Truth::yes) return w.widened(unknown, order + 1);
        const auto next = static_cast<unsigned long>(jump().order() + 1);
        const Ball fatou = jump().fatou_error(theta) * rigor::power(anchor->reach / theta, next);  // · L^-(N+1) bounds |Phi - Phi_N|
        return w.widened_by(residual, Ball(1) / d).widened(fatou / d, jump().order() + 2);
    }

    Series compose_kernel(const std::optional<Anchor>& anchor) const {
        const Series E = angle_ * angle_ * angle_ * polynomial([](long k) { return exact().homogeneous[static_cast<std::size_t>(k)]; }, angle_);
        const Series P = polynomial([](long k) { return exact().p(k); }, angle_);  // without p_-1/theta = W/4
        const Series excited = to_symbolic(exact().resonance) * E;
        const Series sum = Constant(rigor::Rational(1, 4)) * w_ + over_L(P) + excited + Constant::symbol(constant_name) * over_L(excited);
        if (!anchor) return sum;
        const Ball E_size = jump().homogeneous_factor(jump().largest_angle()) * rigor::power(anchor->reach, 3);  // · L^-3 bounds |E|
        return sum.widened(anchor->y * E_size, 4);
    }

    Series one_minus_cosine() const {
        const Series square = angle_ * angle_;
        Series sum(frame_), power = square;
        rigor::Rational factorial = 2;
        for (long k = 1; 2 * k <= order; ++k) {
            sum += Constant(rigor::Rational((k % 2 == 1 ? 1 : -1) / factorial)) * power;
            power = power * square;
            factorial *= (2 * k + 1) * (2 * k + 2);
        }
        // Alternating and decreasing for theta <= 1: the first term left out bounds the rest.
        return sum.widened_by(power, Ball(rigor::Rational(1 / factorial)));
    }

    std::shared_ptr<const rigor::LogFrame> frame_;
    Series w_, angle_, kernel_;
};

inline const std::vector<DepthSequence>& depth_sequences() {
    using rigor::Ball;
    static const std::vector<DepthSequence> sequences{
        {"theta-bar", "Theta_bar^(L)", 0, [](const LayerState& s, const Ball& L) { return s.unnormalized / L; }},
        {"theta-bar-excess", "L (Theta_bar^(L) - 1/4)", 1, [](const LayerState& s, const Ball&) { return s.excess; }},
        {"rho", "rho^(L)", 0, [](const LayerState& s, const Ball&) { return s.correlation(); }},
        {"one-minus-rho", "1 - rho^(L)", 0, [](const LayerState& s, const Ball&) { return s.one_minus_correlation(); }},
        {"angle", "theta_L = arccos rho^(L)", 0, [](const LayerState& s, const Ball&) { return s.angle; }},
        {"inverse-angle", "3 pi/theta_L", 1, [](const LayerState& s, const Ball&) { return Ball(3) * Ball::pi() / s.angle; }},
        {"h-prime", "h'(rho^(L)) = 1 - theta_L/pi", 0, [](const LayerState& s, const Ball&) { return Ball(1) - s.angle / Ball::pi(); }},
        {"one-minus-h-prime", "1 - h'(rho^(L)) = theta_L/pi", 0, [](const LayerState& s, const Ball&) { return s.angle / Ball::pi(); }},
    };
    return sequences;
}

inline const DepthSequence& depth_sequence(const std::string& name) {
    std::string names;
    for (const DepthSequence& sequence : depth_sequences()) {
        if (sequence.name == name) return sequence;
        names += (names.empty() ? "" : ", ") + sequence.name;
    }
    throw std::invalid_argument("no sequence '" + name.substr(0, 60) + "'; expected one of " + names);
}

}  // namespace ntk
