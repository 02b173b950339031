// What earlier reports of this suite said wrongly about the paper of St-Arnaud, Carvalho and Farnadi, the newest first.
#include "proofs/st_arnaud_2026/report.hpp"

namespace proofs::st_arnaud_2026 {

std::vector<claim::OwnErratum> own_errata() {
    return {
        {.id = "st-arnaud-2026/theorem-3-early-stopping",
         .version = "0.2.0",
         .said = "Three antipodal pairs of S^2: the norm of the projection operator at time t is at least (1 - e^(-t lambda_n))/s.",
         .now = "Two antipodal pairs ±(c, s), ±(c, -s) of a circle: it is at least (1 - e^(-t lambda_n))/(2 s). For the three pairs it is at least "
                "(1 - e^(-t lambda_n)) sqrt(1 - s^2/2)/s.",
         .why = "sqrt(1 + c^2)/sqrt(2) = sqrt(1 - s^2/2) is less than 1: the last inequality pointed the wrong way. The page's own PARI/GP lines printed "
                "9.9772, 99.9977, 999.99977 where the bound said 10, 100, 1000. The verdict stands."},
        {.id = "st-arnaud-2026/theorem-3-early-stopping",
         .version = "0.2.0",
         .said = "False for L = 2, n0 = 3, every n >= 6; L >= 3 is not decided.",
         .now = "False for L = 2, every n0 >= 2, every n >= 4. For L >= 3 true for n0 = 2 (theorem-3-early-stopping-circle), 3 and 4 "
                "(theorem-3-early-stopping-sphere), and open for n0 >= 5 (theorem-3-early-stopping-higher).",
         .why = "A simpler example, and proofs for n0 <= 4. What is open is a claim of its own and no longer a remark."},
    };
}

}  // namespace proofs::st_arnaud_2026
