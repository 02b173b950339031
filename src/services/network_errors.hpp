// What ntk throws about networks, as the services' own exceptions.
#pragma once

#include "ntk/activation/network_map.hpp"
#include "services/errors.hpp"

namespace services {

/// Calls f. NoSuchNetwork becomes BadInput, a dual that takes too much OutOfBudget, what is not decided or not reached
/// Undecided.
template <class F>
auto with_network_errors(F f) {
    try {
        return f();
    } catch (const Error&) {
        throw;
    } catch (const ntk::NoSuchNetwork& error) {
        throw BadInput("", "", error.what(), "another q, or other variances");
    } catch (const ntk::OutOfReach& error) {
        throw OutOfBudget("", "", error.what());
    } catch (const std::domain_error& error) {
        throw Undecided("", "", error.what());
    } catch (const std::runtime_error& error) {
        throw Undecided("", "", error.what());
    }
}

}  // namespace services
