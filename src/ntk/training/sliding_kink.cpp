// The rates on the two sides of a kink, exact, and the watch over a descent: derived in ntk/training/sliding_kink.hpp.
#include "ntk/training/sliding_kink.hpp"

#include <cmath>
#include <stdexcept>
#include <string>
#include <type_traits>

namespace ntk {

namespace {

/// The passes at the points of a network with one output; df/dz with D in place of the derivative at the kink.
template <class T>
struct KinkedPasses {
    std::vector<NetworkTrace<T>> traces;
    std::vector<std::vector<DenseVector<T>>> deltas;

    KinkedPasses(const FiniteNetwork<T>& network, const DenseMatrix<T>& points, const KinkedPair& kink,
                 const T& derivative) {
        if (network.outputs() != 1)
            throw std::invalid_argument("a network with " + std::to_string(network.outputs()) +
                                        " outputs; expected one");
        if (kink.map >= network.maps.size() || !network.is_activated(kink.map))
            throw std::invalid_argument("a kink at map " + std::to_string(kink.map) + ", which no ReLU follows");
        if (kink.neuron < 0 || kink.neuron >= network.maps[kink.map].outputs())
            throw std::invalid_argument("a kink at neuron " + std::to_string(kink.neuron) + " of " +
                                        std::to_string(network.maps[kink.map].outputs()));
        if (kink.point < 0 || kink.point >= points.cols())
            throw std::invalid_argument("a kink at point " + std::to_string(kink.point) + " of " +
                                        std::to_string(points.cols()));
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
                for (long j = 0; j < active[i].size(); ++j)
                    deltas.back()[i](j) += derivative * (active[i](j) - deltas.back()[i](j));
        }
    }

private:
    void require_one_kink(const FiniteNetwork<T>& network, const KinkedPair& kink, long p) const {
        for (std::size_t i = 0; i < network.maps.size(); ++i)
            for (long j = 0; network.is_activated(i) && j < network.maps[i].outputs(); ++j) {
                const bool here = KinkedPair{i, j, p} == kink, zero = traces.back().results[i](j) == T(0);
                if (here == zero) continue;
                const std::string pair =
                    "neuron " + std::to_string(j) + " of map " + std::to_string(i) + " at point " + std::to_string(p);
                throw std::invalid_argument(here ? pair + " is not on its kink"
                                                 : pair + " is on its kink, too; expected one such pair");
            }
    }
};

}  // namespace

template <class T>
KinkMotion kink_motion(const KinkRates<T>& rates) {
    const T zero(0);
    if (rates.inactive > zero)
        return rates.active > zero   ? KinkMotion::crosses_up
               : rates.active < zero ? KinkMotion::slides
                                     : KinkMotion::undetermined;
    if (rates.inactive < zero)
        return rates.active < zero   ? KinkMotion::crosses_down
               : rates.active > zero ? KinkMotion::leaves
                                     : KinkMotion::undetermined;
    return KinkMotion::undetermined;
}

template <class T>
T sliding_coefficient(const KinkRates<T>& rates) {
    if (kink_motion(rates) != KinkMotion::slides)
        throw std::domain_error("a sliding coefficient where the rates on the two sides do not point to the kink");
    return rates.inactive / (rates.inactive - rates.active);
}

template <class T>
DenseMatrix<T> kernel_at_kink(const FiniteNetwork<T>& network, const DenseMatrix<T>& points, const KinkedPair& kink,
                              const T& derivative) {
    const KinkedPasses<T> passes(network, points, kink, derivative);
    DenseMatrix<T> kernel = DenseMatrix<T>::Constant(points.cols(), points.cols(), T(0));
    const auto at = [](long i) { return static_cast<std::size_t>(i); };
    for (long i = 0; i < points.cols(); ++i)
        for (long j = 0; j < points.cols(); ++j)
            for (const MapContribution<T>& part : kernel_contributions(
                     network, passes.traces[at(i)], passes.deltas[at(i)], passes.traces[at(j)], passes.deltas[at(j)])) {
                kernel(i, j) += part.weights;
                kernel(i, j) += part.bias;
            }
    return kernel;
}

template <class T>
NetworkGradient<T> gradient_at_kink(const FiniteNetwork<T>& network, const DenseMatrix<T>& points,
                                    const KinkedPair& kink, const T& derivative) {
    const KinkedPasses<T> passes(network, points, kink, derivative);
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

template <class T>
KinkRates<T> kink_rates(const FiniteNetwork<T>& network, const DenseMatrix<T>& points, const DenseVector<T>& c,
                        const KinkedPair& kink) {
    if (c.size() != points.cols())
        throw std::invalid_argument(std::to_string(c.size()) + " coefficients for " + std::to_string(points.cols()) +
                                    " points");
    const auto rate = [&](const T& derivative) {
        const KinkedPasses<T> passes(network, points, kink, derivative);
        // The maps up to the kinked one are a network of the same wiring with the preactivations as its outputs.
        const auto first = [&](const auto& all) {
            return std::decay_t<decltype(all)>(all.begin(), all.begin() + static_cast<long>(kink.map) + 1);
        };
        const FiniteNetwork<T> below{network.wiring, first(network.maps)};
        const auto truncated = [&](const NetworkTrace<T>& trace) {
            return NetworkTrace<T>{first(trace.inputs), first(trace.results)};
        };
        const NetworkTrace<T> here = truncated(passes.traces[static_cast<std::size_t>(kink.point)]);
        const std::vector<DenseVector<T>> gradient_of_z = backward(below, here, kink.neuron);
        T sum(0);
        for (long i = 0; i < points.cols(); ++i) {
            const auto k = static_cast<std::size_t>(i);
            T product(0);
            for (const MapContribution<T>& part : kernel_contributions(
                     below, here, gradient_of_z, truncated(passes.traces[k]), first(passes.deltas[k]))) {
                product += part.weights;
                product += part.bias;
            }
            sum += c(i) * product;
        }
        return sum;
    };
    return {rate(T(0)), rate(T(1))};
}

template <std::floating_point T>
KinkWatch<T>::KinkWatch(const FiniteNetwork<T>& network, long points, long changes, T band)
    : changes_(changes),
      band_(band) {
    if (changes < 2)
        throw std::invalid_argument(std::to_string(changes) + " sign changes; a crossing has one: expected at least 2");
    if (!(band > 0) || !std::isfinite(band))
        throw std::invalid_argument("a band of " + std::to_string(band) + "; expected a positive number");
    for (std::size_t i = 0; i < network.maps.size(); ++i)
        if (network.is_activated(i)) {
            watched_.push_back(i);
            rows_.push_back(network.maps[i].outputs());
            states_.emplace_back(static_cast<std::size_t>(network.maps[i].outputs() * points));
        }
}

template <std::floating_point T>
void KinkWatch<T>::observe(const NetworkBatch<T>& batch) {
    for (std::size_t k = 0; k < watched_.size(); ++k) {
        const DenseMatrix<T>& z = batch.results()[watched_[k]];
        if (static_cast<std::size_t>(z.size()) != states_[k].size())
            throw std::invalid_argument(std::to_string(z.size()) + " preactivations of map " +
                                        std::to_string(watched_[k]) + "; expected " +
                                        std::to_string(states_[k].size()));
        for (long p = 0; p < z.cols(); ++p)
            for (long j = 0; j < z.rows(); ++j)
                look(z(j, p), states_[k][static_cast<std::size_t>(p * z.rows() + j)], {watched_[k], j, p});
    }
    ++observations_;
}

template <std::floating_point T>
std::vector<typename KinkWatch<T>::Chatter> KinkWatch<T>::chattering() const {
    std::vector<Chatter> all = ended_;
    for (std::size_t k = 0; k < watched_.size(); ++k) {
        for (long i = 0; i < static_cast<long>(states_[k].size()); ++i) {
            const State& s = states_[k][static_cast<std::size_t>(i)];
            if (s.inside && s.sign_changes >= changes_)
                all.push_back({{watched_[k], i % rows_[k], i / rows_[k]}, s.since, observations_ - 1, s.sign_changes});
        }
    }
    return all;
}

template <std::floating_point T>
void KinkWatch<T>::look(T z, State& s, const KinkedPair& pair) {
    const bool inside = std::abs(z) <= band_, positive = z > T(0);
    if (inside && s.inside) {
        if (positive != s.positive) ++s.sign_changes;
    } else {
        if (s.inside && s.sign_changes >= changes_)
            ended_.push_back({pair, s.since, observations_ - 1, s.sign_changes});
        s = {inside, positive, observations_, 0};
    }
    s.positive = positive;
}

#define NTK_INSTANTIATE(T)                                                                                          \
    template KinkMotion kink_motion(const KinkRates<T>&);                                                           \
    template T sliding_coefficient(const KinkRates<T>&);                                                            \
    template DenseMatrix<T> kernel_at_kink(const FiniteNetwork<T>&, const DenseMatrix<T>&, const KinkedPair&,       \
                                           const T&);                                                               \
    template NetworkGradient<T> gradient_at_kink(const FiniteNetwork<T>&, const DenseMatrix<T>&, const KinkedPair&, \
                                                 const T&);                                                         \
    template KinkRates<T> kink_rates(const FiniteNetwork<T>&, const DenseMatrix<T>&, const DenseVector<T>&,         \
                                     const KinkedPair&);
NTK_INSTANTIATE(double)
NTK_INSTANTIATE(rigor::Rational)
#undef NTK_INSTANTIATE
template class KinkWatch<double>;
template class KinkWatch<float>;

}  // namespace ntk
