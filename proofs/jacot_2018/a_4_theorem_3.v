(* Jacot, Gabriel and Hongler (2018), appendix A.4, theorem 3, "if", with the hypothesis b_n >= 0 that the
   source has: let f(t) = sum b_n t^n converge
   at 1, b_n >= 0, b_n > 0 for infinitely many even and infinitely many odd n.
   Then (f(<x_i, x_j>)) is positive definite for any
   different points x_0, ..., x_N of the unit sphere of R^(d + 1), every d. *)
From Coq Require Import Reals Lra Lia.
From Coquelicot Require Import Coquelicot.
From NtkVerify.coq Require Import quadratic_forms gram schur_product.
From NtkVerify.yu_2025 Require Import lemma_7.
Open Scope R_scope.

Definition power (z : matrix) (n : nat) : matrix := fun i j => z i j ^ n.

Lemma power_semidefinite N z n : symmetric N z -> semidefinite N z -> semidefinite N (power z n).
Proof.
  intros Sy P. induction n as [| n IH].
  - intros v. rewrite (form_ext N _ (fun i j => 1 * (1 * 1)) v v) by (intros; unfold power; simpl; try easy;
      ring).
    rewrite (form_product N (fun _ => 1)). apply Rmult_le_pos; [lra | apply pow2_ge_0].
  - apply (schur N z (power z n)); try easy. intros i j Hi Hj. unfold power. now rewrite (Sy i j).
Qed.

Lemma is_series_sum N (a : nat -> nat -> R) (l : nat -> R) : (forall i,
  (i <= N)%nat -> is_series (fun n => a n i) (l i)) ->
  is_series (fun n => sum N (fun i => a n i)) (sum N l).
Proof.
  intros H. induction N as [| N IH]; unfold sum in *; simpl.
  - now apply H.
  - apply (is_series_plus (fun n => sum_f_R0 (fun i => a n i) N) (fun n => a n (S N))); [apply IH; intros;
      apply H | apply H]; lia.
Qed.

Lemma uniform_index N (P : nat -> nat -> Prop) : (forall i, (i <= N)%nat -> exists K, forall n,
  (K <= n)%nat -> P i n) ->
  exists K, forall n i, (K <= n)%nat -> (i <= N)%nat -> P i n.
Proof.
  induction N as [| N IH]; intros H.
  - destruct (H 0%nat ltac:(lia)) as [K HK]. exists K. intros n i Hn Hi. replace i with 0%nat by lia.
    now apply HK.
  - destruct IH as [K1 H1]; [intros; apply H; lia |]. destruct (H (S N) ltac:(lia)) as [K2 H2].
    exists (Nat.max K1 K2). intros n i Hn Hi.
    destruct (Nat.eq_dec i (S N)) as [-> | E]; [apply H2 | apply H1]; lia.
Qed.

Section Sphere.
Variables (N d : nat) (x : nat -> nat -> R) (b : nat -> R).
Hypothesis unit : forall i, (i <= N)%nat -> dot d (x i) (x i) = 1.
Hypothesis different : forall i j, (i <= N)%nat -> (j <= N)%nat -> i <> j -> exists k,
  (k <= d)%nat /\ x i k <> x j k.
Hypothesis b_nonneg : forall n, 0 <= b n.
Hypothesis b_sum : ex_series b.
Hypothesis many_even : forall M, exists n, (M <= n)%nat /\ Nat.Even n /\ 0 < b n.
Hypothesis many_odd : forall M, exists n, (M <= n)%nat /\ Nat.Odd n /\ 0 < b n.

Let z : matrix := fun i j => dot d (x i) (x j).
Definition kernel : matrix := fun i j => Series (fun n => b n * z i j ^ n).

Lemma z_symmetric : symmetric N z.
Proof. intros i j _ _. apply sum_ext. intros; ring. Qed.

Lemma z_expand s i j : (i <= N)%nat -> (j <= N)%nat -> s * s = 1 ->
  sum d (fun k => (x i k + s * x j k)^2) = 2 + 2 * s * z i j.
Proof.
  intros Hi Hj Hs. rewrite (sum_ext d _ (fun k => (x i k * x i k + x j k * x j k) + 2 * s * (x i k * x j k))).
  - rewrite !sum_add, sum_scale. fold (dot d (x i) (x i)) (dot d (x j) (x j)) (dot d (x i) (x j)).
    rewrite !unit by easy. unfold z. ring.
  - intros k _. replace ((x i k + s * x j k)^2) with (x i k * x i k + (s * s) * (x j k * x j k) +
      2 * s * (x i k * x j k)) by ring. rewrite Hs. ring.
Qed.

Lemma z_range i j : (i <= N)%nat -> (j <= N)%nat -> -1 <= z i j <= 1.
Proof.
  intros Hi Hj. assert (P : forall s, 0 <= sum d (fun k => (x i k + s * x j k)^2)) by (intros;
    apply sum_nonneg; intros; apply pow2_ge_0).
  assert (P1 := P 1). assert (P2 := P (-1)). rewrite z_expand in P1, P2 by (easy || ring). lra.
Qed.

Lemma z_below_one i j : (i <= N)%nat -> (j <= N)%nat -> i <> j -> z i j < 1.
Proof.
  intros Hi Hj Hd. destruct (different i j Hi Hj Hd) as [k [Hk E]].
  assert (P : (x i k + -1 * x j k)^2 <= sum d (fun k => (x i k +
    -1 * x j k)^2)) by (apply (sum_member d (fun k => (x i k + -1 * x j k)^2)); [easy | intros;
    apply pow2_ge_0]).
  rewrite z_expand in P by (easy || ring). assert (0 < (x i k + -1 * x j k)^2) by (apply pow2_gt_0; lra). lra.
Qed.

(* Off the diagonal z^n + z^m is small for even n and odd m. *)
Lemma pair_small e i j : 0 < e -> (i <= N)%nat -> (j <= N)%nat -> exists K, forall M, (K <= M)%nat ->
  i <> j -> forall n m, (M <= n)%nat -> (M <= m)%nat -> Nat.Even n -> Nat.Odd m ->
    Rabs (z i j ^ n + z i j ^ m) <= e.
Proof.
  intros He Hi Hj. destruct (Req_dec (z i j) (-1)) as [E | E].
  - exists 0%nat. intros M _ _ n m _ _ [p Hp] [q Hq]. rewrite E, Hp, Hq. rewrite pow_1_even.
    replace (2 * q + 1)%nat with (S (2 * q)) by lia. rewrite pow_1_odd. replace (1 + -1) with 0 by ring.
    rewrite Rabs_R0. lra.
  - destruct (Nat.eq_dec i j) as [Eq | Ne]; [exists 0%nat; intros; easy |].
    assert (L : Rabs (z i j) < 1) by (apply Rabs_def1;
      generalize (z_range i j Hi Hj) (z_below_one i j Hi Hj Ne); lra).
    destruct (pow_lt_1_zero (z i j) L (e / 2) ltac:(lra)) as [K HK]. exists K. intros M HM _ n m Hn Hm _ _.
    apply Rle_trans with (1 := Rabs_triang _ _). generalize (HK n ltac:(lia)) (HK m ltac:(lia)). lra.
Qed.

Lemma pair_definite : exists n m, 0 < b n /\ 0 < b m /\ smallest_eigenvalue_at_least N (fun i j => z i j ^ n +
  z i j ^ m) 1.
Proof.
  set (e := 2 / (2 * INR (S N))). assert (He : 0 < e) by (apply Rdiv_lt_0_compat;
    [lra | generalize (lt_0_INR (S N) ltac:(lia)); lra]).
  destruct (uniform_index N (fun i M => forall j, (j <= N)%nat -> i <> j -> forall n m,
    (M <= n)%nat -> (M <= m)%nat -> Nat.Even n -> Nat.Odd m -> Rabs (z i j ^ n + z i j ^ m) <= e)) as [K HK].
  { intros i Hi. destruct (uniform_index N (fun j M => i <> j -> forall n m,
      (M <= n)%nat -> (M <= m)%nat -> Nat.Even n -> Nat.Odd m -> Rabs (z i j ^ n + z i j ^ m) <= e)) as [K HK].
    - intros j Hj. destruct (pair_small e i j He Hi Hj) as [K HK]. exists K. intros M HM. now apply HK.
    - exists K. intros M HM j Hj. now apply HK. }
  destruct (many_even K) as [n [Hn [En Bn]]], (many_odd K) as [m [Hm [Om Bm]]]. exists n, m.
  split; [easy | split; [easy |]].
  replace 1 with (2 / 2) by field.
  apply lemma_7_sharper with (K := fun i j => if Nat.eq_dec i j then 2 else 0); [lra | |].
  - intros v. right. unfold norm2, form. rewrite <- sum_scale. apply sum_ext. intros i Hi.
    rewrite (sum_ext N _ (fun j => (if Nat.eq_dec i j then 2 else 0) * (v i * v j))) by (intros; ring).
    rewrite delta_sum by easy. ring.
  - intros i j Hi Hj. fold e. destruct (Nat.eq_dec i j) as [<- | Ne].
    + unfold z. rewrite unit, !pow1 by easy. replace (1 + 1 - 2) with 0 by ring. rewrite Rabs_R0. lra.
    + rewrite Rminus_0_r. now apply (HK K i).
Qed.

Lemma kernel_series i j : (i <= N)%nat -> (j <= N)%nat -> is_series (fun n => b n * z i j ^ n) (kernel i j).
Proof.
  intros Hi Hj. apply Series_correct. apply (ex_series_le (fun n => b n * z i j ^ n) b); [| easy]. intros n.
  change (norm (b n * z i j ^ n)) with (Rabs (b n * z i j ^ n)).
  rewrite Rabs_mult, (Rabs_right (b n)) by (generalize (b_nonneg n); lra).
  rewrite <- (Rmult_1_r (b n)) at 2. apply Rmult_le_compat_l; [easy |]. rewrite <- RPow_abs.
  apply Rle_trans with (1 ^ n); [| rewrite pow1; lra]. apply pow_incr.
  split; [apply Rabs_pos | apply Rabs_le, z_range; easy].
Qed.

Lemma form_series v : is_series (fun n => b n * form N (power z n) v) (form N kernel v).
Proof.
  apply is_series_ext with (fun n => sum N (fun i => sum N (fun j => v i * (b n * z i j ^ n) * v j))).
  - intros n. unfold form. rewrite <- sum_scale. apply sum_ext. intros i _. rewrite <- sum_scale.
    apply sum_ext. intros j _. unfold power. ring.
  - unfold form. apply (is_series_sum N (fun n i => sum N (fun j => v i * (b n * z i j ^ n) * v j))).
    intros i Hi.
    apply (is_series_sum N (fun n j => v i * (b n * z i j ^ n) * v j)). intros j Hj.
    apply is_series_ext with (fun n => (v i * v j) * (b n * z i j ^ n)); [intros n;
      change ((v i * v j) * (b n * z i j ^ n) = v i * (b n * z i j ^ n) * v j); ring |].
    replace (v i * kernel i j * v j) with ((v i * v j) * kernel i j) by ring.
    exact (is_series_scal (v i * v j) _ _ (kernel_series i j Hi Hj)).
Qed.

Lemma term_below (a : nat -> R) l n : (forall k, 0 <= a k) -> is_series a l -> a n <= l.
Proof.
  intros P H. assert (I : forall k, sum_n a k <= sum_n a (S k)) by (intros k; rewrite sum_Sn;
    generalize (P (S k)); unfold plus; simpl; lra).
  apply Rle_trans with (sum_n a n); [| now apply is_lim_seq_incr_compare].
  destruct n as [| n]; [rewrite sum_O; lra |]. rewrite sum_Sn. unfold plus; simpl.
  enough (0 <= sum_n a n) by lra. clear -P. induction n as [| n IH]; [rewrite sum_O; apply P | rewrite sum_Sn;
    unfold plus; simpl; generalize (P (S n)); lra].
Qed.

Theorem positive_definite v : (exists i, (i <= N)%nat /\ v i <> 0) -> 0 < form N kernel v.
Proof.
  intros [i [Hi Vi]]. assert (Q : forall n, 0 <= form N (power z n) v) by (intros n;
    apply (power_semidefinite N z n z_symmetric), gram_semidefinite).
  assert (Sr := form_series v). assert (P : forall n, 0 <= b n * form N (power z n) v) by (intros n;
    now apply Rmult_le_pos).
  destruct pair_definite as [n [m [Bn [Bm Df]]]]. specialize (Df v).
  assert (E : form N (fun i j => z i j ^ n + z i j ^ m) v = form N (power z n) v +
    form N (power z m) v) by apply (form_add N (power z n) (power z m)).
  assert (V : 0 < norm2 N v).
  { apply Rlt_le_trans with (v i ^ 2); [now apply pow2_gt_0 |].
    apply (sum_member N (fun i => v i ^ 2)); [easy | intros; apply pow2_ge_0]. }
  assert (A := term_below _ _ n P Sr). assert (B := term_below _ _ m P Sr).
  generalize (Q n) (Q m); intros Qn Qm. rewrite E in Df.
  destruct (Rle_lt_dec (form N (power z n) v) 0) as [Z | Z].
  - assert (0 < b m * form N (power z m) v) by (apply Rmult_lt_0_compat; lra). lra.
  - assert (0 < b n * form N (power z n) v) by (apply Rmult_lt_0_compat; lra). lra.
Qed.

End Sphere.

(* As printed, without b_n >= 0, it is false: f(t) = 2/(2 - t) - 3 at a single point. *)
Theorem as_printed_false : exists b : nat -> R,
  (forall n, (1 <= n)%nat -> 0 < b n) /\ is_series b (-1).
Proof.
  exists (fun n => (1/2)^n + match n with 0%nat => -3 | _ => 0 end). split.
  - intros n Hn. destruct n; [lia |]. rewrite Rplus_0_r. apply pow_lt. lra.
  - replace (-1) with (/ (1 - 1/2) + -3) by field. apply (is_series_plus (fun n => (1/2)^n)).
    + apply is_series_geom. rewrite Rabs_right; lra.
    + change (is_lim_seq (sum_n (fun n => match n with 0%nat => -3 | _ => 0 end)) (-3)).
      apply is_lim_seq_ext with (fun _ => -3); [| apply is_lim_seq_const].
      intros n. induction n as [| n IH]; [now rewrite sum_O |]. rewrite sum_Sn, <- IH. unfold plus; simpl. ring.
Qed.

(* "if" as printed: with such b the kernel f(<x, x'>) is -1 at one point. *)
Theorem printed_if_false : ~ forall b : nat -> R,
  (forall t, -1 <= t <= 1 -> ex_series (fun n => b n * t ^ n)) ->
  (forall M, exists n, (M <= n)%nat /\ Nat.Even n /\ 0 < b n) ->
  (forall M, exists n, (M <= n)%nat /\ Nat.Odd n /\ 0 < b n) ->
  0 < Series (fun n => b n * 1 ^ n).
Proof.
  intros A. destruct as_printed_false as [b [P Sum]].
  assert (E : forall t, -1 <= t <= 1 -> ex_series (fun n => b n * t ^ n)).
  { intros t Ht. apply ex_series_incr_1. apply (ex_series_le (fun n => b (S n) * t ^ S n) (fun n => b (S n))).
    - intros n. change (norm (b (S n) * t ^ S n)) with (Rabs (b (S n) * t ^ S n)).
      assert (B := P (S n) ltac:(lia)). rewrite Rabs_mult, (Rabs_right (b (S n))) by lra.
      rewrite <- (Rmult_1_r (b (S n))) at 2. apply Rmult_le_compat_l; [lra |]. rewrite <- RPow_abs.
      apply Rle_trans with (1 ^ S n); [| rewrite pow1; lra]. apply pow_incr. split; [apply Rabs_pos | now apply Rabs_le].
    - apply (ex_series_incr_1 b). now exists (-1). }
  specialize (A b E).
  assert (V : Series (fun n => b n * 1 ^ n) = -1).
  { rewrite (Series_ext _ b) by (intros; rewrite pow1; ring). now apply is_series_unique. }
  rewrite V in A.
  enough (0 < -1) by lra. apply A; intros M.
  - exists (2 * M + 2)%nat. repeat split; [lia | exists (M + 1)%nat; lia | apply P; lia].
  - exists (2 * M + 1)%nat. repeat split; [lia | exists M; lia | apply P; lia].
Qed.
