// Compiled once for all of our targets: see rigor/inline.hpp.
#include "claim/bodies/claim.hpp"
#include "claim/bodies/finding.hpp"
#include "claim/bodies/generators.hpp"
#include "claim/bodies/property.hpp"
#include "rigor/bodies/rational.hpp"

template class std::vector<claim::Step>;
template class std::vector<claim::Value>;
template class std::vector<claim::Control>;
template class rc::Gen<long>;
template class rc::Gen<rigor::Rational>;
template class rc::Gen<std::pair<long, long>>;
template class rc::Gen<std::pair<rigor::Rational, rigor::Rational>>;
template class rc::Gen<std::vector<long>>;
template class rc::Gen<std::vector<rigor::Rational>>;
template class boost::wrapexcept<std::overflow_error>;
