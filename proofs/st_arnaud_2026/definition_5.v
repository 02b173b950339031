(* Definition 5 of St-Arnaud et al. (2026): h as it is printed, its values at -1, 0 and 1, and that it
   increases strictly. *)
From Coq Require Import Reals Lra Lia.
From Coquelicot Require Import Coquelicot.
From NtkVerify.coq Require Import definitions calculus layer.
Open Scope R_scope.

(* Definition 5 as printed, with arcsin. *)
Theorem h_as_printed z : -1 <= z <= 1 -> h z = z * asin z / PI + sqrt (1 - z^2) / PI + z / 2.
Proof. intros H. unfold h. rewrite acos_asin by easy. field. apply PI_neq0. Qed.

Lemma h_one : h 1 = 1.
Proof. unfold h. rewrite acos_1. replace (1 - 1^2) with 0 by ring. rewrite sqrt_0. field. apply PI_neq0. Qed.

Lemma h_zero : h 0 = / PI.
Proof. unfold h. replace (1 - 0^2) with 1 by ring. rewrite sqrt_1. field. apply PI_neq0. Qed.

Lemma acos_minus_one : acos (-1) = PI.
Proof. change (-1) with (- (1)). rewrite acos_opp, acos_1. ring. Qed.

Lemma h_minus_one : h (-1) = 0.
Proof. unfold h. rewrite acos_minus_one. replace (1 - (-1)^2) with 0 by ring. rewrite sqrt_0. field.
apply PI_neq0. Qed.

Lemma acos_strictly_decreasing a b : -1 <= a -> a < b -> b <= 1 -> acos b < acos a.
Proof.
  intros A AB B. destruct (Rlt_le_dec (acos b) (acos a)) as [L | L]; [easy | exfalso].
  generalize (acos_bound a) (acos_bound b); intros Ba Bb.
  assert (cos (acos b) <= cos (acos a)) by (apply cos_decr_1; lra).
  rewrite !cos_acos in H by lra. lra.
Qed.

Theorem h_strictly_increasing a b : -1 <= a -> a < b -> b <= 1 -> h a < h b.
Proof.
  intros A AB B. assert (L := acos_strictly_decreasing a b A AB B).
  generalize (acos_bound a) (acos_bound b) PI_bounds; intros Ba Bb P.
  rewrite <- (cos_acos a), <- (cos_acos b) by lra. rewrite !h_of_cos by lra.
  apply Rmult_lt_compat_r; [apply Rinv_0_lt_compat; lra |].
  destruct (MVT_cor2 (fun t => sin t + (PI - t) * cos t) (fun t => - ((PI - t) * sin t)) _ _ L) as [c [E C]].
  - intros c C. apply is_derive_Reals. auto_derive; [easy | ring].
  - assert (0 < (PI - c) * sin c) by (apply Rmult_lt_0_compat; [| apply sin_gt_0]; lra).
    assert (0 < (PI - c) * sin c * (acos a - acos b)) by (apply Rmult_lt_0_compat; lra). lra.
Qed.

Lemma h_range_closed r : -1 <= r <= 1 -> 0 <= h r <= 1.
Proof.
  intros H. destruct (Req_dec r 1) as [-> | N]; [rewrite h_one; lra |].
  generalize (h_range r ltac:(lra)). lra.
Qed.

Lemma h_at_least r : 0 <= r <= 1 -> / PI <= h r.
Proof.
  intros H. destruct (Req_dec r 0) as [-> | N]; [rewrite h_zero; lra |].
  rewrite <- h_zero. left. apply h_strictly_increasing; lra.
Qed.

(* ---- the derivative ---- *)

Lemma acos_derivative z : -1 < z < 1 -> is_derive acos z (- / sqrt (1 - z^2)).
Proof.
  intros H. apply is_derive_Reals. apply (derive_pt_eq_1 acos z _ (derivable_pt_acos z H)).
  rewrite derive_pt_acos. unfold Rdiv. replace (Rsqr z) with (z^2) by (unfold Rsqr; ring). ring.
Qed.

(* h' = 1 - arccos/pi, the factor of the recurrence of proposition 5. *)
Theorem h_derivative z : -1 < z < 1 -> is_derive h z (1 - acos z / PI).
Proof.
  intros H. assert (P := PI_bounds). assert (S : 0 < sqrt (1 - z^2)) by (apply sqrt_lt_R0; nra).
  assert (Q : is_derive (fun z => sqrt (1 - z^2)) z (- z / sqrt (1 - z^2))).
  { auto_derive; [nra |]. replace (1 + - (z * (z * 1))) with (1 - z^2) by ring. field. lra. }
  assert (A : is_derive (fun z => PI - acos z) z (/ sqrt (1 - z^2))).
  { evar_last; [apply (is_derive_minus (fun _ => PI) acos); [apply is_derive_const | now apply acos_derivative] |].
    unfold minus, plus, opp, zero; simpl. ring. }
  replace (1 - acos z / PI) with (/ PI * (- z / sqrt (1 - z^2) + (1 * (PI - acos z) + z * / sqrt (1 - z^2)))) by (field; lra).
  apply is_derive_ext with (fun z => / PI * (sqrt (1 - z^2) + z * (PI - acos z))).
  { intros t. unfold h, Rdiv. apply Rmult_comm. }
  apply (is_derive_scal (fun z => sqrt (1 - z^2) + z * (PI - acos z)) z (/ PI)).
  apply (is_derive_plus (fun z => sqrt (1 - z^2)) (fun z => z * (PI - acos z))); [exact Q |].
  apply (is_derive_mult (fun z : R => z) (fun z => PI - acos z) z 1 (/ sqrt (1 - z^2))); [| exact A | intros; apply Rmult_comm].
  exact (@is_derive_id R_AbsRing z).
Qed.

Theorem h_slope z : -1 < z < 1 -> 0 < 1 - acos z / PI < 1.
Proof.
  intros H. assert (P := PI_bounds).
  assert (A := acos_strictly_decreasing (-1) z ltac:(lra) ltac:(lra) ltac:(lra)). rewrite acos_minus_one in A.
  assert (B := acos_strictly_decreasing z 1 ltac:(lra) ltac:(lra) ltac:(lra)). rewrite acos_1 in B.
  split; apply Rmult_lt_reg_r with PI; try lra.
  - replace ((1 - acos z / PI) * PI) with (PI - acos z) by (field; lra). lra.
  - replace ((1 - acos z / PI) * PI) with (PI - acos z) by (field; lra). lra.
Qed.

Theorem h_slope_continuous z : -1 < z < 1 -> continuous (fun z => 1 - acos z / PI) z.
Proof.
  intros H. apply (ex_derive_continuous (fun z => 1 - acos z / PI)).
  apply (ex_derive_minus (fun _ => 1) (fun z => acos z / PI)); [apply ex_derive_const |].
  apply ex_derive_ext with (fun z => / PI * acos z); [intros; apply Rmult_comm |].
  apply (ex_derive_scal acos (/ PI) z). eexists. now apply acos_derivative.
Qed.

(* ---- the identity lies below ---- *)

Theorem h_at_least_identity z : -1 <= z <= 1 -> z <= h z /\ (z < 1 -> z < h z).
Proof.
  intros H. split.
  - destruct (Req_dec z 1) as [-> | N]; [rewrite h_one; lra | left; apply h_above; lra].
  - intros L. apply h_above. lra.
Qed.
