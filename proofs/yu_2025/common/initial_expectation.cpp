#include "proofs/yu_2025/common/initial_expectation.hpp"

namespace proofs::yu_2025 {

using rigor::Rational;
using Network = ntk::FiniteNetwork<Rational>;
using Map = ntk::AffineMap<Rational>;

namespace {

Rational square_of(const Rational& q) { return q * q; }
template <class Entries>
Rational sum_of_squares(const Entries& entries) {
    Rational sum = 0;
    for (long i = 0; i < entries.size(); ++i) sum += square_of(entries.data()[i]);
    return sum;
}
/// w^2 |a|^2 + c^2: with the bias counted, as for its derivative, or as it starts.
Rational scaled(const Map& map, const Rational& input, bool at_start) {
    const bool bias = map.has_bias() && !(at_start && map.bias_starts_at_zero);
    return square_of(map.weight_scale) * input + (bias ? square_of(map.bias_scale) : Rational(0));
}
/// E |s relu(z)|^2 over m neurons.
Rational activated(const Map& map, const Rational& input) {
    return square_of(map.activation_scale) * map.outputs() * scaled(map, input, true) / 2;
}

}  // namespace

Rational expected_kernel(const Network& network, const Rational& square) {
    const std::vector<Map>& maps = network.maps;
    const std::size_t last = maps.size() - 1;
    // Forwards: E|a|^2 at the input of every map. Backwards: `back` is c at the output of the map at hand.
    std::vector<Rational> inputs{square};
    Rational back = square_of(maps[last].weight_scale), kernel = 0;
    if (network.wiring == ntk::Wiring::chain) {
        for (std::size_t i = 0; i < last; ++i) inputs.push_back(activated(maps[i], inputs[i]));
        kernel = scaled(maps[last], inputs[last], false);
        for (std::size_t i = last; i-- > 0;) {
            const Rational delta = square_of(maps[i].activation_scale) * maps[i].outputs() * back / 2;
            kernel += delta * scaled(maps[i], inputs[i], false);
            back = square_of(maps[i].weight_scale) * delta;
        }
        return kernel;
    }
    // inputs[i] for W^(l) is the stream, for V^(l) the branch; the stream behind a pair is its input plus the branch.
    Rational stream = scaled(maps[0], square, true) * maps[0].outputs();
    for (std::size_t i = 1; i < last; i += 2) {
        inputs.push_back(stream);
        inputs.push_back(activated(maps[i], stream));
        stream += scaled(maps[i + 1], inputs[i + 1], true) * maps[i + 1].outputs();
    }
    kernel = scaled(maps[last], stream, false);
    for (std::size_t i = last; i > 1; i -= 2) {
        const Map &branch = maps[i - 1], &inner = maps[i - 2];
        const Rational outer_delta = branch.outputs() * back;
        kernel += outer_delta * scaled(branch, inputs[i - 1], false);
        const Rational inner_delta =
            square_of(inner.activation_scale) * inner.outputs() * square_of(branch.weight_scale) * outer_delta / 2;
        kernel += inner_delta * scaled(inner, inputs[i - 2], false);
        back += square_of(inner.weight_scale) * inner_delta;
    }
    return kernel + maps[0].outputs() * back * scaled(maps[0], square, false);
}

Rational kernel_bound(const Network& network, const Rational& square) {
    const std::vector<Map>& maps = network.maps;
    const std::size_t last = maps.size() - 1;
    const auto norm = [&](std::size_t i) {
        return Rational(square_of(maps[i].weight_scale) * sum_of_squares(maps[i].weights));
    };
    const auto value = [&](std::size_t i, const Rational& input) {
        const Rational bias =
            maps[i].has_bias() ? Rational(square_of(maps[i].bias_scale) * sum_of_squares(maps[i].bias)) : Rational(0);
        return Rational(2 * norm(i) * input + 2 * bias);
    };
    const auto activation = [&](std::size_t i) { return square_of(maps[i].activation_scale); };
    const auto part = [&](std::size_t i, const Rational& delta, const Rational& input) {
        return Rational(delta * scaled(maps[i], input, false));
    };
    std::vector<Rational> inputs{square};
    Rational back = norm(last);
    if (network.wiring == ntk::Wiring::chain) {
        for (std::size_t i = 0; i < last; ++i) inputs.push_back(activation(i) * value(i, inputs[i]));
        Rational bound = scaled(maps[last], inputs[last], false);
        for (std::size_t i = last; i-- > 0;) {
            const Rational delta = activation(i) * back;
            bound += part(i, delta, inputs[i]);
            back = norm(i) * delta;
        }
        return bound;
    }
    Rational stream = value(0, square);
    for (std::size_t i = 1; i < last; i += 2) {
        inputs.push_back(stream);
        inputs.push_back(activation(i) * value(i, stream));
        stream = 2 * stream + 2 * value(i + 1, inputs[i + 1]);
    }
    Rational bound = scaled(maps[last], stream, false);
    for (std::size_t i = last; i > 1; i -= 2) {
        bound += part(i - 1, back, inputs[i - 1]);
        const Rational delta = activation(i - 2) * norm(i - 1) * back;
        bound += part(i - 2, delta, inputs[i - 2]);
        back = 2 * back + 2 * norm(i - 2) * delta;
    }
    return bound + part(0, back, square);
}

std::optional<Rational> mean_over_signs(Network network, const ntk::DenseVector<Rational>& x) {
    std::vector<Rational*> parameters;
    for (Map& map : network.maps) {
        for (long i = 0; i < map.weights.size(); ++i) parameters.push_back(map.weights.data() + i);
        if (!map.bias_starts_at_zero)
            for (long i = 0; i < map.bias.size(); ++i) parameters.push_back(map.bias.data() + i);
    }
    if (parameters.size() > 18)
        throw std::invalid_argument(std::to_string(parameters.size()) +
                                    " parameters; expected at most 18 for all their signs");
    Rational sum = 0;
    const unsigned long patterns = 1UL << parameters.size();
    for (unsigned long pattern = 0; pattern < patterns; ++pattern) {
        for (std::size_t k = 0; k < parameters.size(); ++k) *parameters[k] = pattern >> k & 1 ? -1 : 1;
        const auto trace = ntk::forward(network, x);
        for (std::size_t i = 0; i < network.maps.size(); ++i)
            if (network.is_activated(i))
                for (long j = 0; j < trace.results[i].size(); ++j)
                    if (trace.results[i](j) == 0) return std::nullopt;
        const auto delta = ntk::backward(network, trace, 0);
        for (const auto& part : ntk::kernel_contributions(network, trace, delta, trace, delta))
            sum += part.weights + part.bias;
    }
    return sum / Rational(patterns);
}

rigor::Truth mean_is_as_expected(const Network& network, const std::vector<Rational>& x) {
    ntk::DenseVector<Rational> point(static_cast<long>(x.size()));
    Rational square = 0;
    for (std::size_t i = 0; i < x.size(); ++i) {
        point(static_cast<long>(i)) = x[i];
        square += x[i] * x[i];
    }
    const auto mean = mean_over_signs(network, point);
    return mean ? rigor::truth(*mean == expected_kernel(network, square)) : rigor::Truth::unknown;
}

}  // namespace proofs::yu_2025
