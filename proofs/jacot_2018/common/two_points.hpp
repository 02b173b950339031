// One network in training at two data points, so that the mean over the data is seen: the others of exact lists have
// one.
#pragma once

#include "proofs/jacot_2018/common/training_moment.hpp"

namespace proofs::jacot_2018 {

/// A network with three maps (two hidden layers) and two data points and two outputs, the same at every call.
inline const TrainingMoment& two_points() {
    static const TrainingMoment moment = [] {
        for (std::uint64_t number = 0;; ++number) {
            claim::Sampler sampler(2018, number);  // free: a seed
            TrainingMoment t = TrainingMoment::sample(sampler, 3);
            if (t.points() == 2 && t.width(3) == 2) return t;
        }
    }();
    return moment;
}

}  // namespace proofs::jacot_2018
