(* Proposition 8 of St-Arnaud et al. (2026), appendix C: eta^(1) = z, eta^(L+1) = g(eta^(L)), g(z) = (1 + e^-z)^-2.  With the logistic
   function s of z, g = s^2 and g' = 2 s^2 (1 - s) <= 8/27: the iteration contracts, on the whole line. *)
From Coq Require Import Reals Lra Lia.
From Coquelicot Require Import Coquelicot.
From NtkVerify.coq Require Import calculus depth.
Open Scope R_scope.

Definition g (z : R) : R := / (1 + exp (- z)) ^ 2.

Fixpoint eta (z : R) (L : nat) : R :=
  match L with
  | O => z
  | S O => z
  | S K => g (eta z K)
  end.

Lemma eta_S z L : (1 <= L)%nat -> eta z (S L) = g (eta z L).
Proof. destruct L; [lia | reflexivity]. Qed.

Definition g_slope (z : R) : R := 2 * exp (- z) / (1 + exp (- z)) ^ 3.

Lemma g_derivative z : is_derive g z (g_slope z).
Proof.
  assert (P := exp_pos (- z)). unfold g, g_slope. auto_derive.
  - apply Rgt_not_eq. apply Rmult_lt_0_compat; lra.
  - field. lra.
Qed.

Lemma g_slope_range z : 0 < g_slope z <= 8/27.
Proof.
  assert (P := exp_pos (- z)). unfold g_slope. set (w := exp (- z)) in *. assert (Q : 0 < (1 + w)^3) by (apply pow_lt; lra). split.
  - apply Rdiv_lt_0_compat; lra.
  - apply Rmult_le_reg_r with ((1 + w)^3); [easy |]. replace (2 * w / (1 + w)^3 * (1 + w)^3) with (2 * w) by (field; lra).
    enough (0 <= 8/27 * (1 + w)^3 - 2 * w) by lra. replace (8/27 * (1 + w)^3 - 2 * w) with (/ 27 * ((2 * w - 1)^2 * (2 * w + 8))) by field.
    apply Rmult_le_pos; [lra |]. apply Rmult_le_pos; [apply pow2_ge_0 | lra].
Qed.

Lemma g_step x y : x <= y -> 0 <= g y - g x <= 8/27 * (y - x).
Proof.
  intros H. split.
  - enough (g x <= g y) by lra. apply (nondecreasing_from_derivative g g_slope x y); try lra;
      [intros; apply g_derivative | intros u _; generalize (g_slope_range u); lra].
  - enough (8/27 * x - g x <= 8/27 * y - g y) by lra.
    apply (nondecreasing_from_derivative (fun u => 8/27 * u - g u) (fun u => 8/27 - g_slope u) x y); try lra.
    + intros u _. apply (is_derive_minus (fun u => 8/27 * u) g); [| apply g_derivative]. auto_derive; [easy | ring].
    + intros u _. generalize (g_slope_range u). lra.
Qed.

Lemma g_contracts x y : Rabs (g x - g y) <= 8/27 * Rabs (x - y).
Proof.
  destruct (Rle_lt_dec x y) as [H | H].
  - assert (A := g_step x y H). rewrite !Rabs_left1 by lra. lra.
  - assert (A := g_step y x ltac:(lra)). rewrite !Rabs_right by lra. lra.
Qed.

Lemma g_range z : 0 < g z < 1.
Proof.
  assert (P := exp_pos (- z)). unfold g. assert (Q : 1 < (1 + exp (- z))^2) by nra. split; [apply Rinv_0_lt_compat; lra |].
  rewrite <- Rinv_1. apply Rinv_lt_contravar; lra.
Qed.

Lemma fixed_point : exists beta, 0 < beta < 1 /\ g beta = beta.
Proof.
  destruct (IVT_cor (fun z => z - g z) 0 1) as [beta [B E]].
  - intros z. apply continuity_pt_filterlim, (ex_derive_continuous (fun z => z - g z)).
    apply (ex_derive_minus (fun z => z) g); [apply ex_derive_id | eexists; apply g_derivative].
  - lra.
  - generalize (g_range 0) (g_range 1). nra.
  - exists beta. assert (R := g_range beta). split; lra.
Qed.

Theorem geometric z beta L : g beta = beta -> (1 <= L)%nat -> Rabs (eta z L - beta) <= (8/27) ^ (L - 1) * Rabs (z - beta).
Proof.
  intros F. revert L. apply layer_ind.
  - simpl. lra.
  - intros L HL IH. rewrite eta_S by easy. rewrite <- F at 1. apply Rle_trans with (1 := g_contracts _ _).
    replace (S L - 1)%nat with (S (L - 1)) by lia. simpl pow. lra.
Qed.

(* The limit exists, is positive, does not depend on z, and is the only one. *)
Theorem limit : exists! beta : R, 0 < beta /\ forall z, is_lim_seq (eta z) beta.
Proof.
  destruct fixed_point as [beta [[B0 B1] F]]. exists beta. split.
  - split; [easy |]. intros z. apply is_lim_seq_incr_1. apply is_lim_seq_spec. intros [eps He]. simpl.
    assert (G : is_lim_seq (fun k => (8/27)^k * Rabs (z - beta)) 0).
    { replace (Finite 0) with (Rbar_mult 0 (Rabs (z - beta))) by (simpl; f_equal; ring).
      apply is_lim_seq_scal_r, is_lim_seq_geom. rewrite Rabs_right; lra. }
    apply is_lim_seq_spec in G. destruct (G (mkposreal eps He)) as [K HK]. exists K. intros k Hk. specialize (HK k Hk). simpl in HK.
    assert (A := geometric z beta (S k) F ltac:(lia)). replace (S k - 1)%nat with k in A by lia.
    rewrite Rminus_0_r in HK. apply Rle_lt_trans with (1 := A). apply Rle_lt_trans with (2 := HK). apply Rle_abs.
  - intros beta' [_ L]. specialize (L beta).
    assert (C : forall L, (1 <= L)%nat -> eta beta L = beta).
    { apply layer_ind; [easy |]. intros K HK IH. now rewrite eta_S, IH. }
    assert (L0 : is_lim_seq (eta beta) beta).
    { apply is_lim_seq_ext_loc with (fun _ => beta); [| apply is_lim_seq_const]. exists 1%nat. intros K HK. now rewrite C. }
    apply is_lim_seq_unique in L. apply is_lim_seq_unique in L0. rewrite L in L0. now apply Rbar_finite_eq in L0.
Qed.

(* The diagonal entries, z = 1, are the largest. *)
Theorem diagonal z L : z <= 1 -> (1 <= L)%nat -> eta z L <= eta 1 L.
Proof.
  intros H. revert L. apply layer_ind; [easy |]. intros L HL IH. rewrite !eta_S by easy. generalize (g_step _ _ IH). lra.
Qed.
