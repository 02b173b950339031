// What \newtheorem and \declaretheorem declare.
#include "verify/base/printable.hpp"
#include "verify/readers/tex_declarations.hpp"
#include "verify/readers/tex_scanner.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>

namespace verify {

bool TexDeclarations::new_theorem(std::string_view text, std::size_t& at, bool numbered) {
    const auto name = braced(text, at);
    if (!name) return false;
    std::size_t behind = name->end;
    const auto shared = bracketed(text, behind);
    if (shared) behind = shared->end;
    const auto title = braced(text, behind);
    if (!title) return false;
    behind = title->end;
    const auto within = shared ? std::nullopt : bracketed(text, behind);
    if (within) behind = within->end;
    at = behind;
    std::set<std::string> unknown;
    TexTheorem theorem{page_text(title->inside, {}, {}, unknown), ""};
    const std::string environment = without_blanks(name->inside);
    if (shared && numbered) {
        const auto other =
            theorems.find(without_blanks(shared->inside));  // an environment, or a counter such as equation
        theorem.counter = other != theorems.end() && !other->second.counter.empty() ? other->second.counter
                                                                                    : without_blanks(shared->inside);
        if (!counters.has(theorem.counter)) counters.make(theorem.counter);
    } else if (numbered) {
        theorem.counter = environment;
        counters.make(environment, within ? without_blanks(within->inside) : "");
    }
    theorems[environment] = theorem;
    return true;
}

/// thmtools: \declaretheorem[name=Lemma, sibling=theorem]{lemma}, the options before or behind.
bool TexDeclarations::declare_theorem(std::string_view text, std::size_t& at, std::string& says) {
    std::string options;
    const auto before = bracketed(text, at);
    const auto names = braced(text, before ? before->end : at);
    if (!names) return false;
    const auto after = bracketed(text, names->end);
    at = after ? after->end : names->end;
    for (const auto& part : {before, after})
        if (part) options += std::string(part->inside) + ",";
    std::map<std::string, std::string, std::less<>> given;
    for (std::size_t i = 0; i < options.size();) {
        const std::size_t end = std::min(options.find(',', i), options.size());
        const std::string option = options.substr(i, end - i);
        const auto equals = option.find('=');
        std::string value = equals == std::string::npos ? "" : without_blanks(option.substr(equals + 1));
        if (value.size() > 1 && value.front() == '{' && value.back() == '}') value = value.substr(1, value.size() - 2);
        given[without_blanks(option.substr(0, equals))] = value;
        i = end + 1;
    }
    const auto option = [&](std::initializer_list<const char*> keys) {
        for (const char* key : keys)
            if (const auto found = given.find(key); found != given.end()) return found->second;
        return std::string();
    };
    const std::string all(names->inside);
    for (std::size_t i = 0; i <= all.size();) {
        const std::size_t end = std::min(all.find(',', i), all.size());
        const std::string environment = without_blanks(all.substr(i, end - i));
        i = end + 1;
        if (environment.empty()) continue;
        std::string title = option({"name", "title", "heading"});
        if (title.empty()) {
            title = environment;
            title[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(title[0])));
        }
        TexTheorem theorem{title, environment};
        if (const std::string sibling = option({"sibling", "numberlike", "sharenumber"}); !sibling.empty()) {
            const auto other = theorems.find(sibling);
            theorem.counter = other != theorems.end() ? other->second.counter : sibling;
        } else if (option({"numbered"}) == "no" || option({"numbered"}) == "false") {
            theorem.counter.clear();
        } else {
            counters.make(environment, option({"numberwithin", "parent", "within"}));
        }
        if (option({"numbered"}).starts_with("unless"))
            says = fmt::format("'{}' is numbered unless unique: numbered always here",
                               on_one_line(environment.substr(0, 60)));
        theorems[environment] = theorem;
    }
    return true;
}

}  // namespace verify
