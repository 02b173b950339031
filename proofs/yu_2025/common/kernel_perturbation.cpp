#include "proofs/yu_2025/common/kernel_perturbation.hpp"

#include "claim/generators.hpp"

#include <ostream>

namespace proofs::yu_2025 {

using rigor::Ball, rigor::Integer, rigor::Rational, rigor::RationalMatrix, rigor::Truth;

namespace {

RationalMatrix plus(RationalMatrix a, const RationalMatrix& b) {
    for (long i = 0; i < a.rows(); ++i)
        for (long j = 0; j < a.columns(); ++j) a(i, j) += b(i, j);
    return a;
}
/// The smallest eigenvalue is exactly q.
bool smallest_is(const RationalMatrix& a, const Rational& q) {
    const rigor::Inertia i = inertia(a.shifted(q));
    return i.negative == 0 && i.zero > 0;
}

}  // namespace

Perturbation extremal(Family family, long n, const Rational& eps) {
    Perturbation p{RationalMatrix(n, n), 0, 0, 0, 0, 0};
    for (long i = 0; i < n; ++i)
        for (long j = 0; j < n; ++j) {
            const bool filled = family == Family::all_ones || (i == j && (family == Family::identity || i == 0));
            if (!filled) continue;
            p.e(i, j) = -eps;
            p.frobenius_square += eps * eps;
            p.total += eps;
        }
    p.largest = eps;
    p.change = p.spectral = family == Family::all_ones ? Rational(n * eps) : eps;
    if (!smallest_is(plus(RationalMatrix::identity(n), p.e), 1 - p.change) || !smallest_is(p.e, -p.spectral) ||
        inertia(p.e).positive > 0)
        throw std::logic_error("the eigenvalues of an extremal perturbation of size " + std::to_string(n) +
                               " are not " + p.change.str() + ", " + p.spectral.str());
    return p;
}

std::vector<Perturbation> extremal_perturbations(const std::function<Rational(long n)>& eps) {
    std::vector<Perturbation> list;
    for (long n = 1; n <= 6; ++n)
        for (const Family family : {Family::all_ones, Family::identity, Family::one_entry})
            list.push_back(extremal(family, n, eps(n)));
    return list;
}

long PerturbedKernel::points() const { return static_cast<long>(std::min(root.size(), signs.size())); }
RationalMatrix PerturbedKernel::kernel() const {
    const long n = points();
    RationalMatrix b(n, n);
    for (long i = 0; i < n; ++i)
        for (long j = 0; j < n; ++j) b(i, j) = root[static_cast<std::size_t>(i)][static_cast<std::size_t>(j)];
    return (b * b.transpose()).shifted(-1);
}
RationalMatrix PerturbedKernel::perturbation() const {
    const long n = points();
    RationalMatrix e(n, n);
    for (long i = 0; i < n; ++i)
        for (long j = 0; j < n; ++j)
            e(i, j) =
                Rational(signs[static_cast<std::size_t>(std::min(i, j))][static_cast<std::size_t>(std::max(i, j))], 4);
    return e;
}
std::ostream& operator<<(std::ostream& out, const PerturbedKernel& pair) {
    const auto print = [&](const char* name, const std::vector<std::vector<long>>& rows) {
        out << name;
        for (const auto& row : rows) {
            out << "(";
            for (const long entry : row) out << " " << entry;
            out << " )";
        }
    };
    print("B = ", pair.root);
    print(", 4 E = ", pair.signs);
    return out;
}
rc::Gen<PerturbedKernel> perturbed_kernels() {
    return rc::gen::exec([] {
        const auto n = static_cast<std::size_t>(*claim::integers(1, 5));
        PerturbedKernel pair{std::vector(n, std::vector<long>(n)), std::vector(n, std::vector<long>(n))};
        for (std::size_t i = 0; i < n; ++i)
            for (std::size_t j = 0; j < n; ++j) {
                pair.root[i][j] = *claim::integers(-3, 3);
                pair.signs[i][j] = *claim::integers(-4, 4);
            }
        return pair;
    });
}

Truth eigenvalue_within(const RationalMatrix& kernel, const RationalMatrix& e, const Rational& bound) {
    Rational below = kernel(0, 0), above = below;
    if (kernel.rows() > 1) {
        const rigor::EigenvalueEnclosure lambda = rigor::smallest_eigenvalue(kernel);
        below = rigor::rational_midpoint(lambda.lower);
        above = rigor::rational_midpoint(lambda.upper);
    }
    const RationalMatrix sum = plus(kernel, e);
    return rigor::truth(inertia(sum.shifted(below - bound)).negative == 0 &&
                        inertia(sum.shifted(above + bound)).positive < sum.rows());
}
Truth spectral_norm_at_most(const RationalMatrix& e, const Rational& bound) {
    return rigor::truth(inertia((e * e).shifted(bound * bound)).positive == 0);
}

Rational root_above(const Rational& q) {
    if (q == 0) return 0;
    // sqrt(p/q) = sqrt(p q)/q; with 100 more bits the next integer is far closer than needed.
    const Integer d = denominator(q), n = Integer(numerator(q)) * d << 200;
    return Rational(Integer(sqrt(n) + 1), Integer(d << 100));
}

Truth keeps_half(const rigor::MatrixEntries& kernel, long n, const std::vector<long>& signs) {
    const rigor::EigenvalueEnclosure lambda = rigor::smallest_eigenvalue(
        kernel, {.relative_width = Rational(1, 1000), .absolute_width = 0, .ladder = {64, 1024}});
    if (lambda.positive != Truth::yes) return lambda.positive;
    const Rational bound = rigor::rational_midpoint(lambda.lower) / (2 * n * n);
    const rigor::MatrixEntries sum = [&] {
        rigor::BallMatrix a = kernel();
        for (long i = 0; i < n; ++i)
            for (long j = 0; j <= i; ++j)
                a.set_symmetric(
                    i, j,
                    a(i, j) + Ball(Rational(bound * signs[static_cast<std::size_t>(i * n + j) % signs.size()] / 8)));
        return a;
    };
    const rigor::EigenvalueEnclosure perturbed = rigor::smallest_eigenvalue(
        sum, {.relative_width = Rational(1, 1000), .absolute_width = 0, .ladder = {64, 1024}});
    return rigor::certainly_less(lambda.upper / Ball(2), perturbed.lower) == Truth::yes   ? Truth::yes
           : rigor::certainly_less(perturbed.upper, lambda.lower / Ball(2)) == Truth::yes ? Truth::no
                                                                                          : Truth::unknown;
}

}  // namespace proofs::yu_2025
