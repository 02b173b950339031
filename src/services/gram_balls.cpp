// The method in balls of gram_computation.hpp.
#include "services/gram_computation.hpp"

#include "rigor/matrix/smallest_eigenvalue.hpp"
#include "rigor/parallel/on_all_cores.hpp"

#include <fmt/format.h>

namespace services {

using rigor::Ball, rigor::BallMatrix, rigor::Rational, rigor::Truth;

void GramComputation::in_balls(long digits) {
    stage("angles");
    geometry_.emplace(ntk::pair_geometry(*unit_));
    decide(flagged(*geometry_));
    report_.digits = digits + 2;
    std::optional<BallMatrix> matrix;
    long known_bits = 0;
    const rigor::MatrixEntries entries = [&]() -> BallMatrix {
        if (known_bits == rigor::Precision::bits()) return *matrix;
        stage("kernel matrix in balls");
        const ntk::BallPoints points = points_.in_balls();
        BallMatrix gram(n(), n());
        std::atomic<long> done{0};
        rigor::on_all_cores(n(), [&](long j) {
            for (long i = j; i < n(); ++i) gram.set_symmetric(i, j, entry(points, i, j));
            columns_done(++done, "kernel matrix in balls");
        });
        stage("eigenvalues in balls");
        matrix = gram;
        known_bits = rigor::Precision::bits();
        return gram;
    };
    const long first = std::max(128L, rigor::bits_for_digits(digits) + 64);
    const rigor::SmallestEigenvalueOptions wanted{
        .relative_width = rigor::power(Rational(1, 10), static_cast<unsigned long>(digits)),
        .ladder = {first, std::max(8192L, 4 * first)},
        .keep_factor = options_.proof};
    if (options_.proof) report_.proof = GramProof{points_.zero_rows(), verdict_.exactly_singular, {}, {}};
    if (!verdict_.exactly_singular) {
        const rigor::EigenvalueEnclosure e = rigor::smallest_eigenvalue(entries, wanted);
        if (e.status == rigor::SmallestEigenvalueStatus::not_finite)
            throw std::runtime_error("an entry of the kernel matrix is not finite in balls");
        report_.method = "entries and eigenvalues in balls: " + e.method;
        take_smallest(e.lower, e.upper,
                      fmt::format("{} digits were not reached with {} bits", digits, wanted.ladder.last));
        if (options_.proof) report_.proof->smallest = e;
    } else {
        report_.method = "lambda_min by exact relations";
    }
    const rigor::EigenvalueEnclosure e = rigor::largest_eigenvalue(entries, wanted);
    report_.largest = EigenvalueBounds{e.lower, e.upper};
    if (options_.proof) report_.proof->largest = e;
    if (verdict_.exactly_singular) report_.method += "; lambda_max in balls: " + e.method;
    if (options_.take_matrix) {
        Eigen::MatrixXd values(n(), n()), radius(n(), n());
        for (long i = 0; i < n(); ++i)
            for (long j = 0; j <= i; ++j) store((*matrix)(i, j), values(i, j), radius(i, j));
        hand_over(std::move(values), std::move(radius));
    }
}

}  // namespace services
