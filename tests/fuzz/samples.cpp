#include "fuzz/samples.hpp"

#include <fmt/format.h>
#include <zlib.h>

#include <algorithm>
#include <cstring>
#include <stdexcept>
#include <vector>

namespace fuzz {
namespace {

std::uint64_t below(Random& random, std::uint64_t bound) { return random() % bound; }

template <class Item>
Item one_of(Random& random, std::initializer_list<Item> items) {
    return *(items.begin() + below(random, items.size()));
}

std::string number(Random& random) {
    const auto digits = [&] { return std::to_string(below(random, 1 + random() % 100'000)); };
    const std::string sign = one_of(random, {"", "", "-", "+"});
    switch (below(random, 5)) {
        case 0: return sign + digits();
        case 1: return sign + digits() + "/" + std::to_string(1 + below(random, 999));
        case 2: return sign + digits() + "e" + one_of(random, {"", "-", "+"}) + std::to_string(below(random, 30));
        case 3: return sign + "." + digits();
        default: return sign + digits() + "." + digits();
    }
}

std::string csv(Random& random) {
    const std::string separator = one_of(random, {",", ";", "\t", " "}), end = one_of(random, {"\n", "\r\n"});
    const std::uint64_t rows = 1 + below(random, 12), columns = 1 + below(random, 5);
    std::string text = below(random, 4) == 0 ? "# a comment\n" : "";
    if (below(random, 3) == 0)
        for (std::uint64_t j = 0; j < columns; ++j) text += fmt::format("x{}{}", j, j + 1 < columns ? separator : end);
    for (std::uint64_t i = 0; i < rows; ++i)
        for (std::uint64_t j = 0; j < columns; ++j)
            text +=
                fmt::format("{}.{}{}", below(random, 90), 1 + below(random, 999), j + 1 < columns ? separator : end);
    return text;
}

std::string random_bytes(Random& random, std::uint64_t count) {
    std::string bytes(count, '\0');
    for (char& byte : bytes) byte = static_cast<char>(1 + below(random, 100));
    return bytes;
}

std::string npy(Random& random) {
    const auto [type, size] = one_of<std::pair<const char*, std::uint64_t>>(
        random, {{"|u1", 1}, {"|i1", 1}, {"<i2", 2}, {"<i4", 4}, {">i4", 4}, {"<u8", 8}, {">u2", 2}});
    const std::uint64_t rows = 1 + below(random, 9), columns = 1 + below(random, 6);
    std::string head = fmt::format("{{'descr': '{}', 'fortran_order': {}, 'shape': ({}, {}), }}", type,
                                   one_of(random, {"False", "True"}), rows, columns);
    head.resize((10 + head.size() + 1 + 63) / 64 * 64 - 11, ' ');
    head += '\n';
    std::string bytes("\x93NUMPY\x01\0", 8);
    bytes += static_cast<char>(head.size() & 255);
    bytes += static_cast<char>(head.size() >> 8);
    return bytes + head + random_bytes(random, rows * columns * size);
}

std::string little(std::uint64_t value, int bytes) {
    std::string text;
    for (int i = 0; i < bytes; ++i) text += static_cast<char>(value >> (8 * i) & 255);
    return text;
}

/// A zip archive of one stored array.
std::string npz(Random& random) {
    const std::string content = npy(random), name = one_of(random, {"X.npy", "points.npy", "a.npy"});
    const auto sum = ::crc32(0, reinterpret_cast<const Bytef*>(content.data()), static_cast<uInt>(content.size()));
    const std::string shared = little(20, 2) + little(0, 2) + little(0, 2) + little(0, 2) + little(33, 2) +
                               little(sum, 4) + little(content.size(), 4) + little(content.size(), 4) +
                               little(name.size(), 2) + little(0, 2);
    const std::string local = "PK\x03\x04" + shared + name + content;
    const std::string central = "PK\x01\x02" + little(20, 2) + shared + little(0, 2) + little(0, 2) + little(0, 2) +
                                little(0, 4) + little(0, 4) + name;
    return local + central + "PK\x05\x06" + little(0, 4) + little(1, 2) + little(1, 2) + little(central.size(), 4) +
           little(local.size(), 4) + little(0, 2);
}

std::string idx(Random& random) {
    const auto [type, size] =
        one_of<std::pair<int, std::uint64_t>>(random, {{0x08, 1}, {0x09, 1}, {0x0B, 2}, {0x0C, 4}});
    const std::uint64_t rows = 1 + below(random, 9), columns = 1 + below(random, 6);
    return little(0, 2) + static_cast<char>(type) + '\2' + little(0, 3) + static_cast<char>(rows) + little(0, 3) +
           static_cast<char>(columns) + random_bytes(random, rows * columns * size);
}

std::string matrix_market(Random& random) {
    const std::uint64_t n = 1 + below(random, 6);
    const bool dense = below(random, 2) == 0;
    std::string text = fmt::format("%%MatrixMarket matrix {} {} symmetric\n% a comment\n",
                                   dense ? "array" : "coordinate", one_of(random, {"real", "integer"}));
    text += dense ? fmt::format("{} {}\n", n, n) : fmt::format("{} {} {}\n", n, n, n);
    for (std::uint64_t j = 1; j <= n; ++j)
        for (std::uint64_t i = j; i <= (dense ? n : j); ++i)
            text += dense ? fmt::format("{}\n", below(random, 99)) : fmt::format("{} {} {}\n", i, j, below(random, 99));
    return text;
}

std::string expression(Random& random, int depth) {
    if (depth == 0)
        return one_of<std::string>(random, {"x", "1/2", "3", "x^2", "pi", "0.25", "sqrt(2)", "(1 + x)", "exp(x)"});
    const std::string a = expression(random, depth - 1), b = expression(random, depth - 1);
    return one_of<std::string>(random, {a + " + " + b, a + " - " + b, "(" + a + ")*(" + b + ")", "-(" + a + ")",
                                        "(" + a + ")^2", "(" + a + ")/2", "exp(" + a + ")", "kappa0(x) + " + a});
}

std::string statement(Random& random) {
    const std::string domain = one_of(random, {"[0, 1]", "[-1, 1]", "(0, 1)", "[0, 1/2)", "(-1, 1]"});
    const std::string left = expression(random, static_cast<int>(below(random, 4))),
                      right = expression(random, static_cast<int>(below(random, 3)));
    return fmt::format("forall x in {}: {} {} {}", domain, left, one_of(random, {"<=", ">=", "<", ">"}), right);
}

std::string rate(Random& random) {
    const auto term = [&] {
        return one_of<std::string>(random, {"1/L", "log(L)/L", "1/L^2", "3/8 log(L)/L", "log(L)^2/L^2", "L^(-1/2)"});
    };
    return fmt::format("{}/{} + {} + {}({})", below(random, 99), 1 + below(random, 99), term(),
                       one_of(random, {"O", "o", "O"}), one_of<std::string>(random, {"1/L^3", "1/L^4", "log(L)/L^3"}));
}

std::string page(Random& random) {
    return fmt::format(
        "+++\nid = \"lemma-{}\"\nwhere = \"section {}\"\ntitle = \"A title\"\nformula = \"{}\"\n+++\n## Statement\n\n"
        "For all $x$: ${}$.\n\n## Proof\n\n{{#step}} **A step.** Because.\n",
        below(random, 99), below(random, 9), statement(random), number(random));
}

std::string record(Random& random) {
    std::string results;
    for (std::uint64_t i = 0, n = below(random, 4); i < n; ++i)
        results += fmt::format(R"({}{{"id": "p/lemma-{}", "verdict": "{}", "evidence": "{}"}})", i ? ", " : "", i,
                               one_of(random, {"holds", "fails", "undecided"}),
                               one_of(random, {"proved", "argued", "tested", "formal"}));
    return fmt::format(R"({{"schema": {}, "results": [{}]}})", 2, results);
}

std::string certificate(Random& random) {
    const std::string text = statement(random);
    std::string lines = fmt::format(
        "{{\"type\":\"statement\",\"format\":1,\"statement\":\"{}\",\"text\":\"{}\",\"verdict\":\"{}\","
        "\"engine\":\"box\",\"version\":\"1\"}}\n",
        text, text, one_of(random, {"holds", "fails"}));
    for (std::uint64_t i = below(random, 5); i > 0; --i)
        lines += fmt::format("{{\"type\":\"box\",\"from\":\"{}\",\"to\":\"{}\"}}\n", number(random), number(random));
    return lines;
}

}  // namespace

std::string valid_input(const std::string& target, Random& random) {
    if (target == "csv") return csv(random);
    if (target == "npy") return npy(random);
    if (target == "npz") return npz(random);
    if (target == "idx") return idx(random);
    if (target == "matrix-market") return matrix_market(random);
    if (target == "record") return record(random);
    if (target == "certificate") return certificate(random);
    if (target == "statement") return statement(random);
    if (target == "rate") return rate(random);
    if (target == "page") return page(random);
    if (target == "number") return number(random);
    throw std::invalid_argument(target + ": no target; expected one of tests/fuzz/targets.cpp");
}

std::string changed(std::string bytes, Random& random) {
    static const std::vector<std::string> pieces{"nan",
                                                 "inf",
                                                 "1e400",
                                                 "\"",
                                                 "-",
                                                 "\xff\xfe",
                                                 "(",
                                                 ")",
                                                 ",",
                                                 "\n",
                                                 "[",
                                                 "{",
                                                 "99999999999999999999",
                                                 "/0",
                                                 "^",
                                                 "+++",
                                                 "\0x",
                                                 "1e99",
                                                 "= [",
                                                 "#",
                                                 "exists",
                                                 "forall",
                                                 "$"};
    for (std::uint64_t left = 1 + below(random, 8); left > 0; --left) {
        const std::size_t at = below(random, bytes.size() + 1), some = 1 + below(random, 20);
        switch (below(random, 6)) {
            case 0:
                if (at < bytes.size()) bytes[at] = static_cast<char>(random());
                break;
            case 1:
                if (at < bytes.size()) bytes[at] = static_cast<char>(bytes[at] ^ (1 << below(random, 8)));
                break;
            case 2: bytes.insert(at, pieces[below(random, pieces.size())]); break;
            case 3: bytes.insert(at, bytes.substr(at, some)); break;
            case 4: bytes.erase(at, some); break;
            default:
                if (below(random, 4) == 0) bytes.resize(at);
        }
    }
    return bytes;
}

}  // namespace fuzz
