// Which coefficients of sums, products and compositions are positive.
#include "claim/language/series_signs.hpp"

namespace claim::language {

std::string to_string(const SeriesSigns& s) {
    std::string text;
    const auto say = [&](bool known, const char* what) {
        if (known) text += (text.empty() ? "" : ", ") + std::string(what);
    };
    say(s.constant, "constant");
    say(s.odd, "odd");
    say(s.even, "even");
    say(s.infinitely_many_odd, "infinitely many odd");
    say(s.infinitely_many_even, "infinitely many even");
    return text.empty() ? "none" : text;
}

SeriesSigns sum_of(const SeriesSigns& f, const SeriesSigns& g) {
    return {f.constant || g.constant, f.odd || g.odd, f.even || g.even, f.infinitely_many_odd || g.infinitely_many_odd,
            f.infinitely_many_even || g.infinitely_many_even};
}

SeriesSigns product_of(const SeriesSigns& f, const SeriesSigns& g) {
    // A positive f_k and a positive g_l make f g positive at k + l.
    SeriesSigns p;
    const auto any_even = [](const SeriesSigns& s) { return s.constant || s.even; };
    p.constant = f.constant && g.constant;
    p.odd = (f.odd && any_even(g)) || (any_even(f) && g.odd);
    p.even = (f.odd && g.odd) || (f.even && any_even(g)) || (any_even(f) && g.even);
    p.infinitely_many_even = (f.infinitely_many_even && any_even(g)) || (f.infinitely_many_odd && g.odd) ||
                             (any_even(f) && g.infinitely_many_even) || (f.odd && g.infinitely_many_odd);
    p.infinitely_many_odd = (f.infinitely_many_odd && any_even(g)) || (f.infinitely_many_even && g.odd) ||
                            (any_even(f) && g.infinitely_many_odd) || (f.odd && g.infinitely_many_even);
    return p;
}

SeriesSigns composition_of(const SeriesSigns& outer, bool outer_linear, const SeriesSigns& g) {
    // F(g) >= F_m g^m, coefficient by coefficient, for every m.
    SeriesSigns p;
    p.constant = outer.constant;
    if (outer_linear) p = sum_of(p, g);
    const bool infinite = outer.infinitely_many_odd || outer.infinitely_many_even;
    if (!infinite) return p;
    // A positive g_k with k even (odd) makes g^m positive at k m.
    if (g.even) p.even = p.infinitely_many_even = true;
    if (g.odd && outer.infinitely_many_even) p.even = p.infinitely_many_even = true;
    if (g.odd && outer.infinitely_many_odd) p.odd = p.infinitely_many_odd = true;
    // With a second one of the other parity (l = 0 counts), g^m is positive at k j + l (m - j) for j = 0 … m: for all
    // large m of one parity both parities of j k occur, and the exponents are unbounded.
    if (g.odd && (g.constant || g.even)) p.odd = p.even = p.infinitely_many_odd = p.infinitely_many_even = true;
    return p;
}

}  // namespace claim::language
