// The search for short vectors in doubles, and their forms in exact arithmetic.
#include "services/matrix_witness.hpp"

#include "rigor/matrix/ball_matrix.hpp"

#include <cmath>

namespace services {
namespace {

using rigor::Ball, rigor::Integer, rigor::Rational;

/// Beyond, forms of numbers that are no doubles are bounded in balls: their denominators have no common multiple of
/// moderate size.
constexpr long most_rows_of_rationals = 200;

/// A number of Arb without rounding.
class ExactNumber {
public:
    ExactNumber() { arf_init(value_); }
    explicit ExactNumber(double x) : ExactNumber() { arf_set_d(value_, x); }
    explicit ExactNumber(const Integer& x) : ExactNumber() {
        fmpz_t integer;
        fmpz_init(integer);
        fmpz_set_mpz(integer, x.backend().data());
        arf_set_fmpz(value_, integer);
        fmpz_clear(integer);
    }
    ExactNumber(const ExactNumber& other) : ExactNumber() { arf_set(value_, other.value_); }
    ExactNumber& operator=(const ExactNumber&) = delete;
    ~ExactNumber() { arf_clear(value_); }

    void add_product(const ExactNumber& a, const ExactNumber& b) {
        arf_addmul(value_, a.value_, b.value_, ARF_PREC_EXACT, ARF_RND_DOWN);
    }
    Rational rational() const {
        fmpz_t mantissa, exponent;
        fmpz_init(mantissa);
        fmpz_init(exponent);
        arf_get_fmpz_2exp(mantissa, exponent, value_);
        Integer integer;
        fmpz_get_mpz(integer.backend().data(), mantissa);
        const long power = fmpz_get_si(exponent);  // sums of products of doubles and integers: no more than some 10^5
        fmpz_clear(mantissa);
        fmpz_clear(exponent);
        return Rational(integer) * rigor::power_of_two(power);
    }

private:
    arf_t value_;
};

/// Where x is not 0.
std::vector<long> support(const std::vector<Integer>& x) {
    std::vector<long> places;
    for (std::size_t i = 0; i < x.size(); ++i)
        if (x[i] != 0) places.push_back(static_cast<long>(i));
    return places;
}

Rational form_of_doubles(const SymmetricEntries& matrix, const std::vector<Integer>& x,
                         const std::vector<long>& places) {
    rigor::use_flint_on_this_thread();
    std::vector<ExactNumber> exact;
    for (const long i : places) exact.emplace_back(x[static_cast<std::size_t>(i)]);
    ExactNumber form;
    for (std::size_t j = 0; j < places.size(); ++j) {
        ExactNumber row;
        for (std::size_t i = 0; i < places.size(); ++i)
            row.add_product(ExactNumber(matrix.values()(places[i], places[j])), exact[i]);
        form.add_product(row, exact[j]);
    }
    return form.rational() * rigor::power_of_two(matrix.scale());
}

Rational form_of_rationals(const SymmetricEntries& matrix, const std::vector<Integer>& x,
                           const std::vector<long>& places) {
    Rational form(0);
    for (const long j : places) {
        Rational row(0);
        for (const long i : places) row += matrix.entry(i, j) * Rational(x[static_cast<std::size_t>(i)]);
        form += row * Rational(x[static_cast<std::size_t>(j)]);
    }
    return form;
}

Ball form_in_balls(const SymmetricEntries& matrix, const std::vector<Integer>& x, const std::vector<long>& places) {
    const rigor::Precision scope(256);
    Ball form(0);
    for (const long j : places) {
        Ball row(0);
        for (const long i : places) row += Ball(matrix.entry(i, j)) * Ball(Rational(x[static_cast<std::size_t>(i)]));
        form += row * Ball(Rational(x[static_cast<std::size_t>(j)]));
    }
    return form;
}

std::vector<Integer> zeros(long n) { return std::vector<Integer>(static_cast<std::size_t>(n)); }

}  // namespace

std::optional<MatrixWitness> witness_from(const SymmetricEntries& matrix, std::vector<Integer> x) {
    const std::vector<long> places = support(x);
    if (places.empty()) return std::nullopt;
    MatrixWitness witness;
    if (!matrix.doubles_are_exact() && static_cast<long>(places.size()) > most_rows_of_rationals) {
        witness.form_bound = form_in_balls(matrix, x, places).upper();
    } else {
        witness.form =
            matrix.doubles_are_exact() ? form_of_doubles(matrix, x, places) : form_of_rationals(matrix, x, places);
        if (*witness.form > 0) return std::nullopt;
        const rigor::Precision scope(64);
        witness.form_bound = Ball(*witness.form).upper();
    }
    if (rigor::certainly_positive(witness.form_bound) != rigor::Truth::no) return std::nullopt;
    witness.vector = std::move(x);
    return witness;
}

std::optional<MatrixWitness> sparse_witness(const SymmetricEntries& matrix) {
    const long n = matrix.size();
    const Eigen::MatrixXd& a = matrix.values();
    long tries = 1000;  // rows that are nearly equal may be many
    for (long i = 0; i < n; ++i) {
        if (a(i, i) > 0x1p-1000) continue;
        std::vector<Integer> x = zeros(n);
        x[static_cast<std::size_t>(i)] = 1;
        if (auto found = witness_from(matrix, std::move(x))) return found;
    }
    for (long j = 0; j < n; ++j)
        for (long i = j + 1; i < n && tries > 0; ++i) {
            // a_ii a_jj <= a_ij^2, up to rounding.
            if (!(std::sqrt(a(i, i)) * std::sqrt(a(j, j)) <= std::fabs(a(i, j)) * (1 + 0x1p-48))) continue;
            --tries;
            // The form is least at x_i : x_j = -a_ij : a_ii; the plain difference or sum first.
            const Rational diagonal = matrix.entry(i, i), beside = matrix.entry(i, j);
            if (diagonal <= 0) continue;
            const Rational ratio = beside / diagonal;
            std::vector<std::pair<Integer, Integer>> candidates;
            candidates.emplace_back(beside > 0 ? -1 : 1, 1);
            candidates.emplace_back(-numerator(ratio), denominator(ratio));
            for (const auto& [xi, xj] : candidates) {
                std::vector<Integer> x = zeros(n);
                x[static_cast<std::size_t>(i)] = xi;
                x[static_cast<std::size_t>(j)] = xj;
                if (auto found = witness_from(matrix, std::move(x))) return found;
            }
        }
    return std::nullopt;
}

std::optional<MatrixWitness> rounded_witness(const SymmetricEntries& matrix, const Eigen::VectorXd& guess) {
    const double largest = guess.size() == 0 ? 0 : guess.lpNorm<Eigen::Infinity>();
    if (!(largest > 0) || !std::isfinite(largest)) return std::nullopt;
    // What the form is in doubles, of vectors with entries up to 1; a guess, which spares exact forms.
    double noise = 0;
    for (long i = 0; i < guess.size(); ++i) noise += std::fabs(matrix.values()(i, i));
    noise *= 0x1p-40;
    for (const int bits : {0, 1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 52}) {
        const Eigen::VectorXd rounded = (guess * (std::ldexp(1, bits) / largest)).array().round();
        const Eigen::VectorXd x = rounded * std::ldexp(1, -bits);
        if (x.dot(matrix.values() * x) > noise) continue;
        std::vector<Integer> integers;
        for (const double entry : rounded) integers.push_back(static_cast<Integer>(static_cast<long>(entry)));
        if (auto found = witness_from(matrix, std::move(integers))) return found;
    }
    return std::nullopt;
}

std::vector<Integer> as_integers(const std::vector<Rational>& x) {
    Integer common(1);
    for (const Rational& q : x) common = lcm(common, Integer(denominator(q)));
    std::vector<Integer> integers;
    for (const Rational& q : x) integers.push_back(numerator(Rational(q * common)));
    return integers;
}

}  // namespace services
