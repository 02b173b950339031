(* Yu, Tian and Chen (2025), section 3.1: kappa_1' = kappa_0 on (-1, 1) and kappa_1(-1) = 0.  kappa_1 is the h of St-Arnaud et al. *)
From Coq Require Import Reals Lra Lia.
From Coquelicot Require Import Coquelicot.
From NtkVerify.coq Require Import definitions calculus.
From NtkVerify.yu_2025 Require Import eq_b_6 eq_b_7.
From NtkVerify.st_arnaud_2026 Require Import definition_5.
Open Scope R_scope.

Lemma kappa_1_is_h u : kappa_1 u = h u.
Proof. unfold kappa_1, h. f_equal. ring. Qed.

Theorem kappa_1_derivative u : -1 < u < 1 -> is_derive kappa_1 u (kappa_0 u).
Proof.
  intros H. apply is_derive_ext with h; [intros; symmetry; apply kappa_1_is_h |].
  replace (kappa_0 u) with (1 - acos u / PI) by (unfold kappa_0; field; apply PI_neq0). now apply h_derivative.
Qed.

Theorem kappa_1_at_minus_one : kappa_1 (-1) = 0.
Proof. rewrite kappa_1_is_h. apply h_minus_one. Qed.
