#include "verify/verbs/adjudicate_all.hpp"

#include "claim/claims.hpp"
#include "claim/formula.hpp"
#include "claim/language/deadline.hpp"
#include "rigor/number/arb.hpp"
#include "rigor/parallel/start_thread.hpp"
#include "verify/base/clean_up.hpp"
#include "verify/base/progress.hpp"
#include "verify/base/standard_streams.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <map>
#include <memory>
#include <mutex>
#include <new>
#include <optional>
#include <system_error>
#include <thread>

namespace verify {
namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::duration;

/// Everything that the threads share; those that were given up keep it alive.
struct Work {
    std::vector<const claim::Claim*> claims;
    Catalogue catalogue;
    claim::Context context;
    RunBudget budget;
    Clock::time_point start = Clock::now();

    std::mutex mutex;
    std::condition_variable changed;
    struct Slot {
        enum class State { waiting, running, done, given_up } state = State::waiting;
        Clock::time_point begun{};
        Result result;
    };
    std::vector<Slot> slots;
    std::vector<std::size_t> order;  // in which the slots are begun
    std::size_t next = 0, finished = 0;
    std::optional<claim::BrokenPage> broken_page;

    bool is_bounded() const { return budget.seconds > 0; }
    bool is_over() const { return is_bounded() && Clock::now() - start >= duration<double>(budget.seconds); }
};

double seconds_of(const claim::FormulaSettings& settings) {
    return settings.seconds > 0 ? settings.seconds : claim::usual_formula_seconds;
}

/// The claims of each paper spread evenly over the whole: neighbours share what is computed once, such as a trained
/// network, and one thread would wait for another.
std::vector<std::size_t> spread_over_papers(const std::vector<const claim::Claim*>& claims) {
    std::map<std::string, double> size, seen;
    for (const claim::Claim* claim : claims) ++size[claim->paper()];
    std::vector<std::pair<double, std::size_t>> places;
    for (std::size_t i = 0; i < claims.size(); ++i)
        places.emplace_back(seen[claims[i]->paper()]++ / size[claims[i]->paper()], i);
    std::sort(places.begin(), places.end());
    std::vector<std::size_t> order;
    for (const auto& [place, i] : places) order.push_back(i);
    return order;
}

/// What the formulas of a page may take before nobody waits any longer.
double patience(const claim::Claim& claim) {
    const double seconds = (claim.formula.empty() ? 0 : seconds_of(claim.with_formula)) +
                           (claim.correction_formula.empty() ? 0 : seconds_of(claim.with_correction));
    // The formula, then its controls and cases, which have a time of their own.
    return claim::language::patience(2 + 3.2 * seconds);
}

Result undecided_because(const claim::Claim* claim, const std::string& why, double seconds) {
    Result result{claim, {}, seconds};
    result.adjudication.finding.scope = claim->formula.empty() ? "" : "as the formula says";
    result.adjudication.finding.limits = why;
    return result;
}

Result adjudicated(const claim::Claim* claim, Work& work) {
    Result result{claim, {}};
    const auto start = Clock::now();
    try {
        result.adjudication = claim::adjudicate(*claim, work.context);
    } catch (const claim::BrokenPage& broken) {
        const std::lock_guard lock(work.mutex);
        if (!work.broken_page) work.broken_page = broken;
    } catch (const std::bad_alloc&) {
        throw;
    } catch (const std::exception& error) {
        result.error = *error.what() ? error.what() : "an exception without a message";
    } catch (...) {
        result.error = "an exception of unknown type";
    }
    result.seconds = duration<double>(Clock::now() - start).count();
    return result;
}

void take_claims(const std::shared_ptr<Work>& work, Progress& progress) {
    rigor::use_flint_on_this_thread();
    std::unique_lock lock(work->mutex);
    while (work->next < work->claims.size()) {
        const std::size_t i = work->order[work->next++];
        const claim::Claim* claim = work->claims[i];
        Work::Slot& slot = work->slots[i];
        Result result;
        if (work->is_over()) {
            result = undecided_because(
                claim, fmt::format("Not begun: the {:g} seconds of the run were over.", work->budget.seconds), 0);
        } else {
            slot.state = Work::Slot::State::running;
            slot.begun = Clock::now();
            lock.unlock();
            progress.begins(claim->id);
            result = adjudicated(claim, *work);
            lock.lock();
            if (slot.state == Work::Slot::State::given_up) return;  // another thread has this one's place
            progress.ends(claim->id);
        }
        slot.state = Work::Slot::State::done;
        slot.result = std::move(result);
        ++work->finished;
        work->changed.notify_all();
    }
}

/// Gives up what is late; how many those are.
std::size_t give_up_the_late(Work& work) {
    std::size_t late = 0;
    const auto now = Clock::now();
    for (std::size_t i = 0; i < work.slots.size(); ++i) {
        Work::Slot& slot = work.slots[i];
        if (slot.state != Work::Slot::State::running) continue;
        const double taken = duration<double>(now - slot.begun).count(),
                     all = duration<double>(now - work.start).count();
        if (taken < patience(*work.claims[i]) && all < 1 + 1.1 * work.budget.seconds) continue;
        slot.state = Work::Slot::State::given_up;
        slot.result = undecided_because(
            work.claims[i],
            fmt::format("Given up after {:.0f} seconds, in which the engine at work did not come to an end.", taken),
            taken);
        ++work.finished;
        ++late;
    }
    return late;
}

/// Threads each of which has its own share of what it works on. If one was given up none is waited for.
class Threads {
public:
    /// False where no thread is to be had.
    bool start(const std::shared_ptr<Work>& work, const std::shared_ptr<Progress>& progress) {
        try {
            threads_.emplace_back([work, progress] { take_claims(work, *progress); });
            return true;
        } catch (const std::system_error&) {
            return false;
        }
    }
    void end(bool waiting) {
        for (std::thread& thread : threads_) waiting ? thread.join() : thread.detach();
        threads_.clear();
    }
    bool none() const { return threads_.empty(); }

private:
    std::vector<std::thread> threads_;
};

/// Waits for all claims, and gives up those that are late. Says whether there were any.
bool watched(const std::shared_ptr<Work>& work, const std::shared_ptr<Progress>& progress, std::size_t jobs) {
    Threads threads;
    for (std::size_t i = 0; i < jobs && threads.start(work, progress); ++i) {
    }
    if (threads.none()) take_claims(work, *progress);  // then each is waited for
    bool late = false;
    std::unique_lock lock(work->mutex);
    while (work->finished < work->claims.size()) {
        work->changed.wait_for(lock, std::chrono::milliseconds(100));
        for (std::size_t given_up = give_up_the_late(*work); given_up > 0; --given_up) {
            late = true;
            lock.unlock();
            const bool replaced = threads.start(work, progress);
            lock.lock();
            if (replaced || work->next >= work->claims.size()) continue;
            lock.unlock();
            take_claims(work, *progress);
            lock.lock();
        }
    }
    lock.unlock();
    threads.end(!late);
    return late;
}

void in_threads(const std::shared_ptr<Work>& work, Progress& progress, std::size_t jobs) {
    std::vector<std::jthread> threads;
    const auto run = [&] { take_claims(work, progress); };
    for (std::size_t i = 1; i < jobs && rigor::start_thread(threads, run); ++i) {
    }
    run();
}

/// How far an interrupted run came.
void say_how_far(Work& work) {
    const std::lock_guard lock(work.mutex);
    std::size_t undecided_ones = 0, failing = 0;
    for (const Work::Slot& slot : work.slots) {
        if (slot.state != Work::Slot::State::done) continue;
        failing += slot.result.adjudication.finding.verdict == claim::Verdict::fails;
        undecided_ones += slot.result.adjudication.finding.verdict == claim::Verdict::undecided;
    }
    tell(fmt::format("verify: interrupted after {} of {} claims ({} fail, {} undecided so far); no report is written",
                     work.finished, work.claims.size(), failing, undecided_ones));
}

}  // namespace

Adjudicated adjudicate_all(const std::vector<const claim::Claim*>& claims, const claim::Context& parameters,
                           const RunBudget& budget, const Catalogue& catalogue, const FormalRecord& formal) {
    const auto work = std::make_shared<Work>();
    work->claims = claims;
    work->catalogue = catalogue;
    work->context = claim::with_claims(work->catalogue.claims(), with_theorems(parameters, formal));
    work->budget = budget;
    work->slots.resize(claims.size());
    work->order = spread_over_papers(claims);
    const auto progress = std::make_shared<Progress>(claims.size());
    const std::size_t cores = std::max(1U, std::thread::hardware_concurrency());
    const std::size_t jobs = std::min<std::size_t>(budget.jobs ? budget.jobs : cores, claims.size());
    Adjudicated all{{parameters, {}, catalogue}};
    {
        constexpr int interrupted = 130;  // as without these words
        const OnInterrupt last_words(
            [&] {
                progress->erase();
                say_how_far(*work);
            },
            interrupted);
        if (work->is_bounded())
            all.abandoned = watched(work, progress, jobs);
        else
            in_threads(work, *progress, jobs);
    }
    progress->erase();
    const std::lock_guard lock(work->mutex);
    if (work->broken_page) throw claim::BrokenPage(*work->broken_page);
    std::vector<std::string> ids;
    std::vector<claim::Adjudication*> adjudications;
    for (Work::Slot& slot : work->slots) all.results.list.push_back(slot.result);
    for (Result& result : all.results.list)
        if (result.error.empty()) {
            ids.push_back(result.claim->id);
            adjudications.push_back(&result.adjudication);
        }
    claim::settle(ids, adjudications);
    return all;
}

}  // namespace verify
