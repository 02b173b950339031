#include "proofs/yu_2025/common/training_sample.hpp"

#include "rigor/number/dual_number.hpp"

#include <cstdint>
#include <random>

namespace proofs::yu_2025 {

using rigor::Rational, rigor::Truth;
using Gradient = ntk::NetworkGradient<Rational>;
using Map = ntk::AffineMap<Rational>;

namespace {

/// Small rationals from a generator that is specified to the bit.
class Draw {
public:
    explicit Draw(long seed) : random_(static_cast<std::uint64_t>(seed) * 0x9e3779b97f4a7c15ULL + 1) {}
    long integer(long lowest, long highest) {
        return lowest + static_cast<long>(random_() % static_cast<std::uint64_t>(highest - lowest + 1));
    }
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
            for (long j = 0; network.is_activated(i) && j < trace.results[i].size(); ++j)
                count += trace.results[i](j) == 0;
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
        auto other = ntk::affine_map(map.outputs(), map.inputs(), map.has_bias(), Dual(map.weight_scale),
                                     Dual(map.bias_scale), Dual(map.activation_scale));
        for (long k = 0; k < map.weights.size(); ++k)
            other.weights.data()[k] = Dual(map.weights.data()[k], velocity[i].weights.data()[k]);
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
        const std::size_t map =
            activated[static_cast<std::size_t>(draw.integer(0, static_cast<long>(activated.size()) - 1))];
        const ntk::KinkedPair kink{map, draw.integer(0, network.maps[map].outputs() - 1),
                                   draw.integer(0, sample.points.cols() - 1)};
        const ExactVector x = sample.points.col(kink.point);
        Rational& bias = network.maps[map].bias(kink.neuron);
        bias -= ntk::forward(network, x).results[map](kink.neuron) / network.maps[map].bias_scale;
        if (kinks(network, sample.points) != 1) continue;

        Gradient velocity = ntk::gradient(network, x);
        each_parameter(velocity, [&](Rational& q) { q = draw.rational(); });
        const Rational off_kink = moving_trace(network, velocity, x).results[map](kink.neuron).derivative;
        const Rational inactive = 0, active = 1;
        const Gradient low = ntk::gradient_at_kink(network, sample.points, kink, inactive),
                       high = ntk::gradient_at_kink(network, sample.points, kink, active);
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

ExactMatrix signed_kernel(const TrainingSample& sample) {
    ExactMatrix k = ntk::empirical_kernel(sample.network, sample.points);
    for (long i = 0; i < k.rows(); ++i)
        for (long j = 0; j < k.cols(); ++j)
            if (sample.labels[static_cast<std::size_t>(i)] != sample.labels[static_cast<std::size_t>(j)])
                k(i, j) = -k(i, j);
    return k;
}

}  // namespace proofs::yu_2025
