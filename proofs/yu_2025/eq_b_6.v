(* Yu, Tian and Chen (2025), (B.6): kappa_0(u) = 1/2 + (1/pi) sum_n (2n)!/(4^n (n!)^2 (2n+1)) u^(2n+1) on [-1,
   1]; every coefficient is positive. *)
From Coq Require Import Reals Lra Lia.
From Coquelicot Require Import Coquelicot.
From NtkVerify.coq Require Import calculus.
Open Scope R_scope.

Definition kappa_0 (u : R) : R := (PI - acos u) / PI.
Definition c (n : nat) : R := INR (fact (2 * n)) / (4 ^ n * INR (fact n) ^ 2 * INR (2 * n + 1)).
Definition b (n : nat) : R := INR (fact (2 * n)) / (4 ^ n * INR (fact n) ^ 2).

Lemma fact_positive n : 0 < INR (fact n).
Proof. apply lt_0_INR, lt_O_fact. Qed.

Lemma b_positive n : 0 < b n.
Proof.
  unfold b. apply Rdiv_lt_0_compat; [apply fact_positive |].
  apply Rmult_lt_0_compat; apply pow_lt; [lra | apply fact_positive].
Qed.

Lemma odd_positive n : 0 < INR (2 * n + 1).
Proof. apply lt_0_INR. lia. Qed.

Theorem c_positive n : 0 < c n.
Proof.
  unfold c. apply Rdiv_lt_0_compat; [apply fact_positive |].
  apply Rmult_lt_0_compat; [| apply odd_positive]. apply Rmult_lt_0_compat; apply pow_lt;
    [lra | apply fact_positive].
Qed.

Lemma b_c n : b n = INR (2 * n + 1) * c n.
Proof.
  unfold b, c. generalize (fact_positive n) (odd_positive n) (pow_lt 4 n ltac:(lra)); intros. field.
  repeat split; lra.
Qed.

Lemma b_step n : INR (S n) * b (S n) = b n * (INR n + /2).
Proof.
  unfold b. generalize (fact_positive n) (pow_lt 4 n ltac:(lra)) (pos_INR n); intros F P N.
  replace (2 * S n)%nat with (S (S (2 * n))) by lia. rewrite !fact_simpl, !mult_INR.
  replace (INR (S (S (2 * n)))) with (2 * INR n + 2) by (rewrite !S_INR, mult_INR; simpl; ring).
  replace (INR (S (2 * n))) with (2 * INR n + 1) by (rewrite !S_INR, mult_INR; simpl; ring).
  rewrite S_INR. simpl pow. field. lra.
Qed.

Lemma b_at_most_one n : b n <= 1.
Proof.
  induction n as [| n IH].
  - unfold b. simpl. lra.
  - assert (A := b_step n). rewrite S_INR in A. generalize (pos_INR n) (b_positive n) (b_positive (S n)).
    intros. nra.
Qed.

Lemma c_at_most_one n : c n <= 1.
Proof.
  generalize (b_at_most_one n) (c_positive n) (b_c n); intros.
  assert (1 <= INR (2 * n + 1)) by (apply (le_INR 1); lia). nra.
Qed.

Lemma radius a : (forall n, 0 <= a n <= 1) -> Rbar_le 1 (CV_radius a).
Proof.
  intros H. apply (CV_radius_bounded a). exists 1. intros n.
  rewrite pow1, Rmult_1_r, Rabs_right; destruct (H n); lra.
Qed.

Lemma inside a x : (forall n, 0 <= a n <= 1) -> Rabs x < 1 -> Rbar_lt (Rabs x) (CV_radius a).
Proof. intros H L. apply Rbar_lt_le_trans with (y := 1); [easy | now apply radius]. Qed.

Lemma b_range n : 0 <= b n <= 1.
Proof. split; [left; apply b_positive | apply b_at_most_one]. Qed.
Lemma c_range n : 0 <= c n <= 1.
Proof. split; [left; apply c_positive | apply c_at_most_one]. Qed.

Lemma inside_derive a x : (forall n, 0 <= a n <= 1) -> Rabs x < 1 -> ex_pseries (PS_derive a) x.
Proof. intros H L. apply CV_radius_inside. rewrite CV_radius_derive. now apply inside. Qed.

(* (1 - x) B' = B/2 *)
Lemma b_equation x : Rabs x < 1 -> (1 - x) * PSeries (PS_derive b) x = /2 * PSeries b x.
Proof.
  intros L.
  assert (E : PSeries (PS_derive b) x = PSeries (PS_plus (PS_incr_1 (PS_derive b)) (PS_scal (/2) b)) x).
  { apply PSeries_ext. intros n. unfold PS_derive, PS_plus, PS_incr_1, PS_scal. rewrite b_step.
    destruct n as [| n]; unfold plus, scal, zero; simpl; unfold mult; simpl.
    - ring.
    - change (match n with 0%nat => 1 | S _ => INR n + 1 end) with (INR (S n)). rewrite S_INR. ring. }
  rewrite PSeries_plus, PSeries_incr_1, PSeries_scal in E.
  - lra.
  - apply ex_pseries_incr_1. apply inside_derive; [apply b_range | easy].
  - apply ex_pseries_scal; [apply Rmult_comm | apply CV_radius_inside, inside; [apply b_range | easy]].
Qed.

Lemma constant_from_derivative (g : R -> R) x : 0 <= x -> (forall t,
  0 <= t <= x -> is_derive g t 0) -> g x = g 0.
Proof.
  intros H D. destruct (MVT_gen g 0 x (fun _ => 0)) as [s [_ E]]; [| | lra];
    rewrite Rmin_left, Rmax_right by lra; intros t Ht.
  - apply D. lra.
  - apply continuity_pt_filterlim, (ex_derive_continuous g). exists 0. apply D. lra.
Qed.

(* B(x) = 1/sqrt(1 - x) *)
Lemma b_sum x : 0 <= x < 1 -> PSeries b x = / sqrt (1 - x).
Proof.
  intros H. assert (G : PSeries b x * sqrt (1 - x) = 1).
  { rewrite (constant_from_derivative (fun x => PSeries b x * sqrt (1 - x)) x); [| lra |].
    - rewrite PSeries_0, Rminus_0_r, sqrt_1. unfold b. simpl. field.
    - intros t Ht. assert (L : Rabs t < 1) by (rewrite Rabs_right; lra).
      assert (Sq : 0 < sqrt (1 - t)) by (apply sqrt_lt_R0; lra).
      evar_last.
      + apply (is_derive_mult (PSeries b) (fun x => sqrt (1 - x))).
        * apply is_derive_PSeries, inside; [apply b_range | easy].
        * auto_derive; [lra | reflexivity].
        * intros; apply Rmult_comm.
      + unfold plus, mult; simpl. assert (E := b_equation t L).
        assert (Q : sqrt (1 - t) * sqrt (1 - t) = 1 - t) by (apply sqrt_sqrt; lra).
        apply Rmult_eq_reg_r with (sqrt (1 - t)); [| lra]. rewrite Rmult_0_l.
        transitivity (PSeries (PS_derive b) t * (sqrt (1 - t) * sqrt (1 - t)) - PSeries b t / 2).
        { unfold Rminus in *. field. lra. }
        rewrite Q. lra. }
  assert (Sq : 0 < sqrt (1 - x)) by (apply sqrt_lt_R0; lra).
  apply Rmult_eq_reg_r with (sqrt (1 - x)); [| lra]. rewrite G. field. lra.
Qed.

Lemma asin_derivative u : -1 < u < 1 -> is_derive asin u (/ sqrt (1 - u^2)).
Proof.
  intros H. apply is_derive_Reals. apply (derive_pt_eq_1 asin u _ (derivable_pt_asin u H)).
  rewrite derive_pt_asin. unfold Rdiv. rewrite Rmult_1_l. do 2 f_equal. unfold Rsqr. ring.
Qed.

(* u C(u^2) = arcsin u for 0 <= u < 1 *)
Lemma c_sum u : 0 <= u < 1 -> u * PSeries c (u^2) = asin u.
Proof.
  intros H. enough (G : u * PSeries c (u^2) - asin u = 0) by lra.
  rewrite (constant_from_derivative (fun u => u * PSeries c (u^2) - asin u) u); [| lra |].
  - rewrite asin_0. ring.
  - intros t Ht. assert (L : Rabs (t^2) < 1) by (rewrite Rabs_right; nra).
    assert (D : is_derive (PSeries c) (t^2) (PSeries (PS_derive c) (t^2))) by (apply is_derive_PSeries, inside;
      [apply c_range | easy]).
    assert (D2 : is_derive (fun t => PSeries c (t^2)) t (2 * t * PSeries (PS_derive c) (t^2))).
    { evar_last; [apply (is_derive_comp (PSeries c) (fun t => t^2)); [apply D | auto_derive;
        [easy | reflexivity]] |].
      unfold scal; simpl; unfold mult; simpl. ring. }
    evar_last.
    + apply (is_derive_minus (fun u => u * PSeries c (u^2)) asin).
      * apply (is_derive_mult (fun u => u) (fun t => PSeries c (t^2)));
          [apply is_derive_id | apply D2 | intros; apply Rmult_comm].
      * apply asin_derivative. lra.
    + unfold minus, plus, opp, mult, one; simpl.
      assert (E : PSeries b (t^2) = PSeries c (t^2) + 2 * (t^2 * PSeries (PS_derive c) (t^2))).
      { rewrite <- PSeries_incr_1, <- PSeries_scal, <- PSeries_plus.
        - apply PSeries_ext. intros n. rewrite b_c.
          replace (INR (2 * n + 1)) with (2 * INR n + 1) by (rewrite plus_INR, mult_INR; simpl; ring).
          unfold PS_derive, PS_plus, PS_incr_1, PS_scal.
          destruct n as [| n]; unfold plus, scal, zero; simpl; unfold mult; simpl.
          + ring.
          + change (match n with 0%nat => 1 | S _ => INR n + 1 end) with (INR (S n)). ring.
        - apply CV_radius_inside, inside; [apply c_range | easy].
        - apply ex_pseries_scal; [apply Rmult_comm |]. apply ex_pseries_incr_1.
          apply inside_derive; [apply c_range | easy]. }
      rewrite b_sum in E by (split; nra). simpl pow in E. lra.
Qed.

Lemma is_series_inside u : 0 <= u < 1 -> is_series (fun n => c n * u ^ (2 * n + 1)) (asin u).
Proof.
  intros H. rewrite <- (c_sum u H).
  assert (A : is_pseries c (u^2) (PSeries c (u^2))) by (apply PSeries_correct, CV_radius_inside, inside;
    [apply c_range | rewrite Rabs_right; nra]).
  apply (is_series_scal u) in A. apply is_series_ext with (2 := A). intros n.
  change (u * (pow_n (u^2) n * c n) = c n * u ^ (2 * n + 1)). rewrite pow_n_pow.
  replace (2 * n + 1)%nat with (S (2 * n)) by lia. rewrite <- (tech_pow_Rmult u (2 * n)), (pow_mult u 2 n).
  ring.
Qed.

(* ---- the ends ---- *)

Lemma partial_sums_below u N : 0 <= u < 1 -> sum_n (fun n => c n * u ^ (2 * n + 1)) N <= asin u.
Proof.
  intros H. apply (is_lim_seq_incr_compare (sum_n (fun n => c n * u ^ (2 * n + 1))) (asin u));
    [exact (is_series_inside u H) |].
  intros n. rewrite sum_Sn.
  assert (0 <= c (S n) * u ^ (2 * S n + 1)) by (apply Rmult_le_pos; [left; apply c_positive | apply pow_le;
    lra]).
  match goal with |- ?x <= _ => change (x <= x + c (S n) * u ^ (2 * S n + 1)) end. lra.
Qed.

Lemma sum_n_le_loc (a d : nat -> R) N : (forall k, (k <= N)%nat -> a k <= d k) -> sum_n a N <= sum_n d N.
Proof.
  intros H. induction N as [| N IH].
  - rewrite !sum_O. now apply H.
  - rewrite !sum_Sn. apply Rplus_le_compat; [apply IH; intros; apply H | apply H]; lia.
Qed.

Lemma sum_n_scale x (a : nat -> R) N : x * sum_n a N = sum_n (fun k => x * a k) N.
Proof.
  induction N as [| N IH].
  - now rewrite !sum_O.
  - rewrite !sum_Sn, <- IH. unfold plus; simpl. ring.
Qed.

Lemma bernoulli e m : 0 <= e <= 1 -> 1 - INR m * e <= (1 - e) ^ m.
Proof.
  intros H. induction m as [| m IH]; [simpl; lra |].
  rewrite S_INR. simpl. assert (0 <= (1 - e)^m) by (apply pow_le; lra).
  assert (e * (1 - e)^m <= e * 1) by (apply Rmult_le_compat_l; [lra |]; apply Rle_trans with (1^m);
    [apply pow_incr; lra | rewrite pow1; lra]). lra.
Qed.

Lemma partial_sums_at_one N : sum_n c N <= PI/2.
Proof.
  destruct (Rle_lt_dec (sum_n c N) (PI/2)) as [L | L]; [easy | exfalso].
  generalize PI_bounds; intros P.
  assert (A : forall u, 0 <= u < 1 -> u ^ (2 * N + 1) * sum_n c N <= PI/2).
  { intros u H. apply Rle_trans with (asin u); [| destruct (asin_bound u); lra].
    apply Rle_trans with (2 := partial_sums_below u N H).
    rewrite sum_n_scale. apply sum_n_le_loc. intros k K. rewrite Rmult_comm.
    apply Rmult_le_compat_l; [left; apply c_positive |].
    replace (2 * N + 1)%nat with ((2 * k + 1) + (2 * N - 2 * k))%nat by lia. rewrite pow_add.
    assert (u ^ (2 * N - 2 * k) <= 1) by (rewrite <- (pow1 (2 * N - 2 * k)); apply pow_incr; lra).
    assert (0 <= u ^ (2 * k + 1)) by (apply pow_le; lra). simpl in *. nra. }
  set (Z := sum_n c N) in *. set (m := (2 * N + 1)%nat) in *.
  assert (M : 1 <= INR m) by (apply (le_INR 1); lia).
  (* e = (1 - (pi/2)/S)/(2 m) *)
  set (q := PI/2 / Z). assert (Q : 0 < q < 1).
  { unfold q. split; [apply Rdiv_lt_0_compat; lra |]. apply Rmult_lt_reg_r with Z; [lra |].
    replace (PI/2 / Z * Z) with (PI/2) by (field; lra). lra. }
  set (e := (1 - q) / (2 * INR m)). assert (E : 0 < e < 1).
  { unfold e. split; [apply Rdiv_lt_0_compat; lra |]. apply Rmult_lt_reg_r with (2 * INR m); [lra |].
    replace ((1 - q) / (2 * INR m) * (2 * INR m)) with (1 - q) by (field; lra). lra. }
  specialize (A (1 - e) ltac:(lra)). assert (B := bernoulli e m ltac:(lra)).
  assert (INR m * e = (1 - q) / 2) by (unfold e; field; lra).
  assert (q * Z = PI/2) by (unfold q; field; lra). nra.
Qed.

Lemma is_series_one : is_series c (PI/2).
Proof.
  assert (I : forall n, sum_n c n <= sum_n c (S n)) by (intros n; rewrite sum_Sn; unfold plus; simpl;
    generalize (c_positive (S n)); lra).
  destruct (ex_finite_lim_seq_incr (sum_n c) (PI/2) I partial_sums_at_one) as [l Hl].
  replace (PI/2) with l; [exact Hl |].
  assert (A : forall N, sum_n c N <= l) by (intros N; now apply is_lim_seq_incr_compare).
  assert (U : l <= PI/2).
  { apply (is_lim_seq_le (sum_n c) (fun _ => PI/2) l (PI/2));
      [apply partial_sums_at_one | exact Hl | apply is_lim_seq_const]. }
  assert (Lw : forall u, 0 <= u < 1 -> asin u <= l).
  { intros u H. apply (is_lim_seq_le (sum_n (fun n => c n * u ^ (2 * n + 1))) (fun _ => l) (asin u) l);
      [| exact (is_series_inside u H) | apply is_lim_seq_const].
    intros N. apply Rle_trans with (2 := A N). apply sum_n_le_loc. intros k _.
    rewrite <- (Rmult_1_r (c k)) at 2. apply Rmult_le_compat_l; [left; apply c_positive |].
    rewrite <- (pow1 (2 * k + 1)). apply pow_incr. lra. }
  destruct (Rle_lt_dec (PI/2) l) as [G | G]; [lra | exfalso]. generalize PI_bounds; intros P.
  assert (L0 : 0 <= l) by (rewrite <- asin_0; apply Lw; lra).
  set (s := (l + PI/2) / 2). assert (Hs : asin (sin s) = s) by (apply asin_sin; unfold s; lra).
  assert (0 <= sin s < 1).
  { split; [apply sin_ge_0; unfold s; lra |]. rewrite <- sin_PI2. apply sin_increasing_1; unfold s; lra. }
  specialize (Lw (sin s) H). rewrite Hs in Lw. unfold s in Lw. lra.
Qed.

Lemma odd_power w n : (- w) ^ (2 * n + 1) = - w ^ (2 * n + 1).
Proof.
  replace (2 * n + 1)%nat with (S (2 * n)) by lia. rewrite <- !tech_pow_Rmult, !(pow_mult _ 2 n).
  replace ((- w)^2) with (w^2) by ring. ring.
Qed.

Lemma arcsine_series u : -1 <= u <= 1 -> is_series (fun n => c n * u ^ (2 * n + 1)) (asin u).
Proof.
  assert (P : forall u, 0 <= u <= 1 -> is_series (fun n => c n * u ^ (2 * n + 1)) (asin u)).
  { intros w [H0 [H1 | ->]]; [apply is_series_inside; lra |]. rewrite asin_1.
    apply is_series_ext with (2 := is_series_one). intros n. rewrite pow1. symmetry. apply Rmult_1_r. }
  intros H. destruct (Rle_dec 0 u) as [L | L]; [apply P; lra |].
  replace u with (- (- u)) by ring. rewrite asin_opp. assert (A := P (- u) ltac:(lra)).
  apply is_series_opp in A. apply is_series_ext with (2 := A). intros n.
  change (- (c n * (- u) ^ (2 * n + 1)) = c n * (- - u) ^ (2 * n + 1)). rewrite (odd_power (- u)). ring.
Qed.

Theorem kappa_0_series u : -1 <= u <= 1 -> is_series (fun n => / PI * (c n * u ^ (2 * n +
  1))) (kappa_0 u - 1/2).
Proof.
  intros H. replace (kappa_0 u - 1/2) with (/ PI * asin u).
  - apply (is_series_scal (/ PI) (fun n => c n * u ^ (2 * n + 1))), arcsine_series, H.
  - unfold kappa_0. rewrite acos_asin by easy. field. apply PI_neq0.
Qed.
