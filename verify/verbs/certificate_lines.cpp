#include "verify/verbs/certificate_lines.hpp"

#include "verify/base/byte_source.hpp"
#include "verify/base/json_text.hpp"
#include "verify/base/provenance.hpp"
#include "verify/base/status.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <cstdint>
#include <set>
#include <utility>

namespace verify {
namespace {

using claim::language::CertificateItem;

constexpr std::size_t longest_line = 1 << 20, longest_file = std::size_t{1} << 28;
constexpr const char* expected = "a certificate of verify prove";

/// One flat object of texts, `format` besides as an integer; stops at anything else, before it is kept.
class FlatObject : public nlohmann::json_sax<nlohmann::json> {
public:
    std::vector<std::pair<std::string, std::string>> fields;
    std::string problem;

    bool null() override { return stop("null"); }
    bool boolean(bool) override { return stop("true or false"); }
    bool number_integer(std::int64_t n) override { return integer(std::to_string(n)); }
    bool number_unsigned(std::uint64_t n) override { return integer(std::to_string(n)); }
    bool number_float(double, const std::string&) override { return stop("a number"); }
    bool string(std::string& text) override {
        if (!open_) return stop("a text");
        if (key_ == "format") return stop("a text as format");
        fields.emplace_back(key_, std::move(text));
        return true;
    }
    bool binary(nlohmann::json::binary_t&) override { return stop("bytes"); }
    bool start_object(std::size_t) override {
        if (std::exchange(open_, true)) return stop("an object");
        return true;
    }
    bool key(std::string& name) override {
        if (name.size() > 200) return stop("a key of more than 200 characters");
        if (!keys_.insert(name).second) return stop("the key '" + shown(name) + "' twice");
        key_ = name;
        return true;
    }
    bool end_object() override { return true; }
    bool start_array(std::size_t) override { return stop("a list"); }
    bool end_array() override { return true; }
    bool parse_error(std::size_t column, const std::string&, const nlohmann::json::exception&) override {
        return stop(fmt::format("no JSON from column {} on", column));
    }

private:
    bool stop(const std::string& what) {
        if (problem.empty()) problem = what;
        return false;
    }
    bool integer(const std::string& text) {
        if (!open_ || key_ != "format") return stop("a number");
        fields.emplace_back(key_, text);
        return true;
    }
    bool open_ = false;
    std::string key_;
    std::set<std::string> keys_;
};

class CertificateReader {
public:
    explicit CertificateReader(const std::string& path) : source_(path, expected) {}

    services::Certificate read() {
        services::Certificate c;
        std::string line;
        while (next(line)) {
            CertificateItem item = parsed(line);
            if (number_ == 1) {
                header(item, c);
            } else if (item.type == "hint") {
                if (!c.items.empty()) fail("a hint after items");
                c.hints.push_back(taken(item, "text"));
                nothing_else(item);
            } else {
                c.items.push_back(std::move(item));
            }
        }
        if (number_ == 0) source_.fail("is empty");
        return c;
    }

private:
    [[noreturn]] void fail(const std::string& what) const {
        source_.fail(fmt::format("line {}: {}; expected {}", number_, what, expected));
    }
    /// Without its line end; false at the end of the file.
    bool next(std::string& line) {
        line.clear();
        for (;;) {
            const auto end = buffer_.find('\n', at_);
            const bool found = end != std::string::npos;
            line.append(buffer_, at_, found ? end - at_ : std::string::npos);
            if (line.size() > longest_line) {
                ++number_;
                fail("more than a megabyte");
            }
            if (found) {
                at_ = end + 1;
                ++number_;
                return true;
            }
            buffer_.resize(1 << 16);
            at_ = 0;
            buffer_.resize(source_.read(buffer_.data(), buffer_.size()));
            total_ += buffer_.size();
            if (total_ > longest_file) source_.fail("has more than 256 megabytes");
            if (!buffer_.empty()) continue;
            if (line.empty()) return false;
            ++number_;
            fail("the line has no end, the file is cut off");
        }
    }
    CertificateItem parsed(const std::string& line) const {
        FlatObject object;
        if (!nlohmann::json::sax_parse(line, &object) || !object.problem.empty())
            fail(object.problem.empty() ? "no JSON" : object.problem);
        CertificateItem item{"", std::move(object.fields)};
        item.type = taken(item, "type");
        return item;
    }
    /// The field, which is taken out.
    std::string taken(CertificateItem& item, const std::string& name) const {
        for (auto f = item.fields.begin(); f != item.fields.end(); ++f)
            if (f->first == name) {
                std::string text = std::move(f->second);
                item.fields.erase(f);
                return text;
            }
        fail("no field '" + name + "'");
    }
    void nothing_else(const CertificateItem& item) const {
        if (!item.fields.empty()) fail("the field '" + shown(item.fields[0].first) + "'");
    }
    void header(CertificateItem& item, services::Certificate& c) const {
        if (item.type == "gram" || item.type == "matrix" || item.type == "large-depth")
            source_.fail(
                fmt::format("line 1: a certificate of the type '{}', which tools/check_certificates.py checks; "
                            "expected {}",
                            item.type, expected));
        if (item.type != "statement") fail("an item '" + shown(item.type) + "' in place of the statement");
        const std::string format = taken(item, "format");
        if (format != std::to_string(certificate_format))
            source_.fail(fmt::format("line 1: format {}; expected format {}", shown(format), certificate_format));
        c.statement = taken(item, "statement");
        c.text = taken(item, "text");
        c.verdict = taken(item, "verdict");
        c.engine = taken(item, "engine");
        static_cast<void>(taken(item, "version"));
        nothing_else(item);
    }

    ByteSource source_;
    std::string buffer_;
    std::size_t at_ = 0, total_ = 0, number_ = 0;
};

}  // namespace

std::string certificate_lines(const services::Certificate& certificate) {
    std::string lines = json_line({{"type", "statement"},
                                   {"format", certificate_format},
                                   {"statement", certificate.statement},
                                   {"text", certificate.text},
                                   {"verdict", certificate.verdict},
                                   {"engine", certificate.engine},
                                   {"version", suite_version()}});
    for (const std::string& hint : certificate.hints) lines += json_line({{"type", "hint"}, {"text", hint}});
    for (const CertificateItem& item : certificate.items) {
        Json json{{"type", item.type}};
        for (const auto& [name, value] : item.fields) json[name] = value;
        lines += json_line(json);
    }
    return lines;
}

services::Certificate read_certificate(const std::string& path) { return CertificateReader(path).read(); }

}  // namespace verify
