// The rules for one term of an index sum.
#include "claim/language/index_terms.hpp"

#include <algorithm>
#include <numeric>
#include <set>
#include <stdexcept>

namespace claim::language::detail {

using rigor::Rational;

namespace {

bool is_numeral(const std::string& index) { return !index.empty() && index[0] >= '0' && index[0] <= '9'; }

long occurrences(const IndexTerm& term, const std::string& index, bool in_arguments) {
    long count = 0;
    for (const IndexFactor& f : term.factors) {
        count += std::count(f.indices.begin(), f.indices.end(), index);
        if (in_arguments)
            for (const IndexSum& a : f.arguments) count += has_index(a, index);
    }
    return count;
}

IndexSum argument(const IndexFactor& f) { return f.arguments.empty() ? IndexSum() : f.arguments[0]; }

/// One delta less; true if there was one to remove or to use.
bool use_delta(IndexTerm& term, bool& zero) {
    for (std::size_t i = 0; i < term.factors.size(); ++i) {
        if (term.factors[i].head != "delta") continue;
        IndexFactor& d = term.factors[i];
        d.power = 1;
        sort_symmetric(d);
        const std::string a = d.indices[0], b = d.indices[1];
        if (a == b) {
            term.factors.erase(term.factors.begin() + static_cast<long>(i));
            return true;
        }
        if (is_numeral(a) && is_numeral(b)) {
            zero = true;
            return true;
        }
        // A bound index vanishes; of two free ones the first stands in all other factors.
        const std::string gone = term.bound.contains(b) ? b : term.bound.contains(a) ? a : b;
        const std::string kept = gone == b ? a : b;
        const bool bound = term.bound.contains(gone);
        bool changed = false;
        for (std::size_t j = 0; j < term.factors.size(); ++j) {
            if (j == i || !uses(term.factors[j], gone)) continue;
            term.factors[j] = renamed_factor(term.factors[j], {{gone, kept}});
            changed = true;
        }
        if (bound) {
            term.bound.erase(gone);
            term.factors.erase(term.factors.begin() + static_cast<long>(i));
            return true;
        }
        if (changed) return true;
    }
    return false;
}

/// Two functions of one matrix that meet in a bound index become one.
bool merge_functions(IndexTerm& term) {
    for (std::size_t i = 0; i < term.factors.size(); ++i)
        for (std::size_t j = 0; j < term.factors.size(); ++j) {
            const IndexFactor &a = term.factors[i], &b = term.factors[j];
            if (i == j || !a.is_function || !b.is_function || a.head != b.head || a.power != 1 || b.power != 1)
                continue;
            for (const std::size_t p : {1u, 0u})
                for (const std::size_t q : {0u, 1u}) {
                    const std::string k = a.indices[p];
                    if (k != b.indices[q] || !term.bound.contains(k) || occurrences(term, k, true) != 2) continue;
                    if (!a.symmetric && !(p == 1 && q == 0)) continue;
                    IndexFactor merged = a;
                    merged.indices = {a.indices[1 - p], b.indices[1 - q]};
                    merged.matrix_power += b.matrix_power;
                    const IndexSum exponent = argument(a) + argument(b);
                    merged.arguments.clear();
                    if (!exponent.is_zero()) merged.arguments = {exponent};
                    if (merged.matrix_power == 0 && exponent.is_zero())
                        merged = {.head = "delta", .indices = merged.indices};
                    sort_symmetric(merged);
                    term.factors[i] = merged;
                    term.factors.erase(term.factors.begin() + static_cast<long>(j));
                    term.bound.erase(k);
                    return true;
                }
        }
    return false;
}

bool remove_unused(IndexTerm& term) {
    for (const auto& [index, size] : term.bound) {
        if (occurrences(term, index, true) > 0) continue;
        if (is_numeral(size))
            term.coefficient *= rigor::parse_rational(size);
        else
            term.factors.push_back({.head = size});
        term.bound.erase(index);
        return true;
    }
    return false;
}

/// Equal factors become a power; exponentials become one.
void collect(IndexTerm& term) {
    std::map<std::string, IndexFactor> found;
    IndexSum exponent;
    for (IndexFactor& f : term.factors) {
        sort_symmetric(f);
        if (f.head == "exp" && f.indices.empty()) {
            exponent += Rational(f.power) * f.arguments[0];
            continue;
        }
        IndexFactor base = f;
        base.power = 1;
        const auto [place, fresh] = found.emplace(text(base), f);
        if (!fresh) place->second.power += f.power;
    }
    term.factors.clear();
    for (auto& [key, f] : found)
        if (f.power != 0) term.factors.push_back(f);
    if (!exponent.is_zero()) term.factors.push_back({.head = "exp", .arguments = {exponent}});
}

/// A matrix function's entry under a power is written as often as it occurs, so that it can meet others.
void repeat_functions(IndexTerm& term) {
    std::vector<IndexFactor> more;
    for (IndexFactor& f : term.factors)
        for (; f.is_function && f.power > 1; --f.power) {
            more.push_back(f);
            more.back().power = 1;
        }
    term.factors.insert(term.factors.end(), more.begin(), more.end());
}

/// The value of the power of a root, a modulus or a sum, where it is not a power of a factor; else nothing.
std::optional<IndexSum> expanded(const IndexFactor& f) {
    if (f.head == "()" && f.power > 0) return power(f.arguments[0], f.power);
    const bool root = f.head == "sqrt";
    if ((!root && f.head != "abs") || (f.power < 2 && f.power > -2)) return std::nullopt;
    const long half = f.power / 2, left = f.power - 2 * half;
    IndexSum by = power(f.arguments[0], root ? half : 2 * half);
    if (left == 0) return by;
    IndexFactor once = f;
    once.power = left;
    return by * IndexSum::of({.factors = {once}});
}

std::optional<IndexSum> expand_root(const IndexTerm& term) {
    for (std::size_t i = 0; i < term.factors.size(); ++i) {
        if (!expanded(term.factors[i])) continue;
        auto [open, indices] = opened(term);
        const IndexSum by = *expanded(open.factors[i]);
        open.factors.erase(open.factors.begin() + static_cast<long>(i));
        return closed(IndexSum::of(open) * by, indices);
    }
    return std::nullopt;
}

/// The first term of P that is one factor and has no bound index. None where two have one head: which of them is the
/// first would depend on the names of indices, and the rule could run in a circle.
const IndexTerm* simple_term(const IndexSum& p) {
    const IndexTerm* first = nullptr;
    std::set<std::string> heads;
    for (const auto& [key, term] : p.terms()) {
        if (!term.bound.empty() || term.factors.size() != 1 || term.factors[0].power != 1) continue;
        if (!heads.insert(term.factors[0].head).second) return nullptr;
        if (!first) first = &term;
    }
    return first;
}

/// m P^-1 = (1 - r P^-1)/c for P = c m + r.
std::optional<IndexSum> reduce_quotient(const IndexTerm& term) {
    for (std::size_t i = 0; i < term.factors.size(); ++i) {
        if (term.factors[i].head != "()" || term.factors[i].power > -1) continue;
        const IndexTerm* simple = simple_term(term.factors[i].arguments[0]);
        if (!simple) continue;
        const std::string wanted = text(simple->factors[0]);
        for (std::size_t j = 0; j < term.factors.size(); ++j) {
            IndexFactor once = term.factors[j];
            once.power = 1;
            if (term.factors[j].power < 1 || text(once) != wanted) continue;
            auto [open, indices] = opened(term);
            IndexFactor inverse = open.factors[i];
            inverse.power = -1;
            const IndexTerm m = *simple_term(inverse.arguments[0]);
            const IndexSum rest = inverse.arguments[0] - IndexSum::of(m);
            open.coefficient /= m.coefficient;
            open.factors[i].power += 1;
            open.factors[j].power -= 1;
            std::erase_if(open.factors, [](const IndexFactor& f) { return f.power == 0; });
            const IndexSum remaining = IndexSum::of(open);
            return closed(remaining - remaining * rest * IndexSum::of({.factors = {inverse}}), indices);
        }
    }
    return std::nullopt;
}

}  // namespace

OpenTerm opened(const IndexTerm& term) {
    thread_local long counter = 0;
    std::map<std::string, std::string> names;
    std::vector<std::pair<std::string, std::string>> indices;
    for (const auto& [index, size] : term.bound) {
        names[index] = "$o" + std::to_string(++counter);
        indices.emplace_back(names[index], size);
    }
    IndexTerm open{.coefficient = term.coefficient};
    for (const IndexFactor& f : term.factors) open.factors.push_back(renamed_factor(f, names));
    return {open, indices};
}

IndexSum closed(IndexSum a, const std::vector<std::pair<std::string, std::string>>& indices) {
    for (const auto& [index, size] : indices) a = sum_over(a, index, size);
    return a;
}

std::optional<IndexSum> simplify(IndexTerm& term) {
    repeat_functions(term);
    for (;;) {
        bool zero = false;
        if (use_delta(term, zero)) {
            if (zero) return IndexSum();
            continue;
        }
        if (merge_functions(term) || remove_unused(term)) continue;
        break;
    }
    collect(term);
    if (auto sum = expand_root(term)) return sum;
    return reduce_quotient(term);
}

IndexTerm product(const IndexTerm& a, const IndexTerm& b) {
    IndexTerm result{.coefficient = a.coefficient * b.coefficient};
    for (const auto& [term, mark] : {std::pair(&a, "$a"), std::pair(&b, "$b")}) {
        std::map<std::string, std::string> names;
        for (const auto& [index, size] : term->bound) names[index] = mark + std::to_string(names.size());
        for (const IndexFactor& f : term->factors) result.factors.push_back(renamed_factor(f, names));
        for (const auto& [index, size] : term->bound) result.bound[names.at(index)] = size;
    }
    return result;
}

}  // namespace claim::language::detail
