// Checks services/kernel_block.hpp: the entries of services::gram, by the table and in balls, with an error that covers
// what is exact.
#include "services/kernel_block.hpp"
#include "catch.hpp"
#include "rigor/number/ball_functions.hpp"

#include <cmath>
#include <random>

using rigor::Ball;
using services::KernelBlock, services::PointSet;

namespace {

struct Points {
    long rows, columns;
    std::vector<double> values;

    Points(long n, long d, unsigned seed) : rows(n), columns(d) {
        std::mt19937 random(seed);
        std::normal_distribution<double> normal;
        for (long i = 0; i < n * d; ++i) values.push_back(normal(random));
    }
    void copy_row(long to, const Points& other, long from, double factor) {
        for (long k = 0; k < columns; ++k)
            values[static_cast<std::size_t>(to * columns + k)] =
                factor * other.values[static_cast<std::size_t>(from * columns + k)];
    }
    PointSet set() const { return {.rows = rows, .columns = columns, .values = values}; }
};

services::GramOptions options_for(const std::string& kernel, long depth) {
    return {.kernel = {.kind = ntk::deep_kernel(kernel), .depth = depth, .input_dimension = 3}};
}

/// The entry in balls, from both points in one list.
Ball exact_entry(const services::GramOptions& options, const Points& x, long i, const Points& y, long j) {
    const rigor::Precision scope(256);
    rigor::BallMatrix rows(2, x.columns);
    for (long k = 0; k < x.columns; ++k) {
        rows.set(0, k, Ball::exact_double(x.values[static_cast<std::size_t>(i * x.columns + k)]));
        rows.set(1, k, Ball::exact_double(y.values[static_cast<std::size_t>(j * x.columns + k)]));
    }
    return ntk::gram_entry(options.kernel, ntk::BallPoints(std::move(rows)), 0, 1);
}

/// |value - exact|/radius, at most.
double worst(const KernelBlock& block, const services::GramOptions& options, const Points& x, const Points& y) {
    const rigor::Precision scope(256);
    double most = 0;
    for (long i = 0; i < x.rows; ++i)
        for (long j = 0; j < y.rows; ++j)
            most = std::fmax(
                most,
                rigor::abs(exact_entry(options, x, i, y, j) - Ball::exact_double(block.values(i, j))).upper_double() /
                    block.radius);
    return most;
}

}  // namespace

TEST_CASE("kernel block: every entry is right within the radius, also next to z = 1 and z = -1") {
    Points x(25, 3, 1), y(21, 3, 2);
    y.copy_row(0, x, 4, 1);
    y.copy_row(1, x, 5, -2);
    y.copy_row(2, x, 6, 1 + 1e-9);
    for (const ntk::DeepKernel* kernel : ntk::deep_kernels()) {
        services::GramOptions options = options_for(kernel->name(), 3);
        if (kernel->takes(ntk::KernelParameter::network))
            options.kernel.network =
                std::make_shared<ntk::NetworkKernels>(ntk::NetworkMap::at_edge(ntk::activation("leaky-relu:1/10"), 1));
        const KernelBlock block = services::kernel_between(x.set(), y.set(), options);
        INFO(kernel->name());
        CHECK(block.values.rows() == 25);
        CHECK(block.values.cols() == 21);
        CHECK(worst(block, options, x, y) <= 1);
        CHECK(block.radius < 1e-6 * block.values.cwiseAbs().maxCoeff());
    }
}

TEST_CASE("kernel block: the error is needed: without it, or with one of the next entry's size, entries are wrong") {
    const Points x(25, 3, 1), y(21, 3, 2);
    const services::GramOptions options = options_for("fc", 3);
    KernelBlock block = services::kernel_between(x.set(), y.set(), options);
    block.radius *= 1e-4;
    CHECK(worst(block, options, x, y) > 1);
    block.radius *= 1e4;
    block.values(3, 4) += 3 * block.radius;
    CHECK(worst(block, options, x, y) > 1);
}

TEST_CASE("kernel block: few entries are computed in balls, and are rounded to nearest") {
    const Points x(3, 3, 3), y(2, 3, 4);
    const services::GramOptions options = options_for("normalized", 2);
    const KernelBlock block = services::kernel_between(x.set(), y.set(), options);
    CHECK(block.radius <= 0x1p-53);
    CHECK(worst(block, options, x, y) <= 1 + 1e-9);
}

TEST_CASE("kernel block: points of more than one block, zero rows, and the diagonal") {
    Points x(70, 2, 5), y(130, 2, 6);
    x.copy_row(3, x, 3, 0);
    services::GramOptions options = options_for("fc", 2);
    options.kernel.directions_only = false;
    const KernelBlock block = services::kernel_between(x.set(), y.set(), options);
    CHECK(block.values.row(3).isZero(0));
    for (const auto& [i, j] : {std::pair(0L, 0L), std::pair(69L, 129L), std::pair(4L, 64L), std::pair(2L, 63L)})
        CHECK(rigor::abs(exact_entry(options, x, i, y, j) - Ball::exact_double(block.values(i, j))).upper_double() <=
              block.radius);
    const KernelBlock diagonal = services::kernel_diagonal(x.set(), options);
    CHECK(diagonal.values.rows() == 70);
    CHECK(diagonal.values(3, 0) == 0);
    CHECK(std::fabs(diagonal.values(7, 0) - exact_entry(options, x, 7, x, 7).approx_double()) <= 1e-14);
}

TEST_CASE("kernel block: what is no pair of point sets is refused") {
    const Points x(2, 3, 1), y(2, 2, 1);
    const services::GramOptions options = options_for("fc", 2);
    CHECK_THROWS_AS(services::kernel_between(x.set(), y.set(), options), services::BadInput);
    const std::vector<double> nan{1, std::nan("")}, zero{0, 0};
    CHECK_THROWS_AS(services::kernel_diagonal({.rows = 1, .columns = 2, .values = nan}, options), services::BadInput);
    services::GramOptions directions = options_for("normalized", 2);
    directions.kernel.directions_only = true;
    CHECK_THROWS_AS(services::kernel_diagonal({.rows = 1, .columns = 2, .values = zero}, directions),
                    services::BadInput);
    const services::GramOptions res = options_for("fc", 0);
    CHECK_THROWS_AS(services::kernel_between(x.set(), x.set(), res), services::BadInput);
}
