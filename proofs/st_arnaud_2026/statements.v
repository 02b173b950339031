(* St-Arnaud, Carvalho and Farnadi (2026): what is formally proved, each theorem in closed form.  Nothing is proved here: the
   proofs are names.  Read this and ../coq/definitions.v.  Layers count from 1; z = <x, x'> for unit x, x'. *)
From Coq Require Import Reals.
From Coquelicot Require Import Coquelicot.
From NtkVerify.coq Require Import definitions.
From NtkVerify.coq Require depth_geometry.
From NtkVerify.st_arnaud_2026 Require definition_5 lemma_1 theorem_2 theorem_2_limit theorem_2_every_depth expansion corollary_1
  proposition_5_range proposition_5_layer_2 section_4_case_a section_4 section_4_case_b section_4_stereographic
  section_6_3_elementary proposition_8 section_6_2_orders section_6_2_product_formula section_6_2_harmonic.
Open Scope R_scope.

(* claim: st-arnaud-2026/theorem-2
   kind: refutation
   printed: for x <> x' the normalized kernel converges to 1/4 at a rate O(1/L)
   gap: the kernel is given by the recurrence of proposition 5; that the limit of wide ReLU networks obeys it is not
     formalised (Gaussian expectations). No z in [-1, 1) is left out. *)
Theorem theorem_2_fails : forall z : R, -1 <= z < 1 ->
  ~ exists (K : R) (L0 : nat), forall L : nat, (L0 <= L)%nat -> Rabs (theta_bar z L - 1/4) <= K * Rabs (/ INR L).
Proof. exact theorem_2.printed_rate_false. Qed.

(* claim: st-arnaud-2026/theorem-2
   kind: correction
   printed: as above
   gap: as above. The expansion, first of the three parts of the correction; K depends on z and is not explicit. *)
Theorem theorem_2_corrected : forall z : R, -1 <= z < 1 -> exists C K : R,
  is_lim_seq (fun L => 3 * PI / acos (rho z L) - INR L - 3/2 * ln (INR L)) C /\
  forall L : nat, (2 <= L)%nat ->
    Rabs (theta_bar z L - (1/4 + 3/8 * (ln (INR L) / INR L) + (C/4 - 1/8) / INR L)) <= K * (ln (INR L) / INR L ^ 2).
Proof. exact expansion.expansion. Qed.

(* claim: st-arnaud-2026/theorem-2
   kind: correction
   printed: as above
   gap: as above. The exact rate Theta(log L/L), with its constants; L0 is not explicit (theorem_2_every_depth gives one). *)
Theorem theorem_2_exact_rate : forall z c C : R, -1 <= z < 1 -> c < 3/8 < C -> exists L0 : nat, forall L : nat, (L0 <= L)%nat ->
  c * (ln (INR L) / INR L) <= Rabs (theta_bar z L - 1/4) <= C * (ln (INR L) / INR L).
Proof. exact theorem_2_every_depth.exact_rate_constants. Qed.

(* claim: st-arnaud-2026/theorem-2
   kind: correction
   printed: as above
   gap: as above. The bound for every L, theta_1 = arccos z. *)
Theorem theorem_2_every_depth : forall (z : R) (L : nat), -1 <= z < 1 -> (1 <= L)%nat ->
  Rabs (INR L * (theta_bar z L - 1/4) - 3/8 * ln (INR L)) <= 3 * PI / (2 * sin (acos z / 2)) + 1/2.
Proof. exact theorem_2_every_depth.bound_for_every_depth. Qed.

(* claim: st-arnaud-2026/theorem-2
   kind: part
   printed: (not printed; lemma A of include/ntk/depth_asymptotics.hpp, behind the correction)
   gap: the closed end theta = 0, where H is continued by its limit, is left out. The symbols are those of
     ../coq/depth_geometry.v. *)
Theorem theorem_2_lemma_a : forall theta : R, 0 < theta <= PI -> 0 < depth_geometry.H_ theta < 31/10 /\
  depth_geometry.U_ (depth_geometry.g_ theta) = depth_geometry.U_ theta + 1 + 3/2 / depth_geometry.U_ theta
    + 3 * PI / 2 * depth_geometry.H_ theta / depth_geometry.U_ theta ^ 2.
Proof. exact depth_geometry.lemma_a. Qed.

(* claim: st-arnaud-2026/theorem-2
   kind: part
   printed: (not printed; lemma B of include/ntk/depth_asymptotics.hpp, behind the correction)
   gap: as for lemma A; that J is 1/8 at theta = 0 is not formalised. *)
Theorem theorem_2_lemma_b : forall theta : R, 0 < theta <= PI -> 0 < depth_geometry.J_ theta < 19/10 /\
  forall T : R, (1 - theta / PI) * T + cos (depth_geometry.g_ theta) - depth_geometry.U_ (depth_geometry.g_ theta) / 4 =
    (1 - theta / PI) * (T - depth_geometry.U_ theta / 4) - theta / PI * depth_geometry.J_ theta.
Proof. exact depth_geometry.lemma_b. Qed.

(* claim: st-arnaud-2026/theorem-2
   kind: part
   printed: (not printed; the identities of include/ntk/depth_asymptotics.hpp)
   gap: as for lemma A. *)
Theorem theorem_2_identities : forall theta : R, 0 < theta <= PI ->
  depth_geometry.v_ (depth_geometry.g_ theta) = depth_geometry.v_ theta * depth_geometry.t_ theta /\
  0 < depth_geometry.t_ theta /\ 0 < depth_geometry.B_ theta /\
  depth_geometry.U_ (depth_geometry.g_ theta) - depth_geometry.U_ theta =
    3 * PI / 2 * depth_geometry.R_ theta / (depth_geometry.t_ theta * (1 + depth_geometry.t_ theta)) /\
  depth_geometry.U_ theta * (depth_geometry.U_ (depth_geometry.g_ theta) - depth_geometry.U_ theta - 1) =
    3/2 + depth_geometry.v_ theta * depth_geometry.H_ theta.
Proof. exact depth_geometry.without_remainder. Qed.

(* claim: st-arnaud-2026/theorem-2
   kind: part
   printed: (not printed; what lemma A says of the layers)
   gap: the kernel is given by the recurrence of proposition 5. *)
Theorem theorem_2_lemma_a_layers : forall (z : R) (L : nat), -1 <= z < 1 -> (1 <= L)%nat ->
  depth_geometry.U_ (acos z) + INR L - 1 <= depth_geometry.U_ (acos (rho z L)).
Proof. exact depth_geometry.lemma_a_layers. Qed.

(* claim: st-arnaud-2026/theorem-2
   kind: part
   printed: (not printed; what lemma B says of the layers)
   gap: as above. *)
Theorem theorem_2_lemma_b_layers : forall (z : R) (L : nat), -1 <= z < 1 -> (1 <= L)%nat ->
  Rmin (z - depth_geometry.U_ (acos z) / 4) (- (19/10)) <= T z L - depth_geometry.U_ (acos (rho z L)) / 4
    <= Rmax (z - depth_geometry.U_ (acos z) / 4) 0.
Proof. exact depth_geometry.lemma_b_layers. Qed.

(* claim: st-arnaud-2026/theorem-2-limit
   kind: statement
   printed: for x <> x' the normalized kernel tends to 1/4
   gap: the kernel is given by the recurrence of proposition 5. *)
Theorem theorem_2_limit : forall z : R, -1 <= z < 1 -> is_lim_seq (theta_bar z) (1/4).
Proof. exact theorem_2_limit.kernel_limit. Qed.

(* claim: st-arnaud-2026/corollary-1
   kind: refutation
   printed: to observe the O(1/L) decay rate the depth should be much larger than V_2 = 1/sqrt(1 - rho^(2))
   gap: the kernel is given by the recurrence; "much larger" is read as: there are K and M such that the bound K/L holds for
     L >= M V_2. The corrected bound of the claim is not formalised. *)
Theorem corollary_1_fails : forall z : R, -1 <= z < 1 -> ~ exists K M : R, forall L : nat, (1 <= L)%nat ->
  M * / sqrt (1 - rho z 2) <= INR L -> Rabs (theta_bar z L - 1/4) <= K / INR L.
Proof. exact corollary_1.no_depth_shows_the_rate. Qed.

(* claim: st-arnaud-2026/corollary-1-proof
   kind: refutation
   printed: e_L^(1/2) = 1/(e_2^(-1/2) + L sqrt(2)/pi + o(L))
   gap: none. *)
Theorem corollary_1_proof_fails : forall z : R, -1 <= z < 1 ->
  ~ is_lim_seq (fun L => (/ sqrt (1 - rho z L) - (/ sqrt (1 - rho z 2) + INR L * sqrt 2 / PI)) / INR L) 0.
Proof. exact corollary_1.printed_growth_false. Qed.

(* claim: st-arnaud-2026/corollary-1-proof
   kind: correction
   printed: as above
   gap: none. *)
Theorem corollary_1_proof_corrected : forall z : R, -1 <= z < 1 ->
  is_lim_seq (fun L => / sqrt (1 - rho z L) / INR L) (sqrt 2 / (3 * PI)).
Proof. exact corollary_1.v_over_depth. Qed.

(* claim: st-arnaud-2026/lemma-1
   kind: statement
   printed: rho^(L) tends to 1
   gap: the correlation is given by the recurrence rho^(L+1) = h(rho^(L)) of definition 5. *)
Theorem lemma_1 : forall z : R, -1 <= z <= 1 -> is_lim_seq (rho z) 1.
Proof. exact lemma_1.correlation_limit. Qed.

(* claim: st-arnaud-2026/figure-3-limit
   kind: statement
   printed: lim h^L(z) = 1 for any z in [-1, 1]
   gap: none. *)
Theorem figure_3_limit : forall z : R, -1 <= z <= 1 -> is_lim_seq (fun L => Nat.iter L h z) 1.
Proof. exact lemma_1.iterates_tend_to_one. Qed.

(* claim: st-arnaud-2026/appendix-c-uniform
   kind: statement
   printed: H_L tends to its fixed point 1 uniformly
   gap: none. *)
Theorem appendix_c_uniform : forall eps : R, 0 < eps ->
  exists N : nat, forall (L : nat) (z : R), (N <= L)%nat -> -1 <= z <= 1 -> Rabs (Nat.iter L h z - 1) < eps.
Proof. exact lemma_1.uniform_limit. Qed.

(* claim: st-arnaud-2026/definition-5
   kind: part
   printed: h(z) = z arcsin z/pi + sqrt(1 - z^2)/pi + z/2, and rho^(L+1) = h(rho^(L))
   gap: the formula alone; that the correlations obey it is the definition here. *)
Theorem definition_5 : forall z : R, -1 <= z <= 1 -> h z = z * asin z / PI + sqrt (1 - z^2) / PI + z / 2.
Proof. exact definition_5.h_as_printed. Qed.

(* claim: st-arnaud-2026/figure-3-increasing
   kind: statement
   printed: h is strictly increasing over [-1, 1]
   gap: none. *)
Theorem figure_3_increasing : forall a b : R, -1 <= a -> a < b -> b <= 1 -> h a < h b.
Proof. exact definition_5.h_strictly_increasing. Qed.

(* claim: st-arnaud-2026/appendix-c-above-identity
   kind: statement
   printed: h(z) >= z on [-1, 1], strictly on [-1, 1)
   gap: none. *)
Theorem appendix_c_above_identity : forall z : R, -1 <= z <= 1 -> z <= h z /\ (z < 1 -> z < h z).
Proof. exact definition_5.h_at_least_identity. Qed.

(* claim: st-arnaud-2026/appendix-c-slope
   kind: part
   printed: h' < 1 on [a, b] with b < 1, and h is continuously differentiable there
   gap: the derivative (the first of the three theorems), on the open interval; the one-sided derivative at -1 is not
     formalised. *)
Theorem appendix_c_derivative : forall z : R, -1 < z < 1 -> is_derive h z (1 - acos z / PI).
Proof. exact definition_5.h_derivative. Qed.

(* claim: st-arnaud-2026/appendix-c-slope
   kind: part
   printed: as above
   gap: as above (the bound). *)
Theorem appendix_c_slope : forall z : R, -1 < z < 1 -> 0 < 1 - acos z / PI < 1.
Proof. exact definition_5.h_slope. Qed.

(* claim: st-arnaud-2026/appendix-c-slope
   kind: part
   printed: as above
   gap: as above (continuity). *)
Theorem appendix_c_slope_continuous : forall z : R, -1 < z < 1 -> continuous (fun z => 1 - acos z / PI) z.
Proof. exact definition_5.h_slope_continuous. Qed.

(* claim: st-arnaud-2026/definition-4
   kind: part
   printed: the normalized kernel takes values in [-1, 1]; its maximum 1 is achieved on the diagonal
   gap: the kernel is given by the recurrence (the lower bound). *)
Theorem definition_4_lower : forall (z : R) (L : nat), -1 <= z <= 1 -> (1 <= L)%nat -> -1 <= theta_bar z L.
Proof. exact proposition_5_range.at_least_minus_one. Qed.

(* claim: st-arnaud-2026/definition-4
   kind: part
   printed: as above
   gap: the kernel is given by the recurrence (the upper bound). *)
Theorem definition_4_upper : forall (z : R) (L : nat), -1 <= z <= 1 -> (1 <= L)%nat -> theta_bar z L <= 1.
Proof. exact proposition_5_range.at_most_one. Qed.

(* claim: st-arnaud-2026/definition-4
   kind: part
   printed: as above
   gap: the kernel is given by the recurrence (the diagonal). *)
Theorem definition_4_diagonal : forall L : nat, (1 <= L)%nat -> theta_bar 1 L = 1.
Proof. exact proposition_5_range.diagonal. Qed.

(* claim: st-arnaud-2026/section-6.4-diagonal
   kind: statement
   printed: the diagonal entries are the largest
   gap: the kernel is given by the recurrence. With definition_4_diagonal: 1 is attained for equal points, and for them only. *)
Theorem section_6_4_diagonal : forall (z : R) (L : nat), -1 <= z < 1 -> (1 <= L)%nat -> theta_bar z L < 1.
Proof. exact proposition_5_range.below_one_off_the_diagonal. Qed.

(* claim: st-arnaud-2026/proposition-5-range
   kind: refutation
   printed: the values of the normalized kernel are all in [0, 1]
   gap: the kernel is given by the recurrence. *)
Theorem proposition_5_range_fails : ~ forall z : R, -1 <= z <= 1 -> 0 <= theta_bar z 2 <= 1.
Proof. exact proposition_5_range.printed_range_false_at_2. Qed.

(* claim: st-arnaud-2026/proposition-5-range
   kind: correction
   printed: as above
   gap: the kernel is given by the recurrence (L >= 3). *)
Theorem proposition_5_range_corrected : forall (z : R) (L : nat), -1 <= z <= 1 -> (3 <= L)%nat -> 0 < theta_bar z L <= 1.
Proof. exact proposition_5_range.corrected_range. Qed.

(* claim: st-arnaud-2026/proposition-5-range
   kind: correction
   printed: as above
   gap: the kernel is given by the recurrence (L = 2, where it is nonnegative). *)
Theorem proposition_5_range_layer_2 : exists s : R, 1165561/10^6 < s < 1165562/10^6 /\ tan s = 2 * s /\
  (forall t : R, 0 < t < PI/2 -> tan t = 2 * t -> t = s) /\ 394234/10^6 < cos s < 394236/10^6 /\
  forall z : R, -1 <= z <= 1 -> (0 <= theta_bar z 2 <-> z = -1 \/ - cos s <= z).
Proof. exact proposition_5_layer_2.sign_of_layer_2. Qed.

(* claim: st-arnaud-2026/proposition-5-range
   kind: correction
   printed: as above
   gap: the kernel is given by the recurrence (L = 2, its lower bound; the minimum is below -0.068). *)
Theorem proposition_5_range_layer_2_bound : (forall z : R, -1 <= z <= 1 -> -7/100 < theta_bar z 2) /\
  exists z : R, -1 <= z <= 1 /\ theta_bar z 2 < -68/1000.
Proof. exact proposition_5_layer_2.minimum_of_layer_2. Qed.

(* claim: st-arnaud-2026/section-4-case-a
   kind: refutation
   printed: for different points of the unit sphere the kernel is invertible from L = 2 on
   gap: the kernel is given by the recurrence, 2 Theta_bar^(2). The corners are six different points of the circle
     (section_6_4_l_hat_fails has it with the sphere in the statement). *)
Theorem section_4_case_a_fails : forall i : nat, (i < 6)%nat ->
  sum_f_R0 (fun j => 2 * theta_bar (section_4_case_a.inner (section_4_case_a.corner i) (section_4_case_a.corner j)) 2
                     * (-1)^j) 5 = 0.
Proof. exact section_4_case_a.hexagon_singular. Qed.

(* claim: st-arnaud-2026/section-4-case-a
   kind: correction
   printed: as above
   gap: the kernel is given by the recurrence. L >= 3; N + 1 different points of the unit sphere of R^(d + 1), all N and d. *)
Theorem section_4_case_a_deep : forall (N d : nat) (x : nat -> nat -> R),
  (forall i, (i <= N)%nat -> sum_f_R0 (fun k => x i k * x i k) d = 1) ->
  (forall i j, (i <= N)%nat -> (j <= N)%nat -> i <> j -> exists k, (k <= d)%nat /\ x i k <> x j k) ->
  forall L : nat, (3 <= L)%nat -> exists c : R, 0 < c /\ forall v : nat -> R, c * sum_f_R0 (fun i => v i ^ 2) N <=
    sum_f_R0 (fun i => sum_f_R0 (fun j => v i * theta_bar (sum_f_R0 (fun k => x i k * x j k) d) L * v j) N) N.
Proof. exact section_4.definite_from_three. Qed.

(* claim: st-arnaud-2026/section-4-case-a
   kind: correction
   printed: as above
   gap: the kernel is given by the recurrence. L = 2: singular if and only if the directions of the antipodal pairs, one point
     of each, are linearly dependent. *)
Theorem section_4_case_a_at_2 : forall (N d : nat) (x : nat -> nat -> R),
  (forall i, (i <= N)%nat -> sum_f_R0 (fun k => x i k * x i k) d = 1) ->
  (forall i j, (i <= N)%nat -> (j <= N)%nat -> i <> j -> exists k, (k <= d)%nat /\ x i k <> x j k) ->
  (exists v : nat -> R, (exists i, (i <= N)%nat /\ v i <> 0) /\ forall i, (i <= N)%nat ->
     sum_f_R0 (fun j => theta_bar (sum_f_R0 (fun k => x i k * x j k) d) 2 * v j) N = 0) <->
  exists c : nat -> R, (exists i, (i <= N)%nat /\ c i <> 0) /\
    (forall i, (i <= N)%nat -> c i <> 0 -> exists j, (i < j <= N)%nat /\ forall k, (k <= d)%nat -> x j k = - x i k) /\
    forall k, (k <= d)%nat -> sum_f_R0 (fun i => c i * x i k) N = 0.
Proof. exact section_4.singular_iff_dependent. Qed.

(* claim: st-arnaud-2026/section-4-case-a
   kind: correction
   printed: as above
   gap: the kernel is given by the recurrence. L = 2: its null space is isomorphic to the space of the linear relations between
     the directions of the antipodal pairs. A relation has a coefficient for the first point of each pair, all others are 0; F and
     G are linear, inverse to each other, and F restricts a vector to these points. *)
Theorem section_4_case_a_null_space : forall (N d : nat) (x : nat -> nat -> R),
  (forall i, (i <= N)%nat -> sum_f_R0 (fun k => x i k * x i k) d = 1) ->
  (forall i j, (i <= N)%nat -> (j <= N)%nat -> i <> j -> exists k, (k <= d)%nat /\ x i k <> x j k) ->
  let opposite i j := forall k, (k <= d)%nat -> x j k = - x i k in
  let null v := forall i, (i <= N)%nat ->
    sum_f_R0 (fun j => theta_bar (sum_f_R0 (fun k => x i k * x j k) d) 2 * v j) N = 0 in
  let relation c := (forall i, (i <= N)%nat -> c i <> 0 -> exists j, (i < j <= N)%nat /\ opposite i j) /\
    forall k, (k <= d)%nat -> sum_f_R0 (fun i => c i * x i k) N = 0 in
  exists F G : (nat -> R) -> nat -> R,
    (forall a b v w i, F (fun i => a * v i + b * w i) i = a * F v i + b * F w i) /\
    (forall a b c e i, G (fun i => a * c i + b * e i) i = a * G c i + b * G e i) /\
    (forall v, null v -> relation (F v) /\ forall i, (i <= N)%nat -> G (F v) i = v i) /\
    (forall c, relation c -> null (G c) /\ forall i, (i <= N)%nat -> F (G c) i = c i) /\
    (forall v i j, (i < j <= N)%nat -> opposite i j -> F v i = v i).
Proof. exact section_4.null_space_is_relations. Qed.

(* claim: st-arnaud-2026/section-4-case-a
   kind: correction
   printed: as above
   gap: the part "if there are fewer than three antipodal pairs": dependent directions need three pairs of different points. *)
Theorem section_4_case_a_three_pairs : forall (N d : nat) (x : nat -> nat -> R),
  (forall i, (i <= N)%nat -> sum_f_R0 (fun k => x i k * x i k) d = 1) ->
  (forall i j, (i <= N)%nat -> (j <= N)%nat -> i <> j -> exists k, (k <= d)%nat /\ x i k <> x j k) ->
  section_4.pairs_dependent N d x -> exists i j l i' j' l' : nat,
    section_4.opposite d x i i' /\ section_4.opposite d x j j' /\ section_4.opposite d x l l' /\
    List.NoDup (i :: i' :: j :: j' :: l :: l' :: nil)%list /\
    List.Forall (fun k => (k <= N)%nat) (i :: i' :: j :: j' :: l :: l' :: nil)%list.
Proof. exact section_4.three_pairs. Qed.

(* claim: st-arnaud-2026/section-4-case-a
   kind: correction
   printed: as above
   gap: the part "if n < 6, if n_0 = 1": dependent directions need n = N + 1 >= 6 points and n_0 = d + 1 >= 2. *)
Theorem section_4_case_a_six_points : forall (N d : nat) (x : nat -> nat -> R),
  (forall i, (i <= N)%nat -> sum_f_R0 (fun k => x i k * x i k) d = 1) ->
  (forall i j, (i <= N)%nat -> (j <= N)%nat -> i <> j -> exists k, (k <= d)%nat /\ x i k <> x j k) ->
  section_4.pairs_dependent N d x -> (5 <= N)%nat /\ (1 <= d)%nat.
Proof. exact section_4.six_points. Qed.

(* claim: st-arnaud-2026/section-4-case-b
   kind: refutation
   printed: if x_i^T x_j < |x_i| |x_j| for i <> j, the kernel is invertible for L >= 2
   gap: the kernel is given by the recurrence and |x| |x'| (proposition 2), up to a factor that all entries have. "Invertible" is
     positive definite, which is the same for a semidefinite matrix. *)
Theorem section_4_case_b_fails : ~ forall (N d : nat) (p : nat -> nat -> R) (L : nat), (2 <= L)%nat ->
  (forall i, (i <= N)%nat -> section_4_case_b.nonzero d (p i)) ->
  (forall i j, (i <= N)%nat -> (j <= N)%nat -> i <> j ->
     sum_f_R0 (fun k => p i k * p j k) d < section_4_case_b.length d (p i) * section_4_case_b.length d (p j)) ->
  section_4_case_b.definite N (fun i j => section_4_case_b.kernel d L (p i) (p j)).
Proof. exact section_4_case_b.inequality_false. Qed.

(* claim: st-arnaud-2026/section-4-case-b
   kind: correction
   printed: as above
   gap: as above. The words, pairwise not colinear, L >= 2. *)
Theorem section_4_case_b_words : forall (N d : nat) (p : nat -> nat -> R),
  (forall i, (i <= N)%nat -> section_4_case_b.nonzero d (p i)) ->
  (forall i j, (i <= N)%nat -> (j <= N)%nat -> i <> j ->
     sum_f_R0 (fun k => p i k * p j k) d < section_4_case_b.length d (p i) * section_4_case_b.length d (p j)) ->
  forall L : nat, (2 <= L)%nat ->
  (forall i j, (i <= N)%nat -> (j <= N)%nat -> i <> j ->
     Rabs (sum_f_R0 (fun k => p i k * p j k) d) < section_4_case_b.length d (p i) * section_4_case_b.length d (p j)) ->
  section_4_case_b.definite N (fun i j => section_4_case_b.kernel d L (p i) (p j)).
Proof. exact section_4_case_b.lengths_words. Qed.

(* claim: st-arnaud-2026/section-4-case-b
   kind: correction
   printed: as above
   gap: as above. The inequality alone, L >= 3. *)
Theorem section_4_case_b_deep : forall (N d : nat) (p : nat -> nat -> R),
  (forall i, (i <= N)%nat -> section_4_case_b.nonzero d (p i)) ->
  (forall i j, (i <= N)%nat -> (j <= N)%nat -> i <> j ->
     sum_f_R0 (fun k => p i k * p j k) d < section_4_case_b.length d (p i) * section_4_case_b.length d (p j)) ->
  forall L : nat, (3 <= L)%nat -> section_4_case_b.definite N (fun i j => section_4_case_b.kernel d L (p i) (p j)).
Proof. exact section_4_case_b.lengths_from_three. Qed.

(* claim: st-arnaud-2026/section-4-case-b
   kind: correction
   printed: as above
   gap: as above. The inequality alone, L = 2: if and only if the directions of the opposite pairs are linearly independent. *)
Theorem section_4_case_b_at_2 : forall (N d : nat) (p : nat -> nat -> R),
  (forall i, (i <= N)%nat -> section_4_case_b.nonzero d (p i)) ->
  (forall i j, (i <= N)%nat -> (j <= N)%nat -> i <> j ->
     sum_f_R0 (fun k => p i k * p j k) d < section_4_case_b.length d (p i) * section_4_case_b.length d (p j)) ->
  section_4_case_b.definite N (fun i j => section_4_case_b.kernel d 2 (p i) (p j)) <->
  ~ section_4.pairs_dependent N d (fun i => section_4_case_b.direction d (p i)).
Proof. exact section_4_case_b.lengths_at_two. Qed.

(* claim: st-arnaud-2026/section-4-case-c
   kind: statement
   printed: the images under the inverse stereographic projection have norm 1
   gap: definition 6 is given by the formula of the second point of the line through q and p, for any q of the sphere and any
     p <> q of R^(m + 1), (x, 0) among them. *)
Theorem section_4_case_c : forall (m : nat) (q p : nat -> R), sum_f_R0 (fun k => q k * q k) m = 1 ->
  (exists k, (k <= m)%nat /\ p k <> q k) ->
  let t := 2 * (1 - sum_f_R0 (fun k => q k * p k) m) / sum_f_R0 (fun k => (p k - q k)^2) m in
  sum_f_R0 (fun k => (q k + t * (p k - q k)) * (q k + t * (p k - q k))) m = 1.
Proof. exact section_4_stereographic.lands_on_sphere. Qed.

(* claim: st-arnaud-2026/section-4-stereographic
   kind: refutation
   printed: the inverse stereographic embedding makes the kernel invertible (L >= 2)
   gap: the kernel is given by the recurrence. "Invertible" is positive definite, which is the same for a semidefinite matrix;
     image is (2x, |x|^2 - 1)/(|x|^2 + 1), q = (0, ..., 0, 1). *)
Theorem section_4_stereographic_fails : ~ forall (N d : nat) (x : nat -> nat -> R) (L : nat), (2 <= L)%nat ->
  (forall i j, (i <= N)%nat -> (j <= N)%nat -> i <> j -> exists k, (k <= d)%nat /\ x i k <> x j k) ->
  forall v : nat -> R, (exists i, (i <= N)%nat /\ v i <> 0) ->
    0 < sum_f_R0 (fun i => sum_f_R0 (fun j => v i * theta_bar (sum_f_R0 (fun k => section_4_stereographic.image d (x i) k *
      section_4_stereographic.image d (x j) k) (S d)) L * v j) N) N.
Proof. exact section_4_stereographic.stereographic_false. Qed.

(* claim: st-arnaud-2026/section-4-stereographic
   kind: correction
   printed: as above
   gap: as above. L >= 3. *)
Theorem section_4_stereographic_deep : forall (N d : nat) (x : nat -> nat -> R),
  (forall i j, (i <= N)%nat -> (j <= N)%nat -> i <> j -> exists k, (k <= d)%nat /\ x i k <> x j k) ->
  forall L : nat, (3 <= L)%nat ->
  forall v : nat -> R, (exists i, (i <= N)%nat /\ v i <> 0) ->
    0 < sum_f_R0 (fun i => sum_f_R0 (fun j => v i * theta_bar (sum_f_R0 (fun k => section_4_stereographic.image d (x i) k *
      section_4_stereographic.image d (x j) k) (S d)) L * v j) N) N.
Proof. exact section_4_stereographic.images_from_three. Qed.

(* claim: st-arnaud-2026/section-4-stereographic
   kind: correction
   printed: as above
   gap: as above. L = 2. *)
Theorem section_4_stereographic_at_2 : forall (N d : nat) (x : nat -> nat -> R),
  (forall i j, (i <= N)%nat -> (j <= N)%nat -> i <> j -> exists k, (k <= d)%nat /\ x i k <> x j k) ->
  (forall v : nat -> R, (exists i, (i <= N)%nat /\ v i <> 0) ->
    0 < sum_f_R0 (fun i => sum_f_R0 (fun j => v i * theta_bar (sum_f_R0 (fun k => section_4_stereographic.image d (x i) k *
      section_4_stereographic.image d (x j) k) (S d)) 2 * v j) N) N) <->
  ~ exists c : nat -> R, (exists i, (i <= N)%nat /\ c i <> 0) /\
    (forall i, (i <= N)%nat -> c i <> 0 -> exists j, (i < j <= N)%nat /\ (exists k, (k <= d)%nat /\ x i k <> 0) /\
       forall k, (k <= d)%nat -> x j k = - (x i k / sum_f_R0 (fun k => x i k * x i k) d)) /\
    forall k, (k <= S d)%nat -> sum_f_R0 (fun i => c i * section_4_stereographic.image d (x i) k) N = 0.
Proof. exact section_4_stereographic.images_at_two_inverse. Qed.

(* claim: st-arnaud-2026/section-4-stereographic
   kind: part
   printed: as above
   gap: why the pairs are x, -x/|x|^2: these, and no others, have opposite images. *)
Theorem section_4_stereographic_pairs : forall (d : nat) (x y : nat -> R),
  (forall k, (k <= S d)%nat -> section_4_stereographic.image d y k = - section_4_stereographic.image d x k) <->
  (exists k, (k <= d)%nat /\ x k <> 0) /\ forall k, (k <= d)%nat -> y k = - (x k / sum_f_R0 (fun k => x k * x k) d).
Proof. exact section_4_stereographic.opposite_images. Qed.

(* claim: st-arnaud-2026/section-6.3-taylor
   kind: statement
   printed: (e^(-t lambda) - 1)/lambda is about -t (1 - t lambda/2)
   gap: none. *)
Theorem section_6_3_taylor : forall t lambda : R, 0 < t -> 0 < lambda ->
  Rabs ((exp (- (t * lambda)) - 1) / lambda - - t * (1 - t / 2 * lambda)) <= t^3 * lambda^2 / 6.
Proof. exact section_6_3_elementary.taylor. Qed.

(* claim: st-arnaud-2026/section-6.3-v1-display
   kind: statement
   printed: |v v^T v - w w^T v|^2 = |v - w (w^T v)|^2 = |v|^2 + (w^T v)^2 |w| - 2 (w^T v)^2 = 1 - (w^T v)^2
   gap: none; |w|^2 for |w|, which is 1. v = v_1, w = v~_1. *)
Theorem section_6_3_v1_display : forall (n : nat) (v w : nat -> R),
  let dot (a b : nat -> R) := sum_f_R0 (fun k => a k * b k) n in dot v v = 1 -> dot w w = 1 ->
  sum_f_R0 (fun k => (v k * dot v v - w k * dot w v) ^ 2) n = sum_f_R0 (fun k => (v k - w k * dot w v) ^ 2) n /\
  sum_f_R0 (fun k => (v k - w k * dot w v) ^ 2) n = dot v v + (dot w v)^2 * dot w w - 2 * (dot w v)^2 /\
  dot v v + (dot w v)^2 * dot w w - 2 * (dot w v)^2 = 1 - (dot w v)^2.
Proof. exact section_6_3_elementary.leading_display. Qed.

(* claim: st-arnaud-2026/proposition-8-limit
   kind: statement
   printed: the values eta^(L) converge to a unique beta > 0
   gap: none; eta^(L+1) = (1 + e^(-eta^(L)))^-2, from every real start. *)
Theorem proposition_8_limit : exists! beta : R, 0 < beta /\ forall z : R, is_lim_seq (proposition_8.eta z) beta.
Proof. exact proposition_8.limit. Qed.

(* claim: st-arnaud-2026/proposition-8-diagonal
   kind: statement
   printed: eta^(L)(x, x) >= eta^(L)(x_1, x_2)
   gap: none; x^T x = 1, x_1^T x_2 = z. *)
Theorem proposition_8_diagonal : forall (z : R) (L : nat), z <= 1 -> (1 <= L)%nat ->
  proposition_8.eta z L <= proposition_8.eta 1 L.
Proof. exact proposition_8.diagonal. Qed.

(* claim: st-arnaud-2026/section-6.4-l-hat
   kind: refutation
   printed: the kernel is positive definite for any data set on the sphere and L >= 2
   gap: the kernel is given by the recurrence. *)
Theorem section_6_4_l_hat_fails : ~ forall (N d : nat) (x : nat -> nat -> R) (L : nat),
  ((forall i, (i <= N)%nat -> sum_f_R0 (fun k => x i k * x i k) d = 1) /\
   forall i j, (i <= N)%nat -> (j <= N)%nat -> i <> j -> exists k, (k <= d)%nat /\ x i k <> x j k) -> (2 <= L)%nat ->
  forall v : nat -> R, (exists i, (i <= N)%nat /\ v i <> 0) ->
  0 < sum_f_R0 (fun i => sum_f_R0 (fun j => v i * theta_bar (sum_f_R0 (fun k => x i k * x j k) d) L * v j) N) N.
Proof. exact section_4_case_b.from_two_false. Qed.

(* claim: st-arnaud-2026/section-6.4-l-hat
   kind: correction
   printed: as above
   gap: the kernel is given by the recurrence (L^ = 3). *)
Theorem section_6_4_l_hat_corrected : forall (N d : nat) (x : nat -> nat -> R) (L : nat),
  ((forall i, (i <= N)%nat -> sum_f_R0 (fun k => x i k * x i k) d = 1) /\
   forall i j, (i <= N)%nat -> (j <= N)%nat -> i <> j -> exists k, (k <= d)%nat /\ x i k <> x j k) -> (3 <= L)%nat ->
  forall v : nat -> R, (exists i, (i <= N)%nat /\ v i <> 0) ->
  0 < sum_f_R0 (fun i => sum_f_R0 (fun j => v i * theta_bar (sum_f_R0 (fun k => x i k * x j k) d) L * v j) N) N.
Proof. exact section_4_case_b.from_three. Qed.

(* claim: st-arnaud-2026/section-6.4-l-hat
   kind: correction
   printed: as above
   gap: the kernel is given by the recurrence (L^ = 2 if no two points are antipodal). *)
Theorem section_6_4_l_hat_without_opposites : forall (N d : nat) (x : nat -> nat -> R) (L : nat),
  ((forall i, (i <= N)%nat -> sum_f_R0 (fun k => x i k * x i k) d = 1) /\
   forall i j, (i <= N)%nat -> (j <= N)%nat -> i <> j -> exists k, (k <= d)%nat /\ x i k <> x j k) -> (2 <= L)%nat ->
  (forall i j, (i <= N)%nat -> (j <= N)%nat -> exists k, (k <= d)%nat /\ x j k <> - x i k) ->
  forall v : nat -> R, (exists i, (i <= N)%nat /\ v i <> 0) ->
  0 < sum_f_R0 (fun i => sum_f_R0 (fun j => v i * theta_bar (sum_f_R0 (fun k => x i k * x j k) d) L * v j) N) N.
Proof. exact section_4_case_b.from_two_without_opposites. Qed.

(* claim: st-arnaud-2026/section-6.2-h-expansion
   kind: statement
   printed: h(1 - z) = (the first line) = 1 - z + 2 sqrt(2)/(3 pi) z^(3/2) + O(z^2)
   gap: none. *)
Theorem section_6_2_h_expansion : forall z : R, 0 <= z <= 2 ->
  / PI * (PI/2 - sqrt 2 * sqrt z - PI/2 * z + 11 * sqrt 2 / 12 * (z * sqrt z) + sqrt 2 * sqrt z
          - sqrt 2 / 4 * (z * sqrt z)) + (1 - z) / 2 = 1 - z + 2 * sqrt 2 / (3 * PI) * (z * sqrt z) /\
  Rabs (h (1 - z) - (1 - z + 2 * sqrt 2 / (3 * PI) * (z * sqrt z))) <= z^2.
Proof. exact section_6_2_orders.h_expansion. Qed.

(* claim: st-arnaud-2026/section-6.2-e-recurrence
   kind: statement
   printed: e_(L+1) = e_L - 2 sqrt(2)/(3 pi) e_L^(3/2) + O(e_L^2)
   gap: none (r stands for rho^(L), h r for rho^(L+1)). *)
Theorem section_6_2_e_recurrence : forall r : R, -1 <= r <= 1 -> let e := 1 - r in
  Rabs ((1 - h r) - (e - 2 * sqrt 2 / (3 * PI) * (e * sqrt e))) <= e^2.
Proof. exact section_6_2_orders.e_recurrence. Qed.

(* claim: st-arnaud-2026/section-6.2-v-recurrence
   kind: statement
   printed: V_(L+1) = V_L + sqrt(2)/(3 pi) + O(e_L^(1/2)), V = e^(-1/2)
   gap: none (r stands for rho^(L), h r for rho^(L+1)). *)
Theorem section_6_2_v_recurrence : exists K : R, forall r : R, -1 <= r < 1 ->
  Rabs (/ sqrt (1 - h r) - (/ sqrt (1 - r) + sqrt 2 / (3 * PI))) <= K * sqrt (1 - r).
Proof. exact section_6_2_orders.v_recurrence. Qed.

(* claim: st-arnaud-2026/section-6.2-e-order
   kind: part
   printed: V_(L+1) - V_2 is of the order L, so e_L is of the order 1/L^2
   gap: the conclusion about e_L, both bounds; the line about V is not stated apart. *)
Theorem section_6_2_e_order : forall z : R, -1 <= z < 1 -> exists c : R, 0 < c /\ forall L : nat, (1 <= L)%nat ->
  c / INR L ^ 2 <= 1 - rho z L <= 9 * PI^2 / 2 / INR L ^ 2.
Proof. exact section_6_2_orders.e_order. Qed.

(* claim: st-arnaud-2026/section-6.2-h-prime-expansion
   kind: statement
   printed: h'(1 - z) = 1 - sqrt(2)/pi z^(1/2) + O(z^(3/2))
   gap: none: h' is 1 - arccos/pi by appendix_c_derivative. *)
Theorem section_6_2_h_prime_expansion : forall z : R, 0 <= z <= 2 ->
  Rabs ((1 - acos (1 - z) / PI) - (1 - sqrt 2 / PI * sqrt z)) <= z * sqrt z.
Proof. exact section_6_2_orders.slope_expansion. Qed.

(* claim: st-arnaud-2026/section-6.2-slope-order
   kind: part
   printed: 1 - h'(1 - e_L) = sqrt(2)/pi e_L^(1/2) + O(e_L^(3/2)), of the order 1/L
   gap: the order, both bounds; the expansion is section_6_2_h_prime_expansion. *)
Theorem section_6_2_slope_order : forall z : R, -1 <= z < 1 -> exists c C : R, 0 < c /\ forall L : nat, (1 <= L)%nat ->
  c / INR L <= acos (rho z L) / PI <= C / INR L.
Proof. exact section_6_2_orders.slope_order. Qed.

(* claim: st-arnaud-2026/section-6.2-constant-solution
   kind: statement
   printed: without its error term (2) has the solution 1/4
   gap: none. *)
Theorem section_6_2_constant_solution : forall L : nat, (1 <= L)%nat ->
  INR L / (INR L + 1) * (1 - 3 / INR L) * (1/4) + / (INR L + 1) = 1/4.
Proof. exact section_6_2_product_formula.constant_solution. Qed.

(* claim: st-arnaud-2026/section-6.2-product-formula
   kind: refutation
   printed: eps_(L+1) = sum of (1/k) prod (1 - 4/k') + o(1/L) + eps_2 prod (1 - 4/k')
   gap: the kernel is given by the recurrence. *)
Theorem section_6_2_product_formula_fails : forall z : R, -1 <= z < 1 -> ~ is_lim_seq (fun L => INR L *
  (theta_bar z (S L) - (sum_n_m (fun k => / INR k * section_6_2_product_formula.product k (S L)) 2 (S L)
                        + theta_bar z 2 * section_6_2_product_formula.product 1 (S L)))) 0.
Proof. exact section_6_2_product_formula.remainder_too_large. Qed.

(* claim: st-arnaud-2026/section-6.2-cubes
   kind: part
   printed: the sum of k^3 up to L + 1 in closed form, and expanded
   gap: none for the two identities; the limit is the next theorem. *)
Theorem section_6_2_cubes : forall L : nat,
  sum_n_m (fun k => INR k ^ 3) 1 (S L) = ((INR L + 1) * (INR L + 2) / 2) ^ 2 /\
  ((INR L + 1) * (INR L + 2) / 2) ^ 2 = ((INR L + 1) ^ 4 + 2 * (INR L + 1) ^ 3 + (INR L + 1) ^ 2) / 4.
Proof. exact section_6_2_product_formula.cubes. Qed.

(* claim: st-arnaud-2026/section-6.2-cubes
   kind: part
   printed: divided by (L + 1)^4 it approaches 1/4
   gap: none. *)
Theorem section_6_2_cubes_limit : is_lim_seq (fun L => sum_n_m (fun k => INR k ^ 3) 1 (S L) / (INR L + 1) ^ 4) (1/4).
Proof. exact section_6_2_product_formula.cubes_limit. Qed.

(* claim: st-arnaud-2026/section-6.2-harmonic-sum
   kind: refutation
   printed: ln n ~ H_n + gamma for large n
   gap: none; "~" is read as: the difference tends to 0. That gamma exists is the next theorem. *)
Theorem section_6_2_harmonic_sum_fails : forall gamma : R,
  is_lim_seq (fun n => section_6_2_harmonic.harmonic n - ln (INR n)) gamma ->
  ~ is_lim_seq (fun n => ln (INR n) - (section_6_2_harmonic.harmonic n + gamma)) 0.
Proof. exact section_6_2_harmonic.printed_sign_false. Qed.

(* claim: st-arnaud-2026/section-6.2-harmonic-sum
   kind: part
   printed: as above
   gap: the rate O(1/n) of the correction is not formalised. *)
Theorem section_6_2_harmonic_sum_corrected : exists gamma : R, 0 < gamma /\
  is_lim_seq (fun n => section_6_2_harmonic.harmonic n - ln (INR n)) gamma.
Proof. exact section_6_2_harmonic.euler_constant. Qed.

(* claim: st-arnaud-2026/section-6.2-delta-factor
   kind: part
   printed: exp(4 (ln(k/(L+1)) + delta)) = e^delta (k/(L+1))^4 in the sum
   gap: term by term, x = ln(k/(L+1)), with the right factor first; not the sum. *)
Theorem section_6_2_delta_factor_fails : forall x delta : R, exp (4 * (x + delta)) = exp (4 * delta) * exp (4 * x) /\
  (exp (4 * (x + delta)) = exp delta * exp (4 * x) -> delta = 0).
Proof. exact section_6_2_harmonic.delta_factor. Qed.

(* claim: st-arnaud-2026/section-6.2-logarithm
   kind: statement
   printed: ln(1 - x) <= -x for 0 < x <= 1
   gap: none; x = 1, where ln 0 is read as -infinity, is left out. *)
Theorem section_6_2_logarithm : forall x : R, 0 < x < 1 -> ln (1 - x) <= - x.
Proof. exact section_6_2_harmonic.logarithm. Qed.
