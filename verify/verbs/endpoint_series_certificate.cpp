#include "verify/verbs/endpoint_series_certificate.hpp"

#include "ntk/kernel/endpoint_expansion.hpp"
#include "rigor/number/decimal.hpp"
#include "verify/base/json_text.hpp"
#include "verify/base/provenance.hpp"
#include "verify/verbs/certificate_lines.hpp"

#include <utility>

namespace verify {

std::string endpoint_series_certificate() {
    using ntk::EndpointSeries;
    constexpr long most_terms = 3;
    std::string lines =
        json_line({{"type", "endpoint-series"}, {"format", certificate_format}, {"version", suite_version()}});
    for (const auto& [which, name] : {std::pair(EndpointSeries::sine, "S"), std::pair(EndpointSeries::angle, "A"),
                                      std::pair(EndpointSeries::gap, "Q")})
        for (long terms = 1; terms <= most_terms; ++terms) {
            const rigor::Ball bound = ntk::endpoint_remainder_bound(which, terms);
            lines += json_line({{"type", "series"},
                                {"name", name},
                                {"remainder", rigor::decimal_bound(bound, rigor::Rounding::up, 12)},
                                {"items", std::to_string(terms)}});
            for (long n = 0; n < terms; ++n)
                lines += json_line({{"type", "coefficient"},
                                    {"power", std::to_string(n)},
                                    {"value", to_string(ntk::endpoint_coefficient(which, n))}});
        }
    return lines;
}

}  // namespace verify
