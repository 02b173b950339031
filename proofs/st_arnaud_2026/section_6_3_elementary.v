(* Section 6.3 of St-Arnaud et al. (2026): the Taylor expansion of (e^(-t lambda) - 1)/lambda, and the display about the leading
   eigenvectors, which holds for any unit vectors. *)
From Coq Require Import Reals Lra Lia.
From Coquelicot Require Import Coquelicot.
From NtkVerify.coq Require Import calculus quadratic_forms gram.
Open Scope R_scope.

Lemma exp_below s : 0 <= s -> 0 <= exp (- s) - 1 + s.
Proof. intros H. generalize (exp_ineq1_le (- s)). lra. Qed.

Lemma exp_second s : 0 <= s -> 0 <= s^2/2 - (exp (- s) - 1 + s).
Proof.
  intros H. apply (nonneg_from_derivative (fun s => s^2/2 - (exp (- s) - 1 + s)) (fun s => exp (- s) - 1 + s) 0 s); try lra.
  - intros x _. auto_derive; [easy | field].
  - intros x Hx. apply exp_below. lra.
  - rewrite Ropp_0, exp_0. lra.
Qed.

Lemma exp_third s : 0 <= s -> 0 <= s^3/6 - (s^2/2 - (exp (- s) - 1 + s)).
Proof.
  intros H. apply (nonneg_from_derivative (fun s => s^3/6 - (s^2/2 - (exp (- s) - 1 + s))) (fun s => s^2/2 - (exp (- s) - 1 + s)) 0 s); try lra.
  - intros x _. auto_derive; [easy | field].
  - intros x Hx. apply exp_second. lra.
  - rewrite Ropp_0, exp_0. lra.
Qed.

Theorem taylor t lambda : 0 < t -> 0 < lambda ->
  Rabs ((exp (- (t * lambda)) - 1) / lambda - - t * (1 - t / 2 * lambda)) <= t^3 * lambda^2 / 6.
Proof.
  intros Ht Hl. set (s := t * lambda). assert (S : 0 <= s) by (unfold s; nra).
  assert (A := exp_second s S). assert (B := exp_third s S).
  replace ((exp (- s) - 1) / lambda - - t * (1 - t / 2 * lambda)) with (- (s^2/2 - (exp (- s) - 1 + s)) / lambda) by (unfold s; field; lra).
  unfold Rdiv at 1. rewrite Rabs_mult, Rabs_Ropp, (Rabs_right (s^2/2 - _)) by lra.
  rewrite (Rabs_right (/ lambda)) by (apply Rle_ge; left; now apply Rinv_0_lt_compat).
  apply Rle_trans with (s^3/6 * / lambda); [apply Rmult_le_compat_r; [left; now apply Rinv_0_lt_compat | lra] |].
  right. unfold s. field. lra.
Qed.

(* v (v . v) - w (w . v) *)
Theorem leading_display n (v w : nat -> R) : dot n v v = 1 -> dot n w w = 1 ->
  norm2 n (fun k => v k * dot n v v - w k * dot n w v) = norm2 n (fun k => v k - w k * dot n w v) /\
  norm2 n (fun k => v k - w k * dot n w v) = dot n v v + (dot n w v)^2 * dot n w w - 2 * (dot n w v)^2 /\
  dot n v v + (dot n w v)^2 * dot n w w - 2 * (dot n w v)^2 = 1 - (dot n w v)^2.
Proof.
  intros V W. split; [| split].
  - apply sum_ext. intros k _. rewrite V. f_equal. ring.
  - set (c := dot n w v). unfold norm2.
    rewrite (sum_ext n _ (fun k => v k * v k + (c^2 * (w k * w k) + -2 * c * (w k * v k)))) by (intros; ring).
    rewrite !sum_add, !sum_scale. fold (dot n v v) (dot n w w) (dot n w v). unfold c. ring.
  - rewrite V, W. ring.
Qed.
