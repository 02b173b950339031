(* Lemma 1 of Yu, Tian and Chen (2025) from the closed form of the expectation, K_2 = sqrt(a_i a_j) kappa_1(A_ij/sqrt(a_i a_j))/2 with
   A = K_1(X, X):  lambda_min(K_2) >= (1 - 1/pi)/2 lambda_min(A).  With lambda <= lambda_min(A) the matrix R' = R - lambda diag(1/a_i),
   R the correlations, is semidefinite with entries in [-1, 1]; so is kappa_1(R'), a series of Hadamard powers with coefficients >= 0;
   and kappa_1(R) - kappa_1(R') is diagonal, at least (1 - 1/pi) lambda/a_i. *)
From Coq Require Import Reals Lra Lia.
From Coquelicot Require Import Coquelicot.
From NtkVerify.coq Require Import calculus quadratic_forms schur_product.
From NtkVerify.yu_2025 Require Import eq_b_6 eq_b_7 section_b_1_products_and_sums.
Open Scope R_scope.

Definition relu_covariance (A : matrix) : matrix :=
  fun i j => sqrt (A i i * A j j) * kappa_1 (A i j / sqrt (A i i * A j j)) / 2.

(* ---- kappa_1 keeps semidefinite matrices with entries in [-1, 1] ---- *)

Lemma ones_semidefinite n : semidefinite n (fun _ _ => 1).
Proof.
  intros v. rewrite (form_ext n _ (fun _ _ => 1 * (1 * 1)) v v) by (intros; try easy; ring).
  rewrite (form_product n (fun _ => 1)). generalize (pow2_ge_0 (sum n (fun i => 1 * v i))). lra.
Qed.

Lemma powers_semidefinite n M : symmetric n M -> semidefinite n M -> forall k, semidefinite n (fun i j => M i j ^ k).
Proof.
  intros S P. induction k as [| k IH]; [exact (ones_semidefinite n) |].
  apply (schur n M (fun i j => M i j ^ k)); try easy. intros i j Hi Hj. now rewrite S.
Qed.

Lemma form_scale n c M v : form n (fun i j => c * M i j) v = c * form n M v.
Proof.
  unfold form. rewrite <- sum_scale. apply sum_ext. intros i _. rewrite <- sum_scale. apply sum_ext. intros j _. ring.
Qed.

Lemma sum_limit n (a : nat -> nat -> R) (l : nat -> R) : (forall i, (i <= n)%nat -> is_lim_seq (fun N => a N i) (l i)) ->
  is_lim_seq (fun N => sum n (a N)) (sum n l).
Proof.
  intros H. induction n as [| n IH].
  - apply (H 0%nat). lia.
  - rewrite sum_S. apply is_lim_seq_ext with (fun N => sum n (a N) + a N (S n)); [intros; now rewrite sum_S |].
    apply is_lim_seq_plus'; [apply IH; intros; apply H | apply H]; lia.
Qed.

Lemma form_limit n (K : nat -> matrix) (M : matrix) v :
  (forall i j, (i <= n)%nat -> (j <= n)%nat -> is_lim_seq (fun N => K N i j) (M i j)) ->
  is_lim_seq (fun N => form n (K N) v) (form n M v).
Proof.
  intros H. unfold form. apply (sum_limit n (fun N i => sum n (fun j => v i * K N i j * v j))). intros i Hi.
  apply (sum_limit n (fun N j => v i * K N i j * v j)). intros j Hj.
  apply is_lim_seq_ext with (fun N => v i * v j * K N i j); [intros; ring |].
  replace (Finite (v i * M i j * v j)) with (Rbar_mult (v i * v j) (M i j)) by (simpl; f_equal; ring).
  apply is_lim_seq_scal_l. now apply H.
Qed.

Lemma kappa_1_semidefinite n M : symmetric n M -> semidefinite n M ->
  (forall i j, (i <= n)%nat -> (j <= n)%nat -> -1 <= M i j <= 1) -> semidefinite n (fun i j => kappa_1 (M i j)).
Proof.
  intros S P B v. assert (I : 0 < / PI) by apply Rinv_0_lt_compat, PI_RGT_0.
  set (K := fun N i j => / PI * M i j ^ 0 + / 2 * M i j ^ 1 + sum_n (fun k => / PI * (e k * M i j ^ (2 * k + 2))) N).
  assert (PN : forall N, 0 <= form n (K N) v).
  { induction N as [| N IH].
    - rewrite (form_ext n (K 0%nat) (fun i j => (/ PI * M i j ^ 0 + / 2 * M i j ^ 1) + / PI * e 0 * M i j ^ (2 * 0 + 2)) v v)
        by (intros; try easy; unfold K; rewrite sum_O; ring).
      rewrite !form_add, !form_scale. generalize (powers_semidefinite n M S P 0 v) (powers_semidefinite n M S P 1 v)
        (powers_semidefinite n M S P (2 * 0 + 2) v). intros P0 P1 P2.
      assert (0 <= / PI * e 0) by (apply Rmult_le_pos; [lra | left; apply e_positive]).
      repeat apply Rplus_le_le_0_compat; apply Rmult_le_pos; lra.
    - rewrite (form_ext n (K (Datatypes.S N)) (fun i j => K N i j + / PI * e (Datatypes.S N) * M i j ^ (2 * Datatypes.S N + 2)) v v).
      + rewrite form_add, form_scale. apply Rplus_le_le_0_compat; [easy |].
        apply Rmult_le_pos; [apply Rmult_le_pos; [lra | left; apply e_positive] | now apply powers_semidefinite].
      + intros i j _ _. unfold K. rewrite sum_Sn. change (plus ?a ?b) with (a + b). ring.
      + easy. }
  assert (L : is_lim_seq (fun N => form n (K N) v) (form n (fun i j => kappa_1 (M i j)) v)).
  { apply (form_limit n K). intros i j Hi Hj. assert (A := kappa_1_series (M i j) (B i j Hi Hj)).
    replace (Finite (kappa_1 (M i j))) with
      (Finite ((/ PI * M i j ^ 0 + / 2 * M i j ^ 1) + (kappa_1 (M i j) - (/ PI + M i j / 2)))) by (f_equal; simpl; field; apply PI_neq0).
    apply is_lim_seq_plus'; [apply is_lim_seq_const | exact A]. }
  apply (is_lim_seq_le (fun _ => 0) (fun N => form n (K N) v) 0 (form n (fun i j => kappa_1 (M i j)) v));
    [exact PN | apply is_lim_seq_const | exact L].
Qed.

(* ---- the chord: kappa_1(u) <= 1/pi + (1 - 1/pi) u on [0, 1] ---- *)

Lemma kappa_1_one : kappa_1 1 = 1.
Proof. unfold kappa_1. rewrite acos_1. replace (1 - 1^2) with 0 by ring. rewrite sqrt_0. field. apply PI_neq0. Qed.

Lemma kappa_1_chord u : 0 <= u <= 1 -> kappa_1 u <= / PI + (1 - / PI) * u.
Proof.
  intros H. assert (I : 0 < / PI) by apply Rinv_0_lt_compat, PI_RGT_0.
  assert (A := kappa_1_series u ltac:(lra)). assert (B := kappa_1_series 1 ltac:(lra)). rewrite kappa_1_one in B.
  apply (is_series_scal u) in B.
  enough (G : kappa_1 u - (/ PI + u / 2) <= u * (1 - (/ PI + 1 / 2))) by lra.
  apply (is_lim_seq_le (sum_n (fun k => / PI * (e k * u ^ (2 * k + 2)))) (sum_n (fun k => u * (/ PI * (e k * 1 ^ (2 * k + 2)))))
    (kappa_1 u - (/ PI + u / 2)) (u * (1 - (/ PI + 1 / 2)))); [| exact A | exact B].
  intros N. apply sum_n_le_loc. intros k _. rewrite pow1.
  assert (E : 0 < e k) by apply e_positive. assert (Q : u ^ (2 * k + 2) <= u).
  { replace (2 * k + 2)%nat with (S (2 * k + 1)) by lia. rewrite <- tech_pow_Rmult.
    assert (u ^ (2 * k + 1) <= 1) by (rewrite <- (pow1 (2 * k + 1)); apply pow_incr; lra). nra. }
  assert (/ PI * e k * u ^ (2 * k + 2) <= / PI * e k * u) by (apply Rmult_le_compat_l; [nra | easy]). lra.
Qed.

(* ---- one layer ---- *)

Lemma two_points a b c : 0 <= a -> 0 <= b -> (forall x y, 0 <= x * x * a + 2 * (x * y) * c + y * y * b) -> c^2 <= a * b.
Proof.
  intros A B H. destruct (Req_dec b 0) as [-> | N].
  - destruct (Req_dec c 0) as [-> | C]; [lra |]. exfalso. assert (Q := H 1 (- (a + 1) / (2 * c))).
    replace (2 * (1 * (- (a + 1) / (2 * c))) * c) with (- (a + 1)) in Q by (field; easy). lra.
  - assert (Q := H b (- c)). assert (0 < b) by lra. nra.
Qed.

Section Layer.
Variable n : nat.
Variable A : matrix.
Variable lambda : R.
Hypothesis Sy : symmetric n A.
Hypothesis L0 : 0 < lambda.
Hypothesis Ev : smallest_eigenvalue_at_least n A lambda.

Lemma diagonal_at_least i : (i <= n)%nat -> lambda <= A i i.
Proof.
  intros H. specialize (Ev (fun j => if Nat.eq_dec i j then 1 else 0)). rewrite delta_form, delta_norm in Ev by easy. lra.
Qed.

Definition r (i : nat) : R := sqrt (A i i).
Lemma r_positive i : (i <= n)%nat -> 0 < r i.
Proof. intros H. apply sqrt_lt_R0. generalize (diagonal_at_least i H). lra. Qed.
Lemma r_square i : (i <= n)%nat -> r i * r i = A i i.
Proof. intros H. apply sqrt_sqrt. generalize (diagonal_at_least i H). lra. Qed.
Lemma r_product i j : (i <= n)%nat -> (j <= n)%nat -> sqrt (A i i * A j j) = r i * r j.
Proof. intros Hi Hj. apply sqrt_mult; [generalize (diagonal_at_least i Hi) | generalize (diagonal_at_least j Hj)]; lra. Qed.

Definition delta (i j : nat) : R := if Nat.eq_dec i j then 1 else 0.
Definition kept : matrix := fun i j => A i j / (r i * r j) - (if Nat.eq_dec i j then lambda / A i i else 0).

Lemma kept_symmetric : symmetric n kept.
Proof.
  intros i j Hi Hj. unfold kept. rewrite (Sy i j) by easy. rewrite (Rmult_comm (r i)).
  destruct (Nat.eq_dec i j) as [E | N], (Nat.eq_dec j i) as [E' | N']; [now subst | lia | lia | easy].
Qed.

Lemma kept_semidefinite : semidefinite n kept.
Proof.
  intros v. assert (E := Ev (fun i => v i / r i)).
  enough (F : form n kept v = form n A (fun i => v i / r i) - lambda * norm2 n (fun i => v i / r i)) by lra.
  unfold form, norm2, Rminus. rewrite Ropp_mult_distr_l, <- sum_scale, <- sum_add. apply sum_ext. intros i Hi.
  assert (Ri := r_positive i Hi). assert (Qi := r_square i Hi).
  replace (- lambda * (v i / r i) ^ 2) with (- (lambda / A i i) * (v i * v i)) by (rewrite <- Qi; field; lra).
  rewrite <- (delta_sum n i (- (lambda / A i i)) (fun j => v i * v j) Hi), <- sum_add. apply sum_ext. intros j Hj.
  assert (Rj := r_positive j Hj). unfold kept. destruct (Nat.eq_dec i j); field; repeat split; try lra;
    generalize (diagonal_at_least i Hi); lra.
Qed.

Lemma correlation_square i j : (i <= n)%nat -> (j <= n)%nat -> A i j ^ 2 <= A i i * A j j.
Proof.
  intros Hi Hj. destruct (Nat.eq_dec i j) as [-> | N]; [lra |].
  apply two_points; [generalize (diagonal_at_least i Hi); lra | generalize (diagonal_at_least j Hj); lra |].
  intros x y. assert (E := Ev (fun k => x * delta i k + y * delta j k)).
  assert (P : 0 <= norm2 n (fun k => x * delta i k + y * delta j k)) by (apply sum_nonneg; intros; apply pow2_ge_0).
  assert (F : form n A (fun k => x * delta i k + y * delta j k) = x * x * A i i + 2 * (x * y) * A i j + y * y * A j j).
  { unfold form. assert (I : forall k, (k <= n)%nat -> sum n (fun l => (x * delta i k + y * delta j k) * A k l * (x * delta i l + y * delta j l))
      = (x * delta i k + y * delta j k) * (x * A k i + y * A k j)).
    { intros k Hk. rewrite (sum_ext n _ (fun l => (if Nat.eq_dec i l then 1 else 0) * ((x * delta i k + y * delta j k) * A k l * x) +
        (if Nat.eq_dec j l then 1 else 0) * ((x * delta i k + y * delta j k) * A k l * y))) by (intros; unfold delta; ring).
      rewrite sum_add, !delta_sum by easy. ring. }
    rewrite (sum_ext n _ _ I).
    rewrite (sum_ext n _ (fun k => (if Nat.eq_dec i k then 1 else 0) * (x * (x * A k i + y * A k j)) +
        (if Nat.eq_dec j k then 1 else 0) * (y * (x * A k i + y * A k j)))) by (intros; unfold delta; ring).
    rewrite sum_add, !delta_sum by easy. rewrite (Sy j i) by easy. ring. }
  rewrite F in E. nra.
Qed.

Lemma kept_range i j : (i <= n)%nat -> (j <= n)%nat -> -1 <= kept i j <= 1.
Proof.
  intros Hi Hj. assert (Ri := r_positive i Hi). assert (Rj := r_positive j Hj). unfold kept.
  assert (Di := diagonal_at_least i Hi). destruct (Nat.eq_dec i j) as [<- | N].
  - rewrite r_square by easy. assert (0 < lambda / A i i <= 1).
    { split; [apply Rdiv_lt_0_compat; lra |]. apply Rmult_le_reg_r with (A i i); [lra |].
      replace (lambda / A i i * A i i) with lambda by (field; lra). lra. }
    replace (A i i / A i i) with 1 by (field; lra). lra.
  - rewrite Rminus_0_r. assert (Q := correlation_square i j Hi Hj). rewrite <- (r_square i Hi), <- (r_square j Hj) in Q.
    assert (P : 0 < r i * r j) by nra. assert (- (r i * r j) <= A i j <= r i * r j) by nra.
    split; apply Rmult_le_reg_r with (r i * r j); try easy;
      replace (A i j / (r i * r j) * (r i * r j)) with (A i j) by (field; lra); lra.
Qed.

(* The difference is diagonal. *)
Lemma gain i j : (i <= n)%nat -> (j <= n)%nat -> relu_covariance A i j =
  / 2 * (r i * r j * kappa_1 (kept i j)) + (if Nat.eq_dec i j then / 2 * A i i * (1 - kappa_1 (1 - lambda / A i i)) else 0).
Proof.
  intros Hi Hj. assert (Ri := r_positive i Hi). assert (Rj := r_positive j Hj). assert (Di := diagonal_at_least i Hi).
  unfold relu_covariance. rewrite r_product by easy. unfold kept. destruct (Nat.eq_dec i j) as [<- | N].
  - rewrite r_square by easy. replace (A i i / A i i) with 1 by (field; lra). rewrite kappa_1_one. field.
  - rewrite Rminus_0_r. field.
Qed.

Theorem layer_eigenvalue : smallest_eigenvalue_at_least n (relu_covariance A) ((1 - / PI) / 2 * lambda).
Proof.
  intros v. assert (Q := kappa_1_semidefinite n kept kept_symmetric kept_semidefinite kept_range (fun i => r i * v i)).
  rewrite (form_ext n _ _ v v gain) by easy. rewrite form_add, form_scale.
  assert (F : form n (fun i j => r i * r j * kappa_1 (kept i j)) v = form n (fun i j => kappa_1 (kept i j)) (fun i => r i * v i)).
  { unfold form. apply sum_ext. intros i _. apply sum_ext. intros j _. ring. }
  rewrite F. enough (G : (1 - / PI) / 2 * lambda * norm2 n v <=
    form n (fun i j => if Nat.eq_dec i j then / 2 * A i i * (1 - kappa_1 (1 - lambda / A i i)) else 0) v) by lra.
  unfold norm2, form. rewrite <- sum_scale. apply sum_le. intros i Hi.
  rewrite (sum_ext n _ (fun j => (if Nat.eq_dec i j then / 2 * A i i * (1 - kappa_1 (1 - lambda / A i i)) else 0) * (v i * v j)))
    by (intros j _; destruct (Nat.eq_dec i j); ring).
  rewrite delta_sum by easy.
  assert (Di := diagonal_at_least i Hi). assert (S : 0 < lambda / A i i <= 1).
  { split; [apply Rdiv_lt_0_compat; lra |]. apply Rmult_le_reg_r with (A i i); [lra |].
    replace (lambda / A i i * A i i) with lambda by (field; lra). lra. }
  assert (C := kappa_1_chord (1 - lambda / A i i) ltac:(lra)).
  assert (M : A i i * ((1 - / PI) * (lambda / A i i)) <= A i i * (1 - kappa_1 (1 - lambda / A i i))) by (apply Rmult_le_compat_l; lra).
  replace (A i i * ((1 - / PI) * (lambda / A i i))) with ((1 - / PI) * lambda) in M by (field; split; (apply PI_neq0 || lra)).
  assert (0 <= v i ^ 2) by apply pow2_ge_0. replace (v i * v i) with (v i ^ 2) by ring.
  apply Rmult_le_compat_r; lra.
Qed.
End Layer.

Theorem lemma_1 n A : positive_definite n A -> positive_definite n (relu_covariance A).
Proof.
  intros [S [c [C E]]]. split.
  - intros i j Hi Hj. unfold relu_covariance. rewrite (S i j), (Rmult_comm (A i i)) by easy. reflexivity.
  - exists ((1 - / PI) / 2 * c). split; [| now apply layer_eigenvalue].
    assert (/ PI < 1) by (rewrite <- Rinv_1; apply Rinv_lt_contravar; generalize PI_bounds; lra). nra.
Qed.

(* ---- as a statement about kernels ---- *)

(* Positive definite at any finite number of different points. *)
Definition strictly_positive_definite {X : Type} (K : X -> X -> R) : Prop := forall (n : nat) (x : nat -> X),
  (forall i j, (i <= n)%nat -> (j <= n)%nat -> x i = x j -> i = j) -> positive_definite n (fun i j => K (x i) (x j)).

Theorem lemma_1_kernels (X : Type) (K_1 : X -> X -> R) : strictly_positive_definite K_1 ->
  strictly_positive_definite (fun x x' => let u := K_1 x x' / sqrt (K_1 x x * K_1 x' x') in
    sqrt (K_1 x x * K_1 x' x') * ((u * (PI - acos u) + sqrt (1 - u^2)) / PI) / 2).
Proof. intros H n x D. exact (lemma_1 n (fun i j => K_1 (x i) (x j)) (H n x D)). Qed.

Theorem lemma_1_eigenvalue n (A : nat -> nat -> R) lambda :
  (forall i j, (i <= n)%nat -> (j <= n)%nat -> A i j = A j i) -> 0 < lambda -> smallest_eigenvalue_at_least n A lambda ->
  smallest_eigenvalue_at_least n (fun i j => let u := A i j / sqrt (A i i * A j j) in
    sqrt (A i i * A j j) * ((u * (PI - acos u) + sqrt (1 - u^2)) / PI) / 2) ((1 - / PI) / 2 * lambda).
Proof. intros S L E. exact (layer_eigenvalue n A lambda S L E). Qed.
