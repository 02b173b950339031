// Dependences by FLINT's echelon form over the integers; roots by their classes modulo squares (Besicovitch 1940).
#include "rigor/matrix/null_space.hpp"

#include <algorithm>
#include <stdexcept>
#include <string>
#include <utility>

namespace rigor {

RowDependences row_dependences(const RationalMatrix& a) {
    use_flint_on_this_thread();
    const detail::IntegralMatrix transpose(a.transpose());
    fmpz_mat_t basis;
    fmpz_mat_init(basis, a.rows(), a.rows());
    RowDependences result;
    result.dimension = fmpz_mat_nullspace(basis, transpose.value);
    for (long i = 0; result.dimension > 0 && i < a.rows(); ++i) {
        Integer entry;
        fmpz_get_mpz(entry.backend().data(), fmpz_mat_entry(basis, i, 0));
        result.first.push_back(std::move(entry));
    }
    fmpz_mat_clear(basis);
    return result;
}

bool root_sum_vanishes(const std::vector<Integer>& c, const std::vector<Rational>& q) {
    if (c.size() != q.size())
        throw std::invalid_argument("a sum of roots with " + std::to_string(c.size()) + " coefficients of " +
                                    std::to_string(q.size()));
    // The rational root of p, 0 if there is none.
    const auto root = [](const Rational& p) {
        const Integer above(numerator(p)), below(denominator(p));
        const bool square =
            mpz_perfect_square_p(above.backend().data()) != 0 && mpz_perfect_square_p(below.backend().data()) != 0;
        return square ? Rational(sqrt(above), sqrt(below)) : Rational(0);
    };
    std::vector<std::pair<Rational, Rational>> classes;  // one q of each, the sum of c_i sqrt(q_i/q)
    for (std::size_t i = 0; i < c.size(); ++i) {
        if (q[i] <= 0) throw std::domain_error("the root of " + to_string(q[i]) + "; expected a positive number");
        if (c[i] == 0) continue;
        const auto same = std::find_if(classes.begin(), classes.end(),
                                       [&](const auto& known) { return root(Rational(q[i] / known.first)) != 0; });
        if (same == classes.end())
            classes.emplace_back(q[i], Rational(c[i]));
        else
            same->second += Rational(c[i]) * root(Rational(q[i] / same->first));
    }
    return std::all_of(classes.begin(), classes.end(), [](const auto& known) { return known.second == 0; });
}

}  // namespace rigor
