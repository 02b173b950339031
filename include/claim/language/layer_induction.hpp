// The proof of one relation for all layers: see all_depths_engine.hpp.
#pragma once

#include "claim/language/deadline.hpp"
#include "claim/language/decide.hpp"
#include "claim/language/depth_claim.hpp"
#include "claim/language/layer_polynomial.hpp"

namespace claim::language {

/// left (relation) right for the points and layers of the claim.
struct LayerRelation {
    DepthClaim claim;
    Expression left, right;
    Relation relation;
};

/// Asks for statements in one name and keeps what was proved.
class Asker {
public:
    Asker(const OneVariable& engine, const Budget& budget) : engine_(engine), budget_(budget), end_(budget.seconds) {}

    /// forall name in domain: a (relation) b, or without quantifier where neither uses the name; with the correlation
    /// of layer 1 as a second name where they use it.
    Outcome ask(const std::string& name, const RationalInterval& domain, const Expression& a, Relation r,
                const Expression& b);
    bool holds(const std::string& name, const RationalInterval& domain, const Expression& a, Relation r,
               const Expression& b) {
        return ask(name, domain, a, r, b).answer == Answer::holds;
    }
    std::vector<CertificateItem> proved;  ///< of all statements that held
    std::string stuck;                    ///< the last statement that did not hold
    /// Correlations at which the first layer may refute the claim.
    std::vector<rigor::Rational> suspects;
    const Budget& budget() const { return budget_; }
    /// The name of the correlation of layer 1, if it has one, and what it runs through.
    std::optional<std::pair<std::string, RationalInterval>> start;

private:
    const OneVariable& engine_;
    const Budget& budget_;
    Deadline end_;
    std::map<std::string, Outcome> known_;
};

/// The relation with the state of one layer put in: rho(z, L + k), T(z, L + k) and so on by w, T and the recurrences.
class LayerInduction {
public:
    /// Throws NoLayerForm where the relation is of another kind.
    LayerInduction(const LayerRelation& relation, Asker& asker);

    /// Undecided if it is not proved; `with_bounds`: also by |T| <= L and the like (from_bounds).
    Outcome decide(bool with_bounds = true);
    /// Concave or affine in T: it holds between two bounds of T if it holds at both. Bounds: those that other relations
    /// of the same names give, which hold at all layers; without any, -L, 0, L and U/4 as far as they are proved.
    Outcome from_bounds(const std::vector<LayerInduction*>& invariants);
    /// With another relation of the same names that holds at all layers.
    Outcome follows_from(LayerInduction& invariant);

private:
    /// The numerator of right - left, >= 0 by the claim, without what divides it; empty if that may change its sign.
    std::optional<LayerPolynomial> margin(std::vector<Obligation>* obligations) const;
    bool defined(const std::vector<Obligation>& obligations);
    bool coefficients_have_sign(const LayerPolynomial& p, long kernel, const rigor::Rational& from, Relation strictness,
                                const RationalInterval& domain);
    Outcome base(const rigor::Rational& layer);
    Outcome by_correlation();
    Outcome by_coefficients(const LayerPolynomial& m);
    /// The margin of a claim in rho and L never decreases with the layer.
    Outcome by_increments(const LayerPolynomial& m);
    Outcome by_induction(const LayerPolynomial& m);
    struct Bounds {
        std::vector<Expression> lower, upper;
    };
    Bounds usual_bounds();
    bool holds_at(const LayerPolynomial& m, const Expression& kernel);
    bool uses_start() const;
    std::optional<bool> sign_of(const LayerPolynomial& m, long kernel, const rigor::Rational& from,
                                const RationalInterval& domain);
    /// The claim at the layers first, …, last. Holds only if all do.
    Outcome bases(const rigor::Rational& last);
    /// A correlation z of the domain with rho(z, state_layer) close to w.
    std::optional<rigor::Rational> preimage(const rigor::Rational& w, const rigor::Rational& state_layer) const;
    RationalInterval region(const rigor::Rational& state_layer) const;
    Expression next(const Expression& e) const;

    const LayerRelation relation_;
    Asker& asker_;
    LayerNames names_;
    long offset_ = 0;  ///< the state is that of layer L + offset
    Expression left_ = number(0), right_ = number(0);
    Relation sign_;  ///< of the margin against 0: greater, at_least or equal
};

}  // namespace claim::language
