// What the concordance of the papers rests on: conversions between conventions, and contradictions, computed. A step
// that is not true is no step of the page: whoever writes the page stops.
#pragma once

#include "claim/step.hpp"

namespace proofs::concordance_steps {

/// Hidden layers and maps of the networks of Yu et al. and of Jacot et al.
claim::Steps depth();
/// The recursions for Sigma without bias, and with the bias outside of the factor 2.
claim::Steps covariance();
/// The recursion for Theta against that of Theta_bar; the two printed with another index.
claim::Steps tangent();
/// h and kappa_1, dotSigma and kappa_0.
claim::Steps duals();
/// An activation that is not Lipschitz, whose recursion has no finite value.
claim::Steps at_initialisation();
/// The cross-entropy of one point, along whose flow f grows without bound.
claim::Steps in_training();
/// Three antipodal pairs of the circle, without and with biases.
claim::Steps definiteness();
/// The chain rule on networks.
claim::Steps function_space();
/// Where the flow of a kernel ends from f_0, and the interpolant of smallest norm.
claim::Steps ends();
/// Half the mean of squares, the mean, half the sum: one path, three clocks.
claim::Steps costs();
/// d/dt C = -|d|_K^2, and not -|d|_K.
claim::Steps decay();

}  // namespace proofs::concordance_steps
