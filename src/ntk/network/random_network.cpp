// Compiled once, here, for all who use them.
#include "ntk/network/random_network.hpp"

template void ntk::initialize(ntk::FiniteNetwork<double>&, ntk::NormalStream&);
template void ntk::initialize(ntk::FiniteNetwork<double>&, std::uint64_t, std::uint64_t);
template void ntk::initialize(ntk::FiniteNetwork<float>&, ntk::NormalStream&);
template void ntk::initialize(ntk::FiniteNetwork<float>&, std::uint64_t, std::uint64_t);
