(* Yu, Tian and Chen (2025), (B.7): both lines of the expansion of kappa_1 at 0, on all of [-1, 1], with positive coefficients.
   sqrt(1 - x) = 1 - sum b_n/(2 (n + 1)) x^(n + 1), b_n = (2n)!/(4^n (n!)^2): inside by the derivative, at x = 1 because the
   terms telescope, b_n/(2 (n + 1)) = b_n - b_(n + 1), and b_n^2 <= 1/(2n + 1). *)
From Coq Require Import Reals Lra Lia.
From Coquelicot Require Import Coquelicot.
From NtkVerify.coq Require Import calculus.
From NtkVerify.yu_2025 Require Import eq_b_6.
Open Scope R_scope.

Definition kappa_1 (u : R) : R := (u * (PI - acos u) + sqrt (1 - u^2)) / PI.
(* The coefficients of u^(2n + 2): of the square root, and of pi kappa_1. *)
Definition d (n : nat) : R := b n / (2 * INR (S n)).
Definition e (n : nat) : R := INR (fact (2 * n)) / (4 ^ n * INR (fact n) * INR (fact (S n))) / INR (2 * n + 1) / 2.

Lemma index_positive n : 0 < INR (S n).
Proof. apply lt_0_INR. lia. Qed.

Lemma d_telescopes n : d n = b n - b (S n).
Proof.
  unfold d. assert (A := b_step n). assert (P := index_positive n). rewrite S_INR in *.
  apply Rmult_eq_reg_r with (INR n + 1); [| lra]. replace (b n / (2 * (INR n + 1)) * (INR n + 1)) with (b n / 2) by (field; lra).
  lra.
Qed.

Lemma d_positive n : 0 < d n.
Proof. unfold d. apply Rdiv_lt_0_compat; [apply b_positive | generalize (index_positive n); lra]. Qed.

Lemma b_square n : b n ^ 2 * INR (2 * n + 1) <= 1.
Proof.
  induction n as [| n IH].
  - unfold b. simpl. lra.
  - assert (A := b_step n). replace (INR (2 * n + 1)) with (2 * INR n + 1) in IH by (rewrite plus_INR, mult_INR; simpl; ring).
    replace (INR (2 * S n + 1)) with (2 * INR n + 3) 
      by (replace (2 * S n + 1)%nat with (S (S (2 * n + 1))) by lia; rewrite !S_INR, plus_INR, mult_INR; simpl; ring).
    rewrite S_INR in A. assert (P := pos_INR n). set (m := INR n) in *. set (p := b n) in *. set (q := b (S n)) in *.
    assert (E : q = p * (2 * m + 1) / (2 * m + 2)).
    { apply Rmult_eq_reg_l with (m + 1); [| lra]. rewrite A. field. lra. }
    rewrite E. replace ((p * (2 * m + 1) / (2 * m + 2))^2 * (2 * m + 3)) with
      (p^2 * (2 * m + 1) * ((2 * m + 1) * (2 * m + 3) / (2 * m + 2)^2)) by (field; lra).
    apply Rle_trans with (1 * 1); [| lra]. apply Rmult_le_compat; [| | easy |].
    + apply Rmult_le_pos; [apply pow2_ge_0 | lra].
    + apply Rmult_le_pos; [nra | left; apply Rinv_0_lt_compat; nra].
    + apply Rmult_le_reg_r with ((2 * m + 2)^2); [nra |].
      replace ((2 * m + 1) * (2 * m + 3) / (2 * m + 2)^2 * (2 * m + 2)^2) with ((2 * m + 1) * (2 * m + 3)) by (field; lra). nra.
Qed.

Lemma b_vanishes : is_lim_seq b 0.
Proof.
  apply is_lim_seq_spec. intros [eps He]. simpl. destruct (nfloor_ex ((1 / eps)^2)) as [N [_ HN]]; [apply pow2_ge_0 |].
  exists (S N). intros n Hn. apply le_INR in Hn. rewrite S_INR in Hn. rewrite Rminus_0_r, Rabs_right by (left; apply b_positive).
  assert (A := b_square n). assert (B := b_positive n).
  replace (INR (2 * n + 1)) with (2 * INR n + 1) in A by (rewrite plus_INR, mult_INR; simpl; ring).
  destruct (Rlt_le_dec (b n) eps) as [L | L]; [easy | exfalso]. assert (P := pos_INR N).
  assert (eps^2 <= b n ^ 2) by (apply pow_incr; lra).
  assert (E : eps^2 * (1/eps)^2 = 1) by (field; lra). assert (0 < eps^2) by (apply pow_lt; lra).
  assert (eps^2 * (1/eps)^2 < eps^2 * (2 * INR n + 1)) by (apply Rmult_lt_compat_l; lra).
  assert (eps^2 * (2 * INR n + 1) <= b n ^ 2 * (2 * INR n + 1)) by (apply Rmult_le_compat_r; lra). lra.
Qed.

Lemma d_sum_at_one : is_series d 1.
Proof.
  change (is_lim_seq (sum_n d) 1). apply is_lim_seq_ext with (fun n => 1 - b (S n)).
  - intros n. induction n as [| n IH].
    + rewrite sum_O, d_telescopes. unfold b at 2. simpl. field.
    + rewrite sum_Sn, <- IH, d_telescopes. plain_plus. ring.
  - replace (Finite 1) with (Finite (1 - 0)) by (f_equal; ring).
    apply is_lim_seq_minus'; [apply is_lim_seq_const | apply (is_lim_seq_incr_1 b), b_vanishes].
Qed.

Lemma d_range n : 0 <= d n <= 1.
Proof.
  split; [left; apply d_positive |]. rewrite d_telescopes. generalize (b_at_most_one n) (b_positive (S n)). lra.
Qed.

(* x D(x) = 1 - sqrt(1 - x) *)
Lemma d_sum x : 0 <= x < 1 -> x * PSeries d x = 1 - sqrt (1 - x).
Proof.
  intros H. enough (G : x * PSeries d x + sqrt (1 - x) = 1) by lra.
  rewrite (constant_from_derivative (fun x => x * PSeries d x + sqrt (1 - x)) x); [| lra |].
  - rewrite Rminus_0_r, sqrt_1. ring.
  - intros t Ht. assert (L : Rabs t < 1) by (rewrite Rabs_right; lra).
    assert (Sq : 0 < sqrt (1 - t)) by (apply sqrt_lt_R0; lra).
    assert (D : is_derive (PSeries d) t (PSeries (PS_derive d) t)) by (apply is_derive_PSeries, inside; [apply d_range | easy]).
    assert (X : is_derive (fun x => x * PSeries d x) t (1 * PSeries d t + t * PSeries (PS_derive d) t)).
    { apply (is_derive_mult (fun x : R => x) (PSeries d) t 1); [exact (@is_derive_id R_AbsRing t) | exact D | intros; apply Rmult_comm]. }
    assert (Y : is_derive (fun x => sqrt (1 - x)) t (- / (2 * sqrt (1 - t)))) 
      by (auto_derive; [lra | replace (1 + - t) with (1 - t) by ring; field; lra]).
    assert (E : / sqrt (1 - t) = 2 * (PSeries d t + t * PSeries (PS_derive d) t)).
    { rewrite <- b_sum by lra. rewrite <- PSeries_incr_1, <- PSeries_plus, <- PSeries_scal.
      - apply PSeries_ext. intros n. unfold PS_derive, PS_plus, PS_incr_1, PS_scal, d.
        destruct n as [| n]; unfold plus, scal, zero; simpl; unfold mult; simpl.
        + plain_equation. field.
        + plain_equation. change (match n with 0%nat => 1 | S _ => INR n + 1 end) with (INR (S n)). generalize (index_positive n); intros. field. lra.
      - apply CV_radius_inside, inside; [apply d_range | easy].
      - apply ex_pseries_incr_1. apply inside_derive; [apply d_range | easy]. }
    evar_last; [apply (is_derive_plus (fun x => x * PSeries d x) (fun x => sqrt (1 - x)) t _ _ X Y) |].
    plain_plus. rewrite Rinv_mult. lra.
Qed.

Lemma root_series x : 0 <= x <= 1 -> is_series (fun n => d n * x ^ S n) (1 - sqrt (1 - x)).
Proof.
  intros [H0 [H1 | ->]].
  - rewrite <- d_sum by lra.
    assert (A : is_pseries d x (PSeries d x)) by (apply PSeries_correct, CV_radius_inside, inside; [apply d_range | rewrite Rabs_right; lra]).
    apply (is_series_scal x) in A. apply is_series_ext with (2 := A). intros n.
    change (x * (pow_n x n * d n) = d n * x ^ S n). rewrite pow_n_pow. simpl. ring.
  - replace (1 - sqrt (1 - 1)) with 1 by (replace (1 - 1) with 0 by ring; rewrite sqrt_0; ring).
    apply is_series_ext with (2 := d_sum_at_one). intros n. now rewrite pow1, Rmult_1_r.
Qed.

Lemma e_difference n : e n = c n - d n.
Proof.
  unfold e, d. assert (B := b_c n). unfold b in *. assert (F := fact_positive n). assert (O := odd_positive n).
  assert (I := index_positive n). assert (Q : 0 < 4 ^ n) by (apply pow_lt; lra). unfold c.
  assert (G : INR (2 * n + 1) = 2 * INR (S n) - 1) by (rewrite (S_INR n), plus_INR, mult_INR; simpl; ring).
  rewrite fact_simpl, mult_INR, G in *. field. repeat split; lra.
Qed.

Theorem e_positive n : 0 < e n.
Proof.
  unfold e. generalize (fact_positive (2 * n)) (fact_positive n) (fact_positive (S n)) (odd_positive n) (pow_lt 4 n ltac:(lra)).
  intros. repeat apply Rdiv_lt_0_compat; try easy; [repeat apply Rmult_lt_0_compat; easy | lra].
Qed.

(* The second line. *)
Theorem kappa_1_series u : -1 <= u <= 1 ->
  is_series (fun n => / PI * (e n * u ^ (2 * n + 2))) (kappa_1 u - (/ PI + u / 2)).
Proof.
  intros H. assert (A := arcsine_series u H). apply (is_series_scal u) in A.
  assert (B := root_series (u^2) ltac:(nra)). assert (C := is_series_minus _ _ _ _ A B).
  apply (is_series_scal (/ PI)) in C.
  replace (kappa_1 u - (/ PI + u / 2)) with (/ PI * (u * asin u - (1 - sqrt (1 - u^2)))).
  - apply is_series_ext with (2 := C). intros n.
    change (/ PI * (u * (c n * u ^ (2 * n + 1)) + - (d n * (u^2) ^ S n)) = / PI * (e n * u ^ (2 * n + 2))).
    rewrite e_difference, <- pow_mult. replace (2 * S n)%nat with (2 * n + 2)%nat by lia.
    replace (u ^ (2 * n + 2)) with (u * u ^ (2 * n + 1)); [ring |]. replace (2 * n + 2)%nat with (S (2 * n + 1)) by lia. reflexivity.
  - unfold kappa_1. rewrite acos_asin by easy. field. apply PI_neq0.
Qed.

(* The first line: the two series apart; (-1)^(n - 1) (-1)^n = -1. *)
Theorem kappa_1_first_line u : -1 <= u <= 1 -> exists A B : R,
  is_series (fun n => c n * u ^ (2 * n + 1)) A /\
  is_series (fun n => (-1) ^ n * INR (fact (2 * S n)) / (4 ^ S n * INR (fact (S n)) ^ 2 * (2 * INR (S n) - 1)) *
                      ((-1) ^ S n * u ^ (2 * S n))) B /\
  kappa_1 u = / PI * (u * (PI/2 + A) + (1 + B)).
Proof.
  intros H. exists (asin u), (sqrt (1 - u^2) - 1). split; [now apply arcsine_series | split].
  - assert (B := root_series (u^2) ltac:(nra)). apply is_series_opp in B.
    replace (sqrt (1 - u^2) - 1) with (- (1 - sqrt (1 - u^2))) by ring. apply is_series_ext with (2 := B). intros n.
    change (- (d n * (u^2) ^ S n) = (-1) ^ n * INR (fact (2 * S n)) / (4 ^ S n * INR (fact (S n)) ^ 2 * (2 * INR (S n) - 1)) *
      ((-1) ^ S n * u ^ (2 * S n))). rewrite <- pow_mult.
    assert (E : d n = INR (fact (2 * S n)) / (4 ^ S n * INR (fact (S n)) ^ 2 * (2 * INR (S n) - 1))).
    { rewrite d_telescopes. assert (A := b_step n). assert (I := index_positive n). assert (N := pos_INR n).
      replace (INR (fact (2 * S n)) / (4 ^ S n * INR (fact (S n)) ^ 2 * (2 * INR (S n) - 1))) with (b (S n) / (2 * INR (S n) - 1)).
      - apply Rmult_eq_reg_r with (2 * INR (S n) - 1); [| rewrite S_INR; lra].
        replace (b (S n) / (2 * INR (S n) - 1) * (2 * INR (S n) - 1)) with (b (S n)) by (field; rewrite S_INR; lra).
        rewrite S_INR in *. lra.
      - unfold b. generalize (fact_positive (S n)) (pow_lt 4 (S n) ltac:(lra)); intros F Q. rewrite S_INR in *. field. repeat split; lra. }
    replace ((-1) ^ n * INR (fact (2 * S n)) / (4 ^ S n * INR (fact (S n)) ^ 2 * (2 * INR (S n) - 1))) with ((-1) ^ n * d n).
    2:{ rewrite E. unfold Rdiv. ring. }
    replace ((-1) ^ n * d n * ((-1) ^ S n * u ^ (2 * S n))) with (((-1) ^ n * (-1) ^ n) * (-1) * (d n * u ^ (2 * S n))) by (simpl; ring).
    rewrite <- pow_add. replace (n + n)%nat with (2 * n)%nat by lia. rewrite pow_1_even. ring.
  - unfold kappa_1. rewrite acos_asin by easy. field. apply PI_neq0.
Qed.
