// How much jitter a kernel matrix needs. Task: somebody's Gaussian process fails in the Cholesky factorization; here is
// the kernel matrix, and the question is from which delta on K + delta I must factor in float64 and in float32.
#include <services/matrix.hpp>

#include <cmath>
#include <iostream>
#include <vector>

int main() {
    // A Gaussian kernel exp(-(i - j)^2/200) on 20 neighbouring points, rounded to six digits: nearly singular, and the
    // rounding has made it indefinite.
    constexpr long n = 20;
    std::vector<double> kernel;
    for (long i = 0; i < n; ++i)
        for (long j = 0; j < n; ++j) {
            const double distance = static_cast<double>(i - j) / 10;
            kernel.push_back(static_cast<double>(std::lround(1e6 * std::exp(-distance * distance / 2))) / 1e6);
        }
    try {
        const services::MatrixReport report =
            services::matrix({.n = n, .values = kernel}, {.digits = 15, .jitter = true});
        std::cout << "positive definite: " << rigor::to_string(report.positive_definite) << ", lambda_min in ["
                  << report.smallest->lower.enclosure(6) << ", " << report.smallest->upper.enclosure(6) << "]\n";
        for (const services::FormatJitter& format : report.jitter->formats)
            std::cout << format.format << ": the factorization must succeed from delta = "
                      << (format.succeeds_from ? format.succeeds_from->enclosure(6) : format.reason) << " on\n";
    } catch (const services::Error& error) {
        std::cerr << error.what() << "\n";
        return 2;
    }
    return 0;
}
