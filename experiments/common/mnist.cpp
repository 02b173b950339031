#include "experiments/common/mnist.hpp"

#include <fmt/format.h>

#include <cmath>

namespace experiments {

namespace {
std::string from_mnist(const char* what) {
    return fmt::format(
        "{}, from the MNIST database of handwritten digits of Y. LeCun, C. Cortes and C. Burges, which many data collections mirror",
        what);
}
}  // namespace

std::string mnist_images() {
    return from_mnist("the images of MNIST, --images: an IDX file, gzipped or not (train-images-idx3-ubyte)");
}
std::string mnist_images_and_labels() {
    return from_mnist(
        "the images and labels of MNIST, --images and --labels: IDX files, gzipped or not (train-images-idx3-ubyte and train-labels-idx1-ubyte)");
}

ntk::DenseMatrix<double> grey_images(const experiment::Data& data) {
    double largest = 0;
    for (const double value : data.values) largest = std::max(largest, std::abs(value));
    if (largest == 0) throw std::invalid_argument("all images are black; expected some grey");
    ntk::DenseMatrix<double> points(data.columns, data.rows);
    for (long i = 0; i < points.size(); ++i)
        points.data()[i] = data.values[static_cast<std::size_t>(i)] / (largest > 1 ? 255.0 : 1.0);
    return points;
}

std::vector<int> digits(const experiment::Data& data) {
    std::vector<int> list;
    for (const double label : data.labels) {
        if (label != std::floor(label) || label < 0 || label > 9)
            throw std::invalid_argument(fmt::format("a label {}; expected a digit 0 to 9", label));
        list.push_back(static_cast<int>(label));
    }
    return list;
}

void require_at_least(long least, long count, const std::string& things) {
    if (count < least) throw std::invalid_argument(fmt::format("{} {}; expected at least {}", count, things, least));
}
void require_width(long width, long divisor) {
    if (width < divisor)
        throw std::invalid_argument(fmt::format("width {}; expected at least {}, for there are networks of 1/{} of it",
                                                width, divisor, divisor));
}

}  // namespace experiments
