// How far the last hidden layer moves when a wide ReLU network learns one-hot words: the experiment of table 1 with
// what its text leaves out filled in. n0 words, networks without bias in the scaling 1/sqrt(n_l), N(0, 1) parameters,
// half the sum of the squared errors over the training words, targets +1, -1, +1, …, Euler steps. Rounded arithmetic,
// samples of a seed.
//
// What the theory of the wide limit says for two hidden layers of widths n_1, n_2, with a_k the integral of f*(x_k) -
// f(x_k) over time, to leading order:
//   dh_i(x) ~ 1(z_i(x) > 0) [n_2^(-1/2) W_i sum_k a_k Theta^(2)(x, x_k) 1(z_i(x_k) > 0) + (1/n_1) sum_m W_im g_m(x)],
//   i = 1 … n_2, g_m(x) = sum_k a_k (x . x_k/n0) 1(first-layer neuron m active at x and x_k) n_2^(-1/2) sum_(j != i)
//   W_jm W_j 1(z_j(x_k) > 0):
// the diagonal of the tangent kernel of the lower layers, and its entries (i, j) off the diagonal, which are of order
// n_1^(-1/2) each, but n_2 of them are summed. The second term vanishes if n_1 -> infinity first (Jacot et al.), and is
// of the order of the first if the widths are equal, as in table 1. Each entry is of order n^(-1/2), the largest of
// order (log n/n)^(1/2), and by the law of large numbers
//   |h_t(x) - h_0(x)|_2^2 -> sum_(k, l) a_k a_l [Theta^(2)(x, x_k) Theta^(2)(x, x_l) P_2(x, x_k, x_l) + (n_2/n_1) (x .
//   x_k/n0)(x . x_l/n0) P_2(x) P_1(x, x_k, x_l) P_2(x_k, x_l)],
// P_l(…) the probability that a neuron of layer l is active at all of them. For one-hot words: Theta^(2) = 1/n0 at
// equal and 1/(2 pi n0) at different words; z has the correlation 1/pi between different words, so P_2 is 1/2 for one
// word, 1/4 + arcsin(1/pi)/(2 pi) for two, 1/8 + 3 arcsin(1/pi)/(4 pi) for three different ones; the second term is
// (n_2/n_1) a_x^2/(8 n0^2) at a training word x, else 0.
#pragma once

#include "claim/simulation.hpp"

#include <cstdint>
#include <utility>
#include <vector>

namespace proofs::st_arnaud_2026 {

struct DeviationSetting {
    long hidden_layers = 2, words = 8, training_words = 8;
    double rate = 2;
    int steps = 40;
};

/// Of one network, one entry a word (training words first).
struct Deviation {
    std::vector<double> euclidean;  ///< |h_t - h_0|_2
    std::vector<double> largest;    ///< max_i |h_(t,i) - h_(0,i)|
    std::vector<double> predicted;  ///< the limit above for |h_t - h_0|_2 with n_1 = n_2 and the a_k of this run; empty
                                    ///< unless there are two hidden layers
    /// <h_t(x), h_t(x')> - <h_0(x), h_0(x')> for the words (0, 1), both trained, and the last two.
    double product_change_trained = 0, product_change_last = 0;
    std::vector<double> predicted_sequential;  ///< the same without the second term
    double training_error = 0;                 ///< the root of the mean squared error at the end
};
Deviation feature_deviation(const DeviationSetting& setting, long width, std::uint64_t seed, std::uint64_t sample);

/// Mean over samples, with its standard error.
struct SampleMean {
    double mean, standard_error;
};
SampleMean sample_mean(const std::vector<double>& values);

struct DeviationSummary {
    long width;
    int samples;
    SampleMean euclidean, largest, ratio, ratio_sequential;  ///< means over the words; ratio: sum of euclidean^2 over
                                                             ///< sum of predicted^2 (0 if there is no prediction)
    SampleMean product_trained, product_last;                ///< of the absolute change of <h, h'>
    double training_error;
};
DeviationSummary summarize(const DeviationSetting& setting, long width, int samples, std::uint64_t seed);

/// From widths n and 4 n: without the error of order n^(-1/2), which is that of neurons that change sides in training.
SampleMean extrapolated(const SampleMean& narrow, const SampleMean& four_times_as_wide);

/// log(b/a)/log(n_b/n_a) of two means, with its standard error to first order.
SampleMean exponent(long narrow, const SampleMean& a, long wide, const SampleMean& b);

}  // namespace proofs::st_arnaud_2026
