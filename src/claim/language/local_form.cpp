// Taylor forms of expressions.
#include "claim/language/local_form.hpp"

#include <algorithm>
#include <stdexcept>

namespace claim::language {

using rigor::Ball, rigor::Rational, rigor::SymbolicConstant, rigor::Truth;

std::string to_string(const Chart& c, const std::string& name) {
    const std::string t = c.power == 1 ? "t" : "t^" + std::to_string(c.power), s = c.scale.str();
    if (c.infinite) return name + " = " + s + "/" + t;
    return name + " = " + to_string(c.at) + (c.scale < 0 ? " - " : " + ") +
           (abs(c.scale) == 1 ? "" : Rational(abs(c.scale)).str() + "*") + t;
}

LocalForm::LocalForm(const std::string& name, Chart chart, const Rational& lower, const Rational& upper, long order,
                     ExactMemory* memory)
    : name_(name),
      chart_(std::move(chart)),
      ring_(order, lower, upper, memory != nullptr),
      memory_(memory) {}

const LogForm& LocalForm::of(const Expression& e) {
    if (const auto known = forms_.find(&*e); known != forms_.end()) return known->second;
    LogForm value = compute(e);
    for (Form& f : value)
        for (const Ball& x : f.c)
            if (!x.is_finite()) throw Wide{"a value without bound"};
    while (value.size() > 1 && value.back().is_zero()) value.pop_back();
    if (memory_) {
        for (Form& f : value) ring_.normalize(f);
        auto found = memory_->entries.find(&*e);
        if (found == memory_->entries.end()) {
            ExactMemory::Entry entry{e, {}, {}};
            for (const Form& f : value) {
                entry.v.push_back(f.v);
                entry.c.emplace_back();
                for (const SymbolicConstant& x : f.e) entry.c.back().push_back(x.enclosure());
            }
            found = memory_->entries.emplace(&*e, std::move(entry)).first;
        }
        // What is exact has the smallest enclosure.
        const ExactMemory::Entry& entry = found->second;
        for (std::size_t j = 0; j < value.size() && j < entry.v.size(); ++j)
            for (std::size_t k = 0; value[j].v == entry.v[j] && k < entry.c[j].size() && k < value[j].c.size(); ++k)
                if (k < value[j].e.size()) value[j].c[k] = entry.c[j][k];
    }
    kept_.push_back(e);
    return forms_.emplace(&*e, std::move(value)).first->second;
}

const Form& LocalForm::plain(const Expression& e) {
    const LogForm& f = of(e);
    if (f.size() > 1) throw Wide{"a function of a logarithm at an end"};
    return f[0];
}

Form LocalForm::with_exact(Form f, const std::function<Exact()>& exact) const {
    f.e.clear();
    if (!ring_.keeps_exact()) return f;
    try {
        f.e = exact();
        const std::size_t known = f.finite ? f.c.size() : f.c.size() - 1;
        if (f.e.size() > known) f.e.resize(known);
    } catch (const Inexact&) {
    } catch (const std::domain_error&) {
    }
    return f;
}

LogForm LocalForm::compute(const Expression& e) {
    const auto& c = e->children;
    switch (e->kind) {
        case Kind::number: return {ring_.constant(Ball(e->number), {SymbolicConstant(e->number)})};
        case Kind::constant:
            if (e->name == "pi") return {ring_.constant(Ball::pi(), {SymbolicConstant::pi()})};
            break;
        case Kind::variable: {
            if (e->name != name_) break;
            Form f{.finite = true};
            const Form at = ring_.constant(chart_.at.enclosure(), {chart_.at});
            const Form scale = ring_.constant(Ball(chart_.scale), {SymbolicConstant(chart_.scale)});
            if (memory_ == nullptr && chart_.power == 1) {  // a box: c + s t
                f.c = {at.is_zero() ? Ball(0) : at.c[0], scale.c[0]};
                return {f};
            }
            Form moved = scale;
            moved.v = chart_.infinite ? -chart_.power : chart_.power;
            return {chart_.infinite ? moved : ring_.add(at, moved)};
        }
        case Kind::sum: {
            LogForm total = of(c[0]);
            for (std::size_t i = 1; i < c.size(); ++i) {
                const LogForm& term = of(c[i]);
                if (term.size() > total.size()) total.resize(term.size(), Form{.finite = true});
                for (std::size_t j = 0; j < term.size(); ++j) total[j] = ring_.add(total[j], term[j]);
            }
            for (Form& f : total) ring_.normalize(f);
            return total;
        }
        case Kind::negate: {
            LogForm f = of(c[0]);
            for (Form& part : f) part = ring_.negate(part);
            return f;
        }
        case Kind::product: {
            LogForm total = of(c[0]);
            for (std::size_t i = 1; i < c.size(); ++i)
                total = c[i]->kind == Kind::reciprocal ? product(total, {inverse(plain(c[i]->children[0]))})
                                                       : product(total, of(c[i]));
            return total;
        }
        case Kind::reciprocal: return {inverse(plain(c[0]))};
        case Kind::power: {
            const auto q = rational_value(c[1]);
            if (!q) break;
            if (denominator(*q) == 1 && *q >= 0 && *q <= 64) {
                LogForm total = {ring_.constant(Ball(1), {SymbolicConstant(1)})};
                for (Rational k = 0; k < *q; k += 1) total = product(total, of(c[0]));
                return total;
            }
            return {power(plain(c[0]), *q)};
        }
        case Kind::call: return call_value(e);
        default: break;
    }
    throw Wide{"a part without Taylor form"};
}

LogForm LocalForm::product(const LogForm& a, const LogForm& b) {
    LogForm p(a.size() + b.size() - 1, Form{.finite = true});
    if (p.size() > 5) throw Wide{"high powers of a logarithm"};
    for (std::size_t i = 0; i < a.size(); ++i)
        for (std::size_t j = 0; j < b.size(); ++j) p[i + j] = ring_.add(p[i + j], ring_.multiply(a[i], b[j]));
    return p;
}

Form LocalForm::inverse(const Form& a) {
    if (a.is_zero()) throw Wide{"a division by 0"};
    if (a.v > 0) singular_ = true;
    Form rest = a;
    rest.v = 0;
    Form f = with_exact(ring_.compose([](const Ball& u, long n) { return taylor("inverse", u, n); }, rest),
                        [&] { return exact::inverse(ring_.exact_of(rest)); });
    f.v = -a.v;
    return f;
}

Form LocalForm::power(const Form& a, const Rational& q) {
    if (a.is_zero()) {
        if (q < 0) throw Wide{"a division by 0"};
        return a;
    }
    if (a.v > 0 && q < 0) singular_ = true;
    // A power of t^(1/d) for every root: large d are left to others.
    if (a.v != 0 && denominator(q) > 12) throw Wide{"a power of high denominator"};
    if (abs(q) > 1000) throw Wide{"a high power"};
    const Rational v = q * Rational(a.v);
    if (denominator(v) != 1) throw Ramify{static_cast<long>(denominator(v))};
    Form rest = a;
    rest.v = 0;
    const bool whole = denominator(q) == 1;
    Form f;
    if (whole && q < 0) {
        f = ring_.constant(Ball(1), {SymbolicConstant(1)});
        if (q < -64) throw Wide{"a high power"};
        for (Rational k = 0; k > q; k -= 1) f = ring_.multiply(f, rest);
        f = inverse(f);
    } else {
        f = with_exact(ring_.compose([&](const Ball& u, long n) { return taylor_of_power(q, u, n); }, rest),
                       [&] { return exact::power(ring_.exact_of(rest), q); });
    }
    f.v += static_cast<long>(numerator(v));
    return f;
}

std::optional<SymbolicConstant> exact_value(const Expression& e) {
    if (!free_variables(e).empty()) return std::nullopt;
    try {
        ExactMemory memory;
        LocalForm form("", {}, 0, 1, 3, &memory);
        const LogForm f = form.of(layered(e));
        if (f.size() != 1 || form.is_singular()) return std::nullopt;
        if (f[0].is_zero() || f[0].v > 0) return SymbolicConstant();
        if (f[0].v == 0 && !f[0].e.empty()) return f[0].e[0];
    } catch (const Wide&) {
    } catch (const Ramify&) {
    } catch (const std::domain_error&) {
    }
    return std::nullopt;
}

}  // namespace claim::language
