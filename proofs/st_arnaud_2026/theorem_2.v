(* Theorem 2 of St-Arnaud, Carvalho and Farnadi (2026): "for x <> x' the value Theta_bar^(L)(x, x') converges
   to 1/4 at a
   rate O(1/L)".  The rate is false for every z = <x, x'> in [-1,
     1): L (Theta_bar^(L) - 1/4) tends to infinity.  The exact
   rate is log L/L, with the coefficient 3/8 and no other.
   The correction with its next term is in expansion.v, its bound for every L in theorem_2_every_depth.v. *)
From Coq Require Import Reals Lra Lia.
From Coquelicot Require Import Coquelicot.
From NtkVerify.coq Require Import definitions calculus layer depth.
Open Scope R_scope.

(* f = O(g) as L -> infinity, and f = Theta(g). *)
Definition big_O (f g : nat -> R) : Prop :=
  exists K L0, forall L, (L0 <= L)%nat -> Rabs (f L) <= K * Rabs (g L).
Definition big_Theta (f g : nat -> R) : Prop := big_O f g /\ big_O g f.

Definition error (z : R) (L : nat) : R := theta_bar z L - 1/4.

(* L (Theta_bar^(L) - 1/4) tends to infinity. *)
Theorem error_times_depth_diverges z : -1 <= z < 1 -> is_lim_seq (fun L => INR L * error z L) p_infty.
Proof.
  intros H. destruct (kernel_error z H) as [K HK].
  apply is_lim_seq_spec. intros M. destruct (ln_unbounded (8/3 * (M + K + 1))) as [L0 HL0].
  exists (S L0). intros L HL. specialize (HK L ltac:(lia)). specialize (HL0 L ltac:(lia)).
  apply Rabs_le_between in HK. unfold error. lra.
Qed.

(* The rate as printed is wrong for every pair of different points. *)
Theorem printed_rate_false z : -1 <= z < 1 -> ~ big_O (error z) (fun L => / INR L).
Proof.
  intros H [K [L0 HO]]. destruct (kernel_error z H) as [C HC].
  destruct (ln_unbounded (8/3 * (K + C + 1))) as [L1 HL1].
  set (L := (1 + L0 + L1)%nat). specialize (HO L ltac:(lia)). specialize (HC L ltac:(lia)).
  specialize (HL1 L ltac:(lia)).
  assert (P : 1 <= INR L) by (apply INR_layer; lia).
  assert (I : 0 < / INR L) by (apply Rinv_0_lt_compat; lra).
  rewrite (Rabs_right (/ INR L)) in HO by lra.
  assert (INR L * Rabs (error z L) <= K).
  { replace K with (INR L * (K * / INR L)) by (field; lra). apply Rmult_le_compat_l; lra. }
  generalize (Rle_abs (error z L)); intros A. fold (error z L) in HC. apply Rabs_le_between in HC. nra.
Qed.

(* The exact rate is log L/L, with the coefficient 3/8. *)
Theorem correct_rate z : -1 <= z < 1 -> big_O (fun L => theta_bar z L - (1/4 +
  3/8 * (ln (INR L) / INR L))) (fun L => / INR L).
Proof.
  intros H. destruct (kernel_error z H) as [K HK]. exists K, 1%nat. intros L HL. specialize (HK L HL).
  assert (P := INR_layer L HL). assert (I : 0 < / INR L) by (apply Rinv_0_lt_compat; lra).
  replace (theta_bar z L - _) with ((INR L * (theta_bar z L - 1/4) - 3/8 * ln (INR L)) * / INR L) by (field;
    lra).
  rewrite Rabs_mult. apply Rmult_le_compat_r; [apply Rabs_pos | easy].
Qed.

Theorem exact_rate z : -1 <= z < 1 -> big_Theta (error z) (fun L => ln (INR L) / INR L).
Proof.
  intros H. destruct (kernel_error z H) as [K HK].
  destruct (ln_unbounded (8 * K + 1)) as [L0 HL0].
  assert (0 <= K) by (specialize (HK 1%nat ltac:(lia)); apply Rle_trans with (2 := HK), Rabs_pos).
  assert (B : forall L, (1 + L0 <= L)%nat -> 1/4 * (ln (INR L) / INR L) <= error z L <= 1/2 * (ln (INR L) / INR
    L) /\ 0 <= ln (INR L) / INR L).
  { intros L HL. specialize (HK L ltac:(lia)). specialize (HL0 L ltac:(lia)). fold (error z L) in HK.
    assert (P := INR_layer L ltac:(lia)). apply Rabs_le_between in HK.
    repeat split; apply Rmult_le_reg_l with (INR L); try lra.
    - replace (INR L * (1/4 * (ln (INR L) / INR L))) with (1/4 * ln (INR L)) by (field; lra). lra.
    - replace (INR L * (1/2 * (ln (INR L) / INR L))) with (1/2 * ln (INR L)) by (field; lra). lra.
    - replace (INR L * (ln (INR L) / INR L)) with (ln (INR L)) by (field; lra). lra. }
  split.
  - exists (1/2), (1 + L0)%nat. intros L HL. specialize (B L HL). rewrite !Rabs_right; lra.
  - exists 4, (1 + L0)%nat. intros L HL. specialize (B L HL). rewrite !Rabs_right; lra.
Qed.

(* The coefficient of log L/L can be no other: a control. *)
Theorem coefficient_unique z k : -1 <= z < 1 ->
  big_O (fun L => theta_bar z L - (1/4 + k * (ln (INR L) / INR L))) (fun L => / INR L) -> k = 3/8.
Proof.
  intros H [K [L0 HO]]. destruct (kernel_error z H) as [K' HC].
  destruct (Req_dec k (3/8)) as [E | N]; [easy | exfalso].
  set (d := Rabs (k - 3/8)). assert (Dp : 0 < d) by (apply Rabs_pos_lt; lra).
  destruct (ln_unbounded ((K + K' + 1) / d)) as [L1 HL1].
  set (L := (1 + L0 + L1)%nat). specialize (HO L ltac:(lia)). specialize (HC L ltac:(lia)).
  specialize (HL1 L ltac:(lia)).
  assert (P : 1 <= INR L) by (apply INR_layer; lia). assert (I : 0 < / INR L) by (apply Rinv_0_lt_compat; lra).
  rewrite (Rabs_right (/ INR L)) in HO by lra.
  assert (X : Rabs (INR L * (theta_bar z L - 1/4) - k * ln (INR L)) <= K).
  { replace (INR L * (theta_bar z L - 1/4) - k * ln (INR L)) with (INR L * (theta_bar z L - (1/4 +
      k * (ln (INR L) / INR L)))) by (field; lra).
    rewrite Rabs_mult, (Rabs_right (INR L)) by lra. replace K with (INR L * (K * / INR L)) by (field; lra).
    apply Rmult_le_compat_l; lra. }
  assert (Y : Rabs ((k - 3/8) * ln (INR L)) <= K + K').
  { apply Rabs_le_between in X. apply Rabs_le_between in HC. apply Rabs_le_between. lra. }
  assert (0 <= ln (INR L)) by (rewrite <- ln_1; apply ln_le; lra).
  rewrite Rabs_mult, (Rabs_right (ln (INR L))) in Y by lra. fold d in Y.
  assert (d * ((K + K' + 1) / d) <= d * ln (INR L)) by (apply Rmult_le_compat_l; lra).
  replace (d * ((K + K' + 1) / d)) with (K + K' + 1) in H1 by (field; lra). lra.
Qed.
