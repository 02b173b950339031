// verify check FILE…: do certificates show their statements? The work is that of services/check_certificate.hpp.
#include "services/check_certificate.hpp"

#include "verify/base/byte_source.hpp"
#include "verify/base/json_text.hpp"
#include "verify/base/standard_streams.hpp"
#include "verify/base/status.hpp"
#include "verify/verbs/certificate_lines.hpp"
#include "verify/verbs/commands.hpp"
#include "verify/verbs/one_of.hpp"

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <algorithm>
#include <memory>

namespace verify {
namespace {

using services::CertificateReport;

/// The item's line in the file: that of the statement and the hints come before.
std::size_t line_of(const services::Certificate& c, std::size_t item) { return item + 2 + c.hints.size(); }

/// What is said of one file: a line, or an object of JSON.
struct Checked {
    std::string line;
    Json json;
    Status status;
};

Checked checked(const std::string& path, bool named) {
    const services::Certificate c = read_certificate(path);
    CertificateReport report;
    try {
        report = services::check_certificate(c);
    } catch (const services::BadInput& error) {
        throw BadInput(shown(path) + ": " + error.what());
    }
    const std::string front = named ? shown(path) + ": " : "";
    Json json{{"file", path}, {"statement", c.text}, {"verdict", c.verdict}, {"items", c.items.size()}};
    if (report.result == CertificateReport::shown) {
        json["result"] = "holds";
        return {fmt::format("{}certificate holds: {} item{}; {}: {}", front, c.items.size(),
                            c.items.size() == 1 ? "" : "s", c.verdict, c.text),
                json, done};
    }
    const std::string where = report.whole ? "" : fmt::format("line {}: ", line_of(c, report.item));
    const bool rejected = report.result == CertificateReport::rejected;
    json["result"] = rejected ? "rejected" : "not checked";
    json["line"] = report.whole ? Json(nullptr) : Json(line_of(c, report.item));
    json["why"] = report.why;
    return {fmt::format("{}{}: {}{}", front, rejected ? "rejected" : "not checked", where, report.why), json,
            rejected ? differs : undecided};
}

int check_all(const std::vector<std::string>& paths, const std::string& format) {
    // The gravest of all: a file that is broken, one that is rejected, one that is not checked.
    const auto weight = [](int status) { return status == bad_input ? 3 : status == differs ? 2 : status != done; };
    int worst = done;
    Json files = Json::array();
    for (const std::string& path : paths) {
        int status = bad_input;
        try {
            const Checked found = checked(path, paths.size() > 1);
            status = found.status;
            if (format == "json")
                files.push_back(found.json);
            else
                fmt::print("{}\n", found.line);
        } catch (const BadInput& error) {
            tell(std::string("verify: ") + error.what());
        }
        if (weight(status) > weight(worst)) worst = status;
    }
    if (format == "json") fmt::print("{}\n", json_text({{"schema", 1}, {"certificates", files}}));
    return worst;
}

}  // namespace

void add_check(CLI::App& app, int& status) {
    auto paths = std::make_shared<std::vector<std::string>>();
    CLI::App* command = app.add_subcommand("check", "Do certificates of verify prove show their statements?");
    command->add_option("files", *paths, "Certificates; - is the standard input")->required();
    command->footer(
        "Each item is computed again, once; nothing is searched.\n"
        "Exit status: 0 the certificate holds; 1 rejected; 2 no certificate; 3 a part is of a kind without replay.");
    auto format = std::make_shared<std::string>("text");
    one_of(command->add_option("--format", *format, "text or json"), {"text", "json"});
    command->callback([paths, format, &status] { status = check_all(*paths, *format); });
}

}  // namespace verify
