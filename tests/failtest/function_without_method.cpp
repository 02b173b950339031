// Must not compile: a row of the table of functions says how the function is evaluated.
#include "services/evaluate.hpp"

using namespace services;

rigor::Ball half(const rigor::Rational& z) { return rigor::Ball(rigor::Rational(z / 2)); }

#ifdef CONTROL
const Function row{"half", "z/2", Correlations{}, {Argument::at}, {}, ClosedForm{half}};
#else
const Function row{"half", "z/2", Correlations{}, {Argument::at}, {}};
#endif
