// What a service cannot answer, and why. The command line turns these into its exit statuses 2 (BadInput) and 3.
#pragma once

#include <stdexcept>
#include <string>
#include <utility>

namespace services {

/// what() is one line that names the argument, its value and the reason: "at 3/2: outside the domain of h; expected …".
class Error : public std::runtime_error {
public:
    /// `argument`: by its name here, "at"; empty where it is no single argument's fault, and then `reason` says it all.
    Error(std::string argument, std::string value, std::string reason)
        : std::runtime_error(argument.empty() ? reason : argument + " " + value + ": " + reason),
          argument_(std::move(argument)),
          value_(std::move(value)) {}

    const std::string& argument() const { return argument_; }
    const std::string& value() const { return value_; }  ///< what stands there, as text; may be shortened

private:
    std::string argument_, value_;
};

/// Unusable input: where, what, and what was expected.
class BadInput : public Error {
public:
    /// The reason reads "problem; expected …"; another `joint` may stand before what was expected. No problem beside
    /// the value itself: "expected …".
    BadInput(std::string argument, std::string value, const std::string& problem, std::string expected,
             const std::string& joint = "expected ")
        : Error(std::move(argument), std::move(value), problem + (problem.empty() ? "" : "; ") + joint + expected),
          expected_(std::move(expected)) {}

    const std::string& expected() const { return expected_; }

private:
    std::string expected_;
};

/// What was asked for was tried, and neither shown nor refuted.
class Undecided : public Error {
public:
    using Error::Error;
};

/// What was asked for takes more than the service spends; it was not tried.
class OutOfBudget : public Error {
public:
    using Error::Error;
};

}  // namespace services
