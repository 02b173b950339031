#include "verify/record/enclosure.hpp"

#include "verify/readers/text_lines.hpp"

namespace verify {

std::optional<Enclosure> parse_enclosure(const std::string& text) {
    std::string_view inner = trimmed(text);
    if (!inner.empty() && inner.front() == '[') {
        if (inner.back() != ']') return std::nullopt;
        inner = trimmed(inner.substr(1, inner.size() - 2));
    }
    const std::string_view sign = "+/-";
    const auto at = inner.find(sign);
    const auto middle = exact_number(trimmed(inner.substr(0, at))),
               radius = at == std::string_view::npos ? rigor::Rational(0)
                                                     : exact_number(trimmed(inner.substr(at + sign.size())));
    if (!middle || !radius || *radius < 0) return std::nullopt;
    return Enclosure{*middle, *radius};
}

}  // namespace verify
