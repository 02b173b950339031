// Must not compile: a kernel says what is known of the definiteness of its matrices.
#include "ntk/gram/gram_kernel.hpp"

using namespace ntk;

class Constant final : public DeepKernel {
    std::string name() const override { return "constant"; }
    std::string summary(const std::string&) const override { return "1"; }
    std::string description(const GramKernel&) const override { return "1"; }
    bool takes_beta() const override { return false; }
    bool takes_alpha() const override { return false; }
    bool usually_of_directions() const override { return false; }
#ifdef CONTROL
    KernelStructure structure(const GramKernel&) const override { return {false, Definiteness::linear, "", ""}; }
#endif
    KernelLift lift(const GramKernel&) const override { return KernelLift::none; }
    bool has_recurrence(const GramKernel&) const override { return false; }
    KernelRecurrence recurrence(const GramKernel&) const override { throw std::logic_error("none"); }
    rigor::Ball entry(const GramKernel&, const BallPoints&, long, long) const override { return 1; }
};

const Constant constant;
