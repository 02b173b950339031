// The search and the replay behind box_engine.hpp: one walk over problems, which either tries rules or is told them.
#pragma once

#include "claim/language/box_claim.hpp"
#include "claim/language/deadline.hpp"
#include "claim/language/decide.hpp"

#include <set>

namespace claim::language {

class BoxProver {
public:
    BoxProver(const Budget& budget, const OneVariable& ask);
    /// Follows the items from the first on.
    explicit BoxProver(const std::vector<CertificateItem>& items);

    /// The margin has its sign, and is defined, on the whole domain.
    bool proved(const BoxProblem& p, int depth = 0);
    /// e is defined on the whole domain.
    bool defined(const Expression& e, const std::vector<Range>& ranges, int depth);

    const std::vector<CertificateItem>& items() const { return items_; }
    const std::string& stuck() const { return stuck_; }
    /// Of a replay.
    std::vector<CertificateItem> unused() const {
        return {items_.begin() + static_cast<std::ptrdiff_t>(next_), items_.end()};
    }

private:
    struct Rule {
        std::string name, variable = {};
    };
    std::vector<Rule> rules(const BoxProblem& p) const;
    bool applies(const Rule& rule, const BoxProblem& p, int depth);
    bool searched(const BoxProblem& p, const std::string& text, int depth);
    bool replayed(const BoxProblem& p, const std::string& text, int depth);
    bool constant(const BoxProblem& p) const;
    bool leaf(const BoxProblem& p);
    bool on_faces(const BoxProblem& p, const Range& r, int depth);
    bool on_face(const BoxProblem& p, const Range& r, bool lower, bool strict, int depth);
    bool affine(const BoxProblem& p, const Range& r, int depth);
    bool concave(const BoxProblem& p, const Range& r, int depth);
    bool monotone(const BoxProblem& p, const Range& r, bool rising, int depth);
    bool quadratic(const BoxProblem& p, const Range& r, int depth);
    bool factored(const BoxProblem& p, int depth);
    bool bisected(const BoxProblem& p);
    bool out_of_time();

    const Budget* budget_ = nullptr;  ///< of a search
    const OneVariable* ask_ = nullptr;
    Deadline end_{0};
    std::vector<CertificateItem> items_;
    std::size_t next_ = 0;  ///< of a replay
    std::vector<std::string> known_;
    std::set<std::string> failed_;
    std::string stuck_;
};

}  // namespace claim::language
