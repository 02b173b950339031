// What an engine returns about a statement, and what certifies it.
#pragma once

#include "rigor/number/rational.hpp"

#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace claim::language {

enum class Answer { holds, fails, undecided, ill_posed };
const char* to_string(Answer a);
/// 0, 1, 3 and 2: the exit status of `verify prove`.
int exit_status(Answer a);

/// A point inside the domain at which a relation certainly fails (or a part is undefined), with the values of both
/// sides as enclosures.
struct Witness {
    std::vector<std::pair<std::string, std::string>> at = {};  ///< names and exact coordinates
    std::string relation;                                      ///< "h(z) > z"
    std::string left = {}, right = {};
    long bits = 0;  ///< the precision that decided
};

/// One line of a certificate: a type such as "box", "end", "identity", "induction", and its fields in order. Numbers
/// are texts.
struct CertificateItem {
    std::string type;
    std::vector<std::pair<std::string, std::string>> fields;
    friend bool operator==(const CertificateItem&, const CertificateItem&) = default;
};

struct Outcome {
    Answer answer = Answer::undecided;
    std::string says = {};                ///< one sentence: how it was decided; where it is stuck; what is undefined
    std::string would_help = {};          ///< of undecided: what would
    std::optional<Witness> witness = {};  ///< of fails and ill_posed
    std::vector<CertificateItem> certificate = {};
    std::string engine = {};  ///< filled by decide()
};

/// What an engine may spend. It looks at `interrupted` between its steps and then returns what it has.
struct Budget {
    double seconds = 10;
    long last_bits = 4096;   ///< of the precision ladder
    unsigned long seed = 1;  ///< of random points; no answer other than the witness may depend on it
    std::function<bool()> interrupted = [] { return false; };
};

}  // namespace claim::language
