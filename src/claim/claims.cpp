#include "claim/claims.hpp"

#include "claim/formula.hpp"

#include <algorithm>
#include <map>
#include <memory>
#include <mutex>
#include <set>

namespace claim {

namespace {

bool stands(Verdict verdict) { return verdict == Verdict::holds || verdict == Verdict::fails; }

/// The first claim among `withdrawn` that a carrying step cites; empty if there is none.
std::string cited_among(const std::vector<Step>& steps, const std::set<std::string>& withdrawn) {
    for (const Step& step : steps) {
        if (step.role() != Role::carries) continue;
        if (step.kind() == Kind::cites && withdrawn.count(step.name())) return step.name();
        if (const std::string inside = cited_among(step.parts(), withdrawn); !inside.empty()) return inside;
    }
    return "";
}

}  // namespace

void settle(const std::vector<std::string>& ids, std::vector<Adjudication*> adjudications) {
    std::set<std::string> withdrawn;
    for (std::size_t i = 0; i < ids.size(); ++i)
        if (adjudications[i]->finding.verdict == Verdict::undecided) withdrawn.insert(ids[i]);
    for (bool again = true; again;) {
        again = false;
        for (std::size_t i = 0; i < ids.size(); ++i) {
            Finding& finding = adjudications[i]->finding;
            if (finding.correction && stands(finding.correction->verdict) &&
                !cited_among(finding.correction->steps, withdrawn).empty()) {
                finding.correction->verdict = Verdict::undecided;
                finding.correction->evidence = Evidence::none;
            }
            if (!stands(finding.verdict)) continue;
            const std::string cited = cited_among(finding.steps, withdrawn);
            if (cited.empty()) continue;
            withdraw(finding, "It rests on " + cited + ", which is undecided.");
            withdrawn.insert(ids[i]);
            again = true;
        }
    }
}

namespace {

/// Findings by id, each found once; safe for several threads.
class Findings {
public:
    explicit Findings(const std::vector<Claim>& claims) {
        for (const Claim& claim : claims) claims_.emplace(claim.id, &claim);
    }

    Finding of(const std::string& id, const Context& context) {
        {
            const std::lock_guard lock(mutex_);
            if (const auto found = found_.find(id); found != found_.end()) return found->second;
        }
        const auto claim = claims_.find(id);
        if (claim == claims_.end()) throw BrokenPage("no claim '" + id + "', which a check cites");
        thread_local std::vector<std::string> open;
        if (std::find(open.begin(), open.end(), id) != open.end()) {
            std::string circle;
            for (const std::string& step : open) circle += step + ", which cites ";
            throw BrokenPage("a circle: " + circle + id);
        }
        open.push_back(id);
        struct Close {
            ~Close() { open_list.pop_back(); }
            std::vector<std::string>& open_list;
        } close{open};
        Finding finding = find(*claim->second, context);
        const std::lock_guard lock(mutex_);
        return found_.emplace(id, std::move(finding)).first->second;
    }

private:
    std::map<std::string, const Claim*> claims_;
    std::map<std::string, Finding> found_;
    std::mutex mutex_;
};

}  // namespace

Context with_claims(const std::vector<Claim>& claims, Context context) {
    const auto findings = std::make_shared<Findings>(claims);
    // The context that the findings are made with knows how to find more, without owning itself.
    struct Finder {
        std::shared_ptr<Findings> findings;
        Context parameters;
        Finding operator()(const std::string& id) const {
            Context context = parameters;
            context.finding_of = *this;
            return findings->of(id, context);
        }
    };
    Context complete = context;
    complete.finding_of = Finder{findings, context};
    return complete;
}

namespace {

Claim readable(const Page& page) {
    demand_readable(page.formula, page.file);
    demand_readable(page.correction_formula, page.file);
    Claim claim;
    static_cast<Page&>(claim) = page;
    return claim;
}

}  // namespace

std::vector<Claim> without_checks(const std::vector<Page>& pages) {
    std::vector<Claim> claims;
    for (const Page& page : pages) claims.push_back(readable(page));
    return claims;
}

std::vector<Claim> joined(const std::vector<Page>& pages, const std::vector<Check>& checks) {
    std::map<std::string, const Check*> by_id;
    for (const Check& check : checks) by_id.emplace(check.id, &check);
    std::vector<Claim> claims;
    for (const Page& page : pages) {
        Claim claim = readable(page);
        if (const auto found = by_id.find(page.id); found != by_id.end()) {
            claim.check = *found->second;
            by_id.erase(found);
        } else if (page.formula.empty() && page.not_checkable.empty()) {
            throw BrokenPage(page.file, 1, "neither a check nor a formula, and no reason (not_checkable) for it");
        } else {
            claim.check.property = formula_property(page.formula, page.correction_formula, page.file, page.with_formula,
                                                    page.with_correction);
        }
        claims.push_back(std::move(claim));
    }
    if (!by_id.empty()) throw std::logic_error("a check of " + by_id.begin()->first + ", which has no page");
    return claims;
}

}  // namespace claim
