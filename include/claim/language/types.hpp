// The types of expressions, and the check that every name is bound, every shape fits and no quantifier is implicit.
#pragma once

#include "claim/language/statement.hpp"
#include "claim/language/tokens.hpp"

#include <map>

namespace claim::language {

enum class Sort { real, integer, vector, matrix, points, function };

/// Sizes are expressions, absent where they are not known: rows of a vector or matrix, columns of a matrix; of points
/// the dimension of the space is `columns`.
struct Type {
    Sort sort = Sort::real;
    std::optional<Expression> rows = {}, columns = {};
    std::size_t arity = 1;  ///< of a function

    bool is_scalar() const { return sort == Sort::real || sort == Sort::integer; }
};

struct TypeScope {
    std::map<std::string, Type> names;
    std::vector<Definition> definitions;
};

/// The type; throws StatementError for a free name, arguments that do not fit, and shapes that differ for certain.
Type type_of(const Expression& e, const TypeScope& scope);

/// The scope with the names of a binding.
TypeScope with(const TypeScope& scope, const Binding& b);

/// Throws StatementError if a name is not bound, an order term has a free name or is uniform in a name that no
/// quantifier binds, a shape does not fit, or a definition is incomplete or uses itself.
void check(const Statement& s);

/// Whether all sides of a chain are real numbers in this scope; names that are not in it count as real.
bool is_certainly_real(const Formula& chain, TypeScope scope = {});

}  // namespace claim::language
