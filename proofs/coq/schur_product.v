(* Schur's product theorem with its eigenvalue bound: if A is symmetric with lambda_min(A) >= a >= 0 and B is
   symmetric, positive semidefinite with
   diagonal >= b >= 0, then lambda_min(A o B) >= a b.  Matrices are functions on {0 ... n}^2. *)
From Coq Require Import Reals Lra Lia.
From NtkVerify.coq Require Import quadratic_forms.
Open Scope R_scope.

Theorem schur n : forall A B, symmetric n A -> symmetric n B -> semidefinite n A -> semidefinite n B ->
  semidefinite n (hadamard A B).
Proof.
  induction n as [| n IH]; intros A B SA SB PA PB v.
  - specialize (PA (fun _ => 1)). specialize (PB (fun _ => v 0%nat)). unfold form, sum, hadamard in *.
    simpl in *.
    assert (0 <= A 0%nat 0%nat) by lra. replace (v 0%nat * (A 0%nat 0%nat * B 0%nat 0%nat) * v 0%nat) with (A
      0%nat 0%nat * (v 0%nat * B 0%nat 0%nat * v 0%nat)) by ring. now apply Rmult_le_pos.
  - set (m := S n). assert (PA' := semidefinite_restrict n A SA PA).
    assert (PB' := semidefinite_restrict n B SB PB).
    assert (SA' : symmetric n A) by (intros i j Hi Hj; apply SA; lia).
    assert (SB' : symmetric n B) by (intros i j Hi Hj; apply SB; lia).
    destruct (corner_nonnegative n B SB PB) as [Pos | Zero]; [fold m in Pos | fold m in Zero].
    + (* Schur complement *)
      set (beta := B m m) in *. set (B' := fun i j => B i j + - / beta * (B i m * B j m)).
      assert (SB2 : symmetric n B') by (intros i j Hi Hj; unfold B'; rewrite (SB i j) by lia; ring).
      assert (PB2 : semidefinite n B').
      { intros x. unfold B'. rewrite form_add, (form_product n (fun i => B i m)).
        assert (Q := PB (extend n x (- (sum n (fun i => B i m * x i)) / beta))).
        rewrite form_extend in Q by easy. fold m beta in Q.
        set (s := sum n (fun i => B i m * x i)) in *.
        replace (2 * (- s / beta) * s) with (- 2 * (/ beta * s^2)) in Q by (field; lra).
        replace (beta * (- s / beta)^2) with (/ beta * s^2) in Q by (field; lra). lra. }
      specialize (IH A B' SA' SB2 PA' PB2 v).
      assert (Q := PA (fun i => v i * B i m)).
      assert (E : form m (hadamard A B) v = form n (hadamard A B') v +
        / beta * form m A (fun i => v i * B i m)).
      { unfold m. rewrite !form_S. fold m. fold beta.
        assert (F : form n (hadamard A B) v = form n (hadamard A B') v +
          / beta * form n A (fun i => v i * B i m)).
        { unfold form. rewrite <- sum_scale, <- sum_add. apply sum_ext. intros i _.
          rewrite <- sum_scale, <- sum_add. apply sum_ext. intros j _.
          unfold hadamard, B'. field. lra. }
        rewrite F. unfold hadamard.
        rewrite (sum_ext n (fun i => A i m * B i m * v i) (fun i => A i m * (v i * B i m))) by (intros; ring).
        rewrite (sum_ext n (fun i => A m i * B m i * v i) (fun i => A m i * (v i * B i m))) by (intros i Hi;
          rewrite (SB m i) by lia; ring).
        fold beta. field. lra. }
      rewrite E. assert (0 < / beta) by now apply Rinv_0_lt_compat.
      assert (0 <= / beta * form m A (fun i => v i * B i m)) by (apply Rmult_le_pos; [lra | apply Q]). lra.
    + assert (Z : forall f, sum n (fun i => B i m * f i) = 0) by (intros f; apply zero_corner; auto).
      unfold m. rewrite form_S. fold m. specialize (IH A B SA' SB' PA' PB' v).
      unfold hadamard at 2 3 4.
      rewrite (sum_ext n (fun i => A i m * B i m * v i) (fun i => B i m * (A i m * v i))) by (intros; ring).
      rewrite (sum_ext n (fun i => A m i * B m i * v i) (fun i => B i m * (A m i * v i))) by (intros i Hi;
        rewrite (SB m i) by lia; ring).
      rewrite !Z, <- Zero. lra.
Qed.

(* With the eigenvalue bound. *)
Definition minus_identity (a : R) (A : matrix) : matrix := fun i j => A i j - if Nat.eq_dec i j then a else 0.

Lemma form_minus_identity n a A B v : form n (hadamard (minus_identity a A) B) v =
  form n (hadamard A B) v - a * sum n (fun i => B i i * v i ^ 2).
Proof.
  unfold form, Rminus. rewrite Ropp_mult_distr_l, <- sum_scale, <- sum_add. apply sum_ext. intros i Hi.
  replace (- a * (B i i * v i ^ 2)) with (- a * (v i * B i i * v i)) by ring.
  rewrite <- (delta_sum n i (- a) (fun j => v i * B i j * v j) Hi), <- sum_add. apply sum_ext. intros j _.
  unfold hadamard, minus_identity. destruct (Nat.eq_dec i j); ring.
Qed.

Theorem hadamard_eigenvalue n A B a b : symmetric n A -> symmetric n B -> 0 <= a ->
  smallest_eigenvalue_at_least n A a -> semidefinite n B -> (forall i, (i <= n)%nat -> b <= B i i) ->
  smallest_eigenvalue_at_least n (hadamard A B) (a * b).
Proof.
  intros SA SB Ha HA PB Hb v.
  assert (P : semidefinite n (minus_identity a A)).
  { intros x. assert (E := form_minus_identity n a A (fun _ _ => 1) x).
    rewrite (form_ext n (hadamard (minus_identity a A) (fun _ _ => 1)) (minus_identity a A) x x) in E by
      (intros; unfold hadamard; try easy; ring).
    rewrite (form_ext n (hadamard A (fun _ _ => 1)) A x x) in E by (intros; unfold hadamard; try easy; ring).
    rewrite E. specialize (HA x). unfold norm2 in HA.
    rewrite (sum_ext n (fun i => 1 * x i ^ 2) (fun i => x i ^ 2)) by (intros; ring). lra. }
  assert (S' : symmetric n (minus_identity a A)).
  { intros i j Hi Hj. unfold minus_identity. rewrite (SA i j) by easy.
    destruct (Nat.eq_dec i j), (Nat.eq_dec j i); try easy; lia. }
  assert (Q := schur n _ B S' SB P PB v). rewrite form_minus_identity in Q.
  enough (a * b * norm2 n v <= a * sum n (fun i => B i i * v i ^ 2)) by lra.
  rewrite Rmult_assoc. apply Rmult_le_compat_l; [easy |]. unfold norm2. rewrite <- sum_scale. apply sum_le.
  intros i Hi.
  apply Rmult_le_compat_r; [apply pow2_ge_0 | now apply Hb].
Qed.
