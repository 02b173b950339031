// The expansions of ntk/depth/depth_sequences.hpp, where (*) and the bound of its remainder stand, and the built-in
// sequences.
#include "ntk/depth/depth_sequences.hpp"

#include "ntk/depth/depth_asymptotics.hpp"
#include "rigor/number/ball_functions.hpp"

#include <algorithm>
#include <cstdlib>
#include <stdexcept>
#include <utility>

namespace ntk {

namespace {

rigor::SymbolicConstant to_symbolic(const rigor::PiPolynomial& p) {
    using rigor::SymbolicConstant;
    SymbolicConstant sum(0);
    for (long i = p.lowest(); i <= p.highest(); ++i) {
        SymbolicConstant power(p.coefficient(i));
        for (long k = 0; k < std::abs(i); ++k)
            power = power * (i < 0 ? SymbolicConstant::pi().inverse() : SymbolicConstant::pi());
        sum = sum + power;
    }
    return sum;
}

/// Low orders suffice here, and admit angles that are not so small.
const DepthJump& jump() {
    static const DepthJump built = [] {
        const rigor::Precision precision(128);
        return DepthJump(8, 40);
    }();
    return built;
}

const DepthExpansion<rigor::PiPolynomial>& exact() {
    static const auto expansion = depth_expansion<rigor::PiPolynomial>(jump().order());
    return expansion;
}

}  // namespace

/// What bounds the remainders for one z.
struct DepthSequences::Anchor {
    explicit Anchor(const rigor::Rational& z) {
        {
            const rigor::Precision precision(400);
            constant = DepthOrbit(z, depth_jump_for(320)).depth_constant();
        }
        const DepthOrbit orbit(z, std::shared_ptr<const DepthJump>(std::shared_ptr<void>(), &jump()));
        base = orbit.base_layer();
        y = rigor::abs(orbit.homogeneous_constant()).upper();
        // theta U increases with theta, so theta_L <= theta_0 U_0/U_L with the largest angle theta_0, and
        // U_L >= U_b + L - b >= L min(1, U_b/b).
        const Ball theta = jump().largest_angle();
        reach = theta * depth_coordinate(theta) /
                rigor::minimum(Ball(1), depth_coordinate(orbit.at(base).angle) / Ball(base));
    }
    rigor::Ball constant;  ///< C(z)
    rigor::Ball y;         ///< bounds |y_L| for all L >= base
    rigor::Ball reach;     ///< theta_L <= reach/L for all L >= base
    long base;
};

DepthSequences::DepthSequences() : DepthSequences(static_cast<const Anchor*>(nullptr), 3) {}

DepthSequences::DepthSequences(const rigor::Rational& z, const rigor::Rational& from)
    : DepthSequences(std::make_unique<const Anchor>(z).get(), from) {}

DepthSequences::Series DepthSequences::expansion(const DepthSequence& sequence) const {
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

DepthSequences::DepthSequences(const Anchor* anchor, const rigor::Rational& from)
    : frame_(make_frame(anchor, from)),
      w_(solve_w(anchor)),
      angle_(angle_of_w(w_)),
      kernel_(compose_kernel(anchor)) {}

std::shared_ptr<const rigor::LogFrame> DepthSequences::make_frame(const Anchor* anchor, const rigor::Rational& from) {
    rigor::LogFrame frame{order, from, {}};
    if (anchor) {
        frame.symbols[constant_name] = anchor->constant;
        frame.from = std::max(from, rigor::Rational(std::max(anchor->base, 3L)));
    }
    return std::make_shared<const rigor::LogFrame>(std::move(frame));
}

DepthSequences::Series DepthSequences::constant(const Constant& c) const { return Series::term(frame_, c); }

DepthSequences::Series DepthSequences::over_L(const Series& s) const {
    return Series::term(frame_, Constant(1), 1) * s;
}

DepthSequences::Series DepthSequences::angle_of_w(const Series& w) const {
    return (Constant(3) * Constant::pi()) * over_L(rigor::inverse_of_one_plus(w - constant(Constant(1))));
}

template <class Coefficient>
DepthSequences::Series DepthSequences::polynomial(Coefficient coefficient, const Series& x) const {
    Series sum(frame_), power = constant(Constant(1));
    for (long k = 0; k <= jump().order(); ++k) {
        sum += to_symbolic(coefficient(k)) * power;
        power = power * x;
    }
    return sum;
}

DepthSequences::Series DepthSequences::improved(const Series& w) const {
    const Constant three_halves(rigor::Rational(3, 2));
    const Series fatou = polynomial([](long k) { return exact().fatou[static_cast<std::size_t>(k)]; }, angle_of_w(w));
    return constant(Constant(1)) + Series::term(frame_, three_halves, 1, 1) +
           Series::term(frame_, Constant::symbol(constant_name), 1) +
           over_L(three_halves * rigor::log_of_one_plus(w - constant(Constant(1))) - fatou);
}

DepthSequences::Series DepthSequences::solve_w(const Anchor* anchor) const {
    const Ball unknown = Ball(0) / Ball(0);
    Series w = constant(Constant(1));
    for (long step = 0; step <= order; ++step) w = improved(w).without_remainder();
    if (!anchor) return w.widened(unknown, order + 1);
    const Series residual = w - improved(w);
    const Ball from(frame_->from), theta = jump().largest_angle();
    // 3 pi/theta_L and L w^ are at least `least`.
    const Ball least =
        rigor::minimum(Ball(3) * Ball::pi() / anchor->reach, Ball(1) - (w - constant(Constant(1))).bound()) * from;
    const Ball d = Ball(1) - jump().slope_loss(Ball(3) * Ball::pi() / least);
    if (rigor::certainly_positive(least) != rigor::Truth::yes || rigor::certainly_positive(d) != rigor::Truth::yes)
        return w.widened(unknown, order + 1);
    const auto next = static_cast<unsigned long>(jump().order() + 1);
    // · L^-(N+1) bounds |Phi - Phi_N|
    const Ball fatou = jump().fatou_error(theta) * rigor::power(anchor->reach / theta, next);
    return w.widened_by(residual, Ball(1) / d).widened(fatou / d, jump().order() + 2);
}

DepthSequences::Series DepthSequences::compose_kernel(const Anchor* anchor) const {
    const Series E = angle_ * angle_ * angle_ *
                     polynomial([](long k) { return exact().homogeneous[static_cast<std::size_t>(k)]; }, angle_);
    const Series P = polynomial([](long k) { return exact().p(k); }, angle_);  // without p_-1/theta = W/4
    const Series excited = to_symbolic(exact().resonance) * E;
    const Series sum =
        Constant(rigor::Rational(1, 4)) * w_ + over_L(P) + excited + Constant::symbol(constant_name) * over_L(excited);
    if (!anchor) return sum;
    // · L^-3 bounds |E|
    const Ball E_size = jump().homogeneous_factor(jump().largest_angle()) * rigor::power(anchor->reach, 3);
    return sum.widened(anchor->y * E_size, 4);
}

DepthSequences::Series DepthSequences::one_minus_cosine() const {
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

const std::vector<DepthSequence>& depth_sequences() {
    using rigor::Ball;
    static const std::vector<DepthSequence> sequences{
        {"theta-bar", "Theta_bar^(L)", 0, [](const LayerState& s, const Ball& L) { return s.unnormalized / L; }},
        {"theta-bar-excess", "L (Theta_bar^(L) - 1/4)", 1, [](const LayerState& s, const Ball&) { return s.excess; }},
        {"rho", "rho^(L)", 0, [](const LayerState& s, const Ball&) { return s.correlation(); }},
        {"one-minus-rho", "1 - rho^(L)", 0, [](const LayerState& s, const Ball&) { return s.one_minus_correlation(); }},
        {"angle", "theta_L = arccos rho^(L)", 0, [](const LayerState& s, const Ball&) { return s.angle; }},
        {"inverse-angle", "3 pi/theta_L", 1,
         [](const LayerState& s, const Ball&) { return Ball(3) * Ball::pi() / s.angle; }},
        {"h-prime", "h'(rho^(L)) = 1 - theta_L/pi", 0,
         [](const LayerState& s, const Ball&) { return Ball(1) - s.angle / Ball::pi(); }},
        {"one-minus-h-prime", "1 - h'(rho^(L)) = theta_L/pi", 0,
         [](const LayerState& s, const Ball&) { return s.angle / Ball::pi(); }},
    };
    return sequences;
}

const DepthSequence& depth_sequence(const std::string& name) {
    std::string names;
    for (const DepthSequence& sequence : depth_sequences()) {
        if (sequence.name == name) return sequence;
        names += (names.empty() ? "" : ", ") + sequence.name;
    }
    throw std::invalid_argument("no sequence '" + name.substr(0, 60) + "'; expected one of " + names);
}

}  // namespace ntk
