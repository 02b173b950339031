// Working precision of rigor::Ball, as a scope: the precision that the operators
// round to is a property of the thread, set by the innermost living Precision.
#pragma once

namespace rigor {

/// RAII scope: inside it, Ball operations on this thread round to `bits` bits.
/// Throws std::invalid_argument outside [2, 100'000'000].
class Precision {
public:
    static constexpr long default_bits = 128;

    explicit Precision(long bits);
    ~Precision() { slot() = previous_; }
    Precision(const Precision&) = delete;
    Precision& operator=(const Precision&) = delete;

    static long bits() { return slot(); }

private:
    static long& slot() {
        static thread_local long bits = default_bits;
        return bits;
    }
    long previous_;
};

/// Bits that carry `digits` decimal digits: ceil(digits * log2(10)), rounded up.
constexpr long bits_for_digits(long digits) { return digits * 33220 / 10000 + 2; }

}  // namespace rigor
