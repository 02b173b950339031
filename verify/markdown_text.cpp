#include "verify/markdown_text.hpp"

#include <fmt/format.h>

namespace verify {

std::string escaped(const std::string& text) {
    std::string result;
    bool formula = false;
    for (const char c : text) {
        if (c == '$') formula = !formula;
        if (!formula && c == '<')
            result += "&lt;";
        else if (!formula && c == '>')
            result += "&gt;";
        else if (!formula && std::string("*_|`[]\\").find(c) != std::string::npos)
            result += std::string("\\") + c;
        else
            result += c;
    }
    return result;
}

std::string table_cell(const std::string& text) {
    std::string result;
    for (const char c : escaped(text)) result += c == '|' && (result.empty() || result.back() != '\\') ? std::string("\\|") : std::string(1, c);
    return result;
}

std::string anchor(const claim::Claim& claim) { return claim.id.substr(claim.id.find('/') + 1); }
std::string link(const claim::Claim& claim) { return link(claim.id); }
std::string link(const std::string& id, const std::string& folder) {
    const auto slash = id.find('/');
    return fmt::format("[{}]({}{}.md#{})", id, folder, id.substr(0, slash), id.substr(slash + 1));
}

std::string correction_line(const claim::Finding& finding) {
    if (!finding.correction) return "";
    return fmt::format("{} — **{}** ({}), {}", escaped(finding.correction->statement), to_string(finding.correction->verdict), to_string(finding.correction->evidence),
                       escaped(finding.correction->scope));
}

std::string code_block(const std::string& code, const std::string& indent) {
    if (code.empty()) return "";
    std::string text = indent + "```gp\n" + indent;
    for (const char c : code) text += c == '\n' ? "\n" + indent : std::string(1, c);
    return text + "\n" + indent + "```\n";
}

}  // namespace verify
