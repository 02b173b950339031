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

(* ---- "only if", on the circle ----
   At the corners of the regular 2m-gon the alternating vector is in the kernel of the power n if n < m (the frequencies of
   cos^n are at most n, the alternating vector is the frequency m), and if n + m is odd (opposite corners).  So a kernel with
   no b_n > 0 for n >= m of the parity of m is singular there. *)

Lemma half_turn_sum f m : (forall j, f (m + j)%nat = - f j) -> (1 <= m)%nat -> sum (2 * m - 1) f = 0.
Proof.
  intros A Hm. assert (G : forall k, (1 <= k)%nat -> sum (k - 1 + m) f = sum (m - 1) f + sum (k - 1) (fun j => f (m + j)%nat)).
  { induction 1 as [| k Hk IH].
    - replace (1 - 1 + m)%nat with (S (m - 1)) by lia. rewrite sum_S. change (sum (1 - 1) _) with (f (m + 0)%nat). do 2 f_equal. lia.
    - replace (S k - 1 + m)%nat with (S (k - 1 + m)) by lia. replace (S k - 1)%nat with (S (k - 1)) by lia.
      rewrite !sum_S, IH. replace (m + S (k - 1))%nat with (S (k - 1 + m)) by lia. ring. }
  replace (2 * m - 1)%nat with (m - 1 + m)%nat by lia. rewrite G by easy.
  rewrite (sum_ext (m - 1) (fun j => f (m + j)%nat) (fun j => -1 * f j)) by (intros; rewrite A; ring). rewrite sum_scale. ring.
Qed.

Section Polygon.
Variable m : nat.
Hypothesis m_positive : (1 <= m)%nat.

Definition step : R := PI / INR m.
Definition gon (j k : nat) : R := match k with O => cos (INR j * step) | _ => sin (INR j * step) end.

Lemma INR_m : 0 < INR m.
Proof. apply lt_0_INR. lia. Qed.

Lemma half_turn : INR m * step = PI.
Proof. unfold step. field. generalize INR_m. lra. Qed.

Lemma gon_dot i j : dot 1 (gon i) (gon j) = cos (INR i * step + - (INR j * step)).
Proof.
  change (dot 1 (gon i) (gon j)) with (cos (INR i * step) * cos (INR j * step) + sin (INR i * step) * sin (INR j * step)).
  replace (INR i * step + - (INR j * step)) with (INR i * step - INR j * step) by ring. now rewrite cos_minus.
Qed.

Lemma gon_unit i : dot 1 (gon i) (gon i) = 1.
Proof. rewrite gon_dot. replace (INR i * step + - (INR i * step)) with 0 by ring. apply cos_0. Qed.

Lemma cosine_below_one t : 0 < t < 2 * PI -> cos t < 1.
Proof.
  intros H. replace t with (2 * (t / 2)) by field. rewrite cos_2a_sin.
  assert (0 < sin (t / 2)) by (apply sin_gt_0; lra). nra.
Qed.

Lemma gon_different i j : (i <= 2 * m - 1)%nat -> (j <= 2 * m - 1)%nat -> i <> j -> exists k, (k <= 1)%nat /\ gon i k <> gon j k.
Proof.
  intros Hi Hj E. destruct (Classical_Prop.classic (exists k, (k <= 1)%nat /\ gon i k <> gon j k)) as [A | A]; [easy | exfalso].
  assert (B : dot 1 (gon i) (gon j) = dot 1 (gon i) (gon i)).
  { apply sum_ext. intros k Hk. destruct (Req_dec (gon i k) (gon j k)) as [Q | Q]; [now rewrite Q | exfalso; apply A; now exists k]. }
  rewrite gon_unit, gon_dot in B. assert (P := PI_RGT_0). assert (M := INR_m). assert (H := half_turn).
  assert (S : 0 < step) by (unfold step; apply Rdiv_lt_0_compat; lra).
  assert (G : forall p q, (p < q <= 2 * m - 1)%nat -> cos (INR q * step + - (INR p * step)) < 1).
  { intros p q Hpq. apply cosine_below_one. destruct Hpq as [L U]. assert (U' : (q < 2 * m)%nat) by lia.
    apply lt_INR in L. apply lt_INR in U'. rewrite mult_INR in U'. simpl (INR 2) in U'. assert (N := pos_INR p). split; nra. }
  destruct (lt_eq_lt_dec i j) as [[L | L] | L]; [| easy |].
  - assert (C := G i j ltac:(lia)). rewrite <- cos_neg in C.
    replace (- (INR j * step + - (INR i * step))) with (INR i * step + - (INR j * step)) in C by ring. lra.
  - assert (C := G j i ltac:(lia)). lra.
Qed.

Definition alternating (j : nat) : R := cos (INR m * (INR j * step)).

Lemma alternating_start : alternating 0 = 1.
Proof. unfold alternating. simpl INR. rewrite Rmult_0_l, Rmult_0_r. apply cos_0. Qed.

(* sum_j cos(psi + q j step) = 0 for 0 < q < 2 m: it telescopes. *)
Lemma frequency_sum q psi : (0 < q < 2 * m)%nat -> sum (2 * m - 1) (fun j => cos (psi + INR q * (INR j * step))) = 0.
Proof.
  intros [Q1 Q2]. apply lt_INR in Q1. apply lt_INR in Q2. rewrite mult_INR in Q2. simpl (INR 2) in Q2. simpl (INR 0) in Q1.
  assert (P := PI_RGT_0). assert (M := INR_m). assert (H := half_turn).
  set (w := INR q * step). assert (W : 0 < w / 2 < PI).
  { assert (S : 0 < step) by (unfold step; apply Rdiv_lt_0_compat; lra). unfold w. split; nra. }
  assert (S : 0 < sin (w / 2)) by (apply sin_gt_0; lra).
  assert (T : forall n, 2 * sin (w / 2) * sum n (fun j => cos (psi + INR q * (INR j * step))) = sin (psi + (INR n + /2) * w) - sin (psi - w / 2)).
  { induction n as [| n IH].
    - unfold sum. simpl. replace (psi + INR q * (0 * step)) with psi by ring. replace ((0 + / 2) * w) with (w / 2) by field.
      rewrite sin_plus, sin_minus. ring.
    - rewrite sum_S, Rmult_plus_distr_l, IH. rewrite S_INR.
      replace (psi + INR q * ((INR n + 1) * step)) with (psi + (INR n + 1) * w) by (unfold w; ring).
      replace (psi + (INR n + /2) * w) with (psi + (INR n + 1) * w - w / 2) by field.
      replace (psi + (INR n + 1 + /2) * w) with (psi + (INR n + 1) * w + w / 2) by field. rewrite sin_plus, sin_minus. ring. }
  specialize (T (2 * m - 1)%nat).
  assert (E : INR (2 * m - 1) = 2 * INR m - 1) by (rewrite minus_INR, mult_INR by lia; simpl; ring).
  replace (psi + (INR (2 * m - 1) + /2) * w) with (psi - w / 2 + 2 * INR q * PI) in T by (rewrite E; unfold w, step; field; lra).
  rewrite sin_period in T. assert (Z : 2 * sin (w / 2) * sum (2 * m - 1) (fun j => cos (psi + INR q * (INR j * step))) = 0) by lra.
  apply Rmult_integral in Z. destruct Z; [lra | easy].
Qed.

(* cos^n has no frequency above n. *)
Lemma power_sum n : forall q phi psi, (n < q)%nat -> (n + q < 2 * m)%nat ->
  sum (2 * m - 1) (fun j => cos (phi + - (INR j * step)) ^ n * cos (psi + INR q * (INR j * step))) = 0.
Proof.
  induction n as [| n IH]; intros q phi psi A B.
  - rewrite (sum_ext _ _ (fun j => cos (psi + INR q * (INR j * step)))) by (intros; simpl; ring). apply frequency_sum. lia.
  - destruct q as [| q]; [lia |].
    assert (I1 := IH (S (S q)) phi (psi - phi) ltac:(lia) ltac:(lia)). assert (I2 := IH q phi (psi + phi) ltac:(lia) ltac:(lia)).
    rewrite (sum_ext _ _ (fun j => / 2 * (cos (phi + - (INR j * step)) ^ n * cos (psi - phi + INR (S (S q)) * (INR j * step)))
      + / 2 * (cos (phi + - (INR j * step)) ^ n * cos (psi + phi + INR q * (INR j * step))))).
    { rewrite sum_add, !sum_scale, I1, I2. ring. }
    intros j _. set (t := INR j * step).
    assert (E : cos (phi + - t) * cos (psi + INR (S q) * t) = / 2 * cos (psi - phi + INR (S (S q)) * t) + / 2 * cos (psi + phi + INR q * t)).
    { replace (psi - phi + INR (S (S q)) * t) with (psi + INR (S q) * t - (phi + - t)) by (rewrite !S_INR; ring).
      replace (psi + phi + INR q * t) with (psi + INR (S q) * t + (phi + - t)) by (rewrite !S_INR; ring).
      set (s := phi + - t). set (y := psi + INR (S q) * t). rewrite (cos_minus y s), (cos_plus y s). field. }
    rewrite <- tech_pow_Rmult. transitivity (cos (phi + - t) ^ n * (cos (phi + - t) * cos (psi + INR (S q) * t))); [ring | rewrite E; ring].
Qed.

Lemma power_below n i : (n < m)%nat -> sum (2 * m - 1) (fun j => dot 1 (gon i) (gon j) ^ n * alternating j) = 0.
Proof.
  intros H. rewrite <- (power_sum n m (INR i * step) 0 H ltac:(lia)). apply sum_ext. intros j _.
  rewrite gon_dot. unfold alternating. now rewrite Rplus_0_l.
Qed.

Lemma power_parity n i : Nat.Odd (n + m) -> sum (2 * m - 1) (fun j => dot 1 (gon i) (gon j) ^ n * alternating j) = 0.
Proof.
  intros [q Hq]. apply half_turn_sum; [| easy]. intros j. rewrite !gon_dot. unfold alternating. rewrite plus_INR.
  replace (INR i * step + - ((INR m + INR j) * step)) with (INR i * step + - (INR j * step) - INR m * step) by ring.
  replace (INR m * ((INR m + INR j) * step)) with (INR m * (INR j * step) + INR m * (INR m * step)) by ring.
  rewrite half_turn, cos_minus, cos_PI, sin_PI, (cos_plus _ (INR m * PI)).
  replace (sin (INR m * PI)) with 0 by (symmetry; apply sin_eq_0_1; exists (Z.of_nat m); now rewrite <- INR_IZR_INZ).
  assert (C : forall k, cos (INR k * PI) = (-1) ^ k).
  { induction k as [| k IH]; [simpl; rewrite Rmult_0_l; apply cos_0 |]. rewrite S_INR, Rmult_plus_distr_r, Rmult_1_l, neg_cos, IH. simpl. ring. }
  rewrite C. set (t := cos (INR i * step + - (INR j * step))).
  replace (t * -1 + sin (INR i * step + - (INR j * step)) * 0) with (-1 * t) by ring. rewrite Rpow_mult_distr.
  assert (O : (-1) ^ n * (-1) ^ m = -1) by (rewrite <- pow_add, Hq; replace (2 * q + 1)%nat with (S (2 * q)) by lia; apply pow_1_odd).
  transitivity (t ^ n * cos (INR m * (INR j * step)) * ((-1) ^ n * (-1) ^ m)); [ring | rewrite O; ring].
Qed.

(* No b_n > 0 for n >= m of the parity of m. *)
Theorem polygon_singular b : (forall n, 0 <= b n) -> ex_series b -> (forall n, (m <= n)%nat -> Nat.Even (n + m) -> b n = 0) ->
  forall i, (i <= 2 * m - 1)%nat ->
    sum (2 * m - 1) (fun j => Series (fun n => b n * dot 1 (gon i) (gon j) ^ n) * alternating j) = 0.
Proof.
  intros B S Few i Hi.
  assert (A : is_series (fun n => sum (2 * m - 1) (fun j => b n * dot 1 (gon i) (gon j) ^ n * alternating j))
    (sum (2 * m - 1) (fun j => Series (fun n => b n * dot 1 (gon i) (gon j) ^ n) * alternating j))).
  { apply (is_series_sum (2 * m - 1) (fun n j => b n * dot 1 (gon i) (gon j) ^ n * alternating j)). intros j Hj.
    apply (is_series_scal_r (alternating j) (fun n => b n * dot 1 (gon i) (gon j) ^ n)).
    apply (kernel_series (2 * m - 1) 1 gon b (fun i _ => gon_unit i) B S); easy. }
  apply is_series_unique in A. rewrite <- A. rewrite (Series_ext _ (fun _ => 0)).
  - apply is_series_unique. change (is_lim_seq (sum_n (fun _ => 0)) 0). apply is_lim_seq_ext with (fun _ => 0); [| apply is_lim_seq_const].
    intros n. rewrite sum_n_const. ring.
  - intros n. rewrite (sum_ext _ _ (fun j => b n * (dot 1 (gon i) (gon j) ^ n * alternating j))) by (intros; ring). rewrite sum_scale.
    destruct (Nat.Even_or_Odd (n + m)) as [P | P]; [| rewrite power_parity by easy; ring].
    destruct (le_lt_dec m n) as [L | L]; [rewrite Few by easy; ring | rewrite power_below by easy; ring].
Qed.

End Polygon.

(* ---- both directions: for each d >= 1, points of the unit sphere of R^(d + 1) ---- *)

Definition sphere_definite (d : nat) (b : nat -> R) : Prop := forall (N : nat) (x : nat -> nat -> R),
  (forall i, (i <= N)%nat -> dot d (x i) (x i) = 1) ->
  (forall i j, (i <= N)%nat -> (j <= N)%nat -> i <> j -> exists k, (k <= d)%nat /\ x i k <> x j k) ->
  forall v : nat -> R, (exists i, (i <= N)%nat /\ v i <> 0) ->
  0 < form N (fun i j => Series (fun n => b n * dot d (x i) (x j) ^ n)) v.

(* The circle lies in every larger sphere. *)
Definition padded (x : nat -> nat -> R) (i k : nat) : R := if le_dec k 1 then x i k else 0.

Lemma padded_dot d x i j : (1 <= d)%nat -> dot d (padded x i) (padded x j) = dot 1 (x i) (x j).
Proof.
  induction 1 as [| d Hd IH]; [easy |]. unfold dot at 1. rewrite sum_S. fold (dot d (padded x i) (padded x j)). rewrite IH.
  unfold padded. destruct (le_dec (S d) 1); [lia | ring].
Qed.

Lemma many_from_definite d b : (1 <= d)%nat -> (forall n, 0 <= b n) -> ex_series b -> sphere_definite d b ->
  forall r, exists n, (r <= n)%nat /\ Nat.Even (n + r) /\ 0 < b n.
Proof.
  intros Hd B S Df. assert (G : forall m, (1 <= m)%nat -> exists n, (m <= n)%nat /\ Nat.Even (n + m) /\ 0 < b n).
  { intros m Hm. destruct (Classical_Prop.classic (exists n, (m <= n)%nat /\ Nat.Even (n + m) /\ 0 < b n)) as [A | A]; [easy | exfalso].
    assert (Few : forall n, (m <= n)%nat -> Nat.Even (n + m) -> b n = 0).
    { intros n Hn E. destruct (B n) as [L | L]; [exfalso; apply A; now exists n | easy]. }
    assert (Q := Df (2 * m - 1)%nat (padded (gon m))).
    specialize (Q ltac:(intros; rewrite padded_dot by easy; apply gon_unit)).
    specialize (Q ltac:(intros i j Hi Hj E; destruct (gon_different m Hm i j Hi Hj E) as [k [Hk N]]; exists k; split;
      [lia | unfold padded; now destruct (le_dec k 1)])).
    specialize (Q (alternating m) ltac:(exists 0%nat; split; [lia | rewrite alternating_start; lra])).
    rewrite (form_ext _ _ (fun i j => Series (fun n => b n * dot 1 (gon m i) (gon m j) ^ n)) _ (alternating m)) in Q;
      [| intros i j _ _; now rewrite padded_dot | easy].
    unfold form in Q. rewrite (sum_ext _ _ (fun _ => 0)) in Q; [rewrite sum_const in Q; lra |]. intros i Hi.
    rewrite (sum_ext _ _ (fun j => alternating m i * (Series (fun n => b n * dot 1 (gon m i) (gon m j) ^ n) * alternating m j))) by (intros; ring).
    rewrite sum_scale, (polygon_singular m Hm b B S Few i Hi). ring. }
  intros r. destruct (G (r + 2)%nat ltac:(lia)) as [n [Hn [[q Hq] P0]]]. exists n. split; [lia | split; [| easy]]. exists (q - 1)%nat. lia.
Qed.

Theorem theorem_3_corrected d b : (1 <= d)%nat -> (forall n, 0 <= b n) -> ex_series b ->
  sphere_definite d b <->
  (forall M, exists n, (M <= n)%nat /\ Nat.Even n /\ 0 < b n) /\ (forall M, exists n, (M <= n)%nat /\ Nat.Odd n /\ 0 < b n).
Proof.
  intros Hd B S. split.
  - intros Df. split; intros M.
    + destruct (many_from_definite d b Hd B S Df (2 * M)%nat) as [n [Hn [[q Hq] P]]]. exists n. split; [lia | split; [| easy]].
      exists (q - M)%nat. lia.
    + destruct (many_from_definite d b Hd B S Df (2 * M + 1)%nat) as [n [Hn [[q Hq] P]]]. exists n.
      split; [lia | split; [| easy]]. exists (q - M - 1)%nat. lia.
  - intros [E O] N x U D v V. now apply positive_definite.
Qed.

(* ---- n_0 = 1, the points 1 and -1: one even and one odd n are enough, and needed ---- *)

Section TwoPoints.
Variable b : nat -> R.
Hypothesis b_nonneg : forall n, 0 <= b n.
Hypothesis b_sum : ex_series b.

Definition value (t : R) : R := Series (fun n => b n * t ^ n).

Lemma ends s : is_series (fun n => b n * (1 + s * (-1) ^ n)) (value 1 + s * value (-1)).
Proof.
  assert (E : forall t, t = 1 \/ t = -1 -> is_series (fun n => b n * t ^ n) (value t)).
  { intros t Ht. apply Series_correct. apply (ex_series_le (fun n => b n * t ^ n) b); [| easy]. intros n.
    change (Rabs (b n * t ^ n) <= b n). rewrite Rabs_mult, (Rabs_right (b n)), <- RPow_abs by (apply Rle_ge, b_nonneg).
    replace (Rabs t) with 1 by (destruct Ht as [-> | ->]; [rewrite Rabs_right | rewrite Rabs_left]; lra). rewrite pow1. lra. }
  assert (A := is_series_plus _ _ _ _ (E 1 (or_introl eq_refl)) (is_series_scal s _ _ (E (-1) (or_intror eq_refl)))).
  apply is_series_ext with (2 := A). intros n. change (b n * 1 ^ n + s * (b n * (-1) ^ n) = b n * (1 + s * (-1) ^ n)). rewrite pow1. ring.
Qed.

Lemma sign_of n : (Nat.Even n /\ (-1) ^ n = 1) \/ (Nat.Odd n /\ (-1) ^ n = -1).
Proof.
  destruct (Nat.Even_or_Odd n) as [E | E]; [left | right]; (split; [easy |]); destruct E as [q ->]; [apply pow_1_even |].
  replace (2 * q + 1)%nat with (S (2 * q)) by lia. apply pow_1_odd.
Qed.

Lemma ends_positive s n : s = 1 \/ s = -1 -> (-1) ^ n = s -> 0 < b n -> 0 < value 1 + s * value (-1).
Proof.
  intros Hs E B. apply Rlt_le_trans with (b n * (1 + s * (-1) ^ n)).
  - rewrite E. destruct Hs as [-> | ->]; lra.
  - apply (term_below (fun n => b n * (1 + s * (-1) ^ n))); [| apply ends]. intros k. apply Rmult_le_pos; [apply b_nonneg |].
    destruct (sign_of k) as [[_ ->] | [_ ->]], Hs as [-> | ->]; lra.
Qed.

Lemma ends_some s : s = 1 \/ s = -1 -> 0 < value 1 + s * value (-1) -> exists n, (-1) ^ n = s /\ 0 < b n.
Proof.
  intros Hs P. destruct (Classical_Prop.classic (exists n, (-1) ^ n = s /\ 0 < b n)) as [A | A]; [easy | exfalso].
  assert (Z : value 1 + s * value (-1) = 0); [| lra]. rewrite <- (is_series_unique _ _ (ends s)).
  rewrite (Series_ext _ (fun n => 0 * b n)); [rewrite Series_scal_l; ring |]. intros n.
  destruct (b_nonneg n) as [B | B]; [| rewrite <- B; ring].
  destruct (sign_of n) as [[_ E] | [_ E]], Hs as [-> | ->]; rewrite ?E; try ring; exfalso; apply A; exists n; easy.
Qed.

Lemma one_dimension (x : nat -> nat -> R) i : dot 0 (x i) (x i) = 1 -> x i 0%nat = 1 \/ x i 0%nat = -1.
Proof.
  unfold dot, sum. simpl. intros E. assert (Q : (x i 0%nat - 1) * (x i 0%nat + 1) = 0) by lra.
  apply Rmult_integral in Q. destruct Q; [left | right]; lra.
Qed.

Theorem theorem_3_two_points : sphere_definite 0 b <-> (exists n, Nat.Even n /\ 0 < b n) /\ (exists n, Nat.Odd n /\ 0 < b n).
Proof.
  split.
  - intros Df. assert (A : forall s, s = 1 \/ s = -1 -> 0 < value 1 + s * value (-1)).
    { intros s Hs. set (x := fun i (_ : nat) => match i with O => 1 | _ => -1 end). set (v := fun i => match i with O => 1 | _ => s end).
      assert (Q := Df 1%nat x). specialize (Q ltac:(intros i Hi; destruct i as [| [|]]; try lia; unfold dot, sum, x; simpl; ring)).
      specialize (Q ltac:(intros i j Hi Hj E; exists 0%nat; split; [lia |]; destruct i as [| [|]], j as [| [|]]; try lia; unfold x; lra)).
      specialize (Q v ltac:(exists 0%nat; split; [lia | unfold v; lra])).
      assert (S : s * s = 1) by (destruct Hs as [-> | ->]; ring).
      assert (E : form 1 (fun i j => Series (fun n => b n * dot 0 (x i) (x j) ^ n)) v = 2 * (value 1 + s * value (-1))).
      { rewrite (form_ext 1 _ (fun i j => value (x i 0%nat * x j 0%nat)) v v); [| easy | easy].
        unfold form, sum, x, v. simpl. replace (1 * 1) with 1 by ring. replace (1 * -1) with (-1) by ring.
        replace (-1 * 1) with (-1) by ring. replace (-1 * -1) with 1 by ring.
        transitivity ((1 + s * s) * value 1 + 2 * s * value (-1)); [ring | rewrite S; ring]. }
      rewrite E in Q. lra. }
    split.
    + destruct (ends_some 1) as [n [E P]]; [now left | apply A; now left |]. exists n. split; [| easy].
      destruct (sign_of n) as [[Q _] | [_ Q]]; [easy | lra].
    + destruct (ends_some (-1)) as [n [E P]]; [now right | apply A; now right |]. exists n. split; [| easy].
      destruct (sign_of n) as [[_ Q] | [Q _]]; [lra | easy].
  - intros [[n [En Bn]] [m [Om Bm]]] N x U D v [i [Hi Vi]].
    assert (P1 := ends_positive 1 n (or_introl eq_refl)). assert (P2 := ends_positive (-1) m (or_intror eq_refl)).
    specialize (P1 ltac:(destruct En as [q ->]; apply pow_1_even) Bn).
    specialize (P2 ltac:(destruct Om as [q ->]; replace (2 * q + 1)%nat with (S (2 * q)) by lia; apply pow_1_odd) Bm).
    rewrite (form_ext N _ (fun i j => value (x i 0%nat * x j 0%nat)) v v) by easy.
    assert (Ne : forall i j, (i <= N)%nat -> (j <= N)%nat -> i <> j -> x i 0%nat <> x j 0%nat).
    { intros k l Hk Hl E. destruct (D k l Hk Hl E) as [p [Hp Q]]. replace p with 0%nat in Q by lia. easy. }
    assert (O := fun i Hi => one_dimension x i (U i Hi)).
    destruct N as [| [| N]].
    + replace i with 0%nat in Vi by lia. unfold form, sum. simpl.
      assert (E : x 0%nat 0%nat * x 0%nat 0%nat = 1) by (destruct (O 0%nat (le_n 0)) as [-> | ->]; ring). rewrite E.
      assert (0 < v 0%nat ^ 2) by now apply pow2_gt_0. assert (0 < value 1 * v 0%nat ^ 2) by (apply Rmult_lt_0_compat; lra). lra.
    + assert (N01 := Ne 0%nat 1%nat ltac:(lia) ltac:(lia) ltac:(lia)).
      assert (F : form 1 (fun i j => value (x i 0%nat * x j 0%nat)) v =
        / 2 * ((value 1 + 1 * value (-1)) * (v 0%nat + v 1%nat)^2 + (value 1 + -1 * value (-1)) * (v 0%nat - v 1%nat)^2)).
      { unfold form, sum. simpl.
        destruct (O 0%nat ltac:(lia)) as [E0 | E0], (O 1%nat ltac:(lia)) as [E1 | E1]; rewrite E0, E1 in *; try lra;
          replace (1 * 1) with 1 by ring; replace (1 * -1) with (-1) by ring; replace (-1 * 1) with (-1) by ring;
          replace (-1 * -1) with 1 by ring; field. }
      rewrite F. assert (S1 := pow2_ge_0 (v 0%nat + v 1%nat)). assert (S2 := pow2_ge_0 (v 0%nat - v 1%nat)).
      assert (T1 : 0 <= (value 1 + 1 * value (-1)) * (v 0%nat + v 1%nat)^2) by (apply Rmult_le_pos; lra).
      assert (T2 : 0 <= (value 1 + -1 * value (-1)) * (v 0%nat - v 1%nat)^2) by (apply Rmult_le_pos; lra).
      destruct (Req_dec (v 0%nat + v 1%nat) 0) as [Z | Z].
      * assert (v 0%nat - v 1%nat <> 0) by (destruct i as [| [|]]; [| | lia]; lra).
        assert (0 < (v 0%nat - v 1%nat)^2) by now apply pow2_gt_0.
        assert (0 < (value 1 + -1 * value (-1)) * (v 0%nat - v 1%nat)^2) by (apply Rmult_lt_0_compat; lra). lra.
      * assert (0 < (v 0%nat + v 1%nat)^2) by now apply pow2_gt_0.
        assert (0 < (value 1 + 1 * value (-1)) * (v 0%nat + v 1%nat)^2) by (apply Rmult_lt_0_compat; lra). lra.
    + exfalso. assert (A := Ne 0%nat 1%nat ltac:(lia) ltac:(lia) ltac:(lia)). assert (B := Ne 0%nat 2%nat ltac:(lia) ltac:(lia) ltac:(lia)).
      assert (C := Ne 1%nat 2%nat ltac:(lia) ltac:(lia) ltac:(lia)).
      destruct (O 0%nat ltac:(lia)) as [E0 | E0], (O 1%nat ltac:(lia)) as [E1 | E1], (O 2%nat ltac:(lia)) as [E2 | E2]; lra.
Qed.

End TwoPoints.
