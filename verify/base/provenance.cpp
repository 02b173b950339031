#include "verify/base/provenance.hpp"

#include "rigor/number/arb.hpp"
#include "sources_sha256.hpp"

#include <fmt/format.h>
#include <mpfr.h>
#include <boost/version.hpp>
#include <CLI/Version.hpp>
#include <Eigen/Core>
#include <nlohmann/json.hpp>
#include <pugixml.hpp>

namespace verify {

std::string suite_version() { return VERIFY_VERSION; }
std::string code_sha256() { return VERIFY_FINDINGS_SHA256; }
std::string renderer_sha256() { return VERIFY_RENDERER_SHA256; }

namespace {

std::string compiler() {
#ifdef __clang__
    return fmt::format("Clang {}", __clang_version__);
#else
    return fmt::format("GCC {}", __VERSION__);
#endif
}

}  // namespace

std::vector<std::pair<std::string, std::string>> versions_compiled() {
    return {
        {"compiler", compiler()},
        {"Arb", rigor::arb_version_compiled()},
        {"FLINT", rigor::flint_version_compiled()},
        {"MPFR", MPFR_VERSION_STRING},
        {"GMP", fmt::format("{}.{}.{}", __GNU_MP_VERSION, __GNU_MP_VERSION_MINOR, __GNU_MP_VERSION_PATCHLEVEL)},
        {"Boost", fmt::format("{}.{}.{}", BOOST_VERSION / 100000, BOOST_VERSION / 100 % 1000, BOOST_VERSION % 100)},
        {"Eigen", fmt::format("{}.{}.{}", EIGEN_WORLD_VERSION, EIGEN_MAJOR_VERSION, EIGEN_MINOR_VERSION)},
        {"fmt", fmt::format("{}.{}.{}", FMT_VERSION / 10000, FMT_VERSION / 100 % 100, FMT_VERSION % 100)},
        {"nlohmann_json", fmt::format("{}.{}.{}", NLOHMANN_JSON_VERSION_MAJOR, NLOHMANN_JSON_VERSION_MINOR,
                                      NLOHMANN_JSON_VERSION_PATCH)},
        {"CLI11", CLI11_VERSION},
        {"pugixml", fmt::format("{}.{}", PUGIXML_VERSION / 1000, PUGIXML_VERSION / 10 % 100)},
    };
}

std::vector<std::pair<std::string, std::string>> versions_running() {
    return {{"Arb", rigor::arb_version_running()},
            {"FLINT", rigor::flint_version_running()},
            {"MPFR", mpfr_get_version()},
            {"GMP", gmp_version}};
}

}  // namespace verify
