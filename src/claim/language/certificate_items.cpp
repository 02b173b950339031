// Items of certificates: reading, and writing of what all engines share.
#include "claim/language/certificate.hpp"

#include "claim/language/text.hpp"
#include "rigor/number/ball_functions.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace claim::language {

using rigor::Ball, rigor::Rational;

namespace {

/// Of a text that denotes a number.
constexpr std::size_t longest_number = 4000;

}  // namespace

const CertificateItem& ItemReader::take() {
    if (at_end()) throw Rejected(items_.empty() ? nullptr : &items_.back(), "an item is missing after this one");
    return items_[at_++];
}
const CertificateItem& ItemReader::take(const std::string& type) {
    const CertificateItem& item = take();
    if (item.type != type) throw Rejected(&item, "an item '" + type + "' was expected, not '" + item.type + "'");
    return item;
}
Items ItemReader::section(const CertificateItem& head) {
    const auto count = static_cast<std::size_t>(integer_field(head, "items", 0, 10'000'000));
    if (count > items_.size() - at_) throw Rejected(&head, "fewer items follow than it says");
    at_ += count;
    return items_.subspan(at_ - count, count);
}
void ItemReader::finish() const {
    if (!at_end()) throw Rejected(&items_[at_], "an item that nothing needs");
}

std::string text_field(const CertificateItem& item, const std::string& name) {
    for (const auto& [key, value] : item.fields)
        if (key == name) return value;
    return {};
}
const std::string& field(const CertificateItem& item, const std::string& name) {
    for (const auto& [key, value] : item.fields)
        if (key == name) return value;
    throw Rejected(&item, "the field '" + name + "' is missing");
}
Rational rational_field(const CertificateItem& item, const std::string& name) {
    const std::string& text = field(item, name);
    try {
        if (text.size() <= longest_number) return rigor::parse_rational(text);
    } catch (const std::invalid_argument&) {
    }
    throw Rejected(&item, "the field '" + name + "' is no rational number");
}
long integer_field(const CertificateItem& item, const std::string& name, long least, long most) {
    const std::string& text = field(item, name);
    long value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size() || value < least || value > most)
        throw Rejected(&item, fmt::format("the field '{}' is no integer from {} to {}", name, least, most));
    return value;
}
void expect_field(const CertificateItem& item, const std::string& name, const std::string& text) {
    if (field(item, name) != text)
        throw Rejected(&item, "the field '" + name + "' is not what the statement gives: " + text.substr(0, 200));
}

std::vector<CertificateItem> section_of(CertificateItem head, const std::vector<CertificateItem>& items) {
    head.fields.emplace_back("items", std::to_string(items.size()));
    std::vector<CertificateItem> all{std::move(head)};
    all.insert(all.end(), items.begin(), items.end());
    return all;
}
std::vector<CertificateItem> reduced_section(const Statement& s, const Outcome& outcome) {
    return section_of({"reduced", {{"statement", to_text(s)}, {"engine", outcome.engine}}}, outcome.certificate);
}

std::string lower_bound_text(const Ball& b) {
    // A hundredth less, so that another arithmetic reaches it too.
    const Ball low = b.lower(), less = low - abs(low) / Ball(100);
    if (!less.is_finite()) return "nan";
    const double guess = less.lower_double();
    if (guess == 0 || std::abs(guess) < 1e-290 || std::abs(guess) > 1e290) {  // a power of two is below it
        const long k = low.is_exactly_zero() ? 0 : arf_abs_bound_lt_2exp_si(arb_midref(low.raw()));
        if (low.is_exactly_zero()) return "0";
        return certainly_positive(low) == rigor::Truth::yes ? rigor::power_of_two(k - 2).str()
                                                            : Rational(-rigor::power_of_two(k)).str();
    }
    std::string text = fmt::format("{:.4e}", guess);
    while (certainly_at_most(Ball(rigor::parse_rational(text)), low) != rigor::Truth::yes)
        text = fmt::format("{:.4e}", std::nextafter(guess, -1e300) - std::abs(guess) / 1000);
    return text;
}

std::string decimal_at_most(const Ball& b) {
    const Ball low = b.lower();
    double guess = low.lower_double();
    for (;;) {
        const std::string text = fmt::format("{:.9e}", guess);
        if (certainly_at_most(Ball(rigor::parse_rational(text)), low) == rigor::Truth::yes) return text;
        guess -= std::abs(guess) * 1e-9 + 1e-290;
    }
}
std::string decimal_at_least(const Ball& b) {
    const std::string text = decimal_at_most(-b);
    return text[0] == '-' ? text.substr(1) : "-" + text;
}

CertificateItem point_item(const Witness& witness) { return {"point", witness.at}; }

std::string replay_text(const std::vector<CertificateItem>& items, const std::function<void(Items)>& replay) {
    try {
        replay(items);
        return "";
    } catch (const Rejected& r) {
        if (!r.item || r.item < items.data() || r.item >= items.data() + items.size()) return r.what();
        return fmt::format("item {}: {}", r.item - items.data(), r.what());
    }
}

}  // namespace claim::language
