(* St-Arnaud et al. (2026), section 6.2, the display after (2).  The sum of the first line is exactly 1/4 from L = 3 on and the
   product is 0 (its factor k' = 4), so the "o(1/L)" of the display is Theta_bar^(L+1) - 1/4 itself: L times it tends to
   infinity.  Also the closed forms that the last lines use. *)
From Coq Require Import Reals Lra Lia.
From Coquelicot Require Import Coquelicot.
From NtkVerify.coq Require Import definitions calculus layer depth.
From NtkVerify.st_arnaud_2026 Require Import theorem_2.
Open Scope R_scope.

(* The product over k' = k + 1, ..., n of (1 - 4/k'). *)
Fixpoint product (k n : nat) : R :=
  match n with
  | O => 1
  | S m => if le_lt_dec n k then 1 else product k m * (1 - 4 / INR n)
  end.

(* The sum over k = 2, ..., n of (1/k) times that product. *)
Fixpoint weighted_sum (n : nat) : R :=
  match n with
  | O | S O => 0
  | S m => weighted_sum m * (1 - 4 / INR n) + / INR n
  end.

Lemma product_step k n : (k <= n)%nat -> product k (S n) = product k n * (1 - 4 / INR (S n)).
Proof. intros H. cbn [product]. destruct (le_lt_dec (S n) k); [lia | easy]. Qed.

Lemma product_empty k : product k k = 1.
Proof. destruct k; [easy |]. cbn [product]. destruct (le_lt_dec (S k) (S k)); [easy | lia]. Qed.

(* weighted_sum is what it is called: the sum with the products written out. *)
Theorem weighted_sum_expands n : (2 <= n)%nat ->
  weighted_sum n = sum_n_m (fun k => / INR k * product k n) 2 n.
Proof.
  induction 1 as [| n H IH].
  - rewrite sum_n_n, product_empty. cbn [weighted_sum]. ring.
  - rewrite sum_n_Sm by lia. rewrite product_empty. replace (weighted_sum (S n)) with (weighted_sum n * (1 - 4 / INR (S n)) + / INR (S n)).
    2:{ destruct n as [| [| n]]; try lia. reflexivity. }
    assert (E : sum_n_m (fun k => / INR k * product k n * (1 - 4 / INR (S n))) 2 n =
                sum_n_m (fun k => / INR k * product k n) 2 n * (1 - 4 / INR (S n))).
    { exact (sum_n_m_mult_r (K := R_Ring) (1 - 4 / INR (S n)) (fun k => / INR k * product k n) 2 n). }
    rewrite IH, <- E, (sum_n_m_ext_loc (fun k => / INR k * product k (S n))
      (fun k => / INR k * product k n * (1 - 4 / INR (S n)))).
    + plain_plus. ring.
    + intros k K. rewrite product_step by lia.
      match goal with |- @eq _ ?x ?y => change (@eq R x y) end. ring.
Qed.

Theorem weighted_sum_quarter n : (4 <= n)%nat -> weighted_sum n = 1/4.
Proof.
  induction 1 as [| n H IH].
  - cbn [weighted_sum]. simpl INR. field.
  - replace (weighted_sum (S n)) with (weighted_sum n * (1 - 4 / INR (S n)) + / INR (S n)).
    2:{ destruct n as [| [| n]]; try lia. reflexivity. }
    rewrite IH. assert (0 < INR (S n)) by (apply lt_0_INR; lia). field. lra.
Qed.

Theorem product_vanishes n : (4 <= n)%nat -> product 1 n = 0.
Proof.
  induction 1 as [| n H IH].
  - cbn [product]. destruct (le_lt_dec 4 1); [lia |]. simpl INR. field.
  - rewrite product_step by lia. rewrite IH. ring.
Qed.

(* What the display calls o(1/L) is not o(1/L). *)
Theorem remainder_too_large z : -1 <= z < 1 -> ~ is_lim_seq (fun L => INR L *
  (theta_bar z (S L) - (sum_n_m (fun k => / INR k * product k (S L)) 2 (S L) + theta_bar z 2 * product 1 (S L)))) 0.
Proof.
  intros H A. assert (B := error_times_depth_diverges z H). apply is_lim_seq_incr_1 in B.
  assert (C : is_lim_seq (fun L => INR (S L) * error z (S L)) 0).
  { apply is_lim_seq_ext_loc with (fun L => (1 + / INR L) * (INR L * (theta_bar z (S L) -
      (sum_n_m (fun k => / INR k * product k (S L)) 2 (S L) + theta_bar z 2 * product 1 (S L))))).
    - exists 3%nat. intros L HL. rewrite <- weighted_sum_expands, weighted_sum_quarter, product_vanishes by lia.
      unfold error. rewrite S_INR. assert (0 < INR L) by (apply lt_0_INR; lia). field. lra.
    - replace (Finite 0) with (Finite ((1 + 0) * 0)) by (f_equal; ring).
      apply is_lim_seq_mult'; [| exact A]. apply is_lim_seq_plus'; [apply is_lim_seq_const |].
      replace (Finite 0) with (Rbar_inv p_infty) by reflexivity. apply is_lim_seq_inv; [apply is_lim_seq_INR | easy]. }
  apply is_lim_seq_unique in B. apply is_lim_seq_unique in C. rewrite B in C. discriminate.
Qed.

(* Ignoring the error, (2) keeps 1/4. *)
Theorem constant_solution L : (1 <= L)%nat ->
  INR L / (INR L + 1) * (1 - 3 / INR L) * (1/4) + / (INR L + 1) = 1/4.
Proof. intros H. assert (P := INR_layer L H). field. lra. Qed.

Theorem cubes L : sum_n_m (fun k => INR k ^ 3) 1 (S L) = ((INR L + 1) * (INR L + 2) / 2) ^ 2 /\
  ((INR L + 1) * (INR L + 2) / 2) ^ 2 = ((INR L + 1) ^ 4 + 2 * (INR L + 1) ^ 3 + (INR L + 1) ^ 2) / 4.
Proof.
  split; [| field]. induction L as [| L IH].
  - rewrite sum_n_n. simpl. field.
  - rewrite sum_n_Sm by lia. rewrite IH.
    plain_plus. rewrite !S_INR. field.
Qed.

Theorem cubes_limit : is_lim_seq (fun L => sum_n_m (fun k => INR k ^ 3) 1 (S L) / (INR L + 1) ^ 4) (1/4).
Proof.
  apply is_lim_seq_ext with (fun L => 1/4 + (1/2) * / INR (S L) + (1/4) * (/ INR (S L) * / INR (S L))).
  - intros L. destruct (cubes L) as [-> ->]. rewrite S_INR. generalize (pos_INR L); intros P. field. lra.
  - assert (I : is_lim_seq (fun L => / INR (S L)) 0).
    { apply (is_lim_seq_incr_1 (fun L => / INR L)). replace (Finite 0) with (Rbar_inv p_infty) by reflexivity.
      apply is_lim_seq_inv; [apply is_lim_seq_INR | easy]. }
    replace (Finite (1/4)) with (Finite (1/4 + 1/2 * 0 + 1/4 * (0 * 0))) by (f_equal; ring).
    repeat (apply is_lim_seq_plus' || apply is_lim_seq_mult' || apply is_lim_seq_const || exact I).
Qed.
