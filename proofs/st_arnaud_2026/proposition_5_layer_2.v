(* Proposition 5 of St-Arnaud et al. (2026) at L = 2.  With s = pi - arccos z,  2 pi Theta_bar^(2) = sin s - 2 s cos s; divided by s
   this increases on (0, 8/5], so there is one zero s*, and convexity bounds it from below.  The numbers are Taylor polynomials. *)
From Coq Require Import Reals Lra Lia.
From Coquelicot Require Import Coquelicot.
From NtkVerify.coq Require Import definitions calculus taylor layer depth.
From NtkVerify.st_arnaud_2026 Require Import definition_5 proposition_5_range.
Open Scope R_scope.

(* ---- the second layer ---- *)

Definition second_layer (s : R) : R := sin s - 2 * s * cos s.

Lemma second_layer_value s : 0 <= s <= PI -> theta_bar (- cos s) 2 = second_layer s / (2 * PI).
Proof.
  intros H. assert (P := PI_bounds). assert (E := h_of_cos (PI - s) ltac:(lra)).
  rewrite Rtrigo_facts.cos_pi_minus, sin_PI_x in E.
  assert (A : acos (- cos s) = PI - s) by (rewrite acos_opp, acos_cos; lra).
  unfold theta_bar. rewrite T_2, E, A. unfold second_layer. simpl INR. field. lra.
Qed.

Lemma angle_from_minus_one z : -1 <= z <= 1 -> 0 <= PI - acos z <= PI /\ - cos (PI - acos z) = z.
Proof.
  intros H. generalize (acos_bound z); intros B. split; [lra |]. rewrite Rtrigo_facts.cos_pi_minus, cos_acos; lra.
Qed.

(* (sin s)/s - 2 cos s increases. *)
Lemma quotient_increases a b : 0 < a -> a < b -> b <= 8/5 -> second_layer a / a < second_layer b / b.
Proof.
  intros A AB B.
  destruct (MVT_cor2 (fun s => sin s / s - 2 * cos s) (fun s => (2 * s^2 * sin s - (sin s - s * cos s)) / s^2) _ _ AB)
    as [c [E C]].
  - intros c C. apply is_derive_Reals. auto_derive; [lra | field; lra].
  - assert (S : c - c^3/6 <= sin c) by (generalize (id_minus_sin_le c); lra).
    assert (S' := sin_le_id c ltac:(lra)). assert (Q := one_minus_cos_le c ltac:(lra)).
    assert (C3 : 0 < c^3) by (apply pow_lt; lra).
    assert (G : 0 < (2 * c^2 * sin c - (sin c - c * cos c)) / c^2).
    { apply Rdiv_lt_0_compat; [| apply pow_lt; lra].
      assert (c * (1 - cos c) <= c * (c^2/2)) by (apply Rmult_le_compat_l; lra).
      assert (2 * c^2 * (c - c^3/6) <= 2 * c^2 * sin c) by (apply Rmult_le_compat_l; [nra | lra]).
      assert (0 < c^3 * (3/2 - c^2/3)) by (apply Rmult_lt_0_compat; nra). lra. }
    unfold second_layer. replace ((sin a - 2 * a * cos a) / a) with (sin a / a - 2 * cos a) by (field; lra).
    replace ((sin b - 2 * b * cos b) / b) with (sin b / b - 2 * cos b) by (field; lra).
    assert (0 < (2 * c^2 * sin c - (sin c - c * cos c)) / c^2 * (b - a)) by (apply Rmult_lt_0_compat; lra). lra.
Qed.

Lemma negative_before : second_layer (1165561/10^6) < 0.
Proof.
  unfold second_layer. generalize (sin_upper_13 (1165561/10^6)) (cos_lower_10 (1165561/10^6)). lra.
Qed.
Lemma positive_behind : 0 < second_layer (1165562/10^6).
Proof.
  unfold second_layer. generalize (sin_lower_11 (1165562/10^6)) (cos_upper_12 (1165562/10^6)). lra.
Qed.

Lemma zero_exists : exists s, 1165561/10^6 < s < 1165562/10^6 /\ second_layer s = 0.
Proof.
  destruct (IVT second_layer (1165561/10^6) (1165562/10^6)) as [s [H E]].
  - intros s. apply continuity_pt_filterlim, (ex_derive_continuous second_layer). unfold second_layer. auto_derive. easy.
  - lra.
  - apply negative_before.
  - apply positive_behind.
  - exists s. split; [| easy]. generalize negative_before positive_behind; intros N Q.
    split; (destruct H as [[H1 | H1] [H2 | H2]]; [easy | subst; lra ..]).
Qed.

(* The sign on (0, pi], given the zero. *)
Lemma sign_before s t : 1 < s < 6/5 -> second_layer s = 0 -> 0 < t < s -> second_layer t < 0.
Proof.
  intros S E H. assert (Q := quotient_increases t s ltac:(lra) ltac:(lra) ltac:(lra)). rewrite E in Q.
  unfold Rdiv at 2 in Q. rewrite Rmult_0_l in Q. apply Rmult_lt_reg_r with (/ t); [apply Rinv_0_lt_compat; lra |].
  unfold Rdiv in Q. lra.
Qed.
Lemma sign_behind s t : 1 < s < 6/5 -> second_layer s = 0 -> s < t <= PI -> 0 < second_layer t.
Proof.
  intros S E H. assert (P := PI_bounds). destruct (Rle_lt_dec t (PI/2)) as [L | L].
  - assert (Q := quotient_increases s t ltac:(lra) ltac:(lra) ltac:(lra)). rewrite E in Q.
    unfold Rdiv at 1 in Q. rewrite Rmult_0_l in Q. apply Rmult_lt_reg_r with (/ t); [apply Rinv_0_lt_compat; lra |].
    unfold Rdiv in Q. lra.
  - unfold second_layer. assert (cos t < 0) by (apply cos_lt_0; lra). assert (0 <= sin t) by (apply sin_ge_0; lra). nra.
Qed.

Theorem sign_of_layer_2 : exists s : R, 1165561/10^6 < s < 1165562/10^6 /\ tan s = 2 * s /\
  (forall t, 0 < t < PI/2 -> tan t = 2 * t -> t = s) /\ 394234/10^6 < cos s < 394236/10^6 /\
  forall z, -1 <= z <= 1 -> (0 <= theta_bar z 2 <-> z = -1 \/ - cos s <= z).
Proof.
  destruct zero_exists as [s [H E]]. assert (P := PI_sharper). exists s. split; [easy |].
  assert (C : 394234/10^6 < cos s < 394236/10^6).
  { assert (cos s < cos (1165561/10^6)) by (apply cos_decreasing_1; lra).
    assert (cos (1165562/10^6) < cos s) by (apply cos_decreasing_1; lra).
    generalize (cos_upper_12 (1165561/10^6)) (cos_lower_10 (1165562/10^6)). lra. }
  split; [| split; [| split; [easy |]]].
  - unfold tan. unfold second_layer in E. apply Rmult_eq_reg_r with (cos s); [| lra]. field_simplify; [lra | lra].
  - intros t T F. assert (0 < cos t) by (apply cos_gt_0; lra).
    assert (Z : second_layer t = 0).
    { unfold second_layer. unfold tan in F. rewrite <- F. field. lra. }
    destruct (Rtotal_order t s) as [L | [L | L]]; [exfalso | easy | exfalso].
    + generalize (sign_before s t ltac:(lra) E ltac:(lra)). lra.
    + generalize (sign_behind s t ltac:(lra) E ltac:(lra)). lra.
  - intros z Hz. destruct (angle_from_minus_one z Hz) as [T Z]. set (t := PI - acos z) in *. rewrite <- Z.
    rewrite second_layer_value by easy.
    assert (I : 0 < / (2 * PI)) by (apply Rinv_0_lt_compat; lra). unfold Rdiv.
    destruct (Rtotal_order t s) as [L | [L | L]].
    + destruct (proj1 T) as [T0 | T0].
      * assert (N := sign_before s t ltac:(lra) E ltac:(lra)).
        assert (D : cos s < cos t) by (apply cos_decreasing_1; lra).
        assert (cos t < 1) by (rewrite <- cos_0; apply cos_decreasing_1; lra).
        split; [nra | intros [Q | Q]; lra].
      * rewrite <- T0. unfold second_layer. rewrite sin_0, cos_0. split; [left; lra | intros _; lra].
    + rewrite L, E. split; [right; lra | intros _; lra].
    + assert (N := sign_behind s t ltac:(lra) E ltac:(lra)).
      assert (D : cos t < cos s) by (apply cos_decreasing_1; lra). split; [right; lra | intros _; nra].
Qed.

(* ---- the minimum ---- *)

Lemma tangent_below a s : 0 <= a <= PI/2 -> 0 <= s <= PI/2 ->
  second_layer a + (2 * a * sin a - cos a) * (s - a) <= second_layer s.
Proof.
  intros A S. assert (P := PI_bounds).
  assert (M : forall x y, 0 <= x -> x <= y -> y <= PI/2 -> 2 * x * sin x - cos x <= 2 * y * sin y - cos y).
  { intros x y X XY Y. assert (sin x <= sin y) by (apply sin_incr_1; lra).
    assert (cos y <= cos x) by (apply cos_decr_1; lra). assert (0 <= sin x) by (apply sin_ge_0; lra). nra. }
  destruct (MVT_gen second_layer a s (fun s => 2 * s * sin s - cos s)) as [c [C E]].
  - intros c _. unfold second_layer. auto_derive; [easy | ring].
  - intros c _. apply continuity_pt_filterlim, (ex_derive_continuous second_layer). unfold second_layer. auto_derive. easy.
  - destruct (Rle_dec a s) as [L | L].
    + rewrite Rmin_left, Rmax_right in C by lra. assert (Q := M a c ltac:(lra) ltac:(lra) ltac:(lra)). nra.
    + rewrite Rmin_right, Rmax_left in C by lra. assert (Q := M c a ltac:(lra) ltac:(lra) ltac:(lra)). nra.
Qed.

Lemma layer_2_above z : -1 <= z <= 1 -> -7/100 < theta_bar z 2.
Proof.
  intros Hz. destruct (angle_from_minus_one z Hz) as [T Z]. set (t := PI - acos z) in *. rewrite <- Z.
  rewrite second_layer_value by easy. assert (P := PI_sharper).
  apply Rmult_lt_reg_r with (2 * PI); [lra |].
  replace (second_layer t / (2 * PI) * (2 * PI)) with (second_layer t) by (field; lra).
  enough (- (431/1000) < second_layer t) by lra.
  destruct (Rle_lt_dec t (PI/2)) as [L | L].
  - assert (Q := tangent_below (653/1000) t ltac:(lra) ltac:(lra)). unfold second_layer at 1 in Q.
    generalize (sin_upper_9 (653/1000)) (sin_lower_7 (653/1000)) (cos_upper_8 (653/1000)) (cos_lower_6 (653/1000)).
    intros A1 A2 A3 A4.
    assert (D : -1/1000 < 2 * (653/1000) * sin (653/1000) - cos (653/1000) < 0) by lra.
    assert (- (1/1000) <= (2 * (653/1000) * sin (653/1000) - cos (653/1000)) * (t - 653/1000)) by nra. lra.
  - unfold second_layer. assert (cos t < 0) by (apply cos_lt_0; lra). assert (0 <= sin t) by (apply sin_ge_0; lra). nra.
Qed.

Theorem minimum_of_layer_2 : (forall z, -1 <= z <= 1 -> -7/100 < theta_bar z 2) /\
  exists z, -1 <= z <= 1 /\ theta_bar z 2 < -68/1000.
Proof.
  split; [apply layer_2_above |]. exists (- cos (653/1000)). assert (P := PI_sharper).
  split; [generalize (COS_bound (653/1000)); lra |]. rewrite second_layer_value by lra.
  apply Rmult_lt_reg_r with (2 * PI); [lra |].
  replace (second_layer (653/1000) / (2 * PI) * (2 * PI)) with (second_layer (653/1000)) by (field; lra).
  unfold second_layer. generalize (sin_upper_9 (653/1000)) (cos_lower_6 (653/1000)). lra.
Qed.
