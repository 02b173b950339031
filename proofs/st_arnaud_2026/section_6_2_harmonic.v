(* St-Arnaud et al. (2026), section 6.2, the lines with harmonic sums: "ln(n) ~ H_n + gamma" has the wrong sign, the factor of
   exp(4 (ln(k/(L+1)) + delta)) is e^(4 delta); and ln(1 - x) <= -x. *)
From Coq Require Import Reals Lra Lia.
From Coquelicot Require Import Coquelicot.
From NtkVerify.coq Require Import definitions calculus layer depth.
Open Scope R_scope.

Definition harmonic (n : nat) : R := sum_n_m (fun k => / INR k) 1 n.

Lemma harmonic_step n : harmonic (S n) = harmonic n + / INR (S n).
Proof.
  unfold harmonic. destruct n as [| n]; [| now rewrite sum_n_Sm by lia].
  rewrite sum_n_n, sum_n_m_zero by lia. unfold zero; simpl. ring.
Qed.

(* H_n - ln(n + 1) increases and stays between 1 - ln 2 and 1. *)
Lemma above n : (1 <= n)%nat -> 1 - ln 2 <= harmonic n - ln (INR n + 1) <= 1 - / (INR n + 1).
Proof.
  revert n. apply layer_ind.
  - unfold harmonic. rewrite sum_n_n. simpl INR. replace (1 + 1) with 2 by ring.
    assert (A := ln_step_lower 1 ltac:(lra)). rewrite ln_1 in A. replace (1 + 1) with 2 in A by ring. lra.
  - intros n H IH. assert (P := INR_layer n H). rewrite harmonic_step, !S_INR.
    assert (A := ln_step_upper (INR n + 1) ltac:(lra)). assert (B := ln_step_lower (INR n + 1) ltac:(lra)). lra.
Qed.

Theorem euler_constant : exists gamma : R, 0 < gamma /\ is_lim_seq (fun n => harmonic n - ln (INR n)) gamma.
Proof.
  set (s := fun n => harmonic (S n) - ln (INR (S n) + 1)).
  assert (I : forall n, s n <= s (S n)).
  { intros n. unfold s. rewrite (harmonic_step (S n)), !(S_INR (S n)).
    assert (P := INR_layer (S n) ltac:(lia)). assert (A := ln_step_upper (INR (S n) + 1) ltac:(lra)). lra. }
  destruct (ex_finite_lim_seq_incr s 1 I) as [g G].
  { intros n. unfold s. assert (P := INR_layer (S n) ltac:(lia)). assert (A := above (S n) ltac:(lia)).
    assert (0 < / (INR (S n) + 1)) by (apply Rinv_0_lt_compat; lra). lra. }
  exists g. split.
  - assert (1 - ln 2 <= g).
    { apply (is_lim_seq_le (fun _ => 1 - ln 2) s (1 - ln 2) g); [| apply is_lim_seq_const | exact G].
      intros n. unfold s. apply above. lia. }
    assert (ln 2 < 1); [| lra]. rewrite <- (ln_exp 1) at 1. apply ln_increasing; [lra |].
    generalize (exp_ineq1 1 ltac:(lra)). lra.
  - apply (is_lim_seq_incr_1 (fun n => harmonic n - ln (INR n))).
    apply (is_lim_seq_le_le (fun n => s n) _ (fun n => s n + / INR (S n))); [| exact G |].
    + intros n. unfold s. assert (P := INR_layer (S n) ltac:(lia)).
      assert (A := ln_step_upper (INR (S n)) ltac:(lra)). assert (B := ln_step_lower (INR (S n)) ltac:(lra)).
      assert (0 < / (INR (S n) + 1)) by (apply Rinv_0_lt_compat; lra). lra.
    + replace (Finite g) with (Finite (g + 0)) by (f_equal; ring). apply is_lim_seq_plus'; [exact G |].
      apply (is_lim_seq_incr_1 (fun L => / INR L)). replace (Finite 0) with (Rbar_inv p_infty) by reflexivity.
      apply is_lim_seq_inv; [apply is_lim_seq_INR | easy].
Qed.

Theorem printed_sign_false (gamma : R) : is_lim_seq (fun n => harmonic n - ln (INR n)) gamma ->
  ~ is_lim_seq (fun n => ln (INR n) - (harmonic n + gamma)) 0.
Proof.
  intros G A. destruct euler_constant as [g [P G']]. apply is_lim_seq_unique in G as E1. apply is_lim_seq_unique in G' as E2.
  rewrite E1 in E2. apply Rbar_finite_eq in E2. subst g.
  assert (B := is_lim_seq_plus' _ _ _ _ A G).
  apply (is_lim_seq_ext _ (fun _ => - gamma)) in B; [| intros; ring].
  apply is_lim_seq_unique in B. rewrite Lim_seq_const in B. apply Rbar_finite_eq in B. lra.
Qed.

(* The printed factor e^delta is right at delta = 0 alone. *)
Theorem delta_factor x delta : exp (4 * (x + delta)) = exp (4 * delta) * exp (4 * x) /\
  (exp (4 * (x + delta)) = exp delta * exp (4 * x) -> delta = 0).
Proof.
  split.
  - rewrite <- exp_plus. f_equal. ring.
  - rewrite <- exp_plus. intros E. apply exp_inv in E. lra.
Qed.

Theorem logarithm x : 0 < x < 1 -> ln (1 - x) <= - x.
Proof.
  intros H. rewrite <- (ln_exp (- x)). apply ln_le; [lra |]. generalize (exp_ineq1_le (- x)). lra.
Qed.
