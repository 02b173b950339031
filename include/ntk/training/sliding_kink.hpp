// The gradient flow theta' = sum_i c_i grad f(x_i), (2.7) of Yu et al. (2025), where the preactivation z of one neuron
// vanishes at one sample point. Its right side jumps there: it is affine in D, the derivative of the ReLU, which is 0
// below the kink, 1 above, and by 1(z > 0) printed as 0 on it. So is the rate of z,
//   z'(D) = sum_i c_i <grad z, grad_D f(x_i)>,
// since grad z itself does not see D. The two one-sided rates decide. Both positive or both negative: z crosses.
// z'(0) > 0 > z'(1): each side drives z back, no absolutely continuous function solves the equation with D = 0 or D = 1
// on the kink, and the solution in the sense of Filippov slides along z = 0 with the D that makes z' = 0,
// D = z'(0)/(z'(0) - z'(1)). z'(0) < 0 < z'(1): it leaves on either side. Where a rate is 0, first order decides
// nothing.
//
// Exact over the rationals, the c_i given (compiled for Rational and double). One kinked pair (neuron, point) at a
// time: with several, the jump depends on all their D together. In a discretised flow sliding shows as chatter, a
// preactivation that keeps changing its sign close to 0: KinkWatch looks for that.
#pragma once

#include "ntk/network/empirical_kernel.hpp"
#include "ntk/network/network_batch.hpp"

#include <concepts>
#include <cstddef>
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

/// What the two rates decide, see the top of this file.
template <class T>
KinkMotion kink_motion(const KinkRates<T>& rates);

/// The D in (0, 1) with which the flow slides. Throws std::domain_error where it does not.
template <class T>
T sliding_coefficient(const KinkRates<T>& rates);

/// K(x_i, x_j) with the derivative of the ReLU at the kinked pair replaced by `derivative`. Throws
/// std::invalid_argument for another number of outputs than one, for a pair that is not on its kink, and if another one
/// is.
template <class T>
DenseMatrix<T> kernel_at_kink(const FiniteNetwork<T>& network, const DenseMatrix<T>& points, const KinkedPair& kink,
                              const T& derivative);

/// The gradient of f at the kinked point with `derivative` at the kink. Throws as kernel_at_kink.
template <class T>
NetworkGradient<T> gradient_at_kink(const FiniteNetwork<T>& network, const DenseMatrix<T>& points,
                                    const KinkedPair& kink, const T& derivative);

/// The one-sided rates of the kinked preactivation under theta' = sum_i c_i grad f(x_i). Throws as kernel_at_kink, and
/// for another number of c_i than points.
template <class T>
KinkRates<T> kink_rates(const FiniteNetwork<T>& network, const DenseMatrix<T>& points, const DenseVector<T>& c,
                        const KinkedPair& kink);

/// Watches the preactivations at the sample points over the steps of a discretised flow. A pair chatters if z changed
/// its sign at least `changes` times while |z| stayed within `band`; a neuron that only crosses changes it once. How
/// many steps lie between two changes does not matter: with a sliding coefficient near 0 or 1 they are many. Rounded,
/// and a guess: a slow oscillation for another reason looks the same.
template <std::floating_point T>
class KinkWatch {
public:
    struct Chatter {
        KinkedPair pair;
        long first_step, last_step;  ///< of the time in the band, in observations from 0
        long sign_changes;
    };

    /// Throws std::invalid_argument for fewer than 2 changes or a band that is not positive and finite.
    KinkWatch(const FiniteNetwork<T>& network, long points, long changes, T band);

    /// After the forward pass of a step.
    void observe(const NetworkBatch<T>& batch);

    /// Every stay in the band with enough changes so far, those that have ended first.
    std::vector<Chatter> chattering() const;

private:
    struct State {
        bool inside = false, positive = false;
        long since = 0, sign_changes = 0;
    };
    void look(T z, State& s, const KinkedPair& pair);

    long changes_;
    T band_;
    long observations_ = 0;
    std::vector<std::size_t> watched_;
    std::vector<long> rows_;
    std::vector<std::vector<State>> states_;
    std::vector<Chatter> ended_;
};

}  // namespace ntk
