// What `verify gram` answers, before it is printed; and its two renderings.
#pragma once

#include "rigor/number/ball.hpp"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace verify {

/// lower <= lambda <= upper, exact balls.
struct EigenvalueBounds {
    rigor::Ball lower, upper;
};

/// Two rows of the file, from 0, and enclosures of the cosine and of the angle (radians) between them.
struct NotablePair {
    long first, second;
    std::string cosine, angle;
    long ties = 0;  ///< other pairs that could not be told apart from it
};

struct GramReport {
    std::string file, format;
    long n = 0, dimension = 0, rows_in_file = 0;
    std::string kernel;       ///< a sentence: which kernel, whose equation, at what
    std::string kernel_name;  ///< fc, normalized, res
    std::string depth, beta, alpha, normalize;
    std::optional<EigenvalueBounds> smallest, largest;
    long digits = 15;               ///< of the bounds as they are printed
    std::string positive_definite;  ///< yes, no, unknown
    std::string because;            ///< the theorem or the exact relation behind it
    std::string not_shown;          ///< why no positive lower bound was found, and what it would take; empty if one was
    std::string method;
    std::optional<NotablePair> closest, widest;  ///< the pairs of least and of greatest angle
    std::string geometry;     ///< of what the angles are
    std::string depth_bound;  ///< enclosure of max 1/sqrt(1 - h), "infinity", or empty where theorem 3 does not speak of the data
    std::vector<std::string> notes;
    std::string saved, save_failed;  ///< the file, or why there is none

    /// Bounds of lambda_max/lambda_min; no upper one if lambda_min may be 0.
    std::pair<std::string, std::string> condition() const;
};

std::string gram_report_text(const GramReport& report);
std::string gram_report_json(const GramReport& report);

}  // namespace verify
