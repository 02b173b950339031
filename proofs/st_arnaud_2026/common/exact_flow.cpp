#include "proofs/st_arnaud_2026/common/exact_flow.hpp"

#include <random>

namespace proofs::st_arnaud_2026 {

using rigor::Ball, rigor::BallMatrix, rigor::Rational, rigor::RationalMatrix;

RationalMatrix DecomposedKernel::function(const std::function<Rational(const Rational&)>& g) const {
    std::vector<Rational> values;
    for (const Rational& lambda : eigenvalues) values.push_back(g(lambda));
    return vectors * RationalMatrix::diagonal(values) * vectors.transpose();
}
BallMatrix DecomposedKernel::function(const std::function<Ball(const Ball&)>& g) const {
    BallMatrix diagonal(size(), size());
    for (long i = 0; i < size(); ++i) diagonal.set(i, i, g(Ball(eigenvalues[static_cast<std::size_t>(i)])));
    return BallMatrix(vectors) * diagonal * BallMatrix(vectors.transpose());
}
RationalMatrix DecomposedKernel::matrix() const {
    return function(std::function<Rational(const Rational&)>([](const Rational& lambda) { return lambda; }));
}

namespace {

Rational dot(const std::vector<Rational>& a, const std::vector<Rational>& b) {
    Rational sum(0);
    for (std::size_t i = 0; i < a.size(); ++i) sum += a[i] * b[i];
    return sum;
}

/// I - 2 v v^T/|v|^2.
RationalMatrix reflection(const std::vector<Rational>& v) {
    RationalMatrix h = RationalMatrix::identity(static_cast<long>(v.size()));
    const Rational square = dot(v, v);
    for (long i = 0; i < h.rows(); ++i)
        for (long j = 0; j < h.rows(); ++j)
            h(i, j) -= 2 * v[static_cast<std::size_t>(i)] * v[static_cast<std::size_t>(j)] / square;
    return h;
}

}  // namespace

std::vector<Rational> ExactFlow::series_of_flow(const Rational& rate, long order) const {
    const RationalMatrix k = kernel.matrix();
    std::vector<Rational> on_data = residual, series{0};
    for (long m = 1; m <= order; ++m) {
        const Rational factor = -rate / m;
        series.push_back(factor * dot(at_x, on_data));
        on_data = k * on_data;
        for (Rational& q : on_data) q *= factor;
    }
    return series;
}

std::vector<Rational> ExactFlow::series_of_closed_form(const Rational& rate, long order) const {
    // K^-1 through the eigenvectors, then K^-1 (-rate K)^m/m! r.
    const RationalMatrix k = kernel.matrix(), inverse = kernel.function(std::function<Rational(const Rational&)>(
                                                  [](const Rational& lambda) { return Rational(1 / lambda); }));
    std::vector<Rational> power = residual, series{0};
    for (long m = 1; m <= order; ++m) {
        power = k * power;
        for (Rational& q : power) q *= -rate / m;
        series.push_back(dot(at_x, inverse * power));
    }
    return series;
}

ExactFlow exact_flow(long n, long number) {
    if (n < 1) throw std::invalid_argument("a flow with " + std::to_string(n) + " points");
    std::mt19937_64 random(static_cast<std::uint64_t>(number));
    const auto draw = [&](long lowest, long highest) {
        return lowest + static_cast<long>(random() % static_cast<std::uint64_t>(highest - lowest + 1));
    };
    const auto vector = [&](long bound, long denominator) {
        std::vector<Rational> v;
        for (long i = 0; i < n; ++i) v.push_back(Rational(draw(-bound, bound), draw(1, denominator)));
        if (dot(v, v) == 0) v[0] = 1;
        return v;
    };
    DecomposedKernel kernel{reflection(vector(5, 1)) * reflection(vector(5, 1)), {}};
    for (long i = 0; i < n; ++i) kernel.eigenvalues.push_back(Rational(draw(1, 9), draw(1, 6)));
    std::vector<Rational> at_x = vector(9, 5), residual = vector(9, 5);
    // No accident: the first coefficient of the flow is not 0.
    if (dot(at_x, residual) == 0) at_x = residual;
    return {std::move(kernel), std::move(at_x), std::move(residual)};
}

}  // namespace proofs::st_arnaud_2026
