// Values of expressions in matrices with given entries.
#include "claim/language/instance_values.hpp"

#include "claim/language/instance_numbers.hpp"
#include "claim/language/text.hpp"
#include "rigor/matrix/matrix_exponential.hpp"
#include "rigor/matrix/rational_inverse.hpp"

#include <algorithm>

namespace claim::language {

using rigor::Ball, rigor::Rational, rigor::RationalMatrix;

namespace {

template <class T>
class Values {
public:
    Values(const AbstractData& data, const Instance& at) : data_(data), local_(at) {}

    Array<T> of(const Expression& e) {
        switch (e->kind) {
            case Kind::number: return number_array(T(e->number));
            case Kind::constant: return constant_value(e);
            case Kind::variable: return variable_value(e->name);
            case Kind::sum: {
                Array<T> total = of(e->children[0]);
                for (std::size_t i = 1; i < e->children.size(); ++i) total = sum(total, of(e->children[i]));
                return total;
            }
            case Kind::negate: return product(number_array(T(-1)), of(e->children[0]));
            case Kind::product: {
                Array<T> total = of(e->children[0]);
                for (std::size_t i = 1; i < e->children.size(); ++i) total = product(total, of(e->children[i]));
                return total;
            }
            case Kind::reciprocal: return number_array(inverse(single(e->children[0]), to_text(e->children[0])));
            case Kind::power: return power_value(e);
            case Kind::entrywise: return entrywise(of(e->children[0]), of(e->children[1]));
            case Kind::entrywise_power: {
                const Array<T> base = of(e->children[0]);
                Array<T> result = base;
                for (Dual<T>& d : result.entries) d = {T(1), T(0)};
                for (long k = whole(e->children[1], 16); k > 0; --k) result = entrywise(result, base);
                return result;
            }
            case Kind::transpose: return transposed(of(e->children[0]));
            case Kind::inner: return product(transposed(of(e->children[0])), of(e->children[1]));
            case Kind::norm: return frobenius(of(e->children[0]));
            case Kind::index: return index_value(e);
            case Kind::call: return call_value(e);
            case Kind::big: return big_value(e);
            case Kind::derivative: {
                if (e->names[0] != "t") throw NoValue("a derivative in " + e->names[0]);
                Array<T> a = of(e->children[0]);
                // A second derivative would need the rate of the rate.
                for (Dual<T>& d : a.entries) d = {d.rate, T(0)};
                if (derivatives_ > 0) throw NoValue("a second derivative");
                return a;
            }
            default: throw NoValue("the part " + to_text(e));
        }
    }

private:
    static Array<T> number_array(const Dual<T>& d) { return {1, 1, {d}}; }
    static Array<T> number_array(const T& value) { return {1, 1, {{value, T(0)}}}; }
    Dual<T> single(const Expression& e) {
        const Array<T> a = of(e);
        if (!a.is_number()) throw NoValue("an array where a number is wanted");
        return a.entries[0];
    }
    long whole(const Expression& e, long most) {
        const Array<Rational> a = value_of<Rational>(e, data_, local_);
        const Rational q = a.entries[0].value;
        if (!a.is_number() || denominator(q) != 1 || abs(q) > most) throw NoValue("the integer " + to_text(e));
        return static_cast<long>(numerator(q));
    }
    /// Of I, J and ones: that of all names, where they have one.
    long common_size() const {
        long size = 0;
        for (const auto& [name, value] : local_) {
            const Binding* b = data_.binding(name);
            if (!b || (b->domain.kind != DomainKind::symmetric && b->domain.kind != DomainKind::space)) continue;
            if (is_matrix_space(b->domain) || (size != 0 && size != value.rows())) throw NoValue("a size");
            size = value.rows();
        }
        return size;
    }
    Array<T> constant_value(const Expression& e) const {
        if (e->name == "I" || e->name == "J" || e->name == "ones") {
            const long n = common_size();
            Array<T> a = Array<T>::of_shape(n, e->name == "ones" ? 1 : n);
            for (long i = 0; i < a.rows; ++i)
                for (long j = 0; j < a.columns; ++j) a.at(i, j).value = T(e->name != "I" || i == j ? 1 : 0);
            return a;
        }
        if constexpr (std::is_same_v<T, Ball>)
            if (e->name == "pi") return number_array(Ball::pi());
        throw NoValue("the constant " + e->name);
    }
    Array<T> variable_value(const std::string& name) {
        const auto found = local_.find(name);
        if (found == local_.end()) throw NoValue("the name " + name);
        const RationalMatrix& m = found->second;
        Array<T> a = Array<T>::of_shape(m.rows(), m.columns());
        for (long i = 0; i < m.rows(); ++i)
            for (long j = 0; j < m.columns(); ++j) a.at(i, j).value = T(m(i, j));
        if (name == "t" && data_.binding("t")) a.entries[0].rate = T(1);
        const Rate* rate = data_.rate(name);
        if (!rate || derivatives_ > 0) return a;
        ++derivatives_;  // the rate's own rate is not asked for
        if (rate->index.empty()) {
            const Array<T> r = of(rate->value);
            if (r.rows != a.rows || r.columns != a.columns) throw NoValue("a rate of another shape");
            for (std::size_t k = 0; k < a.entries.size(); ++k) a.entries[k].rate = r.entries[k].value;
        } else {
            for (long i = 0; i < a.rows; ++i) {
                Values inner(data_, with_integer(rate->index, i + 1));
                inner.derivatives_ = derivatives_;
                a.at(i, 0).rate = inner.single(rate->value).value;
            }
        }
        --derivatives_;
        return a;
    }
    Instance with_integer(const std::string& name, long i) const {
        Instance more = local_;
        RationalMatrix value(1, 1);
        value(0, 0) = i;
        more.insert_or_assign(name, value);
        return more;
    }
    static Array<T> sum(const Array<T>& a, const Array<T>& b) {
        if (a.rows != b.rows || a.columns != b.columns) throw NoValue("a sum of shapes");
        Array<T> c = a;
        for (std::size_t k = 0; k < c.entries.size(); ++k) c.entries[k] = a.entries[k] + b.entries[k];
        return c;
    }
    static Array<T> product(const Array<T>& a, const Array<T>& b) {
        if (a.is_number() || b.is_number()) {
            Array<T> c = a.is_number() ? b : a;
            const Dual<T> factor = a.is_number() ? a.entries[0] : b.entries[0];
            for (Dual<T>& d : c.entries) d = factor * d;
            return c;
        }
        if (a.columns != b.rows) throw NoValue("a product of shapes");
        Array<T> c = Array<T>::of_shape(a.rows, b.columns);
        for (long i = 0; i < a.rows; ++i)
            for (long j = 0; j < b.columns; ++j)
                for (long k = 0; k < a.columns; ++k) c.at(i, j) = c.at(i, j) + a.at(i, k) * b.at(k, j);
        return c;
    }
    static Array<T> entrywise(const Array<T>& a, const Array<T>& b) {
        if (a.rows != b.rows || a.columns != b.columns) throw NoValue("an entrywise product of shapes");
        Array<T> c = a;
        for (std::size_t k = 0; k < c.entries.size(); ++k) c.entries[k] = a.entries[k] * b.entries[k];
        return c;
    }
    static Array<T> transposed(const Array<T>& a) {
        Array<T> c = Array<T>::of_shape(a.columns, a.rows);
        for (long i = 0; i < a.rows; ++i)
            for (long j = 0; j < a.columns; ++j) c.at(j, i) = a.at(i, j);
        return c;
    }
    static Dual<T> root_of(const Dual<T>& d) {
        const T r = root(d.value);
        if (is_zero(d.rate)) return {r, T(0)};
        if (is_zero(r)) throw NoValue("the derivative of a root at 0");
        need_nonzero(r, "a root");
        return {r, d.rate / (T(2) * r)};
    }
    static Array<T> frobenius(const Array<T>& a) {
        Dual<T> total;
        for (const Dual<T>& d : a.entries) {
            // The square of a ball around 0 is no negative number.
            total.value = total.value + modulus(d.value) * modulus(d.value);
            total.rate = total.rate + T(2) * d.value * d.rate;
        }
        return number_array(root_of(total));
    }
    RationalMatrix exact(const Expression& e) const {
        const Array<Rational> a = value_of<Rational>(e, data_, local_);
        RationalMatrix m(a.rows, a.columns);
        for (long i = 0; i < a.rows; ++i)
            for (long j = 0; j < a.columns; ++j) m(i, j) = a.at(i, j).value;
        for (const Dual<Rational>& d : a.entries)
            if (d.rate != 0) throw NoValue("a function of a matrix that changes in time");
        return m;
    }
    /// Without derivative: an eigenvalue need not have one.
    Array<T> eigenvalue(const RationalMatrix& m, bool least, const std::string& what) const {
        if (m.rows() != m.columns() || !m.is_symmetric())
            throw Undefined("an eigenvalue of " + what + ", which is not symmetric");
        const auto [low, high] =
            least_eigenvalue_bounds(least ? m : -m, Rational(1, 1l << (std::is_same_v<T, Rational> ? 4 : 40)));
        const Rational lower = least ? low : Rational(-high), upper = least ? high : Rational(-low);
        if constexpr (std::is_same_v<T, Rational>) {
            if (lower != upper) throw NoValue("an eigenvalue that was not met exactly");
            return number_array(lower);
        } else {
            return number_array(lower == upper ? Ball(lower) : Ball::interval(lower, upper));
        }
    }
    Array<T> power_value(const Expression& e) {
        const Array<T> base = of(e->children[0]);
        const auto q = rational_value(e->children[1]);
        if (!q) throw NoValue("a power with the exponent " + to_text(e->children[1]));
        if (denominator(*q) == 2 && base.is_number()) {
            Dual<T> r = root_of(base.entries[0]), result{T(1), T(0)};
            if (*q < 0) r = inverse(r, "a root");
            for (rigor::Integer k = abs(numerator(*q)); k > 0; --k) result = result * r;
            return number_array(result);
        }
        if (denominator(*q) != 1 || abs(*q) > 64) throw NoValue("the power " + to_text(e));
        const long k = static_cast<long>(numerator(*q));
        if (base.rows != base.columns) throw Undefined("a power of a matrix that is not square");
        Array<T> factor = base;
        if (k < 0) factor = inverse_value(e->children[0], base);
        Array<T> result = Array<T>::of_shape(base.rows, base.rows);
        for (long i = 0; i < base.rows; ++i) result.at(i, i).value = T(1);
        for (long i = 0; i < std::abs(k); ++i) result = product(result, factor);
        return result;
    }
    Array<T> inverse_value(const Expression& e, const Array<T>& base) {
        if (base.is_number()) return number_array(inverse(base.entries[0], to_text(e)));
        const RationalMatrix m = exact(e);
        if (rank(m) < m.rows()) throw Undefined("the inverse of " + to_text(e) + ", which is singular");
        for (const Dual<T>& d : base.entries)
            if (!is_zero(d.rate)) throw NoValue("the derivative of an inverse");
        const RationalMatrix inverted = rigor::inverse(m);
        Array<T> a = Array<T>::of_shape(m.rows(), m.rows());
        for (long i = 0; i < m.rows(); ++i)
            for (long j = 0; j < m.rows(); ++j) a.at(i, j).value = T(inverted(i, j));
        return a;
    }
    Array<T> index_value(const Expression& e) {
        const Expression& base = e->children[0];
        if (base->kind == Kind::variable && !local_.contains(base->name))
            for (const Definition& d : data_.families)
                if (d.name == base->name && e->children.size() == 2)
                    return of(substitute(d.body, d.index, e->children[1]));
        const Array<T> a = of(base);
        const long i = whole(e->children[1], 1000), j = e->children.size() > 2 ? whole(e->children[2], 1000) : 1;
        if (i < 1 || j < 1 || i > a.rows || j > a.columns) throw Undefined("the entry " + to_text(e));
        return number_array(a.at(i - 1, j - 1));
    }
    Array<T> big_value(const Expression& e) {
        const Binding& b = *e->binding;
        if (b.domain.kind != DomainKind::integers || is_infinite(b.domain.ends[1])) throw NoValue(to_text(e));
        const long from = whole(b.domain.ends[0], 1000), to = whole(b.domain.ends[1], 1000);
        std::optional<Array<T>> total;
        std::vector<long> at(b.names.size(), from);
        if (from > to) throw NoValue("an empty sum");
        for (;;) {
            Instance more = local_;
            for (std::size_t k = 0; k < at.size(); ++k) {
                RationalMatrix value(1, 1);
                value(0, 0) = at[k];
                more.insert_or_assign(b.names[k], value);
            }
            Values inner(data_, more);
            inner.derivatives_ = derivatives_;
            const Array<T> term = inner.of(e->children[0]);
            if (!total)
                total = term;
            else if (e->name == "sum")
                total = sum(*total, term);
            else if (e->name == "prod")
                total = product(*total, term);
            else if (e->name == "max" && total->is_number())
                total = number_array(larger(total->entries[0].value, term.entries[0].value));
            else
                throw NoValue("the part " + to_text(e));
            std::size_t k = 0;
            while (k < at.size() && ++at[k] > to) at[k++] = from;
            if (k == at.size()) return *total;
        }
    }
    Array<T> exponential(const Expression& e, const Array<T>& a) {
        if (a.rows != a.columns) throw Undefined("the exponential of a matrix that is not square");
        // d exp(A) = A' exp(A) where A' and A commute, and at A = 0.
        const Array<Rational> exact_value = value_of<Rational>(e, data_, local_);
        RationalMatrix m(a.rows, a.rows), rate(a.rows, a.rows);
        for (long i = 0; i < a.rows; ++i)
            for (long j = 0; j < a.rows; ++j)
                m(i, j) = exact_value.at(i, j).value, rate(i, j) = exact_value.at(i, j).rate;
        if (!(m * rate == rate * m)) throw NoValue("the derivative of an exponential");
        Array<T> result = Array<T>::of_shape(a.rows, a.rows), rates = result;
        const bool zero = m == RationalMatrix(a.rows, a.rows);
        if constexpr (std::is_same_v<T, Rational>) {
            if (!zero) throw NoValue("an exponential");
            for (long i = 0; i < a.rows; ++i) result.at(i, i).value = 1;
        } else {
            const rigor::BallMatrix power = rigor::matrix_exponential(rigor::BallMatrix(m));
            for (long i = 0; i < a.rows; ++i)
                for (long j = 0; j < a.rows; ++j) result.at(i, j).value = power(i, j);
        }
        for (long i = 0; i < a.rows; ++i)
            for (long j = 0; j < a.rows; ++j) rates.at(i, j).value = T(rate(i, j));
        const Array<T> derivative = product(rates, result);
        for (std::size_t k = 0; k < result.entries.size(); ++k) result.entries[k].rate = derivative.entries[k].value;
        return result;
    }
    Array<T> call_value(const Expression& e) {
        const std::string& f = e->name;
        const Expression& argument = e->children[0];
        if (e->children.size() != 1 || e->primes > 0) throw NoValue("the part " + to_text(e));
        if (f == "lambda_min" || f == "lambda_max")
            return eigenvalue(exact(argument), f == "lambda_min", to_text(argument));
        if (f == "norm_2") {
            const RationalMatrix m = exact(argument);
            const Array<T> square = eigenvalue(m.transpose() * m, false, "A'*A");
            return number_array(root_of(square.entries[0]));
        }
        const Array<T> a = of(argument);
        if (f == "norm_F") return frobenius(a);
        if (f == "trace") {
            Dual<T> total;
            if (a.rows != a.columns) throw Undefined("the trace of a matrix that is not square");
            for (long i = 0; i < a.rows; ++i) total = total + a.at(i, i);
            return number_array(total);
        }
        if (f == "diag" && a.columns == 1) {
            Array<T> d = Array<T>::of_shape(a.rows, a.rows);
            for (long i = 0; i < a.rows; ++i) d.at(i, i) = a.at(i, 0);
            return d;
        }
        if (f == "max") {
            T most = a.entries[0].value;
            for (const Dual<T>& d : a.entries) most = larger(most, d.value);
            return number_array(most);
        }
        if (f == "abs") {
            Array<T> result = a;
            for (Dual<T>& d : result.entries) {
                if (!is_zero(d.rate)) d.rate = T(sign(d.value)) * d.rate;
                d.value = modulus(d.value);
            }
            return result;
        }
        const bool matrix = type_is_matrix(argument);
        if (f == "exp" && matrix) return exponential(argument, a);
        if (!a.is_number()) throw NoValue("the part " + to_text(e));
        const Dual<T> x = a.entries[0];
        if (f == "sqrt") return number_array(root_of(x));
        if (f != "exp" && f != "log" && f != "sin" && f != "cos") throw NoValue("the function " + f);
        const T value = transcendental(f, x.value);
        if (is_zero(x.rate)) return number_array(value);
        if (f == "log") return number_array(Dual<T>{value, x.rate / x.value});
        const T slope = f == "exp"   ? value
                        : f == "sin" ? transcendental("cos", x.value)
                                     : T(0) - transcendental("sin", x.value);
        return number_array(Dual<T>{value, x.rate * slope});
    }
    bool type_is_matrix(const Expression& e) const {
        TypeScope scope = data_.scope;
        for (const auto& [name, value] : local_)
            if (!scope.names.contains(name)) scope.names[name] = {Sort::integer};
        return type_of(e, scope).sort == Sort::matrix;
    }

    const AbstractData& data_;
    Instance local_;
    int derivatives_ = 0;
};

}  // namespace

template <class T>
Array<T> value_of(const Expression& e, const AbstractData& data, const Instance& at) {
    return Values<T>(data, at).of(e);
}
template Array<Rational> value_of<Rational>(const Expression&, const AbstractData&, const Instance&);
template Array<Ball> value_of<Ball>(const Expression&, const AbstractData&, const Instance&);

}  // namespace claim::language
