(* Theorem 2 of St-Arnaud et al. (2026), the limit: Theta_bar^(L) -> 1/4 for every z = <x, x'> in [-1, 1). *)
From Coq Require Import Reals Lra Lia.
From Coquelicot Require Import Coquelicot.
From NtkVerify.coq Require Import definitions calculus layer depth.
Open Scope R_scope.

Theorem kernel_limit z : -1 <= z < 1 -> is_lim_seq (theta_bar z) (1/4).
Proof.
  intros H. destruct (error_upper z H) as [K [K0 HK]].
  apply is_lim_seq_spec. intros [eps He]. simpl.
  (* (3/8 ln L + K)/L <= (3/4 + K)/sqrt L *)
  set (c := 3/4 + K).
  destruct (nfloor_ex ((c / eps)^2)) as [n [_ Hn]]; [apply pow2_ge_0 |].
  exists (S n). intros L HL. apply le_INR in HL as HR. rewrite S_INR in HR.
  assert (HL1 : (1 <= L)%nat) by lia. specialize (HK L HL1). assert (P := INR_layer L HL1).
  apply Rle_lt_trans with (1 := HK).
  assert (S : 0 < sqrt (INR L)) by (apply sqrt_lt_R0; lra).
  assert (Q : sqrt (INR L) * sqrt (INR L) = INR L) by (apply sqrt_sqrt; lra).
  assert (1 <= sqrt (INR L)) by nra.
  assert (G := ln_le_2sqrt (INR L) P).
  assert (c / eps < sqrt (INR L)).
  { apply Rsqr_incrst_0; [unfold Rsqr; rewrite Q | apply Rmult_le_pos; [unfold c; lra | left;
      now apply Rinv_0_lt_compat] | lra].
    replace (c / eps * (c / eps)) with ((c/eps)^2) by ring. lra. }
  apply Rmult_lt_reg_r with (INR L); [lra |].
  replace ((3/8 * ln (INR L) + K) / INR L * INR L) with (3/8 * ln (INR L) + K) by (field; lra).
  apply Rle_lt_trans with (c * sqrt (INR L)); [unfold c; nra |].
  assert (c < eps * sqrt (INR L)).
  { replace c with (eps * (c / eps)) by (field; lra). apply Rmult_lt_compat_l; lra. }
  assert (c * sqrt (INR L) < eps * sqrt (INR L) * sqrt (INR L)) by now apply Rmult_lt_compat_r. nra.
Qed.
