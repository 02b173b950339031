#include "proofs/jacot_2018/common/least_squares.hpp"

#include <random>
#include <utility>

namespace proofs::jacot_2018 {

using rigor::Rational, rigor::RationalMatrix;
using Function = LeastSquares::Function;

namespace {

std::size_t at(long i) { return static_cast<std::size_t>(i); }

/// I - 2 v v^T/|v|^2.
RationalMatrix reflection(const Function& v) {
    RationalMatrix h = RationalMatrix::identity(static_cast<long>(v.size()));
    Rational square = 0;
    for (const Rational& q : v) square += q * q;
    for (long i = 0; i < h.rows(); ++i)
        for (long j = 0; j < h.rows(); ++j) h(i, j) -= 2 * v[at(i)] * v[at(j)] / square;
    return h;
}

}  // namespace

Function combination(const Function& a, const Rational& factor, const Function& b) {
    Function sum = a;
    for (std::size_t i = 0; i < sum.size(); ++i) sum[i] += factor * b.at(i);
    return sum;
}

RationalMatrix LeastSquares::gram() const {
    return vectors * RationalMatrix::diagonal(gram_eigenvalues) * vectors.transpose();
}

Function LeastSquares::map(const Function& f) const {
    const Function data(f.begin(), f.begin() + on_data());
    Function image = gram() * data;
    const Function off = across * image;
    image.insert(image.end(), off.begin(), off.end());
    for (Rational& q : image) q /= points;
    return image;
}

std::vector<LeastSquares::Component> LeastSquares::components(const Function& g) const {
    std::vector<Component> found;
    Function rest = g;
    for (long i = 0; i < on_data(); ++i) {
        if (gram_eigenvalues[at(i)] == 0) continue;
        Function v;
        Rational inner = 0;
        for (long j = 0; j < on_data(); ++j) {
            v.push_back(vectors(j, i));
            inner += vectors(j, i) * g[at(j)];
        }
        const Function off = across * v;
        v.insert(v.end(), off.begin(), off.end());
        for (Rational& q : v) q *= inner;
        rest = combination(rest, -1, v);
        found.push_back({gram_eigenvalues[at(i)] / points, std::move(v)});
    }
    found.push_back({0, std::move(rest)});
    return found;
}

std::vector<Function> LeastSquares::flow(long order) const {
    std::vector<Function> series{start};
    for (long k = 0; k < order; ++k) {
        // (k + 1) c_(k+1) is the coefficient of t^k in Pi (f* - f_t).
        const Function zero(start.size());
        Function next = map(combination(k == 0 ? goal : zero, -1, series.back()));
        for (Rational& q : next) q /= k + 1;
        series.push_back(std::move(next));
    }
    return series;
}

LeastSquares least_squares(long points, long outputs, long zeros, long number) {
    if (points < 1 || outputs < 1)
        throw std::invalid_argument(std::to_string(points) + " points and " + std::to_string(outputs) + " outputs");
    std::mt19937_64 random(static_cast<std::uint64_t>(number));
    const auto draw = [&](long lowest, long highest) {
        return lowest + static_cast<long>(random() % static_cast<std::uint64_t>(highest - lowest + 1));
    };
    const auto values = [&](long count) {
        Function v;
        for (long i = 0; i < count; ++i) v.push_back(Rational(2 * draw(-4, 4) + 1, draw(1, 4)));
        return v;
    };
    LeastSquares sample;
    sample.points = points;
    sample.outputs = outputs;
    const long n = points * outputs, off = 3;
    sample.vectors = reflection(values(n)) * reflection(values(n));
    for (long i = 0; i < n; ++i)
        sample.gram_eigenvalues.push_back(i < zeros ? Rational(0) : Rational(draw(1, 9), draw(1, 4)));
    sample.across = RationalMatrix(off, n);
    for (long i = 0; i < off; ++i)
        for (long j = 0; j < n; ++j) sample.across(i, j) = draw(-5, 5);
    sample.start = values(n + off);
    // f* - f_0 is a sum over the eigenvectors with coefficients that are not 0, and off the data whatever is drawn.
    Function difference(at(n));
    for (long i = 0; i < n; ++i) {
        const Rational coefficient(2 * draw(-3, 3) + 1);
        for (long j = 0; j < n; ++j) difference[at(j)] += coefficient * sample.vectors(j, i);
    }
    const Function rest = values(off), image = sample.across * difference;
    // Not the extension of the values on the data alone: the part in the null-space does not vanish.
    for (long i = 0; i < off; ++i) difference.push_back(image[at(i)] + rest[at(i)]);
    sample.goal = combination(sample.start, 1, difference);
    return sample;
}

}  // namespace proofs::jacot_2018
