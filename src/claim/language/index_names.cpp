// The texts of terms, and the names of their indices.
#include "claim/language/index_terms.hpp"

#include <algorithm>

namespace claim::language::detail {

namespace {

std::string join(const std::vector<std::string>& parts, const std::string& separator) {
    std::string all;
    for (const std::string& part : parts) all += (all.empty() ? "" : separator) + part;
    return all;
}

}  // namespace

std::string text(const IndexFactor& f) {
    std::string all = f.head;
    if (f.is_function && f.matrix_power != 1) all += "^" + std::to_string(f.matrix_power);
    std::vector<std::string> arguments;
    for (const IndexSum& a : f.arguments) arguments.push_back(a.text());
    if (!arguments.empty()) all += "{" + join(arguments, "; ") + "}";
    if (!f.indices.empty()) all += "[" + join(f.indices, ", ") + "]";
    return f.power == 1 ? all : all + "^" + std::to_string(f.power);
}

void sort_symmetric(IndexFactor& f) {
    if ((f.symmetric || f.head == "delta") && f.indices.size() == 2 && f.indices[1] < f.indices[0])
        std::swap(f.indices[0], f.indices[1]);
}

IndexFactor renamed_factor(IndexFactor f, const std::map<std::string, std::string>& names) {
    for (std::string& index : f.indices)
        if (const auto found = names.find(index); found != names.end()) index = found->second;
    for (IndexSum& a : f.arguments) a = language::renamed(a, names);
    sort_symmetric(f);
    return f;
}

bool uses(const IndexFactor& f, const std::string& index) {
    if (std::find(f.indices.begin(), f.indices.end(), index) != f.indices.end()) return true;
    return std::any_of(f.arguments.begin(), f.arguments.end(), [&](const IndexSum& a) { return has_index(a, index); });
}

IndexTerm renamed(const IndexTerm& term, const std::map<std::string, std::string>& names) {
    IndexTerm result{.coefficient = term.coefficient, .bound = term.bound};
    for (const IndexFactor& f : term.factors) result.factors.push_back(renamed_factor(f, names));
    return result;
}

namespace {

long height(const IndexSum& a) {
    long most = 0;
    for (const auto& [key, term] : a.terms()) {
        for (const auto& [index, size] : term.bound)
            if (index[0] == '#') most = std::max(most, std::stol(index.substr(1)));
        for (const IndexFactor& f : term.factors)
            for (const IndexSum& inner : f.arguments) most = std::max(most, height(inner));
    }
    return most;
}

std::string full_text(IndexTerm& term) {
    std::vector<std::string> parts;
    std::sort(term.factors.begin(), term.factors.end(),
              [](const IndexFactor& a, const IndexFactor& b) { return text(a) < text(b); });
    for (const IndexFactor& f : term.factors) parts.push_back(text(f));
    std::string sums;
    for (const auto& [index, size] : term.bound) sums += "sum[" + index + " in 1.." + size + "] ";
    return sums + join(parts, "*");
}

/// What a bound index looks like while the others have no names: equal for indices that may be exchanged.
std::string looks(const IndexTerm& term, const std::string& index) {
    std::map<std::string, std::string> masked;
    for (const auto& [other, size] : term.bound) masked[other] = other == index ? "@" : "%";
    std::vector<std::string> parts;
    for (const IndexFactor& f : term.factors)
        if (uses(f, index)) parts.push_back(text(renamed_factor(f, masked)));
    std::sort(parts.begin(), parts.end());
    return term.bound.at(index) + ":" + join(parts, "*");
}

}  // namespace

std::string canonical_names(IndexTerm& term) {
    if (term.bound.empty()) return full_text(term);
    long level = 0;
    for (const IndexFactor& f : term.factors)
        for (const IndexSum& a : f.arguments) level = std::max(level, height(a));
    // Indices that look different are told apart; among the others every order is tried.
    std::vector<std::pair<std::string, std::string>> order;
    for (const auto& [index, size] : term.bound) order.emplace_back(looks(term, index), index);
    std::sort(order.begin(), order.end());
    constexpr long most_orders = 720;
    long tried = 0;
    std::string best;
    IndexTerm best_term;
    do {
        std::map<std::string, std::string> names;
        for (std::size_t i = 0; i < order.size(); ++i)
            names[order[i].second] = "#" + std::to_string(level + 1) + "." + std::to_string(i + 1);
        IndexTerm candidate{.coefficient = term.coefficient};
        for (const IndexFactor& f : term.factors) candidate.factors.push_back(renamed_factor(f, names));
        for (const auto& [index, size] : term.bound) candidate.bound[names.at(index)] = size;
        const std::string found = full_text(candidate);
        if (best.empty() || found < best) {
            best = found;
            best_term = candidate;
        }
        // The next order within each class of equal looks.
        bool advanced = false;
        for (std::size_t from = 0; from < order.size() && !advanced;) {
            std::size_t to = from;
            while (to < order.size() && order[to].first == order[from].first) ++to;
            advanced =
                std::next_permutation(order.begin() + static_cast<long>(from), order.begin() + static_cast<long>(to));
            from = to;
        }
        if (!advanced) break;
    } while (++tried < most_orders);
    term = std::move(best_term);
    return best;
}

}  // namespace claim::language::detail
