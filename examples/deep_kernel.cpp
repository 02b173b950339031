// The normalized kernel Theta_bar^(L) at z = 1/2 and L = 10^1000, with 40 guaranteed digits.
#include <services/evaluate.hpp>

#include <iostream>

int main() {
    services::Arguments arguments;
    arguments.at = rigor::Rational(1, 2);
    arguments.depth = rigor::power(rigor::Integer(10), 1000);
    const services::Evaluation found = services::evaluate(services::function_with_name("theta-bar"), arguments, 40);
    std::cout << found.value().enclosure(40) << "\n";
    return 0;
}
