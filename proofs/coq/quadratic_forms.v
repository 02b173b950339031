(* Finite sums, quadratic forms and the smallest eigenvalue.  Sample points are numbered 0 ... n; a matrix is a
   function on
   pairs of indices.  lambda_min(K) >= c is the statement about the form: v^T K v >= c |v|^2 for all v. *)
From Coq Require Import Reals Lra Lia.
From Coquelicot Require Import Coquelicot.
Open Scope R_scope.

Definition sum (n : nat) (a : nat -> R) : R := sum_f_R0 a n.
Definition form (n : nat) (K : nat -> nat -> R) (a : nat ->
  R) : R := sum n (fun i => sum n (fun j => a i * K i j * a j)).
Definition norm2 (n : nat) (a : nat -> R) : R := sum n (fun i => a i ^ 2).
Definition smallest_eigenvalue_at_least (n : nat) (K : nat -> nat -> R) (c : R) : Prop := forall a,
  c * norm2 n a <= form n K a.

(* ---- finite sums ---- *)
Lemma sum_ext n a b : (forall i, (i <= n)%nat -> a i = b i) -> sum n a = sum n b.
Proof. apply sum_eq. Qed.
Lemma sum_le n a b : (forall i, (i <= n)%nat -> a i <= b i) -> sum n a <= sum n b.
Proof. apply sum_Rle. Qed.
Lemma sum_scale n c a : sum n (fun i => c * a i) = c * sum n a.
Proof. unfold sum. rewrite scal_sum. apply sum_eq. intros; ring. Qed.
Lemma sum_add n a b : sum n (fun i => a i + b i) = sum n a + sum n b.
Proof. apply plus_sum. Qed.
Lemma sum_const n c : sum n (fun _ => c) = INR (S n) * c.
Proof. unfold sum. rewrite sum_cte. ring. Qed.
Lemma sum_nonneg n a : (forall i, (i <= n)%nat -> 0 <= a i) -> 0 <= sum n a.
Proof. intros H. rewrite <- (Rmult_0_r (INR (S n))), <- sum_const. now apply sum_le. Qed.
Lemma sum_member n a i : (i <= n)%nat -> (forall j, (j <= n)%nat -> 0 <= a j) -> a i <= sum n a.
Proof.
  intros Hi P. induction n as [| n IH].
  - replace i with 0%nat by lia. unfold sum. simpl. lra.
  - change (sum (S n) a) with (sum n a + a (S n)). assert (P1 := P (S n) ltac:(lia)).
    destruct (Nat.eq_dec i (S n)) as [-> | N].
    + assert (0 <= sum n a) by (apply sum_nonneg; auto). lra.
    + assert (a i <= sum n a) by (apply IH; [lia | auto]). lra.
Qed.
Lemma sum_swap n (a : nat -> nat -> R) : sum n (fun i => sum n (fun j => a i j)) = sum n (fun i => sum n (fun j => a j i)).
Proof.
  enough (G : forall m, sum m (fun i => sum n (fun j => a i j)) = sum n (fun i => sum m (fun j => a j i))) by apply G.
  induction m as [| m IH]; [easy |].
  change (sum (S m) (fun i => sum n (fun j => a i j))) with (sum m (fun i => sum n (fun j => a i j)) + sum n (fun j => a (S m) j)).
  rewrite IH, <- sum_add. now apply sum_ext.
Qed.
Lemma sum_derive n (f df : nat -> R -> R) t : (forall i, (i <= n)%nat -> is_derive (f i) t (df i t)) ->
  is_derive (fun s => sum n (fun i => f i s)) t (sum n (fun i => df i t)).
Proof.
  intros H. induction n as [| n IH]; unfold sum in *; simpl.
  - now apply H.
  - apply (is_derive_plus (fun s => sum_f_R0 (fun i => f i s) n) (f (S n))); [apply IH; intros;
      apply H |  apply H]; lia.
Qed.

Definition matrix := nat -> nat -> R.
Definition symmetric (n : nat) (K : matrix) : Prop := forall i j, (i <= n)%nat -> (j <= n)%nat -> K i j = K j i.
Definition semidefinite (n : nat) (K : matrix) : Prop := forall v, 0 <= form n K v.
Definition hadamard (A B : matrix) : matrix := fun i j => A i j * B i j.

Lemma sum_S n a : sum (S n) a = sum n a + a (S n).
Proof. reflexivity. Qed.

Lemma form_S n K v : let m := S n in
  form (S n) K v = form n K v + v m * sum n (fun i => K i m * v i) + v m * sum n (fun j => K m j * v j) +
    K m m * v m ^ 2.
Proof.
  intros m. unfold form. rewrite sum_S.
  rewrite (sum_ext n (fun i => sum (S n) _) (fun i => sum n (fun j => v i * K i j * v j) +
    v m * (K i m * v i))).
  2:{ intros i _. rewrite sum_S. fold m. ring. }
  rewrite sum_add, sum_scale, sum_S. fold m.
  rewrite (sum_ext n (fun i => v m * K m i * v i) (fun i => v m * (K m i * v i))) by (intros; ring).
  rewrite sum_scale. ring.
Qed.

Lemma form_ext n K K' v v' : (forall i j, (i <= n)%nat -> (j <= n)%nat -> K i j = K' i j) -> (forall i,
  (i <= n)%nat -> v i = v' i) -> form n K v = form n K' v'.
Proof. intros HK Hv. apply sum_ext. intros i Hi. apply sum_ext. intros j Hj. now rewrite HK, !Hv. Qed.

Lemma form_add n K K' v : form n (fun i j => K i j + K' i j) v = form n K v + form n K' v.
Proof. unfold form. rewrite <- sum_add. apply sum_ext. intros i _. rewrite <- sum_add. apply sum_ext.
intros j _. ring. Qed.

Lemma form_product n x v c : form n (fun i j => c * (x i * x j)) v = c * (sum n (fun i => x i * v i))^2.
Proof.
  unfold form. transitivity (sum n (fun i => (c * sum n (fun i => x i * v i)) * (x i * v i))).
  - apply sum_ext. intros i _. replace (c * sum n (fun i => x i * v i) * (x i * v i)) with ((c * (x i * v i)) *
      sum n (fun i => x i * v i)) by ring.
    rewrite <- sum_scale. apply sum_ext. intros j _. ring.
  - rewrite sum_scale. ring.
Qed.

Definition extend (n : nat) (v : nat -> R) (x : R) : nat -> R := fun i => if Nat.eq_dec i (S n) then x else v i.
Lemma extend_old n v x i : (i <= n)%nat -> extend n v x i = v i.
Proof. intros H. unfold extend. destruct (Nat.eq_dec i (S n)); [lia | easy]. Qed.
Lemma extend_new n v x : extend n v x (S n) = x.
Proof. unfold extend. now destruct (Nat.eq_dec (S n) (S n)). Qed.

Lemma form_extend n K v x : symmetric (S n) K ->
  form (S n) K (extend n v x) = form n K v + 2 * x * sum n (fun i => K i (S n) * v i) + K (S n) (S n) * x ^ 2.
Proof.
  intros Sy. rewrite form_S, extend_new.
  rewrite (form_ext n K K (extend n v x) v) by (intros; try easy; now apply extend_old).
  rewrite (sum_ext n (fun i => K i (S n) * extend n v x i) (fun i => K i (S n) * v i)) by (intros;
    now rewrite extend_old).
  rewrite (sum_ext n (fun i => K (S n) i * extend n v x i) (fun i => K i (S n) * v i)) by (intros i Hi;
    rewrite extend_old by easy; rewrite (Sy i (S n)) by lia; ring).
  ring.
Qed.

Lemma semidefinite_restrict n K : symmetric (S n) K -> semidefinite (S n) K -> semidefinite n K.
Proof. intros Sy P v. specialize (P (extend n v 0)). rewrite form_extend in P by easy. lra. Qed.

Lemma corner_nonnegative n K : symmetric (S n) K -> semidefinite (S n) K -> 0 <= K (S n) (S n).
Proof.
  intros Sy P. specialize (P (extend n (fun _ => 0) 1)). rewrite form_extend in P by easy.
  assert (Z : forall f, sum n (fun i => f i * 0) = 0) by (intros f;
    rewrite (sum_ext n _ (fun _ => 0)) by (intros; ring); rewrite sum_const; ring).
  rewrite Z in P. assert (F : form n K (fun _ => 0) = 0).
  { unfold form. rewrite (sum_ext n _ (fun _ => 0)) by (intros; apply Z). rewrite sum_const. ring. }
  rewrite F in P. lra.
Qed.

(* A vanishing corner: its column is orthogonal to everything. *)
Lemma zero_corner n K v : symmetric (S n) K -> semidefinite (S n) K -> K (S n) (S n) = 0 ->
  sum n (fun i => K i (S n) * v i) = 0.
Proof.
  intros Sy P Z. set (s := sum n _). destruct (Req_dec s 0) as [E | E]; [easy | exfalso].
  set (f := form n K v). specialize (P (extend n v (- (f + 1) / (2 * s)))). rewrite form_extend in P by easy.
  fold s f in P. rewrite Z in P. replace (2 * (- (f + 1) / (2 * s)) * s) with (- (f + 1)) in P by (field;
    easy). lra.
Qed.

Lemma delta_sum n i c (f : nat -> R) : (i <= n)%nat -> sum n (fun j => (if Nat.eq_dec i j then c else 0) * f j)
  = c * f i.
Proof.
  intros H. induction n as [| n IH].
  - replace i with 0%nat by lia. reflexivity.
  - rewrite sum_S. destruct (Nat.eq_dec i (S n)) as [-> | N].
    + rewrite (sum_ext n _ (fun _ => 0)); [rewrite sum_const; ring |].
      intros j Hj. destruct (Nat.eq_dec (S n) j); [lia | ring].
    + rewrite IH by lia. ring.
Qed.
