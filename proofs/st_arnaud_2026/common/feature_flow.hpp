// The last hidden layer h(x) of small ReLU networks with one output and no bias (appendix A) under training, in exact
// rationals: widths 1, 4, 9, … make the factors 1/sqrt(n_l) rational. The flow of a loss moves the parameters by theta'
// = -sum_k dL/df(x_k) grad f(x_k), a sum over the data; derivatives along it by dual numbers.
#pragma once

#include "ntk/network/network_gradient.hpp"

#include <optional>

namespace proofs::st_arnaud_2026 {

using ExactNetwork = ntk::FiniteNetwork<rigor::Rational>;
using ExactPoint = ntk::DenseVector<rigor::Rational>;

/// half_square: L = (f - f*)^2/2. norm: L = |f - f*|, "the Euclidean loss" as proposition 4 prints it; its derivative
/// is taken as 0 at f = f*.
enum class Loss { half_square, norm };

struct TrainingSet {
    std::vector<ExactPoint> points;
    std::vector<rigor::Rational> targets;
    Loss loss = Loss::half_square;
};

/// e_k of R^4, k = 1 … 4: a one-hot word of four.
ExactPoint one_hot(long k);
ExactPoint point(const std::vector<rigor::Rational>& coordinates);

/// Weights p/q, none 0; the same number gives the same network. widths = n_0 … n_(L-1), 1.
ExactNetwork exact_network(const std::vector<long>& widths, long number);

/// h(x), after the ReLU; before it, z(x).
ExactPoint features(const ExactNetwork& network, const ExactPoint& x);
ExactPoint preactivations(const ExactNetwork& network, const ExactPoint& x);
rigor::Rational feature_product(const ExactNetwork& network, const ExactPoint& x, const ExactPoint& y);

/// f(x_k) - f*(x_k), and dL/df(x_k).
std::vector<rigor::Rational> residuals(const ExactNetwork& network, const TrainingSet& data);
std::vector<rigor::Rational> loss_slopes(const ExactNetwork& network, const TrainingSet& data);

/// |theta'|^2, the sum of the squares of what the flow does to the parameters. Where it is 0, training rests: in the
/// flow and in gradient descent of every rate.
rigor::Rational squared_speed(const ExactNetwork& network, const TrainingSet& data);

/// The parameters after a step of gradient descent.
ExactNetwork after_step(const ExactNetwork& network, const TrainingSet& data, const rigor::Rational& rate);

/// d/dt h(x) and d/dt f(x) along the flow at these parameters. Exact if no preactivation that matters is 0.
ExactPoint feature_derivative(const ExactNetwork& network, const TrainingSet& data, const ExactPoint& x);
rigor::Rational output_derivative(const ExactNetwork& network, const TrainingSet& data, const ExactPoint& x);
/// d/dt <h(x), h(y)>.
rigor::Rational product_derivative(const ExactNetwork& network, const TrainingSet& data, const ExactPoint& x,
                                   const ExactPoint& y);

/// Whether <h(x), h(y)> has the same value after each of `steps` steps, while f at the first data point moves (moves:
/// at least one step changes it).
struct Constancy {
    bool product_constant, output_moves;
};
Constancy constancy(ExactNetwork network, const TrainingSet& data, const ExactPoint& x, const ExactPoint& y,
                    const rigor::Rational& rate, int steps);

}  // namespace proofs::st_arnaud_2026
