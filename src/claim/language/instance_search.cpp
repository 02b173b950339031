// Refutation of statements about named matrices at small rational ones.
#include "claim/language/instance_search.hpp"

#include "claim/language/instance_values.hpp"
#include "claim/language/parser.hpp"
#include "claim/language/text.hpp"
#include "rigor/number/precision.hpp"

#include <algorithm>
#include <new>
#include <random>

namespace claim::language {

using rigor::Rational, rigor::RationalMatrix, rigor::Truth;

namespace {

constexpr long bits = 192;  // what is not told apart at that precision is no witness

class Generator {
public:
    Generator(const AbstractData& data, unsigned long seed) : data_(data), random_(seed) {}

    /// An instance with sizes near `size`; empty where a domain was missed.
    std::optional<Instance> draw(long size) {
        Instance at;
        try {
            for (const Binding& b : data_.bindings)
                for (const std::string& name : b.names) at.insert_or_assign(name, value(b, name, size, at));
            for (const auto& [name, start] : data_.starts) at.insert_or_assign(name, start_value(start, at));
        } catch (const std::runtime_error&) {
            return std::nullopt;
        }
        if (!is_admissible(data_, at)) return std::nullopt;
        return at;
    }

private:
    long below(long n) {
        if (n < 1) throw std::runtime_error("an empty range");
        return std::uniform_int_distribution<long>(0, n - 1)(random_);
    }
    Rational small() {
        const Rational values[] = {0, 1, -1, 2, -2, Rational(1, 2), Rational(-1, 2), 3, Rational(1, 3)};
        return values[below(9)];
    }
    /// The integers first, first + 1, … up to last, at most 1000 of them.
    static long count_between(const Rational& first, const Rational& last) {
        const Rational width = last - first;
        if (width < 0 || width > 999) return width < 0 ? 0 : 1000;
        return static_cast<long>(numerator(width) / denominator(width)) + 1;
    }
    /// Of what has a size there are instances of sizes from 1 to 64 alone.
    long size_value(const Expression& e, const Instance& at) const {
        const Array<Rational> a = value_of<Rational>(e, data_, at);
        if (a.entries.empty() || denominator(a.entries[0].value) != 1 || a.entries[0].value < 1 ||
            a.entries[0].value > 64)
            throw std::runtime_error("a size that is none");
        return static_cast<long>(numerator(a.entries[0].value));
    }
    RationalMatrix start_value(const Expression& start, const Instance& at) const {
        const Array<Rational> a = value_of<Rational>(start, data_, at);
        RationalMatrix m(a.rows, a.columns);
        for (long i = 0; i < a.rows; ++i)
            for (long j = 0; j < a.columns; ++j) m(i, j) = a.at(i, j).value;
        return m;
    }
    Rational in_interval(const Domain& d, const Instance& at) {
        const auto end = [&](std::size_t i) { return value_of<Rational>(d.ends[i], data_, at).entries[0].value; };
        const bool below_open = is_infinite(d.ends[0]), above_open = is_infinite(d.ends[1]);
        if (below_open && above_open) return small();
        if (above_open) return end(0) + abs(small()) + (below(3) == 0 || d.lower_closed ? Rational(0) : Rational(1, 4));
        if (below_open) return end(1) - abs(small()) - Rational(1, 4);
        const Rational parts[] = {Rational(1, 2), Rational(1, 4), Rational(3, 4),
                                  Rational(0),    Rational(1),    Rational(1, 8)};
        return end(0) + parts[below(6)] * (end(1) - end(0));
    }
    RationalMatrix number_value(const Binding& b, const std::string& name, long size, const Instance& at) {
        const Domain& d = b.domain;
        RationalMatrix m(1, 1);
        const auto end = [&](std::size_t i) { return value_of<Rational>(d.ends[i], data_, at).entries[0].value; };
        switch (d.kind) {
            case DomainKind::integers: {
                const Rational first = end(0);
                if (is_infinite(d.ends[1]))
                    m(0, 0) = first + Rational(size - 1 + (sizes_ > 1 ? below(2) : 0));
                else
                    m(0, 0) = first + Rational(below(count_between(first, end(1))));
                break;
            }
            case DomainKind::positive_from: m(0, 0) = end(0) + Rational(1, 4) + abs(small()); break;
            case DomainKind::interval: m(0, 0) = in_interval(d, at); break;
            default: m(0, 0) = small();
        }
        if (name == "t" && !data_.starts.empty()) m(0, 0) = 0;
        return m;
    }
    RationalMatrix value(const Binding& b, const std::string& name, long size, const Instance& at) {
        const Domain& d = b.domain;
        if (d.kind == DomainKind::symmetric) return matrix(size_value(d.ends[0], at), at);
        if (is_matrix_space(d)) {
            const long rows = size_value(d.ends[0]->children[0], at), columns = size_value(d.ends[0]->children[1], at);
            RationalMatrix m(rows, columns);
            for (long i = 0; i < rows; ++i)
                for (long j = 0; j < columns; ++j) m(i, j) = small();
            return m;
        }
        if (d.kind != DomainKind::space && d.kind != DomainKind::box) return number_value(b, name, size, at);
        RationalMatrix v(size_value(d.ends[d.kind == DomainKind::box ? 2 : 0], at), 1);
        const long special = below(4);
        for (long i = 0; i < v.rows(); ++i)
            v(i, 0) = d.kind == DomainKind::box ? in_interval(d, at) : special == 0 ? Rational(1) : small();
        return v;
    }
    /// A special matrix, a random one, or one next to another of the same size.
    RationalMatrix matrix(long n, const Instance& at) {
        RationalMatrix m = special(n);
        if (below(3) != 0) return m;
        for (const auto& [name, other] : at) {
            const Binding* b = data_.binding(name);
            if (!b || b->domain.kind != DomainKind::symmetric || other.rows() != n || below(2) == 0) continue;
            const Rational step[] = {1, Rational(1, 2), Rational(1, 4), -1, Rational(-1, 2), Rational(-1, 4)};
            const Rational s = step[below(6)];
            for (long i = 0; i < n; ++i)
                for (long j = 0; j < n; ++j) m(i, j) = other(i, j) + s * m(i, j);
            return m;
        }
        return m;
    }
    RationalMatrix special(long n) {
        RationalMatrix m(n, n);
        const Rational scale = std::array<Rational, 4>{1, -1, 2, Rational(1, 2)}[static_cast<std::size_t>(below(4))];
        const long kind = below(8);
        for (long i = 0; i < n; ++i)
            for (long j = i; j < n; ++j) {
                Rational q = 0;
                if (kind == 0) q = i == j;                        // I
                if (kind == 1) q = 1;                             // J
                if (kind == 2) q = i == 0 && j == 0;              // e e'
                if (kind == 3) q = i == j ? Rational(i + 1) : 0;  // a diagonal
                if (kind == 4) q = i == j ? 2 : 1;                // I + J
                if (kind == 5) q = i != j;                        // J - I
                if (kind >= 6) q = small();
                m(i, j) = m(j, i) = scale * q;
            }
        return m;
    }

public:
    long sizes_ = 0;  ///< names of sizes

private:
    const AbstractData& data_;
    std::mt19937_64 random_;
};

/// (1 - s) a + s b, names of integers as in a; empty for different sizes.
std::optional<Instance> between(const AbstractData& data, const Instance& a, const Instance& b, const Rational& s) {
    Instance m = a;
    for (auto& [name, value] : m) {
        const RationalMatrix& other = b.at(name);
        if (other.rows() != value.rows() || other.columns() != value.columns()) return std::nullopt;
        if (data.binding(name)->domain.kind == DomainKind::integers) {
            if (!(other == value)) return std::nullopt;
            continue;
        }
        for (long i = 0; i < value.rows(); ++i)
            for (long j = 0; j < value.columns(); ++j) value(i, j) = (1 - s) * value(i, j) + s * other(i, j);
    }
    if (!data.starts.empty() || !is_admissible(data, m)) return std::nullopt;
    return m;
}

Outcome outcome_of(const AbstractData& data, const Instance& at, const InstanceTruth& t) {
    Outcome o{.answer = t.undefined ? Answer::ill_posed : Answer::fails,
              .says = t.undefined ? t.says : "false for matrices with rational entries",
              .witness = Witness{.relation = t.relation, .left = t.left, .right = t.right, .bits = bits}};
    CertificateItem item{"instance", {}};
    for (const Binding& b : data.bindings)
        for (const std::string& name : b.names) {
            o.witness->at.emplace_back(name, to_text(at.at(name)));
            item.fields.emplace_back(name, to_text(at.at(name)));
        }
    if (t.undefined)
        item.fields.emplace_back("undefined", t.says);
    else
        for (const auto& [field, text] : {std::pair("relation", t.relation), {"left", t.left}, {"right", t.right}})
            item.fields.emplace_back(field, text);
    o.certificate = {item};
    return o;
}

bool refutes(const InstanceTruth& t) { return t.undefined || t.truth == Truth::no; }

/// From where the premises hold towards where they do not: the last points where they do.
std::optional<Outcome> along_the_edge(const AbstractData& data, const Instance& inside, const Instance& outside) {
    Rational low = 0, high = 1;
    for (int step = 0; step < 12; ++step) {
        const Rational s = (low + high) / 2;
        const auto at = between(data, inside, outside, s);
        if (!at) return std::nullopt;
        const InstanceTruth t = truth_of(data, *at);
        if (refutes(t)) return outcome_of(data, *at, t);
        if (t.premises == Truth::unknown) return std::nullopt;
        (t.premises == Truth::yes ? low : high) = s;
    }
    return std::nullopt;
}

}  // namespace

std::optional<Outcome> refute_by_instance(const AbstractData& data, const Budget& budget) {
    const rigor::Precision precision(bits);
    Generator generator(data, budget.seed);
    for (const Binding& b : data.bindings)
        for (const std::string& name : b.names) generator.sizes_ += data.is_size(name);
    std::optional<Outcome> false_there;  // what is undefined somewhere is not false: that is looked for in all sizes
    for (const long size : {1l, 2l, 3l}) {
        std::vector<Instance> inside, outside;
        const int draws = false_there ? 40 : 160;
        for (int k = 0; k < draws && !budget.interrupted(); ++k) {
            const auto at = generator.draw(size);
            if (!at) continue;
            const InstanceTruth t = truth_of(data, *at);
            if (t.undefined) return outcome_of(data, *at, t);
            if (t.truth == Truth::no && !false_there) false_there = outcome_of(data, *at, t);
            if (t.premises == Truth::yes) inside.push_back(*at);
            if (t.premises == Truth::no) outside.push_back(*at);
        }
        constexpr std::size_t most = 6;
        for (std::size_t i = 0; !false_there && i < std::min(most, inside.size()); ++i)
            for (std::size_t j = 0; j < std::min(most, outside.size()); ++j) {
                if (budget.interrupted()) return false_there;
                if (auto found = along_the_edge(data, inside[i], outside[j])) return found;
            }
    }
    return false_there;
}

std::string replay_instance(const AbstractData& data, Answer answer, const CertificateItem& item) {
    const rigor::Precision precision(bits);
    Instance at;
    const auto rational = [](const Expression& e) {
        const auto q = rational_value(e);
        if (!q) throw std::invalid_argument("an entry that is not rational");
        return *q;
    };
    try {
        for (const auto& [name, text] : item.fields) {
            if (!data.binding(name)) continue;
            const Expression e = parse_expression(text);
            const bool vector = e->kind == Kind::tuple, matrix = vector && e->children[0]->kind == Kind::tuple;
            const auto rows = vector ? e->children : std::vector{e};
            RationalMatrix m(static_cast<long>(rows.size()), matrix ? static_cast<long>(rows[0]->children.size()) : 1);
            for (long i = 0; i < m.rows(); ++i)
                for (long j = 0; j < m.columns(); ++j) {
                    const Expression& row = rows[static_cast<std::size_t>(i)];
                    m(i, j) = rational(matrix ? row->children.at(static_cast<std::size_t>(j)) : row);
                }
            at.insert_or_assign(name, m);
        }
    } catch (const std::bad_alloc&) {
        throw;
    } catch (const std::exception& error) {
        return std::string("the instance cannot be read: ") + error.what();
    }
    // A matrix of one row is written as a vector is.
    Instance turned = at;
    for (auto& [name, value] : turned)
        if (is_matrix_space(data.binding(name)->domain) && value.columns() == 1) value = value.transpose();
    if (!is_admissible(data, at)) at = turned;
    if (!is_admissible(data, at)) return "the instance does not lie in the domain";
    const InstanceTruth t = truth_of(data, at);
    if (answer == Answer::ill_posed) return t.undefined ? "" : "nothing is undefined at the instance";
    return t.truth == Truth::no && !t.undefined ? "" : "the instance does not refute";
}

}  // namespace claim::language
