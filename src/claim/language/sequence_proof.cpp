// Equal forms, signs of forms, and induction on a sum.
#include "claim/language/sequence_proof.hpp"

#include <algorithm>

namespace claim::language {

using rigor::Rational;
using Poly = NamedPolynomial;

namespace {

bool is_equation(Relation r) { return r == Relation::equal; }

/// A S(n) + B = 0 for a sum S without closed form: S = F at n = 0, and F(n + 1) - F(n) is the next term of the sum.
bool equal_by_induction(const TermSum& e, const SequenceValues& values, const std::string& n, std::string& why) {
    std::optional<TermAtom> sum;
    TermSum A, B;
    for (const HypergeometricTerm& t : e.terms()) {
        HypergeometricTerm rest = t;
        bool found = false;
        for (const auto& [atom, exponent] : t.kernel) {
            if (!atom.is_sum()) continue;
            if (found || !(exponent == Poly(1)) || (sum && !(*sum == atom))) return false;
            sum = atom;
            found = true;
            rest.kernel.erase(atom);
        }
        (found ? A : B) = (found ? A : B) + TermSum(rest);
    }
    const OpaqueSum* s = sum ? values.opaque_sum(sum->constant) : nullptr;
    if (!s || A.terms().size() != 1) return false;
    // A has no zeros at integers: else a value of the sum would be missing.
    const HypergeometricTerm& a = A.terms()[0];
    NameBox box;
    box.names[n] = {.lower = Rational(0)};
    std::vector<Poly> parts{a.top};
    for (const auto& [f, k] : a.factors) parts.push_back(f);
    for (const Poly& p : parts)
        if (p.names().size() > 1 || !box.is_nonzero(p)) {
            why = "the factor " + p.text() + " of the sum may be 0";
            return false;
        }
    const TermSum F = TermSum(Rational(-1)) * B * TermSum(a.inverse());
    const TermSum first = F.at(n, 0) - s->term.at(s->over, s->lower);
    if (!first.is_zero()) return false;
    const TermSum next = s->term.replaced(s->over, Poly::name(n) + Poly(s->lower + 1));
    return (F.shifted(n, 1) - F - next).is_zero();
}

bool has_sum(const TermSum& e) {
    return std::any_of(e.terms().begin(), e.terms().end(), [](const HypergeometricTerm& t) {
        return std::any_of(t.kernel.begin(), t.kernel.end(), [](const auto& k) { return k.first.is_sum(); });
    });
}

/// left - right, or what is to be positive.
Expression margin(const IntegerGoal& g) {
    return g.relation == Relation::less || g.relation == Relation::at_most ? g.right - g.left : g.left - g.right;
}

bool prove_sign(const TermSum& e, const std::string& n, Relation r, bool search, SequenceClass& c) {
    const bool strict = r != Relation::at_most && r != Relation::at_least;
    for (const int sign : {1, -1}) {
        if (sign < 0 && r != Relation::unequal) break;
        const TermSum signed_sum = TermSum(Rational(sign)) * e;
        const auto found =
            search ? sequence_sign(signed_sum, n, strict) : sequence_sign(signed_sum, n, strict, c.eliminated);
        if (!found) continue;
        c.method = "sign";
        c.eliminated = found->eliminated;
        c.valid = found->from;
        return true;
    }
    return false;
}

}  // namespace

bool prove_class(const IntegerGoal& goal, SequenceValues& values, bool search, SequenceClass& c, std::string& why) {
    try {
        const Expression at = number(c.step) * variable(goal.name) + number(Rational(c.start + c.residue));
        FormContext context{.box = goal.others};
        context.box.names[goal.name] = {.lower = Rational(0)};
        context.known = [&](const Expression& e) { return values.of(e, goal.name, context); };
        const TermSum e = hypergeometric_form(substitute(margin(goal), goal.name, at), context);
        c.valid = search ? 0 : c.valid;
        if (is_equation(goal.relation)) {
            if (e.is_zero() && (search || c.method == "equal")) return c.method = "equal", c.valid = 0, true;
            if ((search || c.method == "induction") && equal_by_induction(e, values, goal.name, why))
                return c.method = "induction", c.valid = 0, true;
            if (why.empty()) why = "the difference of both sides is " + e.text().substr(0, 300);
            return false;
        }
        if (!goal.others.names.empty() || has_sum(e)) {
            why = goal.others.names.empty() ? "a sum without closed form" : "an inequality with parameters";
            return false;
        }
        if (!search && c.method != "sign") return false;
        if (prove_sign(e, goal.name, goal.relation, search, c)) return true;
        why = "the sign of " + e.text().substr(0, 300);
    } catch (const NotHypergeometric& stop) {
        why = stop.why;
    } catch (const NamedPolynomial::TooLong&) {
        why = "polynomials beyond the size that is tried";
    }
    return false;
}

}  // namespace claim::language
