// Must not compile: a kernel says what is known of the definiteness of its matrices.
#include "ntk/gram/gram_kernel.hpp"

using namespace ntk;

class Constant final : public DeepKernel {
    std::string name() const override { return "constant"; }
    std::string summary(const std::string&) const override { return "1"; }
    std::string description(const GramKernel&) const override { return "1"; }
    KernelFacts facts(const std::string&) const override { return {}; }
    std::vector<std::string> recursion(const GramKernel&) const override { return {}; }
    std::string layers(const GramKernel&) const override { return "1"; }
    bool takes(KernelParameter) const override { return false; }
    bool usually_of_directions() const override { return false; }
    bool ignores_norms(const GramKernel&) const override { return false; }
    bool is_normalized_kernel(const GramKernel&) const override { return false; }
#ifdef CONTROL
    KernelStructure structure(const GramKernel&) const override { return {false, Definiteness::linear, "", ""}; }
#endif
    KernelLift lift(const GramKernel&) const override { return KernelLift::none; }
    std::string no_recurrence(const GramKernel&) const override { return "none"; }
    KernelRecurrence recurrence(const GramKernel&) const override { throw std::logic_error("none"); }
    rigor::Ball entry(const GramKernel&, const BallPoints&, long, long) const override { return 1; }
};

const Constant constant;
