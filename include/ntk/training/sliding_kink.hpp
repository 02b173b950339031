// The gradient flow theta' = sum_i c_i grad f(x_i), (2.7) of Yu et al. (2025), where the preactivation z of one neuron vanishes at one sample point. Its right
// side jumps there: it is affine in D, the derivative of the ReLU, which is 0 below the kink, 1 above, and by 1(z > 0) printed as 0 on it. So is the rate of z,
//   z'(D) = sum_i c_i <grad z, grad_D f(x_i)>,
// since grad z itself does not see D. The two one-sided rates decide. Both positive or both negative: z crosses. z'(0) > 0 > z'(1): each side drives z back,
// no absolutely continuous function solves the equation with D = 0 or D = 1 on the kink, and the solution in the sense of Filippov slides along z = 0 with the D that
// makes z' = 0, D = z'(0)/(z'(0) - z'(1)). z'(0) < 0 < z'(1): it leaves on either side. Where a rate is 0, first order decides nothing.
//
// Exact over the rationals, the c_i given. One kinked pair (neuron, point) at a time: with several, the jump depends on all their D together.
// In a discretised flow sliding shows as chatter, a preactivation that keeps changing its sign close to 0: KinkWatch looks for that.
#pragma once

#include "ntk/network/empirical_kernel.hpp"
#include "ntk/network/network_batch.hpp"

#include <cmath>
#include <string>
#include <vector>

namespace ntk {

/// Neuron `neuron` of map `map`, which is followed by a ReLU, at point (column) `point`.
struct KinkedPair {
    std::size_t map;
    long neuron, point;
    friend bool operator==(const KinkedPair&, const KinkedPair&) = default;
};

/// z' with the derivative 0 and 1 of the ReLU at the kink.
template <class T>
struct KinkRates {
    T inactive, active;
};

enum class KinkMotion { crosses_up, crosses_down, slides, leaves, undetermined };

template <class T>
KinkMotion kink_motion(const KinkRates<T>& rates) {
    const T zero(0);
    if (rates.inactive > zero) return rates.active > zero ? KinkMotion::crosses_up : rates.active < zero ? KinkMotion::slides : KinkMotion::undetermined;
    if (rates.inactive < zero) return rates.active < zero ? KinkMotion::crosses_down : rates.active > zero ? KinkMotion::leaves : KinkMotion::undetermined;
    return KinkMotion::undetermined;
}

/// The D in (0, 1) with which the flow slides. Throws std::domain_error where it does not.
template <class T>
T sliding_coefficient(const KinkRates<T>& rates) {
    if (kink_motion(rates) != KinkMotion::slides) throw std::domain_error("a sliding coefficient where the rates on the two sides do not point to the kink");
    return rates.inactive / (rates.inactive - rates.active);
}

namespace detail {

/// The passes at the points of a network with one output; df/dz with D in place of the derivative at the kink.
template <class T>
struct KinkedPasses {
    std::vector<NetworkTrace<T>> traces;
    std::vector<std::vector<DenseVector<T>>> deltas;

    KinkedPasses(const FiniteNetwork<T>& network, const DenseMatrix<T>& points, const KinkedPair& kink, const T& derivative) {
        if (network.outputs() != 1) throw std::invalid_argument("a network with " + std::to_string(network.outputs()) + " outputs; expected one");
        if (kink.map >= network.maps.size() || !network.is_activated(kink.map))
            throw std::invalid_argument("a kink at map " + std::to_string(kink.map) + ", which no ReLU follows");
        if (kink.neuron < 0 || kink.neuron >= network.maps[kink.map].outputs())
            throw std::invalid_argument("a kink at neuron " + std::to_string(kink.neuron) + " of " + std::to_string(network.maps[kink.map].outputs()));
        if (kink.point < 0 || kink.point >= points.cols())
            throw std::invalid_argument("a kink at point " + std::to_string(kink.point) + " of " + std::to_string(points.cols()));
        for (long p = 0; p < points.cols(); ++p) {
            traces.push_back(forward(network, DenseVector<T>(points.col(p))));
            require_one_kink(network, kink, p);
            deltas.push_back(backward(network, traces.back()));
            if (p != kink.point) continue;
            // backward looks at the sign of z only, and df/dz is affine in D.
            NetworkTrace<T> above = traces.back();
            above.results[kink.map](kink.neuron) = T(1);
            const std::vector<DenseVector<T>> active = backward(network, above);
            for (std::size_t i = 0; i < active.size(); ++i)
                for (long j = 0; j < active[i].size(); ++j) deltas.back()[i](j) += derivative * (active[i](j) - deltas.back()[i](j));
        }
    }

private:
    void require_one_kink(const FiniteNetwork<T>& network, const KinkedPair& kink, long p) const {
        for (std::size_t i = 0; i < network.maps.size(); ++i)
            for (long j = 0; network.is_activated(i) && j < network.maps[i].outputs(); ++j) {
                const bool here = KinkedPair{i, j, p} == kink, zero = traces.back().results[i](j) == T(0);
                if (here == zero) continue;
                const std::string pair = "neuron " + std::to_string(j) + " of map " + std::to_string(i) + " at point " + std::to_string(p);
                throw std::invalid_argument(here ? pair + " is not on its kink" : pair + " is on its kink, too; expected one such pair");
            }
    }
};

}  // namespace detail

/// K(x_i, x_j) with the derivative of the ReLU at the kinked pair replaced by `derivative`. Throws std::invalid_argument for another number of outputs than one,
/// for a pair that is not on its kink, and if another one is.
template <class T>
DenseMatrix<T> kernel_at_kink(const FiniteNetwork<T>& network, const DenseMatrix<T>& points, const KinkedPair& kink, const T& derivative) {
    const detail::KinkedPasses<T> passes(network, points, kink, derivative);
    DenseMatrix<T> kernel = DenseMatrix<T>::Constant(points.cols(), points.cols(), T(0));
    const auto at = [](long i) { return static_cast<std::size_t>(i); };
    for (long i = 0; i < points.cols(); ++i)
        for (long j = 0; j < points.cols(); ++j)
            for (const MapContribution<T>& part : kernel_contributions(network, passes.traces[at(i)], passes.deltas[at(i)], passes.traces[at(j)], passes.deltas[at(j)])) {
                kernel(i, j) += part.weights;
                kernel(i, j) += part.bias;
            }
    return kernel;
}

/// The gradient of f at the kinked point with `derivative` at the kink. Throws as kernel_at_kink.
template <class T>
NetworkGradient<T> gradient_at_kink(const FiniteNetwork<T>& network, const DenseMatrix<T>& points, const KinkedPair& kink, const T& derivative) {
    const detail::KinkedPasses<T> passes(network, points, kink, derivative);
    const auto point = static_cast<std::size_t>(kink.point);
    NetworkGradient<T> blocks(network.maps.size());
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        const AffineMap<T>& map = network.maps[i];
        const DenseVector<T>&delta = passes.deltas[point][i], &a = passes.traces[point].inputs[i];
        blocks[i].weights = DenseMatrix<T>::Constant(map.outputs(), map.inputs(), T(0));
        for (long r = 0; r < map.outputs(); ++r)
            for (long k = 0; k < map.inputs(); ++k) blocks[i].weights(r, k) = map.weight_scale * delta(r) * a(k);
        blocks[i].bias = DenseVector<T>::Constant(map.bias.size(), T(0));
        for (long r = 0; r < map.bias.size(); ++r) blocks[i].bias(r) = map.bias_scale * delta(r);
    }
    return blocks;
}

/// The one-sided rates of the kinked preactivation under theta' = sum_i c_i grad f(x_i). Throws as kernel_at_kink, and for another number of c_i than points.
template <class T>
KinkRates<T> kink_rates(const FiniteNetwork<T>& network, const DenseMatrix<T>& points, const DenseVector<T>& c, const KinkedPair& kink) {
    if (c.size() != points.cols()) throw std::invalid_argument(std::to_string(c.size()) + " coefficients for " + std::to_string(points.cols()) + " points");
    const auto rate = [&](const T& derivative) {
        const detail::KinkedPasses<T> passes(network, points, kink, derivative);
        // The maps up to the kinked one are a network of the same wiring with the preactivations as its outputs.
        const auto first = [&](const auto& all) { return std::decay_t<decltype(all)>(all.begin(), all.begin() + static_cast<long>(kink.map) + 1); };
        const FiniteNetwork<T> below{network.wiring, first(network.maps)};
        const auto truncated = [&](const NetworkTrace<T>& trace) { return NetworkTrace<T>{first(trace.inputs), first(trace.results)}; };
        const NetworkTrace<T> here = truncated(passes.traces[static_cast<std::size_t>(kink.point)]);
        const std::vector<DenseVector<T>> gradient_of_z = backward(below, here, kink.neuron);
        T sum(0);
        for (long i = 0; i < points.cols(); ++i) {
            const auto k = static_cast<std::size_t>(i);
            T product(0);
            for (const MapContribution<T>& part : kernel_contributions(below, here, gradient_of_z, truncated(passes.traces[k]), first(passes.deltas[k]))) {
                product += part.weights;
                product += part.bias;
            }
            sum += c(i) * product;
        }
        return sum;
    };
    return {rate(T(0)), rate(T(1))};
}

/// Watches the preactivations at the sample points over the steps of a discretised flow. A pair chatters if z changed its sign at least `changes` times while
/// |z| stayed within `band`; a neuron that only crosses changes it once. How many steps lie between two changes does not matter: with a sliding coefficient
/// near 0 or 1 they are many. Rounded, and a guess: a slow oscillation for another reason looks the same.
template <std::floating_point T>
class KinkWatch {
public:
    struct Chatter {
        KinkedPair pair;
        long first_step, last_step;  ///< of the time in the band, in observations from 0
        long sign_changes;
    };

    /// Throws std::invalid_argument for fewer than 2 changes or a band that is not positive and finite.
    KinkWatch(const FiniteNetwork<T>& network, long points, long changes, T band) : changes_(changes), band_(band) {
        if (changes < 2) throw std::invalid_argument(std::to_string(changes) + " sign changes; a crossing has one: expected at least 2");
        if (!(band > 0) || !std::isfinite(band)) throw std::invalid_argument("a band of " + std::to_string(band) + "; expected a positive number");
        for (std::size_t i = 0; i < network.maps.size(); ++i)
            if (network.is_activated(i)) {
                watched_.push_back(i);
                rows_.push_back(network.maps[i].outputs());
                states_.emplace_back(static_cast<std::size_t>(network.maps[i].outputs() * points));
            }
    }

    /// After the forward pass of a step.
    void observe(const NetworkBatch<T>& batch) {
        for (std::size_t k = 0; k < watched_.size(); ++k) {
            const DenseMatrix<T>& z = batch.results()[watched_[k]];
            if (static_cast<std::size_t>(z.size()) != states_[k].size())
                throw std::invalid_argument(std::to_string(z.size()) + " preactivations of map " + std::to_string(watched_[k]) + "; expected " + std::to_string(states_[k].size()));
            for (long p = 0; p < z.cols(); ++p)
                for (long j = 0; j < z.rows(); ++j) look(z(j, p), states_[k][static_cast<std::size_t>(p * z.rows() + j)], {watched_[k], j, p});
        }
        ++observations_;
    }

    /// Every stay in the band with enough changes so far, those that have ended first.
    std::vector<Chatter> chattering() const {
        std::vector<Chatter> all = ended_;
        for (std::size_t k = 0; k < watched_.size(); ++k) {
            for (long i = 0; i < static_cast<long>(states_[k].size()); ++i) {
                const State& s = states_[k][static_cast<std::size_t>(i)];
                if (s.inside && s.sign_changes >= changes_) all.push_back({{watched_[k], i % rows_[k], i / rows_[k]}, s.since, observations_ - 1, s.sign_changes});
            }
        }
        return all;
    }

private:
    struct State {
        bool inside = false, positive = false;
        long since = 0, sign_changes = 0;
    };
    void look(T z, State& s, const KinkedPair& pair) {
        const bool inside = std::abs(z) <= band_, positive = z > T(0);
        if (inside && s.inside) {
            if (positive != s.positive) ++s.sign_changes;
        } else {
            if (s.inside && s.sign_changes >= changes_) ended_.push_back({pair, s.since, observations_ - 1, s.sign_changes});
            s = {inside, positive, observations_, 0};
        }
        s.positive = positive;
    }

    long changes_;
    T band_;
    long observations_ = 0;
    std::vector<std::size_t> watched_;
    std::vector<long> rows_;
    std::vector<std::vector<State>> states_;
    std::vector<Chatter> ended_;
};

}  // namespace ntk

extern template ntk::DenseMatrix<double> ntk::kernel_at_kink(const ntk::FiniteNetwork<double>&, const ntk::DenseMatrix<double>&, const ntk::KinkedPair&, const double&);
extern template ntk::KinkRates<double> ntk::kink_rates(const ntk::FiniteNetwork<double>&, const ntk::DenseMatrix<double>&, const ntk::DenseVector<double>&, const ntk::KinkedPair&);
extern template ntk::DenseMatrix<rigor::Rational> ntk::kernel_at_kink(const ntk::FiniteNetwork<rigor::Rational>&, const ntk::DenseMatrix<rigor::Rational>&, const ntk::KinkedPair&, const rigor::Rational&);
extern template ntk::KinkRates<rigor::Rational> ntk::kink_rates(const ntk::FiniteNetwork<rigor::Rational>&, const ntk::DenseMatrix<rigor::Rational>&, const ntk::DenseVector<rigor::Rational>&, const ntk::KinkedPair&);
extern template class ntk::KinkWatch<double>;
