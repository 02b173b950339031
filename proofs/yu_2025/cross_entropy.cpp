#include "proofs/yu_2025/cross_entropy.hpp"

#include "rigor/dual_number.hpp"

#include <array>
#include <random>

namespace proofs::yu_2025 {

using rigor::Ball, rigor::Rational, rigor::Truth;
using Gradient = ntk::NetworkGradient<Rational>;
using Map = ntk::AffineMap<Rational>;

Ball error_at_margin(const Ball& z) { return Ball(1) / (Ball(1) + rigor::exp(z)); }

namespace {

/// Small rationals from a generator that is specified to the bit.
class Draw {
public:
    explicit Draw(long seed) : random_(static_cast<std::uint64_t>(seed) * 0x9e3779b97f4a7c15ULL + 1) {}
    long integer(long lowest, long highest) { return lowest + static_cast<long>(random_() % static_cast<std::uint64_t>(highest - lowest + 1)); }
    Rational rational() {
        const long p = integer(-30, 30);
        return Rational(p, integer(1, 7));
    }
    Rational positive() {
        const long p = integer(1, 9);
        return Rational(p, integer(1, 5));
    }
    Rational fraction() {
        const long q = integer(2, 30);
        return Rational(integer(1, q - 1), q);
    }

private:
    std::mt19937_64 random_;
};

template <class Blocks, class Visit>
void each_parameter(Blocks& blocks, Visit visit) {
    for (auto& block : blocks) {
        for (long i = 0; i < block.weights.size(); ++i) visit(block.weights.data()[i]);
        for (long i = 0; i < block.bias.size(); ++i) visit(block.bias(i));
    }
}

long kinks(const ExactNetwork& network, const ExactMatrix& points) {
    long count = 0;
    for (long p = 0; p < points.cols(); ++p) {
        const auto trace = ntk::forward(network, ExactVector(points.col(p)));
        for (std::size_t i = 0; i < network.maps.size(); ++i)
            for (long j = 0; network.is_activated(i) && j < trace.results[i].size(); ++j) count += trace.results[i](j) == 0;
    }
    return count;
}

TrainingSample draw_sample(Draw& draw) {
    TrainingSample sample;
    const bool residual = draw.integer(0, 1) == 1;
    const long depth = draw.integer(1, 3), d = draw.integer(1, 2), n = draw.integer(1, 3);
    const Rational one(1);
    std::vector<Map>& maps = sample.network.maps;
    if (residual) {
        sample.network.wiring = ntk::Wiring::residual;
        const long m = draw.integer(1, 3);
        const Rational input = draw.positive(), branch = draw.positive(), activation = draw.positive();
        maps.push_back(ntk::affine_map(m, d, true, input, input, one));
        for (long l = 0; l < depth; ++l) {
            maps.push_back(ntk::affine_map(m, m, true, one, one, activation));
            maps.push_back(ntk::affine_map(m, m, true, branch, branch, one));
        }
        maps.push_back(ntk::affine_map(1, m, false, one, one, one));
    } else {
        long previous = d;
        for (long l = 0; l < depth; ++l) {
            const long m = draw.integer(1, 3);
            maps.push_back(ntk::affine_map(m, previous, true, one, one, draw.positive()));
            previous = m;
        }
        maps.push_back(ntk::affine_map(1, previous, false, one, one, one));
    }
    each_parameter(maps, [&](Rational& q) { q = draw.rational(); });
    sample.points.resize(d, n);
    for (long i = 0; i < d * n; ++i) sample.points.data()[i] = draw.rational();
    sample.errors.resize(n);
    for (long i = 0; i < n; ++i) {
        sample.labels.push_back(static_cast<int>(draw.integer(0, 1)));
        sample.errors(i) = draw.fraction();
    }
    return sample;
}

}  // namespace

ExactVector TrainingSample::coefficients() const {
    ExactVector c = errors;
    for (std::size_t i = 0; i < labels.size(); ++i)
        if (labels[i] == 0) c(static_cast<long>(i)) = -c(static_cast<long>(i));
    return c;
}

TrainingSample training_sample(long seed) {
    Draw draw(seed);
    for (;;) {
        TrainingSample sample = draw_sample(draw);
        if (kinks(sample.network, sample.points) == 0) return sample;
    }
}

namespace {

using Dual = rigor::Dual<Rational>;

ntk::NetworkTrace<Dual> moving_trace(const ExactNetwork& network, const Gradient& velocity, const ExactVector& x) {
    ntk::FiniteNetwork<Dual> moving{network.wiring, {}};
    for (std::size_t i = 0; i < network.maps.size(); ++i) {
        const Map& map = network.maps[i];
        auto other = ntk::affine_map(map.outputs(), map.inputs(), map.has_bias(), Dual(map.weight_scale), Dual(map.bias_scale), Dual(map.activation_scale));
        for (long k = 0; k < map.weights.size(); ++k) other.weights.data()[k] = Dual(map.weights.data()[k], velocity[i].weights.data()[k]);
        for (long k = 0; k < map.bias.size(); ++k) other.bias(k) = Dual(map.bias(k), velocity[i].bias(k));
        moving.maps.push_back(std::move(other));
    }
    ntk::DenseVector<Dual> point(x.size());
    for (long i = 0; i < x.size(); ++i) point(i) = Dual(x(i));
    return ntk::forward(moving, point);
}

}  // namespace

Rational derivative_along(const ExactNetwork& network, const Gradient& velocity, const ExactVector& x) {
    return moving_trace(network, velocity, x).output()(0).derivative;
}

Gradient flow_velocity(const ExactNetwork& network, const ExactMatrix& points, const ExactVector& c) {
    Gradient sum;
    for (long i = 0; i < points.cols(); ++i) {
        Gradient g = ntk::gradient(network, ExactVector(points.col(i)));
        each_parameter(g, [&](Rational& q) { q *= c(i); });
        if (i == 0) {
            sum = std::move(g);
            continue;
        }
        std::vector<Rational> terms;
        each_parameter(g, [&](Rational& q) { terms.push_back(q); });
        std::size_t at = 0;
        each_parameter(sum, [&](Rational& q) { q += terms[at++]; });
    }
    return sum;
}

Rational inner_product(const Gradient& a, const Gradient& b) {
    std::vector<Rational> other;
    each_parameter(b, [&](const Rational& q) { other.push_back(q); });
    Rational sum = 0;
    std::size_t at = 0;
    each_parameter(a, [&](const Rational& q) { sum += q * other[at++]; });
    return sum;
}

Truth chain_rule_on_kink(long seed, bool tangential) {
    Draw draw(seed);
    for (int attempt = 0; attempt < 100; ++attempt) {
        TrainingSample sample = draw_sample(draw);
        ExactNetwork& network = sample.network;
        std::vector<std::size_t> activated;
        for (std::size_t i = 0; i < network.maps.size(); ++i)
            if (network.is_activated(i)) activated.push_back(i);
        const std::size_t map = activated[static_cast<std::size_t>(draw.integer(0, static_cast<long>(activated.size()) - 1))];
        const ntk::KinkedPair kink{map, draw.integer(0, network.maps[map].outputs() - 1), draw.integer(0, sample.points.cols() - 1)};
        const ExactVector x = sample.points.col(kink.point);
        Rational& bias = network.maps[map].bias(kink.neuron);
        bias -= ntk::forward(network, x).results[map](kink.neuron) / network.maps[map].bias_scale;
        if (kinks(network, sample.points) != 1) continue;

        Gradient velocity = ntk::gradient(network, x);
        each_parameter(velocity, [&](Rational& q) { q = draw.rational(); });
        const Rational off_kink = moving_trace(network, velocity, x).results[map](kink.neuron).derivative;
        const Rational inactive = 0, active = 1;
        const Gradient low = ntk::gradient_at_kink(network, sample.points, kink, inactive), high = ntk::gradient_at_kink(network, sample.points, kink, active);
        if (!tangential) {
            // A neuron that f does not see has no kink to speak of.
            if (off_kink == 0 || low[map].bias(kink.neuron) == high[map].bias(kink.neuron)) continue;
            return rigor::truth(inner_product(low, velocity) == inner_product(high, velocity));
        }
        velocity[map].bias(kink.neuron) -= off_kink / network.maps[map].bias_scale;
        const Rational rate = derivative_along(network, velocity, x);
        return rigor::truth(inner_product(low, velocity) == rate && inner_product(high, velocity) == rate);
    }
    return Truth::unknown;
}

Truth energy_along_slide() {
    ExactNetwork network = ntk::yu_fully_connected<Rational>(1, std::vector<long>{2});
    network.maps[0].weights << Rational(3, 2), Rational(-1);
    network.maps[0].bias << Rational(0), Rational(-1);
    network.maps[1].weights << Rational(5, 4), Rational(1);
    ExactMatrix points(1, 2);
    points << Rational(0), Rational(1);
    ExactVector c(2);
    c << Rational(-1, 2), Rational(2, 7);
    const ntk::KinkedPair kink{0, 0, 0};
    const ntk::KinkRates<Rational> rates = ntk::kink_rates(network, points, c, kink);
    if (ntk::kink_motion(rates) != ntk::KinkMotion::slides) return Truth::unknown;
    Gradient velocity = ntk::gradient_at_kink(network, points, kink, ntk::sliding_coefficient(rates));
    const Gradient other = ntk::gradient(network, ExactVector(points.col(1)));
    for (std::size_t i = 0; i < velocity.size(); ++i) {
        velocity[i].weights = (velocity[i].weights * c(0) + other[i].weights * c(1)).eval();
        velocity[i].bias = (velocity[i].bias * c(0) + other[i].bias * c(1)).eval();
    }
    Rational fall = 0;
    for (long i = 0; i < 2; ++i) fall += c(i) * derivative_along(network, velocity, ExactVector(points.col(i)));
    return rigor::truth(fall > 0 && fall == inner_product(velocity, velocity));
}

ExactMatrix signed_kernel(const TrainingSample& sample) {
    ExactMatrix k = ntk::empirical_kernel(sample.network, sample.points);
    for (long i = 0; i < k.rows(); ++i)
        for (long j = 0; j < k.cols(); ++j)
            if (sample.labels[static_cast<std::size_t>(i)] != sample.labels[static_cast<std::size_t>(j)]) k(i, j) = -k(i, j);
    return k;
}

claim::Argument divergence_argument(const Rational& c) {
    claim::Argument argument;
    argument
        .step("(2.7) moves f(x_i) by sum_j K(x_i, x_j) (2 y_j - 1) u_j, almost everywhere: 60 networks of both kinds, exactly", for_seeds(60, [](long seed) {
                  const TrainingSample sample = training_sample(seed);
                  const ExactVector moved = ntk::empirical_kernel(sample.network, sample.points) * sample.coefficients();
                  const Gradient velocity = flow_velocity(sample.network, sample.points, sample.coefficients());
                  bool equal = true;
                  for (long i = 0; i < moved.size(); ++i) equal = equal && moved(i) == derivative_along(sample.network, velocity, ExactVector(sample.points.col(i)));
                  return rigor::truth(equal);
              }))
        .step("also at almost every time on a kink, where z' = 0: 60 networks, exactly", for_seeds(60, [](long seed) { return chain_rule_on_kink(seed, true); }))
        .step("V' = sum u_i'/(1 - u_i) = -u^T K^r u with u_i' = -u_i (1 - u_i) (K^r u)_i: 60 samples, exactly", for_seeds(60, [](long seed) {
                  const TrainingSample sample = training_sample(seed);
                  const ExactMatrix k = signed_kernel(sample);
                  Rational rate = 0, form = 0;
                  for (long i = 0; i < k.rows(); ++i) {
                      Rational row = 0;
                      const Rational& u = sample.errors(i);
                      for (long j = 0; j < k.cols(); ++j) row += k(i, j) * sample.errors(j);
                      rate += -u * (1 - u) * row / (1 - u);
                      form += u * row;
                  }
                  return rigor::truth(rate == -form && form == inner_product(flow_velocity(sample.network, sample.points, sample.coefficients()),
                                                                             flow_velocity(sample.network, sample.points, sample.coefficients())));
              }))
        .step("u_i <= -ln(1 - u_i) <= V: both sides vanish at 0 and the derivatives differ by 1/(1 - u) - 1 = u/(1 - u) >= 0, rational functions of degree 1 equal at 12 values", rigor::truth([] {
                  bool equal = true;
                  for (long k = 0; k < 12; ++k) {
                      const Rational u(k, 12);
                      equal = equal && 1 / (1 - u) - 1 == u / (1 - u) && u / (1 - u) >= 0;
                  }
                  return equal;
              }()))
        .step("max u_i >= 1 - e^(-V/n), for e^(-V) = prod (1 - u_i) >= (1 - max u_i)^n: 60 samples, exactly", for_seeds(60, [](long seed) {
                  const TrainingSample sample = training_sample(seed);
                  Rational product = 1, largest = 0;
                  for (long i = 0; i < sample.errors.size(); ++i) {
                      product *= 1 - sample.errors(i);
                      largest = std::max(largest, sample.errors(i));
                  }
                  return rigor::truth(product >= rigor::power(Rational(1 - largest), static_cast<unsigned long>(sample.errors.size())));
              }))
        .step("V_* > 0 would leave V' <= -C (1 - e^(-V_*/n))^2 < 0 for ever: C > 0, and 1 - e^(-x) > 0 for x > 0", rigor::truth(c > 0));
    return argument;
}

Truth kernel_dominates(const ExactNetwork& network, const ExactVector& x, const Rational& factor) {
    const std::size_t last = network.maps.size() - 1;
    const auto& before = network.maps[last - 1];
    const Rational scale = before.bias_scale * before.activation_scale;
    ExactMatrix point(x.size(), 1);
    point.col(0) = x;
    const Rational f = ntk::network_output(network, x)(0), k = ntk::empirical_kernel(network, point)(0, 0);
    return rigor::truth(factor * scale * scale * f * f <= k * k);
}

Truth kernel_dominates_for_seed(long seed, bool residual, const Rational& factor) {
    // Seeds of the other wiring are passed over.
    for (long k = 0; k < 64; ++k) {
        const TrainingSample sample = training_sample(seed + 1'000'003 * k);
        if ((sample.network.wiring == ntk::Wiring::residual) != residual) continue;
        Truth all = Truth::yes;
        for (long p = 0; p < sample.points.cols(); ++p) all = all && kernel_dominates(sample.network, ExactVector(sample.points.col(p)), factor);
        return all;
    }
    return Truth::unknown;
}

// One neuron with W = b at x = 0 in (2.1); in (2.2) the branch switched off by W^(1) = b^(1) = V = d = 0, W = s and a stream of size 1.
Truth kernel_dominates_at_equality(bool residual, const Rational& factor) {
    const Rational one(1), s(3, 2);
    ExactNetwork network;
    ExactVector x(1);
    x << Rational(0);
    if (!residual) {
        network.maps.push_back(ntk::affine_map(1, 1, true, one, one, s));
        network.maps.push_back(ntk::affine_map(1, 1, false, one, one, one));
        network.maps[0].bias << one;
        network.maps[1].weights << one;
    } else {
        network.wiring = ntk::Wiring::residual;
        // The input map with a small scale: its own part of K must not count.
        const Rational tiny = rigor::power_of_two(-60);
        network.maps.push_back(ntk::affine_map(1, 1, true, tiny, tiny, one));
        network.maps.push_back(ntk::affine_map(1, 1, true, one, one, one));
        network.maps.push_back(ntk::affine_map(1, 1, true, s, s, one));
        network.maps.push_back(ntk::affine_map(1, 1, false, one, one, one));
        network.maps[0].bias << Rational(1 / tiny);
        network.maps[3].weights << Rational(1 / s);
    }
    return kernel_dominates(network, x, factor);
}

Ball frozen_passage(const Rational& from, const Rational& to) {
    const auto time = [](const Rational& u) { return Ball(Rational(1 / u)) + rigor::log(Ball(Rational((1 - u) / u))); };
    return time(to) - time(from);
}

claim::Finding refute(const claim::Argument& argument, claim::Evidence evidence, std::string scope) {
    claim::Finding finding;
    const bool shown = argument.conclusion() == Truth::yes;
    finding.verdict = claim::verdict_of(shown ? Truth::no : Truth::unknown);
    finding.evidence = shown ? evidence : claim::Evidence::none;
    finding.scope = std::move(scope);
    finding.argument = argument.steps();
    return finding;
}

Ball TwoPointFlow::scale() const { return rigor::sqrt(Ball(Rational(2, width))); }
Ball TwoPointFlow::first_error() const { return error_at_margin(-(scale() * v * b)); }
Ball TwoPointFlow::second_error() const { return error_at_margin(scale() * v * (w + b)); }
Ball TwoPointFlow::bias_rate(const Ball& derivative) const { return scale() * v * (second_error() - derivative * first_error()); }
Ball TwoPointFlow::weight_rate() const { return scale() * v * second_error(); }
Ball TwoPointFlow::output_weight_rate() const { return scale() * (second_error() * (w + b) - first_error() * b); }
Ball TwoPointFlow::kernel_rate_at_second(const Ball& derivative) const {
    // K(x_2, x_2) = s^2 (w^2 + 2 V^2), K(x_2, x_1) = s^2 V^2 D, u_1 = 1/2.
    const Ball square = Ball(Rational(2, width));
    return square * ((w * w + Ball(2) * v * v) * second_error() - v * v * derivative / Ball(2));
}
Ball TwoPointFlow::sliding_coefficient() const { return Ball(2) * second_error(); }

namespace {

constexpr std::array<long, 5> positions{-4, -3, 0, 3, 4};
constexpr long slope_divisor = 8;
/// c_i = (2 y_i - 1) u_i in units of a.
const std::array<Rational, 5>& unit_coefficients() {
    static const std::array<Rational, 5> c{Rational(-3, 2), Rational(2), Rational(-1), Rational(2), Rational(-3, 2)};
    return c;
}
/// Positive below the root, negative above.
Rational equation(const Rational& a) {
    const Rational u = 3 * a / 2;
    return rigor::power(Rational(1 - 2 * a), 4) * (1 - a) * rigor::power(Rational(1 - u), 3) - rigor::power(Rational(2 * a), 4) * a * rigor::power(u, 3);
}

}  // namespace

RestAtKinks RestAtKinks::find(long bits) {
    Rational low(2, 7), high(1, 3);
    for (long k = 0; k < bits; ++k) {
        const Rational middle = (low + high) / 2;
        (equation(middle) > 0 ? low : high) = middle;
    }
    return {low, high, bits};
}
Ball RestAtKinks::alpha() const { return rigor::log(a() / (Ball(1) - a())); }
Ball RestAtKinks::beta() const {
    const Ball u = Ball(2) * a();
    return (rigor::log((Ball(1) - u) / u) - alpha()) / Ball(3);
}
Truth RestAtKinks::exists() const {
    return rigor::truth(below > 0 && above < Rational(1, 2) && equation(below) > 0 && equation(above) < 0) && rigor::certainly_positive(beta());
}
Rational RestAtKinks::bias_rate(const Rational& derivative) {
    Rational sum = 0;
    for (std::size_t i = 0; i < positions.size(); ++i) sum += unit_coefficients()[i] * (positions[i] > 0 ? Rational(1) : positions[i] == 0 ? derivative : Rational(0));
    return sum;
}
Truth RestAtKinks::rests() {
    Rational all = 0, first = 0, right = 0, left = 0, left_sum = 0, right_sum = 0;
    for (std::size_t i = 0; i < positions.size(); ++i) {
        const Rational& c = unit_coefficients()[i];
        all += c;
        first += c * positions[i];
        if (positions[i] > 0) {
            right += c * positions[i];
            right_sum += c;
        }
        if (positions[i] < 0) {
            left += c * positions[i];
            left_sum += c;
        }
    }
    const bool slides = bias_rate(0) > 0 && bias_rate(1) < 0 && bias_rate(Rational(1, 2)) == 0;
    return rigor::truth(all == 0 && first == 0 && right == 0 && left == 0 && left_sum == right_sum && slides);
}
Ball RestAtKinks::kernel(long width, long i, long j, const Rational& derivative) const {
    const long x = positions[static_cast<std::size_t>(i)], y = positions[static_cast<std::size_t>(j)];
    const Ball square(Rational(2, width)), position(x * y + 1);
    const Ball output = rigor::square(alpha()), hinge = rigor::square(Ball(slope_divisor) * beta());  // (s V)^2
    Ball sum = square + output * position;
    const auto active = [&](long z) { return z > 0 ? Rational(1) : z == 0 ? derivative : Rational(0); };
    for (const long side : {1, -1}) {
        const Rational both = active(side * x) * active(side * y);
        if (x * side > 0 && y * side > 0) sum += square * Ball(Rational(x * y, slope_divisor * slope_divisor));
        sum += hinge * Ball(both) * position;
    }
    return sum;
}

}  // namespace proofs::yu_2025
