// Formulas and statements in LaTeX.
#include "claim/language/latex.hpp"

#include "claim/language/latex_names.hpp"

#include <utility>

namespace claim::language {

namespace {

using detail::latex_binding, detail::latex_list, detail::latex_name;

const char* sign(Relation r) {
    constexpr const char* signs[] = {"<", "\\le ", "=", "\\ne ", "\\ge ", ">"};
    return signs[static_cast<int>(r)];
}

std::string tends(const Approach& a) {
    const std::string side = a.side == ' ' ? "" : std::string("^") + a.side;
    return latex_name(a.name) + "\\to " + to_latex(a.point) + side;
}

class Printer {
public:
    std::string of(const Formula& f) {
        switch (f->connective) {
            case Connective::forall:
            case Connective::exists: return quantified(*f);
            case Connective::implies: return inner(f->parts[0]) + "\\implies " + inner(f->parts[1]);
            case Connective::equivalent: return inner(f->parts[0]) + "\\iff " + inner(f->parts[1]);
            case Connective::conjunction: return joined(*f, "\\ \\wedge\\ ");
            case Connective::disjunction: return joined(*f, "\\ \\vee\\ ");
            case Connective::negation: return "\\neg\\," + inner(f->parts[0]);
            case Connective::chain: {
                std::string all = to_latex(f->sides[0]);
                for (std::size_t i = 0; i < f->relations.size(); ++i)
                    all += sign(f->relations[i]) + to_latex(f->sides[i + 1]);
                return all;
            }
            case Connective::membership: return to_latex(f->sides[0]) + "\\in " + to_latex(*f->domain);
            case Connective::order: return order(*f);
            case Connective::limit:
                return "\\lim_{" + tends(*f->approach) + "}" + bracket(f->sides[0]) + sign(f->relations[0]) +
                       to_latex(f->sides[1]);
            case Connective::shape: return shape(*f);
            case Connective::range: return to_latex(f->sides[0]) + "\\in\\ ?";
            case Connective::best:
                return "\\text{the best }" + latex_name(f->names[0]) + "\\text{ such that }" + of(f->parts[0]);
        }
        return "";
    }

private:
    std::string quantified(const FormulaNode& f) {
        std::string all = f.connective == Connective::forall ? "\\forall\\," : "\\exists\\,";
        for (std::size_t i = 0; i < f.bindings.size(); ++i)
            all += (i == 0 ? "" : ",\\ ") + latex_binding(f.bindings[i]);
        const std::size_t before = names_.size();
        for (const Binding& b : f.bindings) names_.insert(names_.end(), b.names.begin(), b.names.end());
        all += ":\\quad " + of(f.parts[0]);
        names_.resize(before);
        return all;
    }
    std::string inner(const Formula& f) {
        const std::string text = of(f);
        const bool compound = !f->parts.empty();
        return compound ? "\\bigl(" + text + "\\bigr)" : text;
    }
    std::string joined(const FormulaNode& f, const std::string& word) {
        std::string all;
        for (const Formula& part : f.parts) all += (all.empty() ? "" : word) + inner(part);
        return all;
    }
    static std::string bracket(const Expression& e) {
        const std::string text = to_latex(e);
        return e->kind == Kind::sum || e->kind == Kind::negate ? "\\left(" + text + "\\right)" : text;
    }
    /// Names that the constants of an order term may depend on: all outer ones but the uniform ones and the limit's
    /// own.
    std::string dependence(const Approach& a) const {
        std::vector<std::string> dependent;
        for (const std::string& name : names_) {
            bool free = name != a.name;
            for (const std::string& uniform : a.uniform) free = free && name != uniform;
            if (free) dependent.push_back(name);
        }
        std::string all;
        if (!dependent.empty()) all += "\\text{ (the bounds may depend on }" + latex_list(dependent) + "\\text{)}";
        if (!a.uniform.empty()) all += "\\text{ uniformly in }" + latex_list(a.uniform);
        return all;
    }
    std::string order(const FormulaNode& f) const {
        std::string all = to_latex(f.sides[0]);
        constexpr const char* letters[] = {"O", "o", "\\Theta", "\\Omega", ""};
        if (f.landau == Landau::similar)
            all += "\\sim " + to_latex(f.sides[2]);
        else
            all += "=" + (is_literal(f.sides[1], 0) ? "" : to_latex(f.sides[1]) + "+") +
                   letters[static_cast<int>(*f.landau)] + "\\left(" + to_latex(f.sides[2]) + "\\right)";
        all += "\\quad(" + tends(*f.approach) + ")";
        return all + (f.landau == Landau::similar && f.approach->uniform.empty() ? "" : dependence(*f.approach));
    }
    static std::string shape(const FormulaNode& f) {
        const bool strict = f.shape == Shape::increasing || f.shape == Shape::decreasing;
        return to_latex(f.sides[0]) + "\\text{ is " + (strict ? "strictly " : "") + to_string(*f.shape) + " in }" +
               latex_name(f.names[0]) + (f.domain ? "\\text{ on }" + to_latex(*f.domain) : "");
    }

    std::vector<std::string> names_;
};

}  // namespace

std::string to_latex(const Formula& f) { return Printer().of(f); }

std::string to_latex(const Statement& s) {
    std::string all;
    for (const Definition& d : s.definitions) {
        if (d.is_recurrence())
            all += latex_name(d.name) + "_{" + d.first->str() + "}=" + to_latex(*d.start) + ",\\ " +
                   latex_name(d.name) + "_{" + latex_name(d.index) + "+1}=" + to_latex(d.body);
        else
            all += latex_name(d.name) + (d.parameters.empty() ? "" : "(" + latex_list(d.parameters) + ")") +
                   (d.index.empty() ? "" : "_{" + latex_name(d.index) + "}") + "=" + to_latex(d.body);
        all += ";\\quad ";
    }
    if (!s.given.empty() || !s.facts.empty()) {
        all += "\\text{given }";
        std::string separator;
        for (const Binding& b : s.given) all += std::exchange(separator, ",\\ ") + latex_binding(b);
        for (const Formula& fact : s.facts) all += std::exchange(separator, ",\\ ") + to_latex(fact);
        all += ":\\quad ";
    }
    return all + to_latex(s.formula);
}

}  // namespace claim::language
