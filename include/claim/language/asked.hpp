// Statements that an engine puts to all engines, and how their certificates stand inside of its own.
//
// Certificate item:
//   asked  statement, answer, engine, items: the next `items` items are the certificate of that statement by that
//   engine
#pragma once

#include "claim/language/certificate.hpp"

namespace claim::language {

/// decide() with the engines of this library. Statements that lead to statements stop at a depth of 4: undecided.
Outcome ask_all(const Statement& s, const Budget& budget);

void append_asked(std::vector<CertificateItem>& items, const Statement& s, const Outcome& o);

/// The item at `at` must be about this statement, and its items show the answer; `at` moves behind them. Empty, or why
/// not.
std::string replay_asked(const Statement& s, Answer answer, const std::vector<CertificateItem>& items, std::size_t& at);

}  // namespace claim::language
