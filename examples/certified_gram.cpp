// Certified bounds of the smallest eigenvalue of the normalized kernel's matrix, depth 3, on the points of a CSV file:
// one point a row, numbers separated by commas.
#include <services/gram.hpp>

#include <fstream>
#include <iostream>
#include <sstream>

int main(int argc, char** argv) {
    if (argc != 2) {
        std::cerr << "usage: certified_gram POINTS.csv\n";
        return 2;
    }
    std::ifstream file(argv[1]);
    std::vector<double> values;
    services::PointSet points;
    for (std::string line; std::getline(file, line); ++points.rows) {
        std::istringstream fields(line);
        long columns = 0;
        for (std::string field; std::getline(fields, field, ','); ++columns) values.push_back(std::stod(field));
        points.columns = columns;
    }
    points.values = values;
    try {
        const services::GramOptions options{.kernel = {.kind = ntk::deep_kernel("normalized"), .depth = 3},
                                            .digits = 15};
        const services::GramReport report = services::gram(points, options);
        std::cout << report.n << " points: " << report.smallest->lower.enclosure(15)
                  << " <= lambda_min <= " << report.smallest->upper.enclosure(15)
                  << ", positive definite: " << rigor::to_string(report.positive_definite) << "\n";
    } catch (const services::Error& error) {
        std::cerr << error.what() << "\n";
        return 2;
    }
    return 0;
}
