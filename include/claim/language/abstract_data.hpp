// Statements about named matrices and vectors of unspecified size: "forall n >= 1, A, B in Sym(n): premise => goal",
// and "given K in Sym(n), K > 0, f' = -K*(f - y): goal", brought to one form.
//
// What is given of time: D(f, t) = e (written f' = e) says that f is a differentiable function of t with that
// derivative; all other names do not depend on t. "f at t = 0 = f0" gives its value at time 0.
#pragma once

#include "claim/language/matrix_space.hpp"
#include "claim/language/outcome.hpp"
#include "claim/language/statement.hpp"
#include "claim/language/types.hpp"

namespace claim::language {

struct Rate {
    std::string name, index;  ///< index: i of D(u[i], t) = …; empty for whole vectors
    Expression value;
};

struct AbstractData {
    std::vector<Binding> bindings = {};  ///< in the order in which they may depend on each other
    TypeScope scope = {};
    std::vector<Definition> families = {};  ///< u[i] = …
    std::vector<Formula> premises = {};     ///< relations, all of which are assumed
    std::vector<Formula> goals = {};        ///< chains, all of which are claimed under the premises
    std::vector<Rate> rates = {};
    std::map<std::string, Expression> starts = {};  ///< values at t = 0

    const Binding* binding(const std::string& name) const;
    const Rate* rate(const std::string& name) const;
    /// A name of a size: an integer with a least value >= 1 and no upper end.
    bool is_size(const std::string& name) const;
    /// A name that runs through 1..n: an index of a vector or matrix; then that end.
    std::optional<Expression> index_range(const std::string& name) const;
    bool is_dynamic() const { return !rates.empty(); }
};

/// Empty for statements of another kind: without a vector, a matrix or a derivative in time among what is given, with
/// quantifiers inside of premises, existence, order terms, data sets.
std::optional<AbstractData> abstract_data(const Statement& s);

/// a < b < c as a < b and b < c.
std::vector<Formula> links(const Formula& chain);

}  // namespace claim::language
