// R^(n, m), the matrices of n rows and m columns: a space whose end is a pair.
#pragma once

#include "claim/language/expression.hpp"

namespace claim::language {

inline bool is_matrix_space(const Domain& d) {
    return d.kind == DomainKind::space && d.ends[0]->kind == Kind::tuple && d.ends[0]->children.size() == 2;
}

}  // namespace claim::language
