// The truth of statements about named matrices for given ones.
#include "claim/language/matrix_instance.hpp"

#include "claim/language/instance_values.hpp"
#include "claim/language/text.hpp"

#include <algorithm>
#include <set>

namespace claim::language {

using rigor::Ball, rigor::Rational, rigor::RationalMatrix, rigor::Truth;

std::string to_text(const RationalMatrix& a) {
    const auto row = [&](long i) {
        std::string all;
        for (long j = 0; j < a.columns(); ++j) all += (j == 0 ? "" : ", ") + a(i, j).str();
        return all;
    };
    if (a.rows() == 1 && a.columns() == 1) return a(0, 0).str();
    std::string all;
    for (long i = 0; i < a.rows(); ++i) all += (i == 0 ? "" : ", ") + (a.columns() == 1 ? row(i) : "(" + row(i) + ")");
    return "(" + all + ")";
}

std::pair<Rational, Rational> least_eigenvalue_bounds(const RationalMatrix& a, const Rational& width) {
    // Gershgorin, then bisection by the number of negative eigenvalues of A - q I.
    rigor::Integer bound = 1;
    for (long i = 0; i < a.rows(); ++i) {
        Rational row = 0;
        for (long j = 0; j < a.rows(); ++j) row += abs(a(i, j));
        bound = std::max(bound, rigor::Integer(numerator(row) / denominator(row) + 1));
    }
    Rational low = -bound, high = bound;
    while (high - low > width) {
        const Rational middle = (low + high) / 2;
        const rigor::Inertia i = inertia(a.shifted(middle));
        if (i.negative > 0)
            high = middle;
        else if (i.zero > 0)
            return {middle, middle};
        else
            low = middle;
    }
    return {low, high};
}

namespace {

Truth compare(Relation r, int sign) {
    switch (r) {
        case Relation::less: return rigor::truth(sign < 0);
        case Relation::at_most: return rigor::truth(sign <= 0);
        case Relation::equal: return rigor::truth(sign == 0);
        case Relation::unequal: return rigor::truth(sign != 0);
        case Relation::at_least: return rigor::truth(sign >= 0);
        default: return rigor::truth(sign > 0);
    }
}

Truth compare(Relation r, const Rational& difference) { return compare(r, difference.sign()); }
Truth compare(Relation r, const Ball& difference) {
    if (difference.is_exactly_zero()) return compare(r, 0);
    if (arb_is_positive(difference.raw())) return compare(r, 1);
    if (arb_is_negative(difference.raw())) return compare(r, -1);
    const bool at_least_zero = arb_is_nonnegative(difference.raw()),
               at_most_zero = arb_is_nonpositive(difference.raw());
    if (at_least_zero && r == Relation::at_least) return Truth::yes;
    if (at_least_zero && r == Relation::less) return Truth::no;
    if (at_most_zero && r == Relation::at_most) return Truth::yes;
    if (at_most_zero && r == Relation::greater) return Truth::no;
    return Truth::unknown;
}

/// The Loewner order: the sign of the least eigenvalue of the difference, exactly.
Truth loewner(Relation r, RationalMatrix difference) {
    if (r == Relation::less || r == Relation::at_most) difference = -difference;
    if (difference.rows() != difference.columns() || !difference.is_symmetric())
        throw Undefined("the order of matrices that are not symmetric");
    const rigor::Inertia i = inertia(difference);
    const bool strict = r == Relation::less || r == Relation::greater;
    return rigor::truth(i.negative == 0 && (!strict || i.zero == 0));
}

std::string shown(const Rational& q) { return q.str(); }
std::string shown(const Ball& b) { return b.enclosure(20); }

template <class T>
std::string shown(const Array<T>& a) {
    if (a.is_number()) return shown(a.entries[0].value);
    std::string all;
    for (long i = 0; i < a.rows; ++i) {
        std::string row;
        for (long j = 0; j < a.columns; ++j) row += (j == 0 ? "" : ", ") + shown(a.at(i, j).value);
        all += (i == 0 ? "" : ", ") + (a.columns == 1 ? row : "(" + row + ")");
    }
    return "(" + all + ")";
}

template <class T>
Truth link_truth(const Formula& link, const AbstractData& data, const Instance& at, InstanceTruth& found) {
    const Relation r = link->relations[0];
    Array<T> left = value_of<T>(link->sides[0], data, at), right = value_of<T>(link->sides[1], data, at);
    found.left = shown(left);
    found.right = shown(right);
    // 0 beside an array is the array of zeros; so is the shape of a 1 x 1 matrix a number.
    if (is_literal(link->sides[1], 0)) right = Array<T>::of_shape(left.rows, left.columns);
    if (is_literal(link->sides[0], 0)) left = Array<T>::of_shape(right.rows, right.columns);
    if (left.rows != right.rows || left.columns != right.columns) throw NoValue("a comparison of shapes");
    const auto type = [&](const Expression& e) {
        TypeScope scope = data.scope;
        return type_of(e, scope).sort;
    };
    const bool matrices = type(link->sides[0]) == Sort::matrix || type(link->sides[1]) == Sort::matrix;
    const bool equality = r == Relation::equal || r == Relation::unequal;
    if (matrices && !equality) {
        if constexpr (std::is_same_v<T, Rational>) {
            RationalMatrix difference(left.rows, left.columns);
            for (long i = 0; i < left.rows; ++i)
                for (long j = 0; j < left.columns; ++j) difference(i, j) = left.at(i, j).value - right.at(i, j).value;
            return loewner(r, difference);
        } else {
            throw NoValue("the order of matrices that are not rational");
        }
    }
    Truth all = Truth::yes;
    for (std::size_t k = 0; k < left.entries.size(); ++k)
        all = all && compare(equality ? Relation::equal : r, left.entries[k].value - right.entries[k].value);
    return r == Relation::unequal ? !all : all;
}

/// Exactly if that is possible.
Truth either(const Formula& link, const AbstractData& data, const Instance& at, InstanceTruth& found) {
    try {
        return link_truth<Rational>(link, data, at, found);
    } catch (const NoValue&) {
    }
    return link_truth<Ball>(link, data, at, found);
}

}  // namespace

InstanceTruth truth_of(const AbstractData& data, const Instance& at) {
    InstanceTruth found;
    found.premises = Truth::yes;
    Truth goals = Truth::yes;
    try {
        for (const Formula& premise : data.premises) {
            found.premises = found.premises && either(premise, data, at, found);
            if (found.premises == Truth::no) break;
        }
        if (found.premises == Truth::no) {
            found.truth = Truth::yes;
            return found;
        }
        for (const Formula& goal : data.goals) {
            InstanceTruth one{.relation = to_text(goal)};
            Truth t = Truth::unknown;
            try {
                t = either(goal, data, at, one);
            } catch (const NoValue& error) {
                found.says = error.what();  // another goal may be false
            }
            goals = goals && t;
            if (t != Truth::no) continue;
            found.relation = one.relation, found.left = one.left, found.right = one.right;
            break;
        }
    } catch (const Undefined& error) {
        found.undefined = found.premises == Truth::yes;
        found.says = error.what();
        return found;
    } catch (const NoValue& error) {
        found.says = error.what();
        return found;
    } catch (const StatementError& error) {
        found.says = error.found;
        return found;
    }
    found.truth = !found.premises || goals;
    return found;
}

namespace {

/// Whether a solution runs through every inner point of the domains: then the values at one time are free. A premise
/// about what moves would hold at all times, and so would the symmetry of a matrix.
bool is_free_in_time(const AbstractData& data) {
    for (const Rate& r : data.rates) {
        const DomainKind kind = data.binding(r.name)->domain.kind;
        if (kind != DomainKind::space && kind != DomainKind::box && kind != DomainKind::reals &&
            kind != DomainKind::interval && kind != DomainKind::positive_from)
            return false;
    }
    return std::none_of(data.premises.begin(), data.premises.end(), [&](const Formula& p) {
        const std::set<std::string> free = free_variables(p);
        // A family may hide a name that moves.
        const bool family = std::any_of(data.families.begin(), data.families.end(),
                                        [&](const Definition& d) { return free.contains(d.name); });
        return data.is_dynamic() && (family || free.contains("t") ||
                                     std::any_of(data.rates.begin(), data.rates.end(),
                                                 [&](const Rate& r) { return free.contains(r.name); }));
    });
}

}  // namespace

bool is_admissible(const AbstractData& data, const Instance& at) {
    if (!is_free_in_time(data)) return false;
    // What moves must be able to move on: inner points only.
    const auto inside = [](const Domain& d, const Rational& q, const auto& end, bool moves) {
        const auto low = [&] { return end(d.ends[0]); };
        switch (d.kind) {
            case DomainKind::reals:
            case DomainKind::space:
            case DomainKind::symmetric: return true;
            case DomainKind::positive_from: return q > low();
            case DomainKind::other_than: return q != low();
            case DomainKind::integers:
                return denominator(q) == 1 && q >= low() && (is_infinite(d.ends[1]) || q <= end(d.ends[1]));
            default: break;
        }
        const bool above = is_infinite(d.ends[0]) || (d.lower_closed && !moves ? q >= low() : q > low());
        return above &&
               (is_infinite(d.ends[1]) || (d.upper_closed && !moves ? q <= end(d.ends[1]) : q < end(d.ends[1])));
    };
    try {
        const auto end = [&](const Expression& e) { return value_of<Rational>(e, data, at).entries[0].value; };
        for (const Binding& b : data.bindings)
            for (const std::string& name : b.names) {
                const auto found = at.find(name);
                if (found == at.end()) return false;
                const RationalMatrix& m = found->second;
                long rows = 1, columns = 1;
                const auto whole = [&](const Expression& e) { return static_cast<long>(numerator(end(e))); };
                if (b.domain.kind == DomainKind::symmetric) rows = columns = whole(b.domain.ends[0]);
                if (is_matrix_space(b.domain))
                    rows = whole(b.domain.ends[0]->children[0]), columns = whole(b.domain.ends[0]->children[1]);
                else if (b.domain.kind == DomainKind::space)
                    rows = whole(b.domain.ends[0]);
                if (b.domain.kind == DomainKind::box) rows = whole(b.domain.ends[2]);
                if (m.rows() != rows || m.columns() != columns) return false;
                if (b.domain.kind == DomainKind::symmetric && !m.is_symmetric()) return false;
                for (long i = 0; i < rows; ++i)
                    for (long j = 0; j < columns; ++j)
                        if (!inside(b.domain, m(i, j), end, data.rate(name) != nullptr)) return false;
            }
        if (!data.starts.empty()) {
            const auto t = at.find("t");
            if (t == at.end() || t->second(0, 0) != 0) return false;
            for (const auto& [name, start] : data.starts) {
                const Array<Rational> value = value_of<Rational>(start, data, at);
                const RationalMatrix& m = at.at(name);
                if (value.rows != m.rows() || value.columns != m.columns()) return false;
                for (long i = 0; i < m.rows(); ++i)
                    for (long j = 0; j < m.columns(); ++j)
                        if (value.at(i, j).value != m(i, j)) return false;
            }
        }
        return true;
    } catch (const std::runtime_error&) {
        return false;
    } catch (const std::invalid_argument&) {
        return false;
    }
}

}  // namespace claim::language
