(* Controls of statements.v: the definitions have the values that they must have, and false variants of the theorems are refuted. *)
From Coq Require Import Reals Lra Lia.
From Coquelicot Require Import Coquelicot.
From NtkVerify.coq Require Import definitions calculus taylor layer depth depth_geometry quadratic_forms gram.
From NtkVerify.st_arnaud_2026 Require Import proposition_8 definition_5 lemma_1 theorem_2 theorem_2_limit theorem_2_every_depth expansion
  proposition_5_range proposition_5_layer_2 section_4 section_4_case_b section_4_stereographic section_6_3_elementary.
Open Scope R_scope.

(* ---- values ---- *)
Theorem values_of_h : h (-1) = 0 /\ h 0 = / PI /\ h 1 = 1.
Proof. split; [apply h_minus_one | split; [apply h_zero | apply h_one]]. Qed.

Theorem value_of_theta_bar : theta_bar (-1/2) 2 = sqrt 3 / (4 * PI) - 1/6.
Proof. apply theta_bar_2_minus_half. Qed.

Theorem value_of_layer_1 : forall z, theta_bar z 1 = z /\ rho z 1 = z.
Proof. intros z. split; [apply theta_bar_1 | easy]. Qed.

Theorem values_of_the_depth_geometry : v_ PI = 1 /\ R_ PI = 1/2 /\ U_ PI = 3 * PI / 2 /\ g_ PI = PI / 2 /\
  H_ PI = 9 * PI^2 / 4 * (sqrt 2 - 1) - 3 * PI / 2 - 3/2.
Proof. exact values_at_PI. Qed.

(* ---- false variants ---- *)

(* 2.9 for 3.1 in lemma A, 1.6 for 1.9 in lemma B *)
Theorem not_a_smaller_H : ~ forall theta : R, 0 < theta <= PI -> 0 < H_ theta < 29/10.
Proof. intros A. generalize (A PI ltac:(generalize PI_bounds; lra)) H_at_PI. lra. Qed.

Theorem not_a_smaller_J : ~ forall theta : R, 0 < theta <= PI -> 0 < J_ theta < 16/10.
Proof. intros A. generalize (A PI ltac:(generalize PI_bounds; lra)) J_at_PI. lra. Qed.

(* the second layer is nonnegative from -0.3943 on *)
Theorem not_an_earlier_threshold : ~ forall z : R, -3943/10^4 <= z <= 1 -> 0 <= theta_bar z 2.
Proof.
  intros A. destruct sign_of_layer_2 as [s [_ [_ [_ [C S]]]]]. specialize (A (-3943/10^4) ltac:(lra)).
  apply S in A; [| lra]. destruct A; lra.
Qed.

(* -0.068 for -0.07 *)
Theorem not_a_larger_bound : ~ forall z : R, -1 <= z <= 1 -> -68/1000 < theta_bar z 2.
Proof. intros A. destruct minimum_of_layer_2 as [_ [z [H L]]]. specialize (A z H). lra. Qed.

Theorem value_of_length : section_4_case_b.length 1 (fun k => match k with O => 3 | _ => 4 end) = 5.
Proof.
  unfold section_4_case_b.length, dot, sum. simpl. replace (3 * 3 + 4 * 4) with (5 * 5) by ring. apply sqrt_square. lra.
Qed.

Theorem value_of_kernel : kernel 1 3 (fun k => match k with O => 3 | _ => 4 end) (fun k => match k with O => 3 | _ => 4 end) = 25.
Proof.
  unfold kernel. rewrite value_of_length. unfold dot, sum. simpl sum_f_R0.
  replace ((3 * 3 + 4 * 4) / (5 * 5)) with 1 by field. rewrite diagonal by lia. ring.
Qed.

(* The hexagon meets the hypotheses of section 4, and its pairs are dependent: (1, 0) - (1/2, sqrt(3)/2) + (-1/2, sqrt(3)/2) = 0. *)
Theorem hexagon_dependent : pairs_dependent 5 1 hexagon.
Proof.
  apply (singular_iff_dependent 5 1 hexagon hexagon_unit hexagon_different). exists (fun j => (-1)^j).
  split; [exists 0%nat; split; [lia | simpl; lra] |]. exact hexagon_rows.
Qed.

(* The points 1 and -1 meet them too; one antipodal pair is independent. *)
Definition ends (i k : nat) : R := match i with O => 1 | _ => -1 end.

Theorem ends_on_sphere : on_sphere 1 0 ends.
Proof.
  split.
  - intros i Hi. unfold dot, sum, ends. simpl. destruct i; ring.
  - intros i j Hi Hj E. exists 0%nat. split; [lia |]. unfold ends. destruct i as [| [|]], j as [| [|]]; try lia; lra.
Qed.

Theorem ends_independent : ~ pairs_dependent 1 0 ends.
Proof. destruct ends_on_sphere as [U D]. intros H. destruct (six_points 1 0 ends U D H). lia. Qed.

(* ---- false variants ---- *)

(* singular at L = 2 as soon as there is an antipodal pair *)
Theorem not_singular_with_every_pair : ~ forall (N d : nat) (x : nat -> nat -> R), on_sphere N d x ->
  (exists i j, (i <= N)%nat /\ (j <= N)%nat /\ opposite d x i j) -> singular N (K_2 d x).
Proof.
  intros A. apply ends_independent. destruct ends_on_sphere as [U D].
  apply (singular_iff_dependent 1 0 ends U D). apply A; [apply ends_on_sphere |]. exists 0%nat, 1%nat.
  split; [lia | split; [lia |]]. intros k _. unfold ends. ring.
Qed.

(* the null space of case a) without the linear relations: every odd vector *)
Theorem not_every_odd_vector : ~ forall (N d : nat) (x : nat -> nat -> R), on_sphere N d x -> forall c : nat -> R,
  (forall i, (i <= N)%nat -> c i <> 0 -> exists j, (i < j <= N)%nat /\ opposite d x i j) -> null N d x (odd_extension N d x c).
Proof.
  intros A. destruct ends_on_sphere as [U D]. apply ends_independent, (singular_iff_dependent 1 0 ends U D).
  set (c := fun i => match i with O => 1 | _ => 0 end). assert (O : opposite 0 ends 0 1) by (intros k _; unfold ends; ring).
  exists (odd_extension 1 0 ends c). split.
  - exists 0%nat. split; [lia |]. unfold odd_extension. rewrite (mark_sum_some 1 0 ends U D 0 1 c ltac:(lia) ltac:(lia) O). unfold c. lra.
  - apply A; [apply ends_on_sphere |]. intros i Hi Ci. destruct i as [| [|]]; try lia; [| unfold c in Ci; lra].
    exists 1%nat. split; [lia | exact O].
Qed.

(* definite at L = 3 with a repeated point *)
Theorem not_definite_with_equal_points : ~ forall (N d : nat) (x : nat -> nat -> R) (L : nat),
  (forall i, (i <= N)%nat -> dot d (x i) (x i) = 1) -> (3 <= L)%nat -> definite N (fun i j => theta_bar (dot d (x i) (x j)) L).
Proof.
  intros A. specialize (A 1%nat 0%nat (fun _ _ => 1) 3%nat ltac:(intros; unfold dot, sum; simpl; ring) (le_n 3)
    (fun i => match i with O => 1 | _ => -1 end)).
  specialize (A ltac:(exists 0%nat; split; [lia | lra])). unfold form, sum, dot, sum in A. simpl sum_f_R0 in A. lra.
Qed.

(* case b) with the zero vector *)
Theorem not_definite_at_zero : ~ forall (N d : nat) (p : nat -> nat -> R) (L : nat), (3 <= L)%nat ->
  (forall i j, (i <= N)%nat -> (j <= N)%nat -> i <> j ->
     dot d (p i) (p j) < section_4_case_b.length d (p i) * section_4_case_b.length d (p j)) ->
  definite N (fun i j => kernel d L (p i) (p j)).
Proof.
  intros A. specialize (A 0%nat 0%nat (fun _ _ => 0) 3%nat (le_n 3) ltac:(intros; lia) (fun _ => 1) ltac:(exists 0%nat; split; [lia | lra])).
  unfold form, sum, kernel in A. simpl sum_f_R0 in A.
  replace (section_4_case_b.length 0 (fun _ => 0)) with 0 in A; [lra |].
  unfold section_4_case_b.length, dot, sum. simpl. now rewrite Rmult_0_r, sqrt_0.
Qed.

(* 3/8 + 10^-9 for 3/8 *)
Theorem not_another_coefficient : ~ big_O (fun L => theta_bar 0 L - (1/4 + (3/8 + 1/10^9) * (ln (INR L) / INR L))) (fun L => / INR L).
Proof. intros A. apply coefficient_unique in A; lra. Qed.

(* U_1/4 for U_1 + 1/2 in the bound for every layer: wrong at z = -1, L = 1 *)
Theorem not_a_quarter_of_the_bound : ~ forall (z : R) (L : nat), -1 <= z < 1 -> (1 <= L)%nat ->
  Rabs (INR L * (theta_bar z L - 1/4) - 3/8 * ln (INR L)) <= 3 * PI / (2 * sin (acos z / 2)) / 4.
Proof.
  intros A. specialize (A (-1) 1%nat ltac:(lra) (le_n 1)). assert (P := PI_sharper).
  rewrite theta_bar_1, acos_minus_one, sin_PI2 in A. simpl INR in A. rewrite ln_1 in A. apply Rabs_le_between in A. lra.
Qed.

(* 3/8 + 10^-9 for 3/8 in it, with any bound *)
Theorem not_another_coefficient_for_every_depth : ~ exists K : R, forall L : nat, (1 <= L)%nat ->
  Rabs (INR L * (theta_bar 0 L - 1/4) - (3/8 + 1/10^9) * ln (INR L)) <= K.
Proof.
  intros [K A]. apply not_another_coefficient. exists K, 1%nat. intros L HL. specialize (A L HL). assert (P := INR_layer L HL).
  replace (theta_bar 0 L - _) with ((INR L * (theta_bar 0 L - 1/4) - (3/8 + 1/10^9) * ln (INR L)) * / INR L) by (field; lra).
  rewrite Rabs_mult. apply Rmult_le_compat_r; [apply Rabs_pos | easy].
Qed.

(* the rate log L/L with a constant C below 3/8 *)
Theorem not_a_smaller_constant : ~ exists L0 : nat, forall L : nat, (L0 <= L)%nat ->
  Rabs (theta_bar 0 L - 1/4) <= 374/1000 * (ln (INR L) / INR L).
Proof.
  intros [L0 A]. destruct (exact_rate_constants 0 (3745/10000) 1 ltac:(lra) ltac:(lra)) as [L1 B].
  set (L := (2 + L0 + L1)%nat). specialize (A L ltac:(lia)). specialize (B L ltac:(lia)).
  assert (P : 2 <= INR L) by (apply (le_INR 2); lia). assert (0 < ln (INR L)) by (rewrite <- ln_1; apply ln_increasing; lra).
  assert (0 < ln (INR L) / INR L) by (apply Rdiv_lt_0_compat; lra). lra.
Qed.

(* C/4 - 1/9 for C/4 - 1/8 *)
Theorem not_another_constant z : -1 <= z < 1 -> ~ exists C K : R,
  is_lim_seq (fun L => 3 * PI / acos (rho z L) - INR L - 3/2 * ln (INR L)) C /\
  forall L : nat, (2 <= L)%nat ->
    Rabs (theta_bar z L - (1/4 + 3/8 * (ln (INR L) / INR L) + (C/4 - 1/9) / INR L)) <= K * (ln (INR L) / INR L ^ 2).
Proof.
  intros Hz [C [K [L1 A]]]. destruct (expansion z Hz) as [C' [K' [L2 B]]].
  apply is_lim_seq_unique in L1. apply is_lim_seq_unique in L2. rewrite L1 in L2. apply Rbar_finite_eq in L2. subst C'.
  set (M := Rabs K + Rabs K'). assert (M0 : 0 <= M) by (unfold M; generalize (Rabs_pos K) (Rabs_pos K'); lra).
  destruct (nfloor_ex ((144 * M + 1)^2)) as [n [_ Hn]]; [apply pow2_ge_0 |].
  specialize (A (S (S n)) ltac:(lia)). specialize (B (S (S n)) ltac:(lia)).
  assert (P : 1 <= INR (S (S n))) by (apply INR_layer; lia).
  assert (Q : (144 * M + 1)^2 < INR (S (S n))) by (rewrite !S_INR; lra). set (x := INR (S (S n))) in *.
  assert (G := ln_le_2sqrt x P). assert (S0 : 0 < sqrt x) by (apply sqrt_lt_R0; lra).
  assert (S2 : sqrt x * sqrt x = x) by (apply sqrt_sqrt; lra).
  assert (S1 : 144 * M + 1 < sqrt x).
  { apply Rsqr_incrst_0; [unfold Rsqr; rewrite S2 | |]; lra. }
  assert (N0 : 0 <= ln x / x ^ 2).
  { apply Rmult_le_pos; [rewrite <- ln_1; apply ln_le; lra | left; apply Rinv_0_lt_compat; nra]. }
  assert (T : / 72 / x <= M * (ln x / x ^ 2)).
  { apply Rabs_le_between in A. apply Rabs_le_between in B.
    assert (K * (ln x / x^2) <= Rabs K * (ln x / x^2)) by (apply Rmult_le_compat_r; [easy | apply Rle_abs]).
    assert (K' * (ln x / x^2) <= Rabs K' * (ln x / x^2)) by (apply Rmult_le_compat_r; [easy | apply Rle_abs]).
    unfold M. rewrite Rmult_plus_distr_r.
    replace (/ 72 / x) with ((C/4 - 1/9) / x - (C/4 - 1/8) / x) by (field; lra). lra. }
  assert (U : x <= 72 * M * ln x).
  { apply Rmult_le_reg_r with (/ 72 / x); [apply Rdiv_lt_0_compat; lra |].
    replace (x * (/ 72 / x)) with (x * x * (/ 72 / x) / x) by (field; lra).
    apply Rmult_le_reg_r with x; [lra |].
    replace (x * x * (/ 72 / x) / x * x) with (x * x * (/ 72 / x)) by (field; lra).
    replace (72 * M * ln x * (/ 72 / x) * x) with (x * x * (M * (ln x / x^2))) by (field; lra).
    apply Rmult_le_compat_l; nra. }
  assert (M * ln x <= M * (2 * sqrt x)) by (apply Rmult_le_compat_l; lra). nra.
Qed.

(* O(1/L) at a single z *)
Theorem not_the_printed_rate_at_one_point : ~ big_O (error (1/2)) (fun L => / INR L).
Proof. apply printed_rate_false. lra. Qed.

(* the range (0, 1] from L = 2 on *)
Theorem not_the_range_from_two : ~ forall (z : R) (L : nat), -1 <= z <= 1 -> (2 <= L)%nat -> 0 < theta_bar z L <= 1.
Proof. intros A. generalize (A (-1/2) 2%nat ltac:(lra) ltac:(lia)) theta_bar_2_negative. lra. Qed.

(* the limit 1/3 *)
Theorem not_another_limit : ~ is_lim_seq (theta_bar 0) (1/3).
Proof.
  intros A. assert (B := kernel_limit 0 ltac:(lra)). apply is_lim_seq_unique in A. apply is_lim_seq_unique in B.
  rewrite A in B. apply Rbar_finite_eq in B. lra.
Qed.

(* the limit 1/4 on the diagonal too *)
Theorem not_on_the_diagonal : ~ forall z : R, -1 <= z <= 1 -> is_lim_seq (theta_bar z) (1/4).
Proof.
  intros A. specialize (A 1 ltac:(lra)).
  assert (B : is_lim_seq (theta_bar 1) 1).
  { apply is_lim_seq_ext_loc with (fun _ => 1); [| apply is_lim_seq_const]. exists 1%nat. intros L HL. now rewrite diagonal. }
  apply is_lim_seq_unique in A. apply is_lim_seq_unique in B. rewrite A in B. apply Rbar_finite_eq in B. lra.
Qed.

(* h decreasing *)
Theorem not_decreasing : ~ forall a b : R, -1 <= a -> a < b -> b <= 1 -> h b <= h a.
Proof. intros A. specialize (A (-1) 1). rewrite h_one, h_minus_one in A. lra. Qed.

(* h above the identity strictly, 1 included *)
Theorem not_strict_at_one : ~ forall z : R, -1 <= z <= 1 -> z < h z.
Proof. intros A. specialize (A 1). rewrite h_one in A. lra. Qed.

(* the correlation tends to 0 *)
Theorem not_to_zero : ~ is_lim_seq (rho 0) 0.
Proof.
  intros A. assert (B := correlation_limit 0 ltac:(lra)). apply is_lim_seq_unique in A. apply is_lim_seq_unique in B.
  rewrite A in B. apply Rbar_finite_eq in B. lra.
Qed.

(* nonnegative values in definition 4 *)
Theorem not_nonnegative : ~ forall (z : R) (L : nat), -1 <= z <= 1 -> (1 <= L)%nat -> 0 <= theta_bar z L.
Proof. intros A. specialize (A (-1) 1%nat ltac:(lra) ltac:(lia)). rewrite theta_bar_1 in A. lra. Qed.

(* the stereographic projection with the factor 1 for 2 *)
Theorem not_without_the_factor : ~ forall (m : nat) (q p : nat -> R), dot m q q = 1 -> (exists k, (k <= m)%nat /\ p k <> q k) ->
  let t := 1 * (1 - dot m q p) / sum m (fun k => (p k - q k)^2) in
  dot m (fun k => q k + t * (p k - q k)) (fun k => q k + t * (p k - q k)) = 1.
Proof.
  intros A. specialize (A 0%nat (fun _ => 1) (fun _ => 0) ltac:(unfold dot, sum; simpl; ring) ltac:(exists 0%nat; split; [lia | lra])).
  unfold dot, sum in A. simpl in A. replace (1 * (1 - 1 * 0) / ((0 - 1) * ((0 - 1) * 1))) with 1 in A by field. lra.
Qed.

Theorem value_of_image : image 0 (fun _ => 1) 0 = 1 /\ image 0 (fun _ => 1) 1 = 0.
Proof. unfold image, dot, sum. simpl. split; field. Qed.

(* 2 and -1/2 are such a pair, and their images are opposite *)
Theorem value_of_inverse_point : inverse_point 0 (fun _ => 2) (fun _ => -1/2) /\
  forall k, (k <= 1)%nat -> image 0 (fun _ => -1/2) k = - image 0 (fun _ => 2) k.
Proof.
  assert (A : inverse_point 0 (fun _ => 2) (fun _ => -1/2)).
  { split; [exists 0%nat; split; [lia | lra] |]. intros k _. unfold dot, sum. simpl. field. }
  split; [exact A |]. now apply (opposite_images 0).
Qed.

(* The six numbers of the counterexample are such pairs, with dependent images. *)
Theorem six_inverse_pairs : inverse_pairs_dependent 5 0 six.
Proof.
  destruct (Classical_Prop.classic (inverse_pairs_dependent 5 0 six)) as [A | A]; [easy | exfalso].
  apply (images_at_two_inverse 5 0 six six_different), (images_at_two 5 0 six six_different) in A. apply A, six_dependent.
Qed.

(* opposite images at x and -x *)
Theorem not_opposite_at_minus_x : ~ forall (d : nat) (x y : nat -> R),
  (forall k, (k <= S d)%nat -> image d y k = - image d x k) <-> (forall k, (k <= d)%nat -> y k = - x k).
Proof.
  intros A. assert (B := proj2 (A 0%nat (fun _ => 2) (fun _ => - (2))) ltac:(easy) 1%nat (le_n 1)).
  replace (image 0 (fun _ => 2) 1) with (3/5) in B by (unfold image, dot, sum; simpl; field).
  replace (image 0 (fun _ => - (2)) 1) with (3/5) in B by (unfold image, dot, sum; simpl; field). lra.
Qed.

(* the Taylor expansion with t^3 lambda^2/20 for t^3 lambda^2/6 *)
Theorem not_a_smaller_error : ~ forall t lambda : R, 0 < t -> 0 < lambda ->
  Rabs ((exp (- (t * lambda)) - 1) / lambda - - t * (1 - t / 2 * lambda)) <= t^3 * lambda^2 / 20.
Proof.
  intros A. specialize (A 1 1 ltac:(lra) ltac:(lra)). rewrite Rmult_1_r in A.
  assert (E : 9/4 <= exp 1).
  { replace 1 with (/2 + /2) by field. rewrite exp_plus. generalize (exp_ineq1_le (/2)). nra. }
  assert (exp (- (1)) <= 4/9).
  { rewrite exp_Ropp. replace (4/9) with (/ (9/4)) by field. apply Rinv_le_contravar; lra. }
  apply Rabs_le_between in A. lra.
Qed.

Theorem value_of_eta : g 0 = 1/4 /\ (forall z, eta z 1 = z) /\ eta 0 2 = 1/4.
Proof.
  assert (G : g 0 = 1/4) by (unfold g; rewrite Ropp_0, exp_0; field). split; [exact G | split; [easy | exact G]].
Qed.

(* proposition 8 with the limit 0 *)
Theorem eta_not_to_zero : ~ forall z : R, is_lim_seq (eta z) 0.
Proof.
  intros A. destruct limit as [beta [[B L] _]]. specialize (A 0). specialize (L 0).
  apply is_lim_seq_unique in A. apply is_lim_seq_unique in L. rewrite A in L. apply Rbar_finite_eq in L. lra.
Qed.

(* the diagonal entries equal to all others *)
Theorem eta_not_constant : ~ forall (z : R) (L : nat), z <= 1 -> (1 <= L)%nat -> eta z L = eta 1 L.
Proof. intros A. specialize (A 0 1%nat ltac:(lra) ltac:(lia)). simpl in A. lra. Qed.
