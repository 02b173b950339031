// Powers of exact numbers, and the reader of exact numbers: the grammar is said at parse_rational.
#include "rigor/number/rational.hpp"

namespace rigor {

namespace {

bool take_digits(std::string_view text, std::size_t& at, std::string& digits) {
    const std::size_t from = at;
    while (at < text.size() && text[at] >= '0' && text[at] <= '9') digits += text[at++];
    return at > from;
}

[[noreturn]] void not_exact(std::string_view text, const char* why) {
    throw std::invalid_argument("'" + std::string(text.substr(0, 60)) + "' is no exact number: " + why);
}

}  // namespace

Rational power_of_two(long exponent) {
    const Integer power = Integer(1) << static_cast<unsigned long>(exponent < 0 ? -exponent : exponent);
    return exponent < 0 ? Rational(Integer(1), power) : Rational(power);
}

Integer power(const Integer& base, unsigned long exponent) {
    Integer result;
    mpz_pow_ui(result.backend().data(), base.backend().data(), exponent);
    return result;
}

Rational power(const Rational& base, unsigned long exponent) {
    return Rational(power(Integer(numerator(base)), exponent), power(Integer(denominator(base)), exponent));
}

Rational parse_rational(std::string_view text) {
    constexpr const char* expected = "expected an integer, a fraction such as 1/2, or a decimal such as 0.9 or 1e-30";
    if (text.size() > 200'000) not_exact(text, "longer than 200000 characters");
    std::size_t at = 0;
    bool negative = false;
    if (at < text.size() && (text[at] == '-' || text[at] == '+')) negative = text[at++] == '-';
    std::string digits;
    const bool whole = take_digits(text, at, digits);
    if (whole && at < text.size() && text[at] == '/') {
        std::string below;
        ++at;
        if (!take_digits(text, at, below) || at != text.size()) not_exact(text, expected);
        Integer denominator;
        mpz_set_str(denominator.backend().data(), below.c_str(), 10);
        if (denominator == 0) not_exact(text, "its denominator is zero");
        Integer numerator;
        mpz_set_str(numerator.backend().data(), digits.c_str(), 10);
        const Rational value(numerator, denominator);
        return negative ? Rational(-value) : value;
    }
    long scale = 0;
    bool fraction = false;
    if (at < text.size() && text[at] == '.') {
        const std::size_t before = ++at;
        fraction = take_digits(text, at, digits);
        scale = -static_cast<long>(at - before);
    }
    if (!whole && !fraction) not_exact(text, expected);
    if (at < text.size() && (text[at] == 'e' || text[at] == 'E')) {
        ++at;
        bool down = false;
        if (at < text.size() && (text[at] == '-' || text[at] == '+')) down = text[at++] == '-';
        std::string exponent;
        if (!take_digits(text, at, exponent)) not_exact(text, expected);
        const std::size_t leading = exponent.find_first_not_of('0');
        exponent.erase(0, leading == std::string::npos ? exponent.size() - 1 : leading);
        if (exponent.size() > 6 || std::stol(exponent) > largest_decimal_exponent)
            throw ExponentTooLarge("'" + std::string(text.substr(0, 60)) +
                                   "' is no exact number: its exponent is beyond " +
                                   std::to_string(largest_decimal_exponent));
        scale += down ? -std::stol(exponent) : std::stol(exponent);
    }
    if (at != text.size()) not_exact(text, expected);
    Integer mantissa;
    mpz_set_str(mantissa.backend().data(), digits.c_str(), 10);
    const Integer ten = power(Integer(10), static_cast<unsigned long>(scale < 0 ? -scale : scale));
    const Rational value = scale < 0 ? Rational(mantissa, ten) : Rational(Integer(mantissa * ten));
    return negative ? Rational(-value) : value;
}

}  // namespace rigor
