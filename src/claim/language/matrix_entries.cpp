// The entries of closed matrix expressions.
#include "claim/language/kernel_expression.hpp"

#include <map>

namespace claim::language {

namespace {

struct NoEntries {};

class Entries {
public:
    explicit Entries(long size) : size_(size) {}

    EntryMatrix of(const Expression& e) const {
        const auto& c = e->children;
        switch (e->kind) {
            case Kind::constant:
                if (size_ <= 0) throw NoEntries{};
                if (e->name == "J") return filled(size_, size_, [](long, long) { return number(1); });
                if (e->name == "I") return filled(size_, size_, [](long i, long j) { return number(i == j ? 1 : 0); });
                if (e->name == "ones") return filled(size_, 1, [](long, long) { return number(1); });
                throw NoEntries{};
            case Kind::call: return gram(e);
            case Kind::negate: return mapped(of(c[0]), [](const Expression& x) { return negate(x); });
            case Kind::transpose: {
                const EntryMatrix a = of(c[0]);
                return filled(a.columns, a.rows, [&](long i, long j) { return a.at(j, i); });
            }
            case Kind::sum: {
                EntryMatrix total = of(c[0]);
                for (std::size_t k = 1; k < c.size(); ++k)
                    total = joined(total, of(c[k]), [](const Expression& x, const Expression& y) { return x + y; });
                return total;
            }
            case Kind::entrywise:
                return joined(of(c[0]), of(c[1]), [](const Expression& x, const Expression& y) { return x * y; });
            case Kind::entrywise_power:
                return mapped(of(c[0]),
                              [&](const Expression& x) { return is_literal(c[1], 0) ? number(1) : power(x, c[1]); });
            case Kind::product: return product_of(e);
            default: throw NoEntries{};
        }
    }

private:
    template <class F>
    static EntryMatrix filled(long rows, long columns, F f) {
        EntryMatrix m{rows, columns, {}};
        for (long i = 0; i < rows; ++i)
            for (long j = 0; j < columns; ++j) m.entries.push_back(f(i, j));
        return m;
    }
    template <class F>
    static EntryMatrix mapped(EntryMatrix a, F f) {
        for (Expression& x : a.entries) x = f(x);
        return a;
    }
    template <class F>
    static EntryMatrix joined(const EntryMatrix& a, const EntryMatrix& b, F f) {
        if (a.rows != b.rows || a.columns != b.columns) throw NoEntries{};
        return filled(a.rows, a.columns, [&](long i, long j) { return f(a.at(i, j), b.at(i, j)); });
    }
    static EntryMatrix gram(const Expression& e) {
        if (e->name != "gram" || e->children.size() != 2) throw NoEntries{};
        const auto set = point_set(e->children[1]);
        if (!set) throw NoEntries{};
        // Equal inner products share their value: a kernel is put together once for each.
        std::map<std::size_t, std::vector<std::pair<std::vector<Expression>, Expression>>> known;
        return filled(set->size(), set->size(), [&](long i, long j) {
            const auto row = static_cast<std::size_t>(i), column = static_cast<std::size_t>(j);
            const std::vector<Expression> key{set->inner[row][column], set->inner[row][row],
                                              set->inner[column][column]};
            auto& bucket = known[hash_of(key[0])];
            for (const auto& [k, value] : bucket)
                if (k == key) return value;
            const auto value = kernel_at(e->children[0], key[0], key[1], key[2]);
            if (!value) throw NoEntries{};
            bucket.emplace_back(key, *value);
            return *value;
        });
    }
    EntryMatrix product_of(const Expression& e) const {
        std::vector<Expression> scalars;
        std::optional<EntryMatrix> total;
        for (std::size_t k = 0; k < e->children.size(); ++k) {
            const Expression& f = e->children[k];
            // X X' of a set.
            if (k + 1 < e->children.size() && e->children[k + 1]->kind == Kind::transpose &&
                e->children[k + 1]->children[0] == f)
                if (const auto set = point_set(f)) {
                    const EntryMatrix m = filled(set->size(), set->size(), [&](long i, long j) {
                        return set->inner[static_cast<std::size_t>(i)][static_cast<std::size_t>(j)];
                    });
                    total = total ? multiplied(*total, m) : m;
                    ++k;
                    continue;
                }
            if (!has_matrix(f)) {
                scalars.push_back(f);
                continue;
            }
            const EntryMatrix m = of(f);
            total = total ? multiplied(*total, m) : m;
        }
        if (!total) throw NoEntries{};
        if (scalars.empty()) return *total;
        const Expression scale = product(std::move(scalars));
        return mapped(*total, [&](const Expression& x) { return scale * x; });
    }
    static EntryMatrix multiplied(const EntryMatrix& a, const EntryMatrix& b) {
        if (a.columns != b.rows || a.rows * b.columns > 1024) throw NoEntries{};
        return filled(a.rows, b.columns, [&](long i, long j) {
            std::vector<Expression> terms;
            for (long k = 0; k < a.columns; ++k) terms.push_back(a.at(i, k) * b.at(k, j));
            return sum(std::move(terms));
        });
    }

    long size_;
};

/// The number of points of the first set in e.
long size_in(const Expression& e) {
    if (e->kind == Kind::call && e->name == "gram" && e->children.size() >= 2)
        if (const auto set = point_set(e->children[1])) return set->size();
    if (const auto set = point_set(e)) return set->size();
    for (const Expression& child : e->children)
        if (const long n = size_in(child)) return n;
    return 0;
}

}  // namespace

std::optional<EntryMatrix> entries_of(const Expression& e) {
    if (!free_variables(e).empty()) return std::nullopt;
    try {
        return Entries(size_in(e)).of(e);
    } catch (const NoEntries&) {
        return std::nullopt;
    }
}

}  // namespace claim::language
