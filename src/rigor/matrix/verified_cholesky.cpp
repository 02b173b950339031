// Compiled once, here, for all who use them.
#include "rigor/matrix/verified_cholesky.hpp"

template class Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd>;
