// Lanczos and Davidson iterations of eigenvector_guess.hpp.
#include "rigor/matrix/eigenvector_guess.hpp"

#include <algorithm>
#include <cmath>
#include <Eigen/Eigenvalues>

namespace rigor::detail {

namespace {

/// Twice is enough. Returns the norm of what is left, which v is not yet divided by.
double orthogonalize(Eigen::VectorXd& v, const Eigen::Ref<const Eigen::MatrixXd>& basis) {
    for (int twice = 0; twice < 2; ++twice) v -= basis * (basis.transpose() * v).eval();
    return v.stableNorm();
}

}  // namespace

Eigen::VectorXd start_of_iteration(long n) {
    Eigen::VectorXd x(n);
    for (long i = 0; i < n; ++i) x(i) = 0.5 + static_cast<double>((i * i % 1021 * 389 + i * 751) % 1021) / 1021;
    return x.normalized();
}

LanczosResult largest_by_lanczos(const LinearMap& b, const Eigen::VectorXd& start, long steps,
                                 const std::function<bool(double largest, double off)>& enough) {
    steps = std::min<long>(steps, start.size());
    Eigen::MatrixXd basis(start.size(), steps);
    Eigen::MatrixXd small = Eigen::MatrixXd::Zero(steps, steps);  // tridiagonal
    Eigen::VectorXd v = start, ritz;
    LanczosResult found;
    for (long j = 0; j < steps; ++j) {
        basis.col(j) = v;
        b(v);
        small(j, j) = v.dot(basis.col(j));
        const double beta = orthogonalize(v, basis.leftCols(j + 1));
        if (!std::isfinite(small(j, j)) || !std::isfinite(beta)) break;
        const bool last = j + 1 == steps || beta == 0;
        // Not each time: for few rows the small problem costs more than the step.
        if (j <= 8 || j % 4 == 0 || last) {
            // This solver scales; the one for tridiagonal matrices overflows.
            const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver(small.topLeftCorner(j + 1, j + 1));
            found.largest = solver.eigenvalues()(j);
            found.next = j > 0 ? solver.eigenvalues()(j - 1) : 0;
            ritz = solver.eigenvectors().col(j);
            // Within this of the Ritz value there is an eigenvalue of B.
            found.off = beta * std::fabs(ritz(j));
            if (enough(found.largest, found.off) || last) break;
        }
        v /= beta;
        small(j + 1, j) = small(j, j + 1) = beta;
    }
    if (ritz.size() > 0) found.vector = basis.leftCols(ritz.size()) * ritz;
    return found;
}

std::optional<EigenvectorGuess> guess_from_single_precision(const LinearMap& inverse, const LinearMap& product,
                                                            const Eigen::VectorXd& start, double wanted,
                                                            int corrections) {
    const long n = start.size();
    constexpr double single_roundoff = 0x1p-24;
    const LanczosResult lanczos = largest_by_lanczos(
        inverse, start, 60, [&](double largest, double off) { return off <= 64 * single_roundoff * largest; });
    if (lanczos.vector.size() == 0 || !lanczos.vector.allFinite() || !(lanczos.largest > 0)) return std::nullopt;

    // Davidson: the smallest Ritz value of A over a growing space, to which the factor's answer to the residual is
    // added each time.
    const long most = std::min<long>(corrections, n - 1);
    Eigen::MatrixXd basis(n, most + 1), images(n, most + 1);
    Eigen::VectorXd next = lanczos.vector.normalized();
    EigenvectorGuess guess{next, infinity, infinity};
    for (long k = 0; k <= most; ++k) {
        basis.col(k) = next;
        Eigen::VectorXd image = next;
        product(image);
        images.col(k) = image;
        if (!images.col(k).allFinite()) return std::nullopt;
        Eigen::MatrixXd small = basis.leftCols(k + 1).transpose() * images.leftCols(k + 1);
        small = (small + small.transpose().eval()) / 2;
        const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver(small);
        const Eigen::VectorXd y = solver.eigenvectors().col(0);
        guess.vector = (basis.leftCols(k + 1) * y).normalized();
        guess.value = solver.eigenvalues()(0);
        Eigen::VectorXd residual = images.leftCols(k + 1) * y - guess.value * guess.vector;
        const double size = residual.norm(), gap = (lanczos.next > 0 ? 1 / lanczos.next : infinity) - guess.value;
        // |residual| bounds the distance of some eigenvalue; where the next one is far, the square over the gap does.
        guess.error = gap > size ? size * (size / gap) : size;
        if (!(guess.error > wanted) || size == 0 || k == most) break;
        next = residual / size;
        inverse(next);
        const double whole = next.norm(), left = next.allFinite() ? orthogonalize(next, basis.leftCols(k + 1)) : 0;
        if (!(left > 1e-8 * whole)) break;  // nothing new
        next /= left;
    }
    return guess;
}

std::optional<EigenvectorGuess> guess_in_single_precision(const ColumnBlocks& a, const Eigen::VectorXd& start,
                                                          double wanted, int corrections,
                                                          const FactorizationProgress& progress) {
    const long n = a.size();
    PackedMatrix<float> factor(n);
    fill(factor, a);
    if (factorize(factor, progress) != 0) return std::nullopt;
    const LinearMap inverse = [&](Eigen::VectorXd& x) {
        const double size = x.lpNorm<Eigen::Infinity>();  // to the middle of the range of floats
        if (size == 0) return;
        Eigen::VectorXf y = (x / size).cast<float>();
        solve_lower(factor, y.data());
        solve_transposed(factor, y.data(), n);
        x = y.cast<double>() * size;
    };
    const LinearMap product = [&](Eigen::VectorXd& x) { x = approximate_product(a, x); };
    return guess_from_single_precision(inverse, product, start, wanted, corrections);
}

}  // namespace rigor::detail
