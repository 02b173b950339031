#include "verify/readers/tex_statement_texts.hpp"

#include "verify/base/printable.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace verify {

void add_texts(TexPaper& paper, std::vector<FoundStatement>& found, const TexMacros& macros, const TexLabels& labels) {
    std::set<std::string> told;
    for (FoundStatement& each : found) {
        TexStatement& s = each.statement;
        std::set<std::string> unknown;
        s.title = s.title.empty() ? "" : page_text(s.title, macros, labels, unknown);
        std::replace(s.title.begin(), s.title.end(), '\n', ' ');
        const std::string tex = each.is_row ? "$" + row_as_formula(each.tex) + "$" : std::string(each.tex);
        s.text = page_text(tex, macros, labels, unknown);
        if (s.text.empty()) {
            paper.notes.push_back({s.place, fmt::format("{} {} is empty: no page", s.kind, s.number)});
            continue;
        }
        for (const std::string& command : unknown)
            if (told.insert(command).second)
                paper.notes.push_back({s.place, fmt::format("{} is not known outside of formulas: left as it stands",
                                                            on_one_line(command.substr(0, 60)))});
        paper.statements.push_back(std::move(s));
    }
}

}  // namespace verify
