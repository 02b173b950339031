#include "proofs/jacot_2018/common/training_moment.hpp"

namespace proofs::jacot_2018 {

using rigor::Rational, rigor::RationalMatrix;
using Dual = rigor::Dual<Rational>;

namespace {

std::size_t at(long i) { return static_cast<std::size_t>(i); }

}  // namespace

TrainingMoment TrainingMoment::sample(claim::Sampler& sampler, long maps) {
    for (;;) {
        TrainingMoment t;
        const auto square = [&](long largest) {
            const long root = sampler.integer(1, largest);
            return root * root;
        };
        for (long l = 0; l < maps; ++l) t.widths_.push_back(square(l > 0 && l == maps - 1 ? 3 : 2));
        t.widths_.push_back(sampler.integer(1, 2));
        t.sigma_ = sampler.activation();
        t.beta_ = sampler.positive_rational(3, 3);
        long parameters = 0;
        for (long l = 0; l < maps; ++l) {
            t.starts_.push_back(parameters);
            parameters += (t.width(l) + 1) * t.width(l + 1);
        }
        for (long p = 0; p < parameters; ++p) t.parameters_.push_back(sampler.rational(4, 3));
        const long count = sampler.integer(1, 3);
        t.points_ = sampler.matrix(count, t.width(0));
        t.direction_ = sampler.matrix(count, t.widths_.back());
        t.differentiate();
        bool kink = false;  // sigma has no derivative there
        for (long l = 1; l < maps; ++l)
            for (long i = 0; i < count; ++i)
                for (long k = 0; k < t.width(l); ++k) kink = kink || t.values_[at(l - 1)](i, k) == 0;
        if (!kink) return t;
    }
}

Rational TrainingMoment::root_width(long l) const {
    long root = 1;
    while (root * root < width(l)) ++root;
    return root;
}

std::size_t TrainingMoment::weight_index(long l, long i, long j) const {
    return at(starts_[at(l)] + j * (width(l) + 1) + i);
}
std::size_t TrainingMoment::bias_index(long l, long j) const { return weight_index(l, width(l), j); }

std::vector<std::vector<Dual>> TrainingMoment::forward(long point, long p) const {
    const auto parameter = [&](std::size_t index) {
        return Dual(parameters_[index], Rational(p >= 0 && index == at(p) ? 1 : 0));
    };
    std::vector<std::vector<Dual>> layers;
    std::vector<Dual> inputs;
    for (long k = 0; k < width(0); ++k) inputs.emplace_back(points_(point, k));
    for (long l = 0; l < maps(); ++l) {
        std::vector<Dual> z;
        for (long j = 0; j < width(l + 1); ++j) {
            Dual sum(0);
            for (long i = 0; i < width(l); ++i) sum += parameter(weight_index(l, i, j)) * inputs[at(i)];
            z.push_back(sum / Dual(root_width(l)) + Dual(beta_) * parameter(bias_index(l, j)));
        }
        inputs.clear();
        for (const Dual& q : z) inputs.emplace_back(sigma_(q.value), Rational(sigma_.slope(q.value) * q.derivative));
        layers.push_back(std::move(z));
    }
    return layers;
}

void TrainingMoment::differentiate() {
    const auto parameters = static_cast<long>(parameters_.size());
    for (long l = 1; l <= maps(); ++l) {
        values_.emplace_back(points(), width(l));
        jacobians_.emplace_back(points() * width(l), parameters);
    }
    for (long i = 0; i < points(); ++i)
        for (long p = 0; p < parameters; ++p) {
            const auto layers = forward(i, p);
            for (long l = 1; l <= maps(); ++l)
                for (long k = 0; k < width(l); ++k) {
                    values_[at(l - 1)](i, k) = layers[at(l - 1)][at(k)].value;
                    jacobians_[at(l - 1)](i * width(l) + k, p) = layers[at(l - 1)][at(k)].derivative;
                }
        }
    const RationalMatrix& top = jacobians_.back();
    for (long p = 0; p < parameters; ++p) {
        Rational sum = 0;
        for (long i = 0; i < points(); ++i)
            for (long k = 0; k < widths_.back(); ++k) sum += direction_(i, k) * top(i * widths_.back() + k, p);
        velocity_.push_back(sum / points());
    }
}

RationalMatrix TrainingMoment::preactivations(long l) const { return values_[at(l - 1)]; }

RationalMatrix TrainingMoment::activations(long l) const {
    if (l == 0) return points_;
    RationalMatrix a = values_[at(l - 1)];
    for (long i = 0; i < a.rows(); ++i)
        for (long k = 0; k < a.columns(); ++k) a(i, k) = sigma_(a(i, k));
    return a;
}

const Rational& TrainingMoment::weight_derivative(long l, long point, long k, long map, long i, long j) const {
    return jacobians_[at(l - 1)](point * width(l) + k, static_cast<long>(weight_index(map, i, j)));
}
const Rational& TrainingMoment::bias_derivative(long l, long point, long k, long map, long j) const {
    return jacobians_[at(l - 1)](point * width(l) + k, static_cast<long>(bias_index(map, j)));
}

RationalMatrix TrainingMoment::preactivation_velocity(long l) const {
    RationalMatrix v(points(), width(l));
    for (long i = 0; i < points(); ++i)
        for (long k = 0; k < width(l); ++k)
            for (std::size_t p = 0; p < velocity_.size(); ++p)
                v(i, k) += jacobians_[at(l - 1)](i * width(l) + k, static_cast<long>(p)) * velocity_[p];
    return v;
}

RationalMatrix TrainingMoment::kernel(long l) const { return rigor::row_products(jacobians_[at(l - 1)]); }

RationalMatrix TrainingMoment::first_kernel() const {
    RationalMatrix g = rigor::row_products(points_);
    for (long i = 0; i < points(); ++i)
        for (long j = 0; j < points(); ++j) g(i, j) = g(i, j) / width(0) + beta_ * beta_;
    return g;
}

RationalMatrix TrainingMoment::printed_direction() const {
    const long l = maps() - 1;
    RationalMatrix d(points(), width(l));
    for (long x = 0; x < points(); ++x)
        for (long i = 0; i < width(l); ++i) {
            for (long j = 0; j < widths_.back(); ++j) d(x, i) += weight(l, i, j) * direction_(x, j);
            d(x, i) = d(x, i) * sigma_.slope(values_[at(l - 1)](x, i)) / root_width(l);
        }
    return d;
}

Rational mean_square(const RationalMatrix& g) {
    Rational sum = 0;
    for (long i = 0; i < g.rows(); ++i)
        for (long k = 0; k < g.columns(); ++k) sum += g(i, k) * g(i, k);
    return sum / g.rows();
}

bool largest_eigenvalue_at_least(const RationalMatrix& a, const Rational& q) {
    const rigor::Inertia inertia = rigor::inertia(a.shifted(q));
    return inertia.positive + inertia.zero > 0;
}

}  // namespace proofs::jacot_2018
