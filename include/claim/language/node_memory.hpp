// What was found for the nodes of expressions, so that shared parts of a deep kernel are worked on once.
#pragma once

#include "claim/language/expression.hpp"

#include <map>
#include <vector>

namespace claim::language {

template <class Value>
class NodeMemory {
public:
    /// What compute() gave for this node when it was first met.
    template <class Compute>
    Value of(const Expression& e, const Compute& compute) {
        if (const auto known = values_.find(&*e); known != values_.end()) return known->second;
        Value value = compute();
        kept_.push_back(e);
        values_.emplace(&*e, value);
        return value;
    }

private:
    std::map<const Node*, Value> values_;
    std::vector<Expression> kept_;  ///< keeps the keys alive
};

}  // namespace claim::language
