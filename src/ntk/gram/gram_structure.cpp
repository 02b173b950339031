// Exact relations and the theorems of gram_structure.hpp, by exact elimination.
#include "ntk/gram/gram_structure.hpp"

#include <map>

namespace ntk {

using rigor::Rational;

PointRelations point_relations(const std::vector<long>& points, long d, const ExactCoordinate& coordinate) {
    PointRelations relations;
    // Directions by the coordinates divided by the size of the first that is not zero; points by that size as well.
    std::map<std::vector<Rational>, std::vector<long>> directions;
    std::map<std::vector<Rational>, std::map<Rational, std::vector<long>>> sizes;
    for (const long i : points) {
        std::vector<Rational> x(static_cast<std::size_t>(d));
        Rational size = 0;
        for (long k = 0; k < d; ++k) {
            const Rational c = coordinate(i, k);
            if (size == 0 && c != 0) size = abs(c);
            if (c != 0) x[static_cast<std::size_t>(k)] = c / size;
        }
        if (size == 0)
            relations.zero.push_back(i);
        else
            sizes[x][size].push_back(i);
        if (size != 0) directions[std::move(x)].push_back(i);
    }
    if (relations.zero.size() > 1) relations.same_point.push_back(relations.zero);
    for (auto& [direction, members] : directions) {
        if (members.size() > 1) relations.same_direction.push_back(members);
        for (auto& [size, same] : sizes[direction])
            if (same.size() > 1) relations.same_point.push_back(same);
        std::vector<Rational> opposite(direction);
        for (Rational& c : opposite) c = -c;
        if (direction < opposite)
            if (const auto other = directions.find(opposite); other != directions.end())
                relations.antipodal.emplace_back(members.front(), other->second.front());
    }
    return relations;
}

LinearDependence linear_dependence(long n, long d, bool biased, bool directions_only,
                                   const ExactCoordinate& coordinate) {
    if (n > most_exact_coordinates / std::max(1L, d)) return {};
    const bool lifted = biased && !directions_only;
    rigor::RationalMatrix x(n, d + (lifted ? 1 : 0));
    for (long i = 0; i < n; ++i) {
        for (long k = 0; k < d; ++k) x(i, k) = coordinate(i, k);
        if (lifted) x(i, d) = 1;
    }
    const rigor::RowDependences found = rigor::row_dependences(x);
    LinearDependence answer{true, found.dimension > 0, n - found.dimension, {}};
    if (answer.dependent && biased && directions_only) {
        // (x, |x|): one equation more for c, which a space of two dimensions always meets.
        bool meets = found.dimension > 1;
        if (!meets) {
            std::vector<Rational> squares;
            for (long i = 0; i < n; ++i) {
                Rational square = 0;
                for (long k = 0; k < d; ++k) square += x(i, k) * x(i, k);
                squares.push_back(std::move(square));
            }
            meets = rigor::root_sum_vanishes(found.first, squares);
            if (meets)
                for (long i = 0; i < n; ++i)
                    if (found.first[static_cast<std::size_t>(i)] != 0) answer.among.push_back(i);
        }
        answer.dependent = meets;
        if (!meets) ++answer.rank;
        if (found.dimension > 1) answer.rank = -1;  // n minus the dimension, or one more
        return answer;
    }
    for (long i = 0; answer.dependent && i < n; ++i)
        if (found.first[static_cast<std::size_t>(i)] != 0) answer.among.push_back(i);
    return answer;
}

namespace {

GramVerdict singular(std::string why) { return {true, false, std::move(why)}; }

/// "rows 0, 3 (counted from 0)", six at most.
std::string text_of(const std::vector<long>& rows, const std::function<long(long)>& number) {
    std::string text = "rows ";
    for (std::size_t i = 0; i < rows.size() && i < 6; ++i) text += (i ? ", " : "") + std::to_string(number(rows[i]));
    return text + (rows.size() > 6 ? ", …" : "") + " (counted from 0)";
}

GramVerdict linear_verdict(bool homogeneous, long n, long d, bool directions_only, const ExactCoordinate& coordinate,
                           const std::function<long(long)>& number) {
    const long largest = homogeneous ? d : d + 1;
    if (n > largest)
        return singular("the kernel is linear and has rank at most " + std::to_string(largest) +
                        ", less than n = " + std::to_string(n));
    const LinearDependence relation = linear_dependence(n, d, !homogeneous, directions_only, coordinate);
    const std::string points = homogeneous       ? "the points"
                               : directions_only ? "the points (x/|x|, 1)"
                                                 : "the points (x, 1)";
    if (!relation.decided)
        return {false, false,
                "the kernel is linear: its matrix is singular exactly where " + points +
                    " are linearly dependent, which was not decided for so many numbers"};
    if (!relation.dependent)
        return {false, true,
                "the kernel is linear, and " + points + " are linearly independent: exact rank " + std::to_string(n) +
                    " = n"};
    return singular("the kernel is linear, and " + points +
                    (relation.rank < 0 ? " are linearly dependent"
                                       : " have exact rank " + std::to_string(relation.rank) +
                                             ", less than n = " + std::to_string(n)) +
                    (relation.among.empty() ? "" : ": linearly dependent are " + text_of(relation.among, number)));
}

/// "1 antipodal pair".
std::string counted_pairs(std::size_t pairs) {
    return std::to_string(pairs) + (pairs == 1 ? " antipodal pair " : " antipodal pairs ");
}

/// What the directions x_p of the antipodal pairs must not be, and why.
struct OnAntipodes {
    std::string fault, why;
};
OnAntipodes on_antipodes(long degree) {
    const std::string parity = degree % 2 == 0 ? "even" : "odd";
    switch (degree) {
        case -1:
            return {"of directions",
                    "the kernel is an even or an odd function of the cosine, so that the rows of "
                    "the two agree but for the sign"};
        case 0:
            return {"where one is the most",
                    "functions that are even on them see only the constant part of the kernel"};
        case 1:
            return {"with linearly dependent directions",
                    "without bias, odd functions on them see only the linear kernel"};
        case 2:
            return {"x, -x with linearly dependent matrices x x^T",
                    "functions that are even on them see only the part of the kernel of degrees 0 and 2"};
        default:
            return {"x, -x with linearly dependent powers of x of degree " + std::to_string(degree),
                    "functions that are " + parity + " on them see only the " + parity +
                        " part of the kernel, which has that degree"};
    }
}

/// (n choose k), or `most` where it is more.
long binomial(long n, long k, long most) {
    rigor::Integer value = 1;
    k = std::min(k, n - k);
    for (long i = 1; i <= k && value <= most; ++i) value = value * (n - k + i) / i;
    return value > most ? most : static_cast<long>(value);
}
/// The dimension of the forms of a degree >= 0 in d variables, up to `most`.
long forms(long d, long degree, long most) { return binomial(d + degree - 1, degree, most); }

/// Are the powers of this degree of the directions of the antipodal pairs, one of each, linearly dependent?
rigor::Truth powers_are_dependent(long degree, const PointRelations& relations, long d,
                                  const ExactCoordinate& coordinate) {
    using rigor::Truth;
    const long pairs = static_cast<long>(relations.antipodal.size());
    if (degree < 0) return rigor::truth(pairs > 0);
    if (pairs > forms(d, degree, pairs)) return Truth::yes;
    if (pairs <= 1) return Truth::no;
    const bool products_of_them = degree > 1;
    if (products_of_them && pairs > most_exact_products / std::max(1L, d * (degree / 2)) / pairs) return Truth::unknown;
    rigor::RationalMatrix rows(pairs, d);
    for (long i = 0; i < pairs; ++i)
        for (long k = 0; k < d; ++k) rows(i, k) = coordinate(relations.antipodal[static_cast<std::size_t>(i)].first, k);
    if (!products_of_them) return rigor::truth(rigor::rank(rows) < pairs);
    rigor::RationalMatrix products = rigor::row_products(rows);
    for (long i = 0; i < pairs; ++i)
        for (long j = 0; j < pairs; ++j)
            products(i, j) = rigor::power(products(i, j), static_cast<unsigned long>(degree));
    return rigor::truth(rigor::rank(products) < pairs);
}

GramVerdict verdict_on_antipodes(const KernelStructure& kernel, const PointRelations& relations, long d,
                                 const ExactCoordinate& coordinate) {
    const OnAntipodes what = on_antipodes(kernel.degree);
    const std::string pairs = counted_pairs(relations.antipodal.size());
    switch (powers_are_dependent(kernel.degree, relations, d, coordinate)) {
        case rigor::Truth::yes: return singular(pairs + what.fault + ": " + what.why);
        case rigor::Truth::no: return {false, true, kernel.theorem};
        case rigor::Truth::unknown: break;
    }
    return {false, false, "whether there are " + pairs + what.fault + " was not decided for so many numbers"};
}

GramVerdict polynomial_verdict(const KernelStructure& kernel, long n, long d, const PointRelations& relations) {
    const bool form = kernel.definiteness == Definiteness::form;
    if (form && !relations.antipodal.empty())
        return singular(counted_pairs(relations.antipodal.size()) + on_antipodes(-1).fault + ": " +
                        on_antipodes(-1).why);
    const long rank = forms(d, kernel.degree, n) + (form ? 0 : forms(d, kernel.degree - 1, n));
    const std::string what = "the kernel is " + std::string(form ? "a form" : "a polynomial") + " of degree " +
                             std::to_string(kernel.degree) + " of the directions";
    if (n > rank)
        return singular(what + " and has rank at most " + std::to_string(rank) +
                        ", less than n = " + std::to_string(n));
    return {false, false, what + ": its rank is bounded by a number that n does not exceed, and nothing else is known"};
}

}  // namespace

std::string harmless_antipodes(long degree) {
    switch (degree) {
        case -1: return "no two are opposite";
        case 0: return "there is at most one antipodal pair";
        case 1: return "antipodal pairs have independent directions";
        case 2: return "antipodal pairs x, -x have independent matrices x x^T";
        default: return "antipodal pairs x, -x have independent powers of x of degree " + std::to_string(degree);
    }
}

GramVerdict gram_verdict(const KernelStructure& kernel, long n, long d, bool directions_only,
                         const PointRelations& relations, const ExactCoordinate& coordinate,
                         const std::function<long(long)>& number) {
    const bool homogeneous = kernel.homogeneous;
    const auto& coinciding = homogeneous || directions_only ? relations.same_direction : relations.same_point;
    if (homogeneous && !relations.zero.empty())
        return singular("row " + std::to_string(number(relations.zero.front())) +
                        " (counted from 0) is the zero vector, and so is its row of the matrix");
    if (!coinciding.empty())
        return singular(text_of(coinciding.front(), number) +
                        (homogeneous && !directions_only
                             ? " are positive multiples of one another, and so are their rows of the matrix"
                         : directions_only ? " have the same direction, and so the same rows of the matrix"
                                           : " coincide, and so do their rows of the matrix"));
    switch (kernel.definiteness) {
        case Definiteness::linear: return linear_verdict(homogeneous, n, d, directions_only, coordinate, number);
        case Definiteness::antipodal: return verdict_on_antipodes(kernel, relations, d, coordinate);
        case Definiteness::polynomial:
        case Definiteness::form: return polynomial_verdict(kernel, n, d, relations);
        case Definiteness::strict: return {false, true, kernel.theorem};
    }
    throw std::logic_error("a kernel of which nothing is known about its definiteness");
}

}  // namespace ntk
