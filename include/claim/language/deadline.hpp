// The end of a budget. Seconds are processor time of the thread that asks, so that an answer does not depend on what
// else the machine does; under AddressSanitizer, where the same work takes some ten times as long, ten count as one.
#pragma once

namespace claim::language {

class Deadline {
public:
    /// `seconds` from now, of the calling thread, which is the only one that may ask.
    explicit Deadline(double seconds);

    bool over() const { return left() <= 0; }
    double left() const;  ///< in seconds; negative when over

private:
    double end_;
};

/// How long who looks at the wall clock waits for what has `seconds`: under AddressSanitizer ten times as long.
double patience(double seconds);

}  // namespace claim::language
