(* Controls of statements.v: hypotheses that can be met, and false variants that are refuted.  One sample point. *)
From Coq Require Import Reals Lra Lia.
From Coquelicot Require Import Coquelicot.
From NtkVerify.coq Require Import definitions calculus quadratic_forms gram almost_everywhere.
From NtkVerify.jacot_2018 Require Import section_3.
From NtkVerify.yu_2025 Require Import eq_b_7 section_b_1_products_and_sums lemma_1 lemma_2 proposition_2 proposition_3.
From NtkVerify.st_arnaud_2026 Require Import definition_5.
Open Scope R_scope.

(* ---- lemma 8 and theorem 1: label 1, the kernel 1 up to the time 1 and 2 after it; the output has a kink there ---- *)

Definition kinked (t : R) : R := if Rle_dec t 1 then solution t else solution (2 * t - 1).
Definition doubled (t : R) : R := if Rle_dec t 1 then 1 else 2.

Lemma solution_derivative t : is_derive solution t (/ (1 + exp (solution t))).
Proof.
  assert (D := proj2 flow_exists t). rewrite Derive_cost in D. replace (/ (1 + exp (solution t))) with (- (- / (1 + exp (solution t)))) by ring.
  evar_last; [exact D |]. ring.
Qed.

Lemma solution_lipschitz s t : Rabs (solution s - solution t) <= Rabs (s - t).
Proof.
  assert (G : forall s t, s <= t -> 0 <= solution t - solution s <= t - s).
  { intros p q H. assert (D : forall u, 0 < / (1 + exp (solution u)) <= 1).
    { intros u. generalize (exp_pos (solution u)); intros P. split; [apply Rinv_0_lt_compat; lra |].
      rewrite <- Rinv_1. apply Rinv_le_contravar; lra. }
    split.
    - enough (solution p <= solution q) by lra.
      apply (nondecreasing_from_derivative solution (fun u => / (1 + exp (solution u))) p q); try lra;
        [intros; apply solution_derivative | intros u _; generalize (D u); lra].
    - enough (p - solution p <= q - solution q) by lra.
      apply (nondecreasing_from_derivative (fun u => u - solution u) (fun u => 1 - / (1 + exp (solution u))) p q); try lra.
      + intros u _. apply (is_derive_minus (fun u => u) solution); [exact (@is_derive_id R_AbsRing u) | apply solution_derivative].
      + intros u _. generalize (D u). lra. }
  destruct (Rle_lt_dec s t) as [H | H].
  - assert (A := G s t H). rewrite !Rabs_left1 by lra. lra.
  - assert (A := G t s ltac:(lra)). rewrite !Rabs_right by lra. lra.
Qed.

Lemma kinked_lipschitz s t : Rabs (kinked s - kinked t) <= 2 * Rabs (s - t).
Proof.
  set (w := fun t => if Rle_dec t 1 then t else 2 * t - 1).
  assert (W : forall t, kinked t = solution (w t)) by (intros u; unfold kinked, w; now destruct (Rle_dec u 1)).
  rewrite !W. apply Rle_trans with (1 := solution_lipschitz _ _). unfold w, Rabs.
  destruct (Rle_dec s 1), (Rle_dec t 1); repeat destruct Rcase_abs; lra.
Qed.

Lemma kinked_absolutely_continuous a b : absolutely_continuous kinked a b.
Proof.
  apply (absolutely_continuous_lipschitz kinked (fun t => t) 2); [lra | apply kinked_lipschitz | apply absolutely_continuous_id].
Qed.

Lemma kinked_flow t : t <> 1 -> is_derive kinked t (doubled t * / (1 + exp (kinked t))).
Proof.
  intros H. unfold doubled. unfold kinked at 2. destruct (Rle_dec t 1) as [L | L].
  - rewrite Rmult_1_l. apply is_derive_ext_loc with (2 := solution_derivative t).
    exists (mkposreal (1 - t) ltac:(lra)). intros s Hs. change (Rabs (s - t) < 1 - t) in Hs. apply Rabs_def2 in Hs.
    unfold kinked. destruct (Rle_dec s 1); [easy | lra].
  - apply is_derive_ext_loc with (fun s => solution (2 * s - 1)).
    + exists (mkposreal (t - 1) ltac:(lra)). intros s Hs. change (Rabs (s - t) < t - 1) in Hs. apply Rabs_def2 in Hs.
      unfold kinked. destruct (Rle_dec s 1); [lra | easy].
    + apply (is_derive_comp solution (fun s => 2 * s - 1) t _ 2); [apply solution_derivative |]. auto_derive; [easy | ring].
Qed.

Theorem lemma_8_not_vacuous : exists (y : nat -> R) (f : nat -> R -> R) (K : R -> nat -> nat -> R),
  (forall i, y i = 0 \/ y i = 1) /\ (forall i a b, (i <= 0)%nat -> 0 < a -> a <= b -> absolutely_continuous (f i) a b) /\
  almost_everywhere (fun t => 0 < t ->
    (forall i, (i <= 0)%nat -> is_derive (f i) t (sum 0 (fun j => K t i j * ((2 * y j - 1) * / (1 + exp ((2 * y j - 1) * f j t)))))) /\
    smallest_eigenvalue_at_least 0 (K t) 1).
Proof.
  exists (fun _ => 1), (fun _ => kinked), (fun t _ _ => doubled t). split; [intros; now right |].
  split; [intros; apply kinked_absolutely_continuous |]. exists (fun t => t = 1). split; [apply point_null |].
  intros t Ht _. split.
  - intros i _. evar_last; [now apply kinked_flow |]. unfold sum. simpl. replace ((2 * 1 - 1) * kinked t) with (kinked t) by ring. ring.
  - intros a. unfold norm2, form, sum, doubled. simpl. assert (P := pow2_ge_0 (a 0%nat)). destruct (Rle_dec t 1); nra.
Qed.

(* The countable exceptions: the time 1. *)
Theorem lemma_8_countable_not_vacuous : exists (y : nat -> R) (f : nat -> R -> R) (K : R -> nat -> nat -> R) (e : nat -> R),
  (forall i, y i = 0 \/ y i = 1) /\ (forall t i, 0 < t -> (i <= 0)%nat -> continuous (f i) t) /\
  forall t, 0 < t -> (forall k, t <> e k) ->
    (forall i, (i <= 0)%nat -> is_derive (f i) t (sum 0 (fun j => K t i j * ((2 * y j - 1) * / (1 + exp ((2 * y j - 1) * f j t)))))) /\
    smallest_eigenvalue_at_least 0 (K t) 1.
Proof.
  exists (fun _ => 1), (fun _ => kinked), (fun t _ _ => doubled t), (fun _ => 1). split; [intros; now right |]. split.
  - intros t i _ _. apply continuity_pt_filterlim. intros eps He. exists (eps / 2). split; [lra |]. intros s [_ Hs].
    change (Rabs (s - t) < eps / 2) in Hs. change (Rabs (kinked s - kinked t) < eps).
    generalize (kinked_lipschitz s t). lra.
  - intros t Ht Q. specialize (Q 0%nat). split.
    + intros i _. evar_last; [now apply kinked_flow |]. unfold sum. simpl. replace ((2 * 1 - 1) * kinked t) with (kinked t) by ring. ring.
    + intros a. unfold norm2, form, sum, doubled. simpl. assert (P := pow2_ge_0 (a 0%nat)). destruct (Rle_dec t 1); nra.
Qed.

(* Without absolute continuity: false.  The output falls back to 0 at every whole number. *)
Lemma whole_part s z : IZR z <= s -> s < IZR z + 1 -> Int_part s = z.
Proof. intros A B. unfold Int_part. rewrite <- (up_tech s z A); [ring | now rewrite plus_IZR]. Qed.

Definition reset (t : R) : R := solution (frac_part t).

Theorem lemma_8_not_with_jumps : ~ forall (y : nat -> R) (f : nat -> R -> R) (K : R -> nat -> nat -> R),
  (forall i, y i = 0 \/ y i = 1) ->
  almost_everywhere (fun t => 0 < t ->
    (forall i, (i <= 0)%nat -> is_derive (f i) t (sum 0 (fun j => K t i j * ((2 * y j - 1) * / (1 + exp ((2 * y j - 1) * f j t)))))) /\
    smallest_eigenvalue_at_least 0 (K t) 1) ->
  is_lim (fun t => (2 * y 0%nat - 1) * f 0%nat t) p_infty p_infty.
Proof.
  intros A. specialize (A (fun _ => 1) (fun _ => reset) (fun _ _ _ => 1) ltac:(intros; now right)).
  assert (L : is_lim (fun t => (2 * 1 - 1) * reset t) p_infty p_infty).
  { apply A. exists (fun t => exists k, t = INR k). split; [apply sequence_null |]. intros t Pt Ht. split.
    - intros i _. set (z := Int_part t). destruct (base_Int_part t) as [B1 B2]. fold z in B1, B2.
      assert (B3 : IZR z < t).
      { destruct B1 as [B1 | B1]; [easy | exfalso]. apply Pt. exists (Z.to_nat z). rewrite INR_IZR_INZ, Z2Nat.id; [now symmetry |].
        apply le_IZR. lra. }
      apply is_derive_ext_loc with (fun s => solution (s - IZR z)).
      + set (r := Rmin (t - IZR z) (IZR z + 1 - t)). assert (Hr : 0 < r) by (apply Rmin_glb_lt; lra).
        exists (mkposreal r Hr). intros s Hs. change (Rabs (s - t) < r) in Hs. apply Rabs_def2 in Hs.
        assert (M1 := Rmin_l (t - IZR z) (IZR z + 1 - t)). assert (M2 := Rmin_r (t - IZR z) (IZR z + 1 - t)). fold r in M1, M2.
        unfold reset, frac_part. now rewrite (whole_part s z) by lra.
      + unfold sum. simpl. replace (1 * ((2 * 1 - 1) * / (1 + exp ((2 * 1 - 1) * reset t)))) with (1 * / (1 + exp (solution (t - IZR z)))).
        * apply (is_derive_comp solution (fun s => s - IZR z) t _ 1); [apply solution_derivative |]. auto_derive; [easy | ring].
        * replace ((2 * 1 - 1) * reset t) with (solution (t - IZR z)) by (unfold reset, frac_part; fold z; ring). ring.
    - intros a. unfold norm2, form, sum. simpl. lra. }
  apply is_lim_spec in L. destruct (L (solution 0)) as [b Hb].
  destruct (nfloor_ex (Rabs b) (Rabs_pos b)) as [n [_ Hn]]. specialize (Hb (INR (S n))).
  rewrite S_INR in Hb. specialize (Hb ltac:(generalize (Rle_abs b); lra)).
  assert (Z : frac_part (INR n + 1) = 0).
  { unfold frac_part. rewrite (whole_part (INR n + 1) (Z.of_nat (S n))); rewrite <- INR_IZR_INZ, S_INR; lra. }
  unfold reset in Hb. rewrite Z in Hb. lra.
Qed.

(* Lemma 7: the kernel 1 perturbed by 1/2. *)
Theorem lemma_7_not_vacuous : exists (K : nat -> nat -> R) (Kt : R -> nat -> nat -> R) (lambda : R),
  0 < lambda /\ smallest_eigenvalue_at_least 0 K lambda /\
  (forall t i j, 0 <= t -> (i <= 0)%nat -> (j <= 0)%nat -> Rabs (Kt t i j - K i j) <= lambda / (2 * INR 1 ^ 2)).
Proof.
  exists (fun _ _ => 1), (fun _ _ _ => 1/2), 1. split; [lra | split].
  - intros a. unfold norm2, form, sum. simpl. lra.
  - intros t i j _ _ _. rewrite Rabs_left by lra. simpl. lra.
Qed.

Theorem positive_definite_not_vacuous : positive_definite 0 (fun _ _ => 1).
Proof. split; [easy |]. exists 1. split; [lra |]. intros a. unfold norm2, form, sum. simpl. lra. Qed.

(* Lemma 7 with lambda in place of lambda/(2 n^2): false. *)
Theorem lemma_7_not_with_lambda : ~ forall (K K' : nat -> nat -> R) (lambda : R),
  0 < lambda -> smallest_eigenvalue_at_least 0 K lambda ->
  (forall i j, (i <= 0)%nat -> (j <= 0)%nat -> Rabs (K' i j - K i j) <= lambda) ->
  smallest_eigenvalue_at_least 0 K' (lambda / 2).
Proof.
  intros A. specialize (A (fun _ _ => 1) (fun _ _ => 0) 1 ltac:(lra)).
  assert (B : smallest_eigenvalue_at_least 0 (fun _ _ => 0) (1/2)).
  { apply A; [intros a; unfold norm2, form, sum; simpl; lra |]. intros i j _ _. rewrite Rabs_left; lra. }
  specialize (B (fun _ => 1)). unfold norm2, form, sum in B. simpl in B. lra.
Qed.

(* Lemma 8 with C = 0: false. *)
Theorem lemma_8_not_without_a_bound : ~ forall (y : nat -> R) (f : nat -> R -> R) (K : R -> nat -> nat -> R),
  (forall i, y i = 0 \/ y i = 1) -> (forall i a b, (i <= 0)%nat -> 0 < a -> a <= b -> absolutely_continuous (f i) a b) ->
  almost_everywhere (fun t => 0 < t ->
    (forall i, (i <= 0)%nat -> is_derive (f i) t (sum 0 (fun j => K t i j * ((2 * y j - 1) * / (1 + exp ((2 * y j - 1) * f j t)))))) /\
    smallest_eigenvalue_at_least 0 (K t) 0) ->
  is_lim (fun t => (2 * y 0%nat - 1) * f 0%nat t) p_infty p_infty.
Proof.
  intros A. specialize (A (fun _ => 1) (fun _ _ => 0) (fun _ _ _ => 0)).
  assert (L : is_lim (fun _ => (2 * 1 - 1) * 0) p_infty p_infty).
  { apply A; [intros; now right | |].
    - intros i a b _ _ _. apply (absolutely_continuous_lipschitz (fun _ => 0) (fun t => t) 1); [lra | | apply absolutely_continuous_id].
      intros s t. rewrite Rminus_0_r, Rabs_R0. generalize (Rabs_pos (s - t)). lra.
    - exists (fun t => t = 0). split; [apply point_null |]. intros t _ _. split.
      + intros i _. unfold sum. simpl. rewrite Rmult_0_l. apply (is_derive_const (K := R_AbsRing) (V := R_NormedModule) 0).
      + intros a. unfold norm2, form, sum. simpl. lra. }
  apply is_lim_unique in L. rewrite Lim_const in L. discriminate.
Qed.

(* A Hadamard product of semidefinite matrices need not be definite. *)
Theorem product_not_definite : ~ forall A B : matrix, symmetric 0 A -> semidefinite 0 A -> positive_definite 0 B ->
  positive_definite 0 (hadamard A B).
Proof.
  intros P. destruct (P (fun _ _ => 0) (fun _ _ => 1)) as [_ [c [C D]]]; [easy | | apply positive_definite_not_vacuous |].
  - intros v. unfold form, sum. simpl. lra.
  - specialize (D (fun _ => 1)). unfold norm2, form, sum, hadamard in D. simpl in D. lra.
Qed.

(* ---- lemma 1 ---- *)

Definition identity : matrix := fun i j => if Nat.eq_dec i j then 1 else 0.

Lemma identity_eigenvalue n : smallest_eigenvalue_at_least n identity 1.
Proof.
  intros v. unfold norm2, form. rewrite Rmult_1_l. right. apply sum_ext. intros i Hi.
  rewrite (sum_ext n _ (fun j => (if Nat.eq_dec i j then 1 else 0) * (v i * v j))).
  - rewrite delta_sum by easy. ring.
  - intros j _. unfold identity. ring.
Qed.

Lemma identity_symmetric n : symmetric n identity.
Proof. intros i j _ _. unfold identity. destruct (Nat.eq_dec i j), (Nat.eq_dec j i); lia || easy. Qed.

Theorem lemma_1_not_vacuous : strictly_positive_definite identity /\ symmetric 1 identity /\
  smallest_eigenvalue_at_least 1 identity 1.
Proof.
  split; [| split; [apply identity_symmetric | apply identity_eigenvalue]]. intros n x D.
  assert (E : forall i j, (i <= n)%nat -> (j <= n)%nat -> identity (x i) (x j) = identity i j).
  { intros i j Hi Hj. unfold identity. destruct (Nat.eq_dec (x i) (x j)) as [P | P], (Nat.eq_dec i j) as [Q | Q]; try easy.
    - exfalso. apply Q. now apply D.
    - exfalso. apply P. now subst. }
  split.
  - intros i j Hi Hj. rewrite !E by easy. now apply (identity_symmetric n).
  - exists 1. split; [lra |]. intros v. rewrite (form_ext n _ identity v v E) by easy. apply identity_eigenvalue.
Qed.

Theorem values_of_relu_covariance : relu_covariance identity 0%nat 0%nat = 1/2 /\ relu_covariance identity 1%nat 1%nat = 1/2 /\
  relu_covariance identity 0%nat 1%nat = / (2 * PI) /\ relu_covariance identity 1%nat 0%nat = / (2 * PI).
Proof.
  assert (A : sqrt (1 * 1) * kappa_1 (1 / sqrt (1 * 1)) / 2 = 1/2).
  { replace (1 * 1) with 1 by ring. rewrite sqrt_1. replace (1 / 1) with 1 by field. rewrite kappa_1_one. field. }
  assert (B : sqrt (1 * 1) * kappa_1 (0 / sqrt (1 * 1)) / 2 = / (2 * PI)).
  { replace (1 * 1) with 1 by ring. rewrite sqrt_1. replace (0 / 1) with 0 by field. unfold kappa_1.
    replace (1 - 0^2) with 1 by ring. rewrite sqrt_1. field. apply PI_neq0. }
  unfold relu_covariance, identity. simpl. repeat split; assumption.
Qed.

(* No constant is larger than (1 - 1/pi)/2. *)
Theorem lemma_1_best_constant : forall c : R, (forall (n : nat) (A : matrix) (lambda : R), symmetric n A -> 0 < lambda ->
  smallest_eigenvalue_at_least n A lambda -> smallest_eigenvalue_at_least n (relu_covariance A) (c * lambda)) ->
  c <= (1 - / PI) / 2.
Proof.
  intros c H. specialize (H 1%nat identity 1 (identity_symmetric 1) ltac:(lra) (identity_eigenvalue 1)).
  specialize (H (fun i => if Nat.eq_dec i 0%nat then 1 else -1)). destruct values_of_relu_covariance as [V1 [V2 [V3 V4]]].
  unfold norm2, form, sum in H. simpl in H. rewrite V1, V2, V3, V4, Rinv_mult in H. lra.
Qed.

(* K_1 only positive semidefinite: false (two points, all entries 1). *)
Theorem lemma_1_not_for_semidefinite : ~ forall (n : nat) (A : matrix), symmetric n A -> semidefinite n A ->
  positive_definite n (relu_covariance A).
Proof.
  intros H. destruct (H 1%nat (fun _ _ => 1) ltac:(easy) (ones_semidefinite 1)) as [_ [c [C E]]].
  specialize (E (fun i => if Nat.eq_dec i 0%nat then 1 else -1)). unfold norm2, form, sum, relu_covariance in E. simpl in E. lra.
Qed.

(* ---- (5.6): the same instance, with its start ---- *)

Lemma solution_start : solution 0 = 0.
Proof. exact (proj1 flow_exists). Qed.

Theorem eq_5_6_not_vacuous : exists (y : nat -> R) (f : nat -> R -> R) (K : R -> nat -> nat -> R),
  (forall i, y i = 0 \/ y i = 1) /\
  (forall t i, 0 < t -> (i <= 0)%nat -> is_derive (f i) t
    (sum 0 (fun j => K t i j * ((2 * y j - 1) * / (1 + exp ((2 * y j - 1) * f j t)))))) /\
  (forall t, 0 < t -> smallest_eigenvalue_at_least 0 (K t) 1) /\
  (forall i, (i <= 0)%nat -> filterlim (f i) (at_right 0) (locally (f i 0))) /\
  forall t, 0 < t -> let w0 := exp (sum 0 (fun i => ln (1 + exp (- ((2 * y i - 1) * f i 0))))) - 1 in
    1 <= / w0 - ln w0 + 1 * t / INR 1.
Proof.
  exists (fun _ => 1), (fun _ => solution), (fun _ _ _ => 1). split; [| split; [| split; [| split]]].
  - intros; now right.
  - intros t i Ht Hi. assert (D := proj2 flow_exists t). rewrite Derive_cost in D. evar_last; [exact D |].
    unfold sum. simpl. replace ((2 * 1 - 1) * solution t) with (solution t) by ring. ring.
  - intros t Ht a. unfold norm2, form, sum. simpl. lra.
  - intros i _. apply (@filterlim_filter_le_1 R R (locally 0)).
    + intros P [d D]. exists d. intros x Hx _. now apply D.
    + apply (ex_derive_continuous solution). eexists. apply (proj2 flow_exists).
  - intros t Ht. unfold sum. simpl. rewrite solution_start. replace (- ((2 * 1 - 1) * 0)) with 0 by ring.
    rewrite exp_0, exp_ln by lra. replace (1 + 1 - 1) with 1 by ring. rewrite ln_1, Rinv_1. lra.
Qed.

(* (5.6) at twice the rate: false. *)
Theorem eq_5_6_not_at_twice_the_rate : ~ forall (f : R -> R),
  (forall t, 0 < t -> is_derive f t (/ (1 + exp (f t)))) -> filterlim f (at_right 0) (locally (f 0)) ->
  let w0 := exp (ln (1 + exp (- f 0))) - 1 in
  forall t, 0 < t -> let tau := / w0 - ln w0 + 2 * t in 1 <= tau -> ln (tau - ln tau) <= f t.
Proof.
  intros H. assert (S : 9 - ln 9 <= exp (solution 4)).
  { assert (A : ln (9 - ln 9) <= solution 4).
    { assert (Q := H solution). cbv zeta in Q.
      rewrite solution_start, Ropp_0, exp_0, exp_ln in Q by lra. replace (1 + 1 - 1) with 1 in Q by ring.
      rewrite ln_1, Rinv_1 in Q. specialize (Q ltac:(intros t _; assert (D := proj2 flow_exists t); rewrite Derive_cost in D;
        evar_last; [exact D | ring])).
      assert (B : filterlim solution (at_right 0) (locally 0)).
      { rewrite <- solution_start at 2. apply (@filterlim_filter_le_1 R R (locally 0)).
        - intros P [d D]. exists d. intros x Hx _. now apply D.
        - apply (ex_derive_continuous solution). eexists. apply (proj2 flow_exists). }
      specialize (Q B 4 ltac:(lra) ltac:(lra)). replace (1 - 0 + 2 * 4) with 9 in Q by ring. exact Q. }
    assert (Z : 0 < 9 - ln 9).
    { generalize (exp_ineq1 (ln 9)). rewrite exp_ln by lra. intros X.
      destruct (Req_dec (ln 9) 0) as [E | E]; [lra | specialize (X E); lra]. }
    rewrite <- (exp_ln (9 - ln 9)) by easy. destruct A as [A | ->]; [left; now apply exp_increasing | lra]. }
  assert (E := solution_equation 4).
  assert (M : 0 <= solution 4).
  { destruct (Rle_lt_dec 0 (solution 4)) as [M | M]; [easy | exfalso].
    assert (exp (solution 4) < 1) by (rewrite <- exp_0; now apply exp_increasing). lra. }
  assert (L : ln 9 < 4).
  { rewrite <- (ln_exp 4). apply ln_increasing; [lra |]. replace 4 with (1 + 1 + 1 + 1) at 1 by ring. rewrite !exp_plus.
    assert (2 <= exp 1) by (generalize (exp_ineq1_le 1); lra). set (e := exp 1) in *.
    assert (4 <= e * e) by nra. assert (16 <= e * e * (e * e)) by nra. lra. }
  lra.
Qed.

(* ---- the kernels ---- *)

Theorem values_of_kernels : Sigma 1 1 1 (fun _ => 2) 0 0 (fun _ => 1) (fun _ => 2) = 3 /\
  Sigma 1 1 1 (fun _ => 2) 0 1 (fun _ => 1) (fun _ => 1) = 4 /\ Theta 1 1 1 (fun _ => 2) 0 1 (fun _ => 1) (fun _ => 1) = 6 /\
  K_layer 1 1 1 = 2 /\ kappa_0_layer 1 1 1 = 1 /\ B_down 1 1 1 1 = 2 /\ r_residual 1 1 1 = 4.
Proof.
  assert (S0 : forall c, Sigma 1 1 1 c 0 0 (fun _ => 1) (fun _ => 1) = 2) by (intros; simpl; unfold dot, sum; simpl; ring).
  assert (Q : sqrt (2 * 2) = 2) by (apply sqrt_square; lra).
  assert (K0 : kappa_0_layer 1 0 1 = 1) by (unfold kappa_0_layer, size; simpl; rewrite Rdiv_1, acos_1; field; apply PI_neq0).
  assert (K1 : K_layer 1 1 1 = 2) by (simpl; unfold size; simpl; rewrite Rdiv_1, h_one; ring).
  assert (S1 : Sigma 1 1 1 (fun _ => 2) 0 1 (fun _ => 1) (fun _ => 1) = 4).
  { change (1 * (sqrt (Sigma 1 1 1 (fun _ => 2) 0 0 (fun _ => 1) (fun _ => 1) * Sigma 1 1 1 (fun _ => 2) 0 0 (fun _ => 1) (fun _ => 1)) *
      h (Sigma 1 1 1 (fun _ => 2) 0 0 (fun _ => 1) (fun _ => 1) /
         sqrt (Sigma 1 1 1 (fun _ => 2) 0 0 (fun _ => 1) (fun _ => 1) * Sigma 1 1 1 (fun _ => 2) 0 0 (fun _ => 1) (fun _ => 1)))) + 2 = 4).
    rewrite !S0, Q. replace (2 / 2) with 1 by field. rewrite h_one. ring. }
  repeat split; try easy.
  - simpl. unfold dot, sum. simpl. ring.
  - change (1 * (1 - acos (Sigma 1 1 1 (fun _ => 2) 0 0 (fun _ => 1) (fun _ => 1) /
      sqrt (Sigma 1 1 1 (fun _ => 2) 0 0 (fun _ => 1) (fun _ => 1) * Sigma 1 1 1 (fun _ => 2) 0 0 (fun _ => 1) (fun _ => 1))) / PI) *
      Sigma 1 1 1 (fun _ => 2) 0 0 (fun _ => 1) (fun _ => 1) + Sigma 1 1 1 (fun _ => 2) 0 1 (fun _ => 1) (fun _ => 1) = 6).
    rewrite S1, S0, Q. replace (2 / 2) with 1 by field. rewrite acos_1. field. apply PI_neq0.
  - unfold kappa_0_layer. rewrite K1. unfold size. replace (2 / (1 + 1 ^ 2) ^ 1) with 1 by field. rewrite acos_1. field. apply PI_neq0.
  - change (B_down 1 1 1 1) with (1 * (1 + 1^2 * kappa_0_layer 1 0 1)). rewrite K0. ring.
  - change (r_residual 1 1 1) with (1^2 * (1 * (size 1 0 * h (1 / size 1 0) + (1 + 1) * kappa_0_layer 1 0 1 + 1))).
    rewrite K0. unfold size. simpl. rewrite Rdiv_1, h_one. ring.
Qed.

(* One point with |x~|^2 = 2: the factor multiplies all terms, or all but those of the biases. *)
Theorem values_of_the_residual_kernel : K_residual 1 0 1 (fun _ => 1) (fun _ => 1) = 16 /\ K_outside 1 0 1 (fun _ => 1) (fun _ => 1) = 14.
Proof.
  destruct values_of_kernels as [_ [_ [_ [K1 [_ [B1 R1]]]]]].
  assert (U : dot 1 (phi 1 1 0 (fun _ => 1)) (phi 1 1 0 (fun _ => 1)) = 1) by (apply (phi_on_half_sphere 1 1 0); lra).
  assert (Q : sqrt (dot 1 (lift 1 1 0 (fun _ => 1)) (lift 1 1 0 (fun _ => 1))) *
              sqrt (dot 1 (lift 1 1 0 (fun _ => 1)) (lift 1 1 0 (fun _ => 1))) = 2).
  { rewrite lift_dot. replace (1 ^ 2 * dot 0 (fun _ => 1) (fun _ => 1) + 1 ^ 2) with 2 by (unfold dot, sum; simpl; ring).
    apply sqrt_sqrt. lra. }
  assert (Out : weighted 1 1 (biases 1) 1 = 2).
  { change (1^2 * (1 * (kappa_0_layer 1 0 1 + 1)) = 2). unfold kappa_0_layer, size. simpl. rewrite Rdiv_1, acos_1. field. apply PI_neq0. }
  assert (P := parts_of_r 1 1 1). split.
  - unfold K_residual. cbv zeta. rewrite U, Q, R1, B1, K1. ring.
  - unfold K_outside. cbv zeta. rewrite U, Q, B1, K1, Out. replace (weighted 1 1 (weights 1) 1) with 2 by lra. ring.
Qed.

(* Three points of the open half circle, dependent as vectors. *)
Definition three (i k : nat) : R :=
  match i, k with 0%nat, 0%nat => 3/5 | 1%nat, 0%nat => -3/5 | _, 0%nat => 0 | 2%nat, _ => 1 | _, _ => 4/5 end.

Theorem three_on_half_circle : half_sphere 2 1 three.
Proof.
  split; [| split].
  - intros i Hi. destruct i as [| [| [|]]]; try lia; unfold dot, sum, three; simpl; field.
  - intros i Hi. destruct i as [| [| [|]]]; try lia; unfold three; lra.
  - intros i j Hi Hj E. exists 0%nat. split; [lia |].
    destruct i as [| [| [|]]], j as [| [| [|]]]; try lia; unfold three; lra.
Qed.

(* ---- false variants ---- *)

(* lemma 6 with alpha = 0 *)
Theorem lemma_6_not_at_zero : ~ forall (N d : nat) (x : nat -> nat -> R) (alpha : R), half_sphere N d x ->
  proposition_2.definite N (fun i j => dot d (x i) (x j) + alpha^2 * h (dot d (x i) (x j))).
Proof.
  intros A. specialize (A 2%nat 1%nat three 0 three_on_half_circle (fun i => match i with 2%nat => -8/5 | _ => 1 end)).
  specialize (A ltac:(exists 0%nat; split; [lia | lra])).
  rewrite (form_ext 2 _ (fun i j => dot 1 (three i) (three j)) _ (fun i => match i with 2%nat => -8/5 | _ => 1 end)) in A;
    [| intros; ring | easy].
  rewrite form_gram in A. unfold sum, three in A. simpl in A. lra.
Qed.

(* proposition 3 with alpha = 0, either reading: 2 <x~, x~'> at three points of the line *)
Definition on_a_line (i _ : nat) : R := match i with 0%nat => -1 | 1%nat => 0 | _ => 2 end.
Definition line_relation (i : nat) : R := match i with 0%nat => 2 | 1%nat => -3 | _ => 1 end.

Theorem proposition_3_not_at_zero : ~ (forall (N d : nat) (p : nat -> nat -> R) (alpha : R) (L : nat), (1 <= L)%nat ->
    (forall i j, (i <= N)%nat -> (j <= N)%nat -> i <> j -> exists k, (k <= d)%nat /\ p i k <> p j k) ->
    proposition_2.definite N (fun i j => K_residual alpha d L (p i) (p j))) /\
  ~ (forall (N d : nat) (p : nat -> nat -> R) (alpha : R) (L : nat), (1 <= L)%nat ->
    (forall i j, (i <= N)%nat -> (j <= N)%nat -> i <> j -> exists k, (k <= d)%nat /\ p i k <> p j k) ->
    proposition_2.definite N (fun i j => K_outside alpha d L (p i) (p j))).
Proof.
  assert (D : forall i j, (i <= 2)%nat -> (j <= 2)%nat -> i <> j -> exists k, (k <= 0)%nat /\ on_a_line i k <> on_a_line j k).
  { intros i j Hi Hj E. exists 0%nat. split; [lia |]. destruct i as [| [| [|]]], j as [| [| [|]]]; try lia; unfold on_a_line; lra. }
  assert (S : forall i, 0 < sqrt (dot 1 (lift 1 1 0 (on_a_line i)) (lift 1 1 0 (on_a_line i)))).
  { intros i. apply sqrt_lt_R0, lift_positive; lra. }
  assert (N0 : forall K : (nat -> R) -> (nat -> R) -> R,
    (forall i j, K (on_a_line i) (on_a_line j) = 2 * (on_a_line i 0%nat * on_a_line j 0%nat + 1)) ->
    ~ proposition_2.definite 2 (fun i j => K (on_a_line i) (on_a_line j))).
  { intros K E A. specialize (A line_relation ltac:(exists 0%nat; split; [lia | unfold line_relation; lra])).
    rewrite (form_ext 2 _ (fun i j => 2 * (on_a_line i 0%nat * on_a_line j 0%nat + 1)) _ line_relation) in A by easy.
    unfold form, sum in A. simpl in A. lra. }
  assert (Z : forall i j f, (forall u, f u = 0) -> let s i := sqrt (dot 1 (lift 1 1 0 (on_a_line i)) (lift 1 1 0 (on_a_line i))) in
    let u := dot 1 (phi 1 1 0 (on_a_line i)) (phi 1 1 0 (on_a_line j)) in
    s i * s j * (f u + u * B_down 0 1 1 u + K_layer 0 1 u) = 2 * (on_a_line i 0%nat * on_a_line j 0%nat + 1)).
  { intros i j f F s u. rewrite F. replace (B_down 0 1 1 u) with 1 by (simpl; ring). replace (K_layer 0 1 u) with u by (simpl; ring).
    assert (U : s i * s j * u = on_a_line i 0%nat * on_a_line j 0%nat + 1).
    { assert (Si := S i). assert (Sj := S j). unfold u, s. rewrite phi_dot by lra.
      set (a := sqrt (dot 1 (lift 1 1 0 (on_a_line i)) (lift 1 1 0 (on_a_line i)))) in *.
      set (b := sqrt (dot 1 (lift 1 1 0 (on_a_line j)) (lift 1 1 0 (on_a_line j)))) in *.
      rewrite lift_dot. unfold dot, sum. simpl sum_f_R0. field. split; lra. }
    lra. }
  split; intros A; [apply (N0 (K_residual 0 0 1)) | apply (N0 (K_outside 0 0 1))]; try (apply A; easy || lia); intros i j.
  - apply (Z i j (r_residual 0 1)). intros u. unfold r_residual. ring.
  - unfold K_outside. cbv zeta. rewrite (Z i j (weighted 0 1 (weights 0))) by (intros u; unfold weighted; ring). unfold weighted. ring.
Qed.

(* lemma 2 on the closed half sphere: 1/(1 - u^2/4) at e_1 and -e_1 *)
Definition even_powers (n : nat) : R := if Nat.even n then (1/2)^n else 0.
Definition equator (i k : nat) : R := match i, k with 0%nat, 0%nat => 1 | _, 0%nat => -1 | _, _ => 0 end.

Theorem lemma_2_not_on_the_closed_half_sphere : ~ forall (N d : nat) (x : nat -> nat -> R),
  (forall i, (i <= N)%nat -> dot d (x i) (x i) = 1) -> (forall i, (i <= N)%nat -> 0 <= x i d) ->
  (forall i j, (i <= N)%nat -> (j <= N)%nat -> i <> j -> exists k, (k <= d)%nat /\ x i k <> x j k) ->
  forall a : nat -> R, (forall n, 0 <= a n) -> ex_series a -> (forall M, exists n, (M <= n)%nat /\ 0 < a n) ->
  proposition_2.definite N (fun i j => Series (fun n => a n * dot d (x i) (x j) ^ n)).
Proof.
  intros A. assert (P : forall n, 0 < (1/2)^n) by (intros; apply pow_lt; lra).
  assert (E0 : forall n, 0 <= even_powers n <= (1/2)^n) by (intros n; unfold even_powers; generalize (P n); destruct (Nat.even n); lra).
  specialize (A 1%nat 1%nat equator).
  specialize (A ltac:(intros i Hi; destruct i as [| [|]]; try lia; unfold dot, sum, equator; simpl; ring)).
  specialize (A ltac:(intros i Hi; destruct i; unfold equator; lra)).
  specialize (A ltac:(intros i j Hi Hj E; exists 0%nat; split; [lia |]; destruct i as [| [|]], j as [| [|]]; try lia; unfold equator; lra)).
  specialize (A even_powers (fun n => proj1 (E0 n))).
  assert (S : ex_series even_powers).
  { apply (ex_series_le even_powers (fun n => (1/2)^n)); [| apply ex_series_geom; rewrite Rabs_right; lra].
    intros n. change (Rabs (even_powers n) <= (1/2)^n). rewrite Rabs_right; [apply E0 | apply Rle_ge, E0]. }
  specialize (A S). specialize (A ltac:(intros M; exists (2 * M)%nat; split; [lia |]; unfold even_powers;
    replace (Nat.even (2 * M)) with true; [apply P | symmetry; apply Nat.even_spec; exists M; lia])).
  specialize (A (fun i => match i with O => 1 | _ => -1 end) ltac:(exists 0%nat; split; [lia | lra])).
  rewrite (form_ext 1 _ (fun i j => Series (fun n => even_powers n * 1 ^ n)) _ (fun i => match i with O => 1 | _ => -1 end)) in A; [| | easy].
  - unfold form, sum in A. simpl in A. lra.
  - intros i j Hi Hj. apply Series_ext. intros n. unfold even_powers. destruct (Nat.even n) eqn:En; [| ring]. f_equal.
    apply Nat.even_spec in En. destruct En as [m ->]. rewrite pow1, pow_mult.
    replace (dot 1 (equator i) (equator j) ^ 2) with 1; [apply pow1 |].
    destruct i as [| [|]], j as [| [|]]; try lia; unfold dot, sum, equator; simpl; ring.
Qed.

(* proposition 2 without biases: two points of a ray *)
Theorem proposition_2_not_without_biases : ~ forall (N d : nat) (p : nat -> nat -> R) (L : nat), (1 <= L)%nat ->
  (forall i j, (i <= N)%nat -> (j <= N)%nat -> i <> j -> exists k, (k <= d)%nat /\ p i k <> p j k) ->
  proposition_2.definite N (fun i j => Theta 1 0 1 (fun _ => 0) d L (p i) (p j)).
Proof.
  intros A. set (p := fun i (_ : nat) => match i with O => 1 | _ => 2 end).
  specialize (A 1%nat 0%nat p 1%nat (le_n 1)).
  specialize (A ltac:(intros i j Hi Hj E; exists 0%nat; split; [lia |]; destruct i as [| [|]], j as [| [|]]; try lia; unfold p; lra)).
  specialize (A (fun i => match i with O => 2 | _ => -1 end) ltac:(exists 0%nat; split; [lia | lra])).
  rewrite (form_ext 1 _ (fun i j => 2 * (p i 0%nat * p j 0%nat)) _ (fun i => match i with O => 2 | _ => -1 end)) in A; [| | easy].
  - unfold form, sum, p in A. simpl in A. lra.
  - intros i j Hi Hj.
    assert (S0 : forall i j, Sigma 1 0 1 (fun _ => 0) 0 0 (p i) (p j) = p i 0%nat * p j 0%nat) by (intros; simpl; unfold dot, sum; simpl; ring).
    change (1 * (1 - acos (Sigma 1 0 1 (fun _ => 0) 0 0 (p i) (p j) /
      sqrt (Sigma 1 0 1 (fun _ => 0) 0 0 (p i) (p i) * Sigma 1 0 1 (fun _ => 0) 0 0 (p j) (p j))) / PI) *
      Sigma 1 0 1 (fun _ => 0) 0 0 (p i) (p j) +
      (1 * (sqrt (Sigma 1 0 1 (fun _ => 0) 0 0 (p i) (p i) * Sigma 1 0 1 (fun _ => 0) 0 0 (p j) (p j)) *
      h (Sigma 1 0 1 (fun _ => 0) 0 0 (p i) (p j) /
      sqrt (Sigma 1 0 1 (fun _ => 0) 0 0 (p i) (p i) * Sigma 1 0 1 (fun _ => 0) 0 0 (p j) (p j)))) + 0) = 2 * (p i 0%nat * p j 0%nat)).
    rewrite !S0. replace (p i 0%nat * p i 0%nat * (p j 0%nat * p j 0%nat)) with ((p i 0%nat * p j 0%nat) * (p i 0%nat * p j 0%nat)) by ring.
    assert (P : 0 < p i 0%nat * p j 0%nat) by (unfold p; destruct i, j; lra). set (u := p i 0%nat * p j 0%nat) in *.
    rewrite sqrt_square by lra. replace (u / u) with 1 by (field; lra). rewrite acos_1, h_one. field. apply PI_neq0.
Qed.
