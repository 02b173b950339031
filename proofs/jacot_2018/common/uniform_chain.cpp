#include "proofs/jacot_2018/common/uniform_chain.hpp"

namespace proofs::jacot_2018 {

using rigor::Rational;
using Dual = rigor::Dual<Rational>;

namespace {

std::size_t at(long i) { return static_cast<std::size_t>(i); }

}  // namespace

std::vector<std::vector<Dual>> UniformChain::forward(const std::vector<Dual>& parameters) const {
    std::vector<std::vector<Dual>> layers;
    std::vector<Dual> inputs{Dual(data_.point)};
    std::size_t next = 0;
    for (std::size_t l = 0; l + 1 < data_.roots.size(); ++l) {
        std::vector<Dual> z;
        for (long j = 0; j < data_.roots[l + 1] * data_.roots[l + 1]; ++j) {
            Dual sum(0);
            for (const Dual& a : inputs) sum += parameters[next++] * a;
            z.push_back(sum / Dual(Rational(data_.roots[l])) + Dual(data_.beta) * parameters[next++]);
        }
        inputs.clear();
        for (const Dual& u : z) inputs.push_back(Dual(data_.lipschitz) * u);
        layers.push_back(std::move(z));
    }
    return layers;
}

UniformChain::UniformChain(Data data) : data_(std::move(data)) {
    std::vector<Dual> parameters;
    std::vector<std::size_t> first_weight;
    for (std::size_t l = 0; l + 1 < data_.roots.size(); ++l) {
        first_weight.push_back(parameters.size());
        for (long j = 0; j < data_.roots[l + 1] * data_.roots[l + 1]; ++j) {
            for (long i = 0; i < data_.roots[l] * data_.roots[l]; ++i) parameters.emplace_back(data_.weights[l]);
            parameters.emplace_back(data_.biases[l]);
        }
    }
    // One row of derivatives for each parameter: those of all preactivations.
    std::vector<std::vector<std::vector<Dual>>> rows;
    for (Dual& p : parameters) {
        p.derivative = 1;
        rows.push_back(forward(parameters));
        p.derivative = 0;
    }
    std::vector<Rational> velocity;  // theta_p' = d_p F d, N = 1
    for (const auto& row : rows) velocity.push_back(row.back().front().derivative * data_.direction);
    for (std::size_t l = 0; l + 1 < data_.roots.size(); ++l) {
        Rational moves = 0, sum = 0;
        for (std::size_t p = 0; p < rows.size(); ++p) {
            const auto& z = rows[p][l];
            moves += z.front().derivative * velocity[p];
            for (const Dual& other : z) sum += z.front().derivative * other.derivative;
        }
        velocities_.push_back(moves);
        kernel_sums_.push_back(sum);
        weight_velocities_.push_back(velocity[first_weight[l]]);
    }
}

Rational UniformChain::activation(long l) const {
    Rational a = data_.point;
    for (long k = 0; k < l; ++k)
        a = data_.lipschitz * (root_width(k) * data_.weights[at(k)] * a + data_.beta * data_.biases[at(k)]);
    return a;
}

Rational UniformChain::direction(long l) const {
    Rational d = data_.direction;
    for (long k = hidden(); k >= l; --k)
        d = data_.lipschitz * data_.weights[at(k)] * d * root_width(k + 1) * root_width(k + 1) / root_width(k);
    return d;
}

// W^(l) is n_(l+1) x n_l with equal entries v: |W|_op = |v| sqrt(n_l n_(l+1)).
Rational UniformChain::weight_norm(long l) const { return abs(data_.weights[at(l)]) * root_width(l + 1); }

const std::vector<UniformLayer>& uniform_layers() {
    static const std::vector<UniformLayer> list = [] {
        const auto q = [](long p, long r) { return Rational(p, r); };
        const std::vector<UniformChain> chains{
            UniformChain({1, q(1, 2), 2, 3, {1, 2, 3, 1}, {1, q(1, 3), 2}, {1, q(1, 2), 0}}),
            UniformChain({2, q(1, 3), q(1, 2), 1, {1, 3, 1, 2, 1}, {q(1, 2), 1, q(-1, 3), 2}, {0, 1, q(1, 4), 1}}),
            UniformChain({q(1, 2), 1, 3, q(-2, 3), {1, 1, 2, 2, 1}, {2, -1, 3, q(1, 2)}, {1, 0, 2, 0}})};
        std::vector<UniformLayer> layers;
        for (const UniformChain& chain : chains)
            for (long l = 1; l <= chain.hidden(); ++l) layers.push_back({chain, l});
        return layers;
    }();
    return list;
}

}  // namespace proofs::jacot_2018
