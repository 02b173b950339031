// Compiled once, here, for all who use them.
#include "ntk/training/gradient_descent.hpp"

template class ntk::GradientDescent<double>;
template class ntk::GradientDescent<float>;
