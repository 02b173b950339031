// Checks services/check_certificate.hpp: what the prover writes is shown, what differs is rejected where it differs.
#include "services/check_certificate.hpp"

#include "catch.hpp"
#include "services/prove.hpp"

using services::Certificate, services::CertificateReport;

namespace {

Certificate certificate_of(const std::string& statement) {
    const services::ProveReport report = services::prove(statement);
    return {statement, report.read.text, to_string(report.answer), report.engine, {}, report.certificate};
}

}  // namespace

TEST_CASE("what the prover writes is shown") {
    for (const char* statement : {"forall z in [-1,1]: h(z) >= z", "forall z in [-1,1]: h(z) > z", "pi < 22/7"})
        CHECK(services::check_certificate(certificate_of(statement)).result == CertificateReport::shown);
}

TEST_CASE("another verdict, text or item is rejected, and the item is named") {
    const Certificate good = certificate_of("forall z in [-1,1]: h(z) >= z");
    Certificate bad = good;
    bad.verdict = "fails";
    CHECK(services::check_certificate(bad).result == CertificateReport::rejected);
    bad = good;
    bad.text = "forall z in [-1, 1]: h(z) > z";
    CHECK(services::check_certificate(bad).whole);
    bad = good;
    REQUIRE(bad.items.size() > 2);
    bad.items[2].type = "touch";
    const CertificateReport report = services::check_certificate(bad);
    CHECK(report.result == CertificateReport::rejected);
    CHECK_FALSE(report.whole);
    CHECK(report.item == 2);
    CHECK_FALSE(report.why.empty());
}

TEST_CASE("statements and verdicts that are none are unusable") {
    Certificate bad = certificate_of("1 < 2");
    bad.verdict = "undecided";
    CHECK_THROWS_AS(services::check_certificate(bad), services::BadInput);
    bad.verdict = "holds";
    bad.statement = "1 <";
    CHECK_THROWS_AS(services::check_certificate(bad), services::BadInput);
}
