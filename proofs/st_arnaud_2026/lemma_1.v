(* Lemma 1 of St-Arnaud et al. (2026): the correlation tends to 1, from every z in [-1, 1]; 1 - rho^(L) <=
   60/L. *)
From Coq Require Import Reals Lra Lia.
From Coquelicot Require Import Coquelicot.
From NtkVerify.coq Require Import definitions calculus layer depth.
Open Scope R_scope.

Theorem correlation_limit z : -1 <= z <= 1 -> is_lim_seq (rho z) 1.
Proof.
  intros H. destruct (Req_dec z 1) as [-> | N].
  - assert (F : h 1 = 1).
    { unfold h. rewrite acos_1. replace (1 - 1^2) with 0 by ring. rewrite sqrt_0. field. apply PI_neq0. }
    apply is_lim_seq_ext with (fun _ => 1); [| apply is_lim_seq_const].
    intros n. destruct n; [easy |]. induction n; [easy |]. rewrite rho_S by lia. now rewrite <- IHn.
  - assert (Hz : -1 <= z < 1) by lra. apply is_lim_seq_spec. intros [eps He]. simpl.
    (* 1 - rho = 2 v^2 <= 12/U^2 * ... <= 60/L *)
    destruct (nfloor_ex (60 / eps)) as [n [_ Hn]]; [apply Rmult_le_pos; [lra | left;
      now apply Rinv_0_lt_compat] |].
    exists (S n). intros L HL. apply le_INR in HL as HR. rewrite S_INR in HR.
    assert (HL1 : (1 <= L)%nat) by lia. assert (R := rho_range z Hz L HL1). assert (G := u_at_least z Hz L HL1).
    assert (P := INR_layer L HL1). assert (V := v_range _ R). assert (S := v_square (rho z L)).
    assert (Q := PI_bounds).
    assert (E : u z L * v (rho z L) = 3/2 * PI) by (unfold u, U; field; lra).
    rewrite Rabs_minus_sym, Rabs_right by lra.
    assert (v (rho z L) * INR L <= 5) by nra.
    assert (60 < INR L * eps).
    { apply Rmult_lt_reg_r with (/ eps); [now apply Rinv_0_lt_compat |].
      replace (INR L * eps * / eps) with (INR L) by (field; lra). unfold Rdiv in Hn. lra. }
    assert (v (rho z L) ^ 2 * INR L <= 5) by nra.
    nra.
Qed.

(* The L-fold composition of h is rho^(L + 1). *)
Lemma iterate_rho z L : Nat.iter L h z = rho z (S L).
Proof. induction L as [| L IH]; [easy |]. rewrite rho_S by lia. simpl Nat.iter. now rewrite IH. Qed.

(* How near, with a bound that does not depend on z. *)
Theorem correlation_rate z L : -1 <= z < 1 -> (1 <= L)%nat -> 0 < 1 - rho z L <= 60 / INR L.
Proof.
  intros Hz HL. assert (R := rho_range z Hz L HL). assert (G := u_at_least z Hz L HL).
  assert (P := INR_layer L HL). assert (V := v_range _ R). assert (S := v_square (rho z L)). assert (Q := PI_bounds).
  assert (E : u z L * v (rho z L) = 3/2 * PI) by (unfold u, U; field; lra).
  split; [lra |]. assert (v (rho z L) * INR L <= 5) by nra.
  apply Rmult_le_reg_r with (INR L); [lra |]. replace (60 / INR L * INR L) with 60 by (field; lra).
  assert (v (rho z L) ^ 2 * INR L <= 5) by nra. nra.
Qed.

Theorem uniform_limit eps : 0 < eps ->
  exists N : nat, forall L z, (N <= L)%nat -> -1 <= z <= 1 -> Rabs (Nat.iter L h z - 1) < eps.
Proof.
  intros He. destruct (nfloor_ex (60 / eps)) as [n [_ Hn]].
  { apply Rmult_le_pos; [lra | left; now apply Rinv_0_lt_compat]. }
  exists (S n). intros L z HL Hz. rewrite iterate_rho. destruct (Req_dec z 1) as [-> | N].
  - assert (F : forall K, (1 <= K)%nat -> rho 1 K = 1).
    { apply layer_ind; [easy |]. intros K HK IH. rewrite rho_S, IH by easy. unfold h. rewrite acos_1.
      replace (1 - 1^2) with 0 by ring. rewrite sqrt_0. field. apply PI_neq0. }
    rewrite F by lia. replace (1 - 1) with 0 by ring. rewrite Rabs_R0. lra.
  - destruct (correlation_rate z (S L) ltac:(lra) ltac:(lia)) as [A B].
    rewrite Rabs_minus_sym, Rabs_right by lra. apply Rle_lt_trans with (1 := B).
    apply le_INR in HL. rewrite S_INR in *. assert (0 <= INR n) by apply pos_INR.
    apply Rmult_lt_reg_r with (INR L + 1); [lra |]. replace (60 / (INR L + 1) * (INR L + 1)) with 60 by (field; lra).
    apply Rmult_lt_reg_r with (/ eps); [now apply Rinv_0_lt_compat |].
    replace (eps * (INR L + 1) * / eps) with (INR L + 1) by (field; lra). unfold Rdiv in Hn. lra.
Qed.

Theorem iterates_tend_to_one z : -1 <= z <= 1 -> is_lim_seq (fun L => Nat.iter L h z) 1.
Proof.
  intros H. apply is_lim_seq_spec. intros [eps He]. simpl. destruct (uniform_limit eps He) as [N A].
  exists N. intros L HL. now apply A.
Qed.
