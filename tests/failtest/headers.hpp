// What the files here include.
#pragma once

#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/finding.hpp"
#include "claim/step.hpp"
#include "ntk/gram/gram_kernel.hpp"
#include "ntk/gram/gram_structure.hpp"
#include "ntk/kernel/normalized_kernel.hpp"
#include "rigor/number/ball.hpp"
#include "rigor/number/ball_functions.hpp"
#include "rigor/number/complex_ball.hpp"
#include "rigor/number/real.hpp"
#include "rigor/number/scalar.hpp"
#include "services/evaluate.hpp"
