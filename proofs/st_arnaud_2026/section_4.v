(* Section 4 of St-Arnaud et al. (2026): when is the matrix of the kernel without biases invertible at different points of the
   unit sphere?
     L = 2: if and only if the directions of the antipodal pairs +-x_p among the points are linearly independent; its null
            space is isomorphic to the space of their linear relations;
     L >= 3: always.
   The powers of the matrix Z of the inner products are positive semidefinite (Schur), and the layers have expansions with
   nonnegative coefficients ((B.6) and (B.7) of Yu et al.), so that L Theta_bar^(L) is at least a positive multiple of each
   power that occurs.  At L = 2 these are Z and the even powers, from L = 3 on all powers from Z^2 on. *)
From Coq Require Import Reals Lra Lia List.
From Coquelicot Require Import Coquelicot.
From NtkVerify.coq Require Import definitions calculus layer depth quadratic_forms gram schur_product.
From NtkVerify.jacot_2018 Require Import a_4_theorem_3.
From NtkVerify.yu_2025 Require Import eq_b_6 eq_b_7.
From NtkVerify.st_arnaud_2026 Require Import definition_5 proposition_5_range.
Open Scope R_scope.

(* ---- quadratic forms ---- *)

Lemma form_scale N c K v : form N (fun i j => c * K i j) v = c * form N K v.
Proof.
  unfold form. rewrite <- sum_scale. apply sum_ext. intros i _. rewrite <- sum_scale. apply sum_ext. intros j _. ring.
Qed.

Lemma form_one N v : form N (fun _ _ => 1) v = (sum N v)^2.
Proof.
  rewrite (form_ext N _ (fun i j => 1 * (1 * 1)) v v) by (intros; try easy; ring).
  rewrite (form_product N (fun _ => 1)), Rmult_1_l. f_equal. apply sum_ext. intros; ring.
Qed.

Lemma sum_zero N f : (forall i, (i <= N)%nat -> f i = 0) -> sum N f = 0.
Proof. intros H. rewrite (sum_ext N f (fun _ => 0)) by easy. rewrite sum_const. ring. Qed.

Lemma form_rows N K v : form N K v = sum N (fun i => v i * sum N (fun j => K i j * v j)).
Proof. apply sum_ext. intros i _. rewrite <- sum_scale. apply sum_ext. intros; ring. Qed.

(* Where a semidefinite form vanishes the matrix does. *)
Theorem form_null N K v : symmetric N K -> semidefinite N K -> form N K v = 0 ->
  forall i, (i <= N)%nat -> sum N (fun j => K i j * v j) = 0.
Proof.
  intros Sy P Z i Hi. set (w := fun i => sum N (fun j => K i j * v j)).
  enough (E : sum N (fun i => w i ^ 2) = 0).
  { assert (A : w i ^ 2 <= sum N (fun i => w i ^ 2)) by (apply (sum_member N (fun i => w i ^ 2)); [easy | intros; apply pow2_ge_0]).
    assert (w i ^ 2 = 0) by (generalize (pow2_ge_0 (w i)); lra). change (w i = 0). nra. }
  set (s := sum N (fun i => w i ^ 2)) in *. assert (S0 : 0 <= s) by (apply sum_nonneg; intros; apply pow2_ge_0).
  set (f := form N K w). assert (F0 : 0 <= f) by apply P.
  assert (Q : forall t, 0 <= t^2 * f - 2 * t * s).
  { intros t. assert (A := P (fun i => v i + - t * w i)).
    replace (form N K (fun i => v i + - t * w i)) with (form N K v - 2 * t * s + t^2 * f) in A; [lra |].
    assert (E1 : sum N (fun i => w i * sum N (fun j => K i j * v j)) = s) by (apply sum_ext; intros; unfold w; ring).
    assert (E2 : sum N (fun i => v i * sum N (fun j => K i j * w j)) = s).
    { rewrite <- E1. rewrite (sum_ext N _ (fun i => sum N (fun j => v i * K i j * w j))).
      2:{ intros k _. rewrite <- sum_scale. apply sum_ext. intros; ring. }
      rewrite sum_swap. apply sum_ext. intros k Hk. rewrite <- sum_scale. apply sum_ext. intros j Hj.
      rewrite (Sy j k) by easy. ring. }
    unfold f. rewrite !form_rows.
    rewrite (sum_ext N (fun i => (v i + - t * w i) * sum N (fun j => K i j * (v j + - t * w j)))
      (fun i => (v i * sum N (fun j => K i j * v j) + - t * (v i * sum N (fun j => K i j * w j)))
                + (- t * (w i * sum N (fun j => K i j * v j)) + t^2 * (w i * sum N (fun j => K i j * w j))))).
    - rewrite !sum_add, !sum_scale, E1, E2. ring.
    - intros k _. rewrite (sum_ext N (fun j => K k j * (v j + - t * w j)) (fun j => K k j * v j + - t * (K k j * w j))) by (intros; ring).
      rewrite sum_add, sum_scale. ring. }
  destruct (Req_dec s 0) as [E | E]; [easy | exfalso]. assert (0 < s) by lra.
  specialize (Q (s / (f + 1))).
  assert (B : (s / (f + 1))^2 * f - 2 * (s / (f + 1)) * s = - (s / (f + 1))^2 * (f + 2)) by (field; lra).
  rewrite B in Q. assert (0 < (s / (f + 1))^2) by (apply pow_lt, Rdiv_lt_0_compat; lra). nra.
Qed.

(* ---- functions of a matrix with nonnegative coefficients ---- *)

Section Expansions.
Variable N : nat.

Definition correlation (Z : matrix) : Prop :=
  symmetric N Z /\ semidefinite N Z /\ forall i j, (i <= N)%nat -> (j <= N)%nat -> -1 <= Z i j <= 1.

Lemma series_form Z K (a : nat -> R) (p : nat -> nat) v :
  (forall i j, (i <= N)%nat -> (j <= N)%nat -> is_series (fun n => a n * Z i j ^ p n) (K i j)) ->
  is_series (fun n => a n * form N (power Z (p n)) v) (form N K v).
Proof.
  intros H. apply is_series_ext with (fun n => sum N (fun i => sum N (fun j => v i * (a n * Z i j ^ p n) * v j))).
  - intros n. rewrite <- form_scale. reflexivity.
  - unfold form. apply (is_series_sum N (fun n i => sum N (fun j => v i * (a n * Z i j ^ p n) * v j))). intros i Hi.
    apply (is_series_sum N (fun n j => v i * (a n * Z i j ^ p n) * v j)). intros j Hj.
    apply is_series_ext with (fun n => (v i * v j) * (a n * Z i j ^ p n)).
    + intros n. change ((v i * v j) * (a n * Z i j ^ p n) = v i * (a n * Z i j ^ p n) * v j). ring.
    + replace (v i * K i j * v j) with ((v i * v j) * K i j) by ring. exact (is_series_scal (v i * v j) _ _ (H i j Hi Hj)).
Qed.

(* A series with nonnegative coefficients is at least each of its terms. *)
Lemma series_at_least Z K a p v k : symmetric N Z -> semidefinite N Z -> (forall n, 0 <= a n) ->
  (forall i j, (i <= N)%nat -> (j <= N)%nat -> is_series (fun n => a n * Z i j ^ p n) (K i j)) ->
  a k * form N (power Z (p k)) v <= form N K v.
Proof.
  intros Sy P A H. apply (term_below (fun n => a n * form N (power Z (p n)) v)); [| now apply series_form].
  intros n. apply Rmult_le_pos; [easy | now apply power_semidefinite].
Qed.

Definition kappa (Z : matrix) : matrix := fun i j => 1 - acos (Z i j) / PI.
Definition h_of (Z : matrix) : matrix := fun i j => h (Z i j).

Lemma h_series u : -1 <= u <= 1 -> is_series (fun n => / PI * e n * u ^ (2 * n + 2)) (h u - (/ PI + u / 2)).
Proof.
  intros H. assert (A := kappa_1_series u H). replace (h u) with (kappa_1 u) by (unfold h, kappa_1; f_equal; ring).
  apply is_series_ext with (2 := A). intros n. change (/ PI * (e n * u ^ (2 * n + 2)) = / PI * e n * u ^ (2 * n + 2)). ring.
Qed.

Lemma kappa_series u : -1 <= u <= 1 -> is_series (fun n => / PI * c n * u ^ (2 * n + 1)) (1 - acos u / PI - 1/2).
Proof.
  intros H. assert (A := kappa_0_series u H).
  replace (1 - acos u / PI) with (kappa_0 u) by (unfold kappa_0; field; apply PI_neq0).
  apply is_series_ext with (2 := A). intros n. change (/ PI * (c n * u ^ (2 * n + 1)) = / PI * c n * u ^ (2 * n + 1)). ring.
Qed.

Lemma inverse_pi : 0 < / PI.
Proof. apply Rinv_0_lt_compat, PI_RGT_0. Qed.

Lemma e_weight n : 0 < / PI * e n.
Proof. apply Rmult_lt_0_compat; [apply inverse_pi | apply e_positive]. Qed.

Section One.
Variable Z : matrix.
Hypothesis HZ : correlation Z.

(* h(Z) - Z/2 - (a power) is semidefinite. *)
Definition rest : matrix := fun i j => h (Z i j) + - / 2 * Z i j.
Lemma rest_at_least k v : / PI * e k * form N (power Z (2 * k + 2)) v <= form N rest v.
Proof.
  destruct HZ as [Sy [P Rg]].
  assert (A := series_at_least Z (fun i j => h (Z i j) - (/ PI + Z i j / 2)) (fun n => / PI * e n) (fun n => (2 * n + 2)%nat) v k
    Sy P (fun n => Rlt_le _ _ (e_weight n)) (fun i j Hi Hj => h_series _ (Rg i j Hi Hj))).
  cbv beta in A. apply Rle_trans with (1 := A).
  assert (E : form N rest v = form N (fun i j => h (Z i j) - (/ PI + Z i j / 2)) v + / PI * form N (fun _ _ => 1) v).
  { rewrite <- form_scale, <- form_add. apply form_ext; [| easy]. intros. unfold rest. field. apply PI_neq0. }
  rewrite E, form_one. assert (0 <= / PI * (sum N v)^2) by (apply Rmult_le_pos; [left; apply inverse_pi | apply pow2_ge_0]). lra.
Qed.

Lemma rest_semidefinite : semidefinite N rest.
Proof.
  intros v. apply Rle_trans with (2 := rest_at_least 0 v). destruct HZ as [Sy [P _]].
  apply Rmult_le_pos; [left; apply e_weight | now apply power_semidefinite].
Qed.

Lemma rest_symmetric : symmetric N rest.
Proof. intros i j Hi Hj. destruct HZ as [Sy _]. unfold rest. now rewrite (Sy i j). Qed.

Lemma h_form v : form N (h_of Z) v = / 2 * form N Z v + form N rest v.
Proof. rewrite <- form_scale, <- form_add. apply form_ext; [| easy]. intros. unfold rest, h_of. field. Qed.

Lemma h_at_least_half v : / 2 * form N Z v <= form N (h_of Z) v.
Proof. rewrite h_form. generalize (rest_semidefinite v). lra. Qed.

Lemma h_at_least_power k v : / PI * e k * form N (power Z (2 * k + 2)) v <= form N (h_of Z) v.
Proof. rewrite h_form. destruct HZ as [_ [P _]]. generalize (rest_at_least k v) (P v). lra. Qed.

Lemma h_correlation : correlation (h_of Z).
Proof.
  destruct HZ as [Sy [P Rg]]. split; [| split].
  - intros i j Hi Hj. unfold h_of. now rewrite (Sy i j).
  - intros v. generalize (h_at_least_half v) (P v). lra.
  - intros i j Hi Hj. generalize (h_range_closed (Z i j) (Rg i j Hi Hj)). unfold h_of. lra.
Qed.

Lemma kappa_minus_half i j : kappa Z i j + - / 2 = 1 - acos (Z i j) / PI - 1/2.
Proof. unfold kappa. field. apply PI_neq0. Qed.

Lemma kappa_semidefinite : semidefinite N (fun i j => kappa Z i j + - / 2).
Proof.
  destruct HZ as [Sy [P Rg]]. intros v.
  assert (W : forall n, 0 < / PI * c n) by (intros; apply Rmult_lt_0_compat; [apply inverse_pi | apply c_positive]).
  assert (A := series_at_least Z (fun i j => kappa Z i j + - / 2) (fun n => / PI * c n) (fun n => (2 * n + 1)%nat) v 0
    Sy P (fun n => Rlt_le _ _ (W n))).
  apply Rle_trans with (2 := A ltac:(intros i j Hi Hj; cbv beta; rewrite kappa_minus_half; now apply kappa_series, Rg)).
  apply Rmult_le_pos; [left; apply W | now apply power_semidefinite].
Qed.

(* kappa_0(Z) o A is at least A/2. *)
Lemma kappa_product A v : symmetric N A -> semidefinite N A -> / 2 * form N A v <= form N (hadamard (kappa Z) A) v.
Proof.
  intros SA PA. destruct HZ as [Sy _].
  assert (Q := schur N (fun i j => kappa Z i j + - / 2) A ltac:(intros i j Hi Hj; unfold kappa; now rewrite (Sy i j)) SA
    kappa_semidefinite PA v).
  assert (E : form N (hadamard (kappa Z) A) v = / 2 * form N A v + form N (hadamard (fun i j => kappa Z i j + - / 2) A) v).
  { rewrite <- form_scale, <- form_add. apply form_ext; [| easy]. intros. unfold hadamard. field. }
  rewrite E. lra.
Qed.

End One.

(* ---- the layers ---- *)

Section Layers.
Variable Z : matrix.
Hypothesis HZ : correlation Z.

Definition R_of (L : nat) : matrix := fun i j => rho (Z i j) L.
Definition T_of (L : nat) : matrix := fun i j => T (Z i j) L.

Lemma R_correlation L : (1 <= L)%nat -> correlation (R_of L).
Proof.
  revert L. apply layer_ind; [exact HZ |]. intros L HL IH. destruct (h_correlation (R_of L) IH) as [A [B D]].
  assert (E : forall i j, R_of (S L) i j = h_of (R_of L) i j) by (intros; unfold R_of; now rewrite rho_S).
  split; [| split].
  - intros i j Hi Hj. rewrite !E. now apply A.
  - intros v. rewrite (form_ext N (R_of (S L)) (h_of (R_of L)) v v) by easy. apply B.
  - intros i j Hi Hj. rewrite E. now apply D.
Qed.

Lemma R_step L v : (1 <= L)%nat -> / 2 * form N (R_of L) v <= form N (R_of (S L)) v.
Proof.
  intros HL. rewrite (form_ext N (R_of (S L)) (h_of (R_of L)) v v) by (intros; try easy; unfold R_of; now rewrite rho_S).
  now apply h_at_least_half, R_correlation.
Qed.

Lemma T_form L v : (1 <= L)%nat ->
  form N (T_of (S L)) v = form N (hadamard (kappa (R_of L)) (T_of L)) v + form N (R_of (S L)) v.
Proof.
  intros HL. rewrite <- form_add. apply form_ext; [| easy]. intros. unfold T_of. now rewrite T_S.
Qed.

Lemma T_symmetric L : symmetric N (T_of L).
Proof. intros i j Hi Hj. destruct HZ as [Sy _]. unfold T_of. now rewrite (Sy i j). Qed.

Lemma T_semidefinite L : (1 <= L)%nat -> semidefinite N (T_of L).
Proof.
  revert L. apply layer_ind; [exact (proj1 (proj2 HZ)) |]. intros L HL IH v. rewrite T_form by easy.
  assert (A := kappa_product (R_of L) (R_correlation L HL) (T_of L) v (T_symmetric L) IH).
  destruct (R_correlation (S L) ltac:(lia)) as [_ [B _]]. generalize (IH v) (B v). lra.
Qed.

Lemma T_at_least_R L v : (1 <= L)%nat -> form N (R_of (S L)) v <= form N (T_of (S L)) v.
Proof.
  intros HL. rewrite T_form by easy.
  assert (A := kappa_product (R_of L) (R_correlation L HL) (T_of L) v (T_symmetric L) (T_semidefinite L HL)).
  generalize (T_semidefinite L HL v). lra.
Qed.

(* L = 2: Z and the even powers. *)
Lemma T_2_at_least k v : form N Z v + / PI * e k * form N (power Z (2 * k + 2)) v <= form N (T_of 2) v.
Proof.
  rewrite (T_form 1) by lia. destruct HZ as [Sy [P _]].
  assert (A := kappa_product Z HZ (T_of 1) v (T_symmetric 1) (T_semidefinite 1 (le_n 1))).
  change (form N (T_of 1) v) with (form N Z v) in A. change (R_of 1) with Z.
  change (form N (R_of 2) v) with (form N (h_of Z) v). rewrite h_form. generalize (rest_at_least Z HZ k v). lra.
Qed.

(* L = 3: all powers from the second on. *)
Lemma R_3_at_least_even k v : / 2 * (/ PI * e k) * form N (power Z (2 * k + 2)) v <= form N (R_of 3) v.
Proof.
  assert (A := R_step 2 v ltac:(lia)). assert (B := h_at_least_power Z HZ k v). change (h_of Z) with (R_of 2) in B. lra.
Qed.

Lemma R_3_at_least_odd k v : / PI * e 0 * (/ PI * e k) * form N (power Z (2 * k + 3)) v <= form N (R_of 3) v.
Proof.
  assert (A := h_at_least_power (R_of 2) (R_correlation 2 ltac:(lia)) 0 v). change (h_of (R_of 2)) with (R_of 3) in A.
  apply Rle_trans with (2 := A). rewrite Rmult_assoc. apply Rmult_le_compat_l; [left; apply e_weight |].
  destruct HZ as [Sy [P _]]. assert (PR := rest_semidefinite Z HZ). assert (SR := rest_symmetric Z HZ).
  set (a := / PI * e k). set (S' := fun i j => rest Z i j + - a * power Z (2 * k + 2) i j).
  assert (PS' : semidefinite N S').
  { intros w. unfold S'. rewrite form_add, form_scale. generalize (rest_at_least Z HZ k w). fold a. lra. }
  assert (SS' : symmetric N S') by (intros i j Hi Hj; unfold S', power; now rewrite (SR i j), (Sy i j)).
  assert (Q1 := schur N Z Z Sy Sy P P v). assert (Q2 := schur N Z S' Sy SS' P PS' v). assert (Q3 := schur N _ _ SR SR PR PR v).
  assert (E : form N (power (R_of 2) (2 * 0 + 2)) v = / 4 * form N (hadamard Z Z) v + form N (hadamard (rest Z) (rest Z)) v
    + (form N (hadamard Z S') v + a * form N (power Z (2 * k + 3)) v)).
  { rewrite <- !form_scale, <- !form_add. apply form_ext; [| easy]. intros i j _ _. unfold hadamard, S', rest, power, R_of.
    replace (2 * k + 3)%nat with (S (2 * k + 2)) by lia. change (rho (Z i j) 2) with (h (Z i j)).
    change (2 * 0 + 2)%nat with 2%nat. rewrite <- (tech_pow_Rmult (Z i j) (2 * k + 2)). field. }
  rewrite E. lra.
Qed.

Lemma R_3_at_least n : (2 <= n)%nat -> exists C, 0 < C /\ forall v, C * form N (power Z n) v <= form N (R_of 3) v.
Proof.
  intros Hn. destruct (Nat.Even_or_Odd n) as [[m Hm] | [m Hm]].
  - exists (/ 2 * (/ PI * e (m - 1))). split; [apply Rmult_lt_0_compat; [lra | apply e_weight] |]. intros v.
    replace n with (2 * (m - 1) + 2)%nat by lia. apply R_3_at_least_even.
  - exists (/ PI * e 0 * (/ PI * e (m - 1))). split; [apply Rmult_lt_0_compat; apply e_weight |]. intros v.
    replace n with (2 * (m - 1) + 3)%nat by lia. apply R_3_at_least_odd.
Qed.

Lemma T_at_least_R_3 L : (3 <= L)%nat -> exists C, 0 < C /\ forall v, C * form N (R_of 3) v <= form N (T_of L) v.
Proof.
  intros HL. assert (A : exists C, 0 < C /\ forall v, C * form N (R_of 3) v <= form N (R_of L) v).
  { induction HL as [| L HL [C [PC IH]]].
    - exists 1. split; [lra |]. intros. lra.
    - exists (/ 2 * C). split; [lra |]. intros v. generalize (IH v) (R_step L v ltac:(lia)). lra. }
  destruct A as [C [PC A]]. exists C. split; [easy |]. intros v. apply Rle_trans with (1 := A v).
  destruct L as [| L]; [lia |]. apply T_at_least_R. lia.
Qed.

End Layers.
End Expansions.

(* ---- points of the sphere ---- *)

Section Sphere.
Variables (N d : nat) (x : nat -> nat -> R).
Hypothesis unit : forall i, (i <= N)%nat -> dot d (x i) (x i) = 1.
Hypothesis different : forall i j, (i <= N)%nat -> (j <= N)%nat -> i <> j -> exists k, (k <= d)%nat /\ x i k <> x j k.

Definition Z : matrix := fun i j => dot d (x i) (x j).

Lemma Z_correlation : correlation N Z.
Proof.
  split; [apply gram_symmetric | split; [apply gram_semidefinite |]]. intros i j Hi Hj. now apply (z_range N d x unit).
Qed.

Lemma T_scaled L v : (1 <= L)%nat ->
  form N (T_of Z L) v = INR L * form N (fun i j => theta_bar (Z i j) L) v.
Proof.
  intros HL. rewrite <- form_scale. apply form_ext; [| easy]. intros. unfold theta_bar, T_of. field.
  generalize (INR_layer L HL). lra.
Qed.

Theorem definite_from_three L : (3 <= L)%nat -> exists c, 0 < c /\
  smallest_eigenvalue_at_least N (fun i j => theta_bar (Z i j) L) c.
Proof.
  intros HL. set (b := fun n => if le_dec 2 n then 1 else 0).
  assert (Many : forall M, exists n, (M <= n)%nat /\ (2 <= n)%nat /\ Nat.Even n).
  { intros M. exists (2 * M + 2)%nat. repeat split; try lia. exists (S M). lia. }
  assert (Many' : forall M, exists n, (M <= n)%nat /\ (2 <= n)%nat /\ Nat.Odd n).
  { intros M. exists (2 * M + 3)%nat. repeat split; try lia. exists (S M). lia. }
  assert (B : forall n, (2 <= n)%nat -> 0 < b n) by (intros n Hn; unfold b; destruct (le_dec 2 n); [lra | lia]).
  destruct (pair_definite N d x b unit different) as [n [m [Bn [Bm D]]]].
  { intros M. destruct (Many M) as [n [A [Q C]]]. exists n. auto. }
  { intros M. destruct (Many' M) as [n [A [Q C]]]. exists n. auto. }
  assert (Hn : (2 <= n)%nat) by (unfold b in Bn; destruct (le_dec 2 n); [easy | lra]).
  assert (Hm : (2 <= m)%nat) by (unfold b in Bm; destruct (le_dec 2 m); [easy | lra]).
  destruct (R_3_at_least N Z Z_correlation n Hn) as [C1 [P1 A1]], (R_3_at_least N Z Z_correlation m Hm) as [C2 [P2 A2]].
  destruct (T_at_least_R_3 N Z Z_correlation L HL) as [C3 [P3 A3]]. assert (IL := INR_layer L ltac:(lia)).
  set (q := Rmin C1 C2). assert (Q : 0 < q /\ q <= C1 /\ q <= C2) by (unfold q; split; [now apply Rmin_glb_lt | split; [apply Rmin_l | apply Rmin_r]]).
  exists (C3 * (q / 2) / INR L). split; [apply Rdiv_lt_0_compat; [apply Rmult_lt_0_compat |]; lra |]. intros v.
  specialize (A1 v). specialize (A2 v). specialize (A3 v). specialize (D v).
  change (fun i j => dot d (x i) (x j) ^ n + dot d (x i) (x j) ^ m) with (fun i j => power Z n i j + power Z m i j) in D.
  rewrite form_add in D.
  destruct Z_correlation as [Sy [P _]]. assert (S1 := power_semidefinite N Z n Sy P v). assert (S2 := power_semidefinite N Z m Sy P v).
  assert (G : q / 2 * norm2 N v <= form N (R_of Z 3) v).
  { assert (q * form N (power Z n) v <= C1 * form N (power Z n) v) by (apply Rmult_le_compat_r; lra).
    assert (q * form N (power Z m) v <= C2 * form N (power Z m) v) by (apply Rmult_le_compat_r; lra).
    assert (q * (1 * norm2 N v) <= q * (form N (power Z n) v + form N (power Z m) v)) by (apply Rmult_le_compat_l; lra). lra. }
  assert (C3 * (q / 2 * norm2 N v) <= C3 * form N (R_of Z 3) v) by (apply Rmult_le_compat_l; lra).
  rewrite T_scaled in A3 by lia. apply Rmult_le_reg_l with (INR L); [lra |].
  replace (INR L * (C3 * (q / 2) / INR L * norm2 N v)) with (C3 * (q / 2 * norm2 N v)) by (field; lra). lra.
Qed.

(* ---- L = 2 ---- *)

Definition K_2 : matrix := fun i j => theta_bar (Z i j) 2.

Lemma K_2_symmetric : symmetric N K_2.
Proof. intros i j Hi Hj. unfold K_2. f_equal. now apply gram_symmetric with (N := N). Qed.

Theorem K_2_semidefinite : semidefinite N K_2.
Proof.
  intros v. assert (A := T_semidefinite N Z Z_correlation 2 ltac:(lia) v). rewrite T_scaled in A by lia.
  simpl INR in A. unfold K_2. lra.
Qed.

(* x_j = -x_i *)
Definition opposite (i j : nat) : Prop := forall k, (k <= d)%nat -> x j k = - x i k.

Lemma opposite_symmetric i j : opposite i j -> opposite j i.
Proof. intros H k Hk. rewrite H by easy. ring. Qed.

Lemma opposite_minus_one i j : (i <= N)%nat -> (j <= N)%nat -> opposite i j <-> Z i j = -1.
Proof.
  intros Hi Hj. assert (E := z_expand N d x unit 1 i j Hi Hj ltac:(ring)). cbv beta in E. change (dot d (x i) (x j)) with (Z i j) in E.
  split; intros H.
  - rewrite (sum_zero d) in E; [lra |]. intros k Hk. rewrite H by easy. ring.
  - intros k Hk. rewrite H in E. assert (A : (x i k + 1 * x j k)^2 <= sum d (fun k => (x i k + 1 * x j k)^2))
      by (apply (sum_member d (fun k => (x i k + 1 * x j k)^2)); [easy | intros; apply pow2_ge_0]).
    assert ((x i k + 1 * x j k)^2 = 0) by (generalize (pow2_ge_0 (x i k + 1 * x j k)); lra). nra.
Qed.

Lemma opposite_unique i j j' : (i <= N)%nat -> (j <= N)%nat -> (j' <= N)%nat -> opposite i j -> opposite i j' -> j = j'.
Proof.
  intros Hi Hj Hj' A B. destruct (Nat.eq_dec j j') as [E | E]; [easy | exfalso].
  destruct (different j j' Hj Hj' E) as [k [Hk Q]]. apply Q. now rewrite A, B.
Qed.

Lemma opposite_irreflexive i : (i <= N)%nat -> ~ opposite i i.
Proof. intros Hi A. apply opposite_minus_one in A; try easy. assert (B := unit i Hi). unfold Z in A. lra. Qed.

Lemma opposite_negates i j l : opposite i j -> Z l j = - Z l i.
Proof.
  intros A. unfold Z, dot. rewrite <- (Rmult_1_l (sum d (fun k => x l k * x i k))), Ropp_mult_distr_l, <- sum_scale.
  apply sum_ext. intros k Hk. rewrite A by easy. ring.
Qed.

(* Sums over the opposite points of one point. *)
Definition mark (i j : nat) : R := if Req_EM_T (Z i j) (-1) then 1 else 0.

Lemma mark_sum_some i p f : (i <= N)%nat -> (p <= N)%nat -> opposite i p -> sum N (fun j => mark i j * f j) = f p.
Proof.
  intros Hi Hp A. rewrite (sum_ext N _ (fun j => (if Nat.eq_dec p j then 1 else 0) * f j)).
  - rewrite delta_sum by easy. ring.
  - intros j Hj. unfold mark. destruct (Req_EM_T (Z i j) (-1)) as [E | E], (Nat.eq_dec p j) as [Q | Q]; try easy; exfalso.
    + apply Q. apply opposite_minus_one in E; try easy. now apply (opposite_unique i).
    + apply E. subst j. now apply opposite_minus_one.
Qed.

Lemma mark_sum_none i f : (i <= N)%nat -> (forall p, (p <= N)%nat -> ~ opposite i p) -> sum N (fun j => mark i j * f j) = 0.
Proof.
  intros Hi A. apply sum_zero. intros j Hj. unfold mark. destruct (Req_EM_T (Z i j) (-1)) as [E | E]; [exfalso | ring].
  apply (A j Hj). now apply opposite_minus_one.
Qed.

Lemma mark_symmetric i j : mark i j = mark j i.
Proof. unfold mark. replace (Z j i) with (Z i j); [easy |]. apply sum_ext. intros; ring. Qed.

(* The directions of the antipodal pairs, one point of each, the first in the list, are linearly dependent. *)
Definition pairs_dependent : Prop := exists c : nat -> R,
  (exists i, (i <= N)%nat /\ c i <> 0) /\
  (forall i, (i <= N)%nat -> c i <> 0 -> exists j, (i < j <= N)%nat /\ opposite i j) /\
  (forall k, (k <= d)%nat -> sum N (fun i => c i * x i k) = 0).

Definition singular (K : matrix) : Prop := exists v : nat -> R,
  (exists i, (i <= N)%nat /\ v i <> 0) /\ forall i, (i <= N)%nat -> sum N (fun j => K i j * v j) = 0.

Lemma T_2_odd z : -1 <= z <= 1 -> theta_bar z 2 - theta_bar (- z) 2 = z.
Proof.
  intros H. unfold theta_bar. rewrite !T_2. unfold h. rewrite acos_opp. replace (1 - (- z)^2) with (1 - z^2) by ring.
  simpl INR. field. apply PI_neq0.
Qed.

(* The null space of K_2, and the linear relations between the directions of the antipodal pairs, the first point of each. *)
Definition null (v : nat -> R) : Prop := forall i, (i <= N)%nat -> sum N (fun j => K_2 i j * v j) = 0.
Definition relation (c : nat -> R) : Prop :=
  (forall i, (i <= N)%nat -> c i <> 0 -> exists j, (i < j <= N)%nat /\ opposite i j) /\
  (forall k, (k <= d)%nat -> sum N (fun i => c i * x i k) = 0).

(* c at the first point of each pair, -c at the second. *)
Definition odd_extension (c : nat -> R) (j : nat) : R := c j - sum N (fun l => mark j l * c l).

Lemma relation_second c i j : relation c -> (i < j <= N)%nat -> opposite i j -> c j = 0.
Proof.
  intros [First _] Hj O. destruct (Req_dec (c j) 0) as [E | E]; [easy | exfalso].
  destruct (First j ltac:(lia) E) as [q [Hq B]]. assert (q = i) by (apply (opposite_unique j); try lia; [easy | now apply opposite_symmetric]). lia.
Qed.

Lemma relation_null c : relation c -> null (odd_extension c).
Proof.
  intros [First Rel] i Hi. unfold odd_extension.
  transitivity (sum N (fun l => c l * (K_2 i l - sum N (fun j => mark l j * K_2 i j)))).
  + rewrite (sum_ext N _ (fun j => K_2 i j * c j + - 1 * sum N (fun l => mark j l * K_2 i j * c l))).
    2:{ intros j _. rewrite (sum_ext N (fun l => mark j l * K_2 i j * c l) (fun l => K_2 i j * (mark j l * c l))) by (intros; ring). rewrite sum_scale. ring. }
    rewrite sum_add, sum_scale, sum_swap.
    rewrite (sum_ext N (fun l => c l * (K_2 i l - sum N (fun j => mark l j * K_2 i j)))
      (fun l => K_2 i l * c l + - 1 * sum N (fun j => mark j l * K_2 i j * c l))).
    * now rewrite sum_add, sum_scale.
    * intros l _. rewrite (sum_ext N (fun j => mark j l * K_2 i j * c l) (fun j => c l * (mark l j * K_2 i j))) by (intros j _; rewrite (mark_symmetric j l); ring).
      rewrite sum_scale. ring.
  + rewrite (sum_ext N _ (fun l => sum d (fun k => x i k * (c l * x l k)))).
    * unfold sum at 1 2. rewrite <- (Rmult_0_r 1). 
      assert (S : forall M, sum M (fun l => sum d (fun k => x i k * (c l * x l k))) = sum d (fun k => x i k * sum M (fun l => c l * x l k))).
      { induction M as [| M IH]; [easy |]. rewrite sum_S, IH, <- sum_add. apply sum_ext. intros k _. rewrite sum_S. ring. }
      rewrite Rmult_0_r. change (sum N (fun l => sum d (fun k => x i k * (c l * x l k))) = 0).
      rewrite S. apply sum_zero. intros k Hk. rewrite Rel by easy. ring.
    * intros l Hl. rewrite (sum_ext d _ (fun k => c l * (x i k * x l k))) by (intros; ring). rewrite sum_scale.
      destruct (Req_dec (c l) 0) as [E | E]; [rewrite E; ring |]. destruct (First l Hl E) as [p [Hp A]].
      rewrite (mark_sum_some l p) by (easy || lia). f_equal. unfold K_2. rewrite (opposite_negates l p i A).
      change (sum d (fun k => x i k * x l k)) with (Z i l). apply T_2_odd. now apply Z_correlation.
Qed.

Lemma dependent_singular : pairs_dependent -> singular K_2.
Proof.
  intros [c [[i0 [Hi0 Ci0]] Rel]]. exists (odd_extension c). split; [| now apply relation_null].
  exists i0. split; [easy |]. destruct (proj1 Rel i0 Hi0 Ci0) as [p [Hp A]]. unfold odd_extension.
  rewrite (mark_sum_some i0 p), (relation_second c i0 p) by (easy || lia). lra.
Qed.

(* The limit of the even powers of Z: the points and their opposites. *)
Lemma even_powers_limit i j : (i <= N)%nat -> (j <= N)%nat ->
  is_lim_seq (fun k => Z i j ^ (2 * k + 2)) ((if Nat.eq_dec i j then 1 else 0) + mark i j).
Proof.
  intros Hi Hj. unfold mark. destruct (Nat.eq_dec i j) as [<- | E].
  - assert (E : Z i i = 1) by now apply unit. rewrite E. destruct (Req_EM_T 1 (-1)); [lra |]. rewrite Rplus_0_r.
    apply is_lim_seq_ext with (fun _ => 1); [intros; now rewrite pow1 | apply is_lim_seq_const].
  - destruct (Req_EM_T (Z i j) (-1)) as [Q | Q].
    + rewrite Q, Rplus_0_l. apply is_lim_seq_ext with (fun _ => 1); [| apply is_lim_seq_const].
      intros k. replace (2 * k + 2)%nat with (2 * S k)%nat by lia. now rewrite pow_1_even.
    + rewrite Rplus_0_l. assert (B1 := z_range N d x unit i j Hi Hj). assert (B2 := z_below_one N d x unit different i j Hi Hj E).
      change (-1 <= Z i j <= 1) in B1. change (Z i j < 1) in B2.
      apply is_lim_seq_ext with (fun k => (Z i j ^ 2) ^ S k).
      * intros k. rewrite <- pow_mult. f_equal. lia.
      * apply (is_lim_seq_incr_1 (fun k => (Z i j ^ 2) ^ k)), is_lim_seq_geom.
        assert (B3 : -1 < Z i j) by (destruct B1 as [[B1 | B1] _]; [easy | now rewrite B1 in Q]).
        rewrite Rabs_right; nra.
Qed.

Lemma limit_sum M (a : nat -> nat -> R) (l : nat -> R) : (forall j, (j <= M)%nat -> is_lim_seq (fun k => a k j) (l j)) ->
  is_lim_seq (fun k => sum M (fun j => a k j)) (sum M l).
Proof.
  induction M as [| M IH]; intros H; unfold sum in *; simpl; [now apply H |].
  apply (is_lim_seq_plus' (fun k => sum_f_R0 (fun j => a k j) M) (fun k => a k (S M))); [apply IH; intros; apply H; lia | apply H; lia].
Qed.

Lemma singular_odd v : form N K_2 v = 0 ->
  (forall k, (k <= d)%nat -> sum N (fun i => x i k * v i) = 0) /\
  (forall i, (i <= N)%nat -> v i + sum N (fun j => mark i j * v j) = 0).
Proof.
  intros F. assert (A := fun k => T_2_at_least N Z Z_correlation k v). rewrite T_scaled in A by lia.
  change (form N (fun i j => theta_bar (Z i j) 2) v) with (form N K_2 v) in A. rewrite F, Rmult_0_r in A.
  destruct Z_correlation as [Sy [P _]]. assert (Q := fun k => power_semidefinite N Z k Sy P v).
  assert (A' : forall k, form N Z v = 0 /\ form N (power Z (2 * k + 2)) v = 0).
  { intros k. specialize (A k). assert (W := e_weight k). assert (P0 := P v). assert (Q0 := Q (2 * k + 2)%nat).
    split; [| nra]. assert (0 <= / PI * e k * form N (power Z (2 * k + 2)) v) by (apply Rmult_le_pos; lra). lra. }
  split.
  - intros k Hk. destruct (A' 0%nat) as [Z0 _]. unfold Z in Z0. rewrite form_gram in Z0.
    assert (B : (sum N (fun i => x i k * v i))^2 <= sum d (fun k => (sum N (fun i => x i k * v i))^2))
      by (apply (sum_member d (fun k => (sum N (fun i => x i k * v i))^2)); [easy | intros; apply pow2_ge_0]).
    assert (B0 : (sum N (fun i => x i k * v i))^2 = 0) by (generalize (pow2_ge_0 (sum N (fun i => x i k * v i))); lra).
    set (s := sum N (fun i => x i k * v i)) in *. nra.
  - intros i Hi.
    assert (L : is_lim_seq (fun k => sum N (fun j => Z i j ^ (2 * k + 2) * v j))
                  (sum N (fun j => ((if Nat.eq_dec i j then 1 else 0) + mark i j) * v j))).
    { apply (limit_sum N (fun k j => Z i j ^ (2 * k + 2) * v j)). intros j Hj.
      apply (is_lim_seq_scal_r (fun k => Z i j ^ (2 * k + 2)) (v j) (Finite _)). now apply even_powers_limit. }
    assert (L0 : is_lim_seq (fun k => sum N (fun j => Z i j ^ (2 * k + 2) * v j)) 0).
    { apply is_lim_seq_ext with (fun _ => 0); [| apply is_lim_seq_const]. intros k. symmetry.
      apply (form_null N (power Z (2 * k + 2)) v); try easy.
      - intros a b Ha Hb. unfold power. now rewrite (Sy a b).
      - intros w. now apply power_semidefinite.
      - now apply A'. }
    apply is_lim_seq_unique in L. apply is_lim_seq_unique in L0. rewrite L in L0. apply Rbar_finite_eq in L0.
    rewrite (sum_ext N _ (fun j => (if Nat.eq_dec i j then 1 else 0) * v j + mark i j * v j)) in L0 by (intros; ring).
    rewrite sum_add, delta_sum in L0 by easy. lra.
Qed.

Lemma partner v i : (i <= N)%nat -> (forall i, (i <= N)%nat -> v i + sum N (fun j => mark i j * v j) = 0) ->
  v i <> 0 -> exists j, (j <= N)%nat /\ opposite i j /\ v j = - v i.
Proof.
  intros Hi A V. specialize (A i Hi).
  destruct (Classical_Prop.classic (exists j, (j <= N)%nat /\ opposite i j)) as [[j [Hj O]] | None].
  - exists j. split; [easy | split; [easy |]]. rewrite (mark_sum_some i j) in A by easy. lra.
  - exfalso. rewrite mark_sum_none in A; [lra | easy |]. intros p Hp O. apply None. now exists p.
Qed.

(* v at the first point of each pair, 0 elsewhere. *)
Definition first (i j : nat) : R := if lt_dec i j then mark i j else 0.
Definition at_first (v : nat -> R) (i : nat) : R := sum N (fun j => first i j * v i).

Lemma at_first_some v i j : (i < j <= N)%nat -> opposite i j -> at_first v i = v i.
Proof.
  intros Hj O. unfold at_first. transitivity (sum N (fun l => mark i l * v i)).
  - apply sum_ext. intros l Hl. unfold first. destruct (lt_dec i l) as [Q | Q]; [easy |]. unfold mark.
    destruct (Req_EM_T (Z i l) (-1)) as [E | E]; [exfalso | ring]. apply opposite_minus_one in E; try lia.
    assert (l = j) by (apply (opposite_unique i); try lia; easy). lia.
  - apply (mark_sum_some i j (fun _ => v i)); try lia. easy.
Qed.

Lemma at_first_none v i : (i <= N)%nat -> (forall j, (i < j <= N)%nat -> ~ opposite i j) -> at_first v i = 0.
Proof.
  intros Hi G. apply sum_zero. intros j Hj. unfold first. destruct (lt_dec i j) as [Q | Q]; [| ring]. unfold mark.
  destruct (Req_EM_T (Z i j) (-1)) as [E | E]; [exfalso | ring]. apply (G j ltac:(lia)). now apply opposite_minus_one.
Qed.

Lemma null_form v : null v -> form N K_2 v = 0.
Proof. intros Kv. rewrite form_rows. apply sum_zero. intros i Hi. rewrite Kv by easy. ring. Qed.

Lemma null_relation v : null v -> relation (at_first v).
Proof.
  intros Kv. destruct (singular_odd v (null_form v Kv)) as [Lin Odd]. set (c := at_first v). split.
  - intros i Hi Ci. destruct (Classical_Prop.classic (exists j, (i < j <= N)%nat /\ opposite i j)) as [G | G]; [easy | exfalso].
    apply Ci. apply at_first_none; [easy |]. intros j Hj O. apply G. now exists j.
  - intros k Hk. enough (G : 2 * sum N (fun i => c i * x i k) = sum N (fun i => x i k * v i)) by (rewrite Lin in G by easy; lra).
    assert (E1 : sum N (fun i => c i * x i k) = sum N (fun i => sum N (fun j => first i j * (x i k * v i)))).
    { apply sum_ext. intros i _. unfold c, at_first.
      rewrite (sum_ext N (fun j => first i j * (x i k * v i)) (fun j => x i k * (first i j * v i))) by (intros; ring).
      rewrite sum_scale. ring. }
    assert (E2 : sum N (fun i => c i * x i k) = sum N (fun i => sum N (fun j => first j i * (x i k * v i)))).
    { rewrite E1, sum_swap. apply sum_ext. intros i Hi. apply sum_ext. intros j Hj. unfold first.
      destruct (lt_dec j i) as [Q | Q]; [| ring]. unfold mark. destruct (Req_EM_T (Z j i) (-1)) as [E | E]; [| ring].
      apply opposite_minus_one in E; try easy. rewrite (E k Hk). specialize (Odd j Hj).
      rewrite (mark_sum_some j i) in Odd by easy. replace (v i) with (- v j) by lra. ring. }
    rewrite double. rewrite E1 at 1. rewrite E2, <- sum_add. apply sum_ext. intros i Hi. rewrite <- sum_add.
    rewrite (sum_ext N _ (fun j => mark i j * (x i k * v i))).
    2:{ intros j Hj. unfold first. destruct (lt_dec i j), (lt_dec j i); try lia; rewrite ?(mark_symmetric j i); try ring.
        replace j with i by lia. unfold mark. destruct (Req_EM_T (Z i i) (-1)) as [E | E]; [exfalso | ring].
        apply opposite_minus_one in E; try easy. now apply opposite_irreflexive in E. }
    destruct (Req_dec (v i) 0) as [E | E].
    + rewrite E, Rmult_0_r. apply sum_zero. intros; ring.
    + destruct (partner v i Hi Odd E) as [j [Hj [O _]]]. now rewrite (mark_sum_some i j (fun _ => x i k * v i)).
Qed.

Lemma singular_dependent : singular K_2 -> pairs_dependent.
Proof.
  intros [v [[i0 [Hi0 V0]] Kv]]. destruct (singular_odd v (null_form v Kv)) as [_ Odd].
  exists (at_first v). split; [| exact (null_relation v Kv)].
  destruct (partner v i0 Hi0 Odd V0) as [j [Hj [O E]]].
  destruct (lt_eq_lt_dec i0 j) as [[L | L] | L].
  - exists i0. split; [easy |]. now rewrite (at_first_some v i0 j).
  - subst j. now apply opposite_irreflexive in O.
  - exists j. split; [easy |]. rewrite (at_first_some v j i0); [lra | lia |]. now apply opposite_symmetric.
Qed.

Theorem singular_iff_dependent : singular K_2 <-> pairs_dependent.
Proof. split; [apply singular_dependent | apply dependent_singular]. Qed.

(* The null space is isomorphic to the space of relations: each of the two maps is linear, and they are inverse. *)
Lemma at_first_linear a b v w i : at_first (fun i => a * v i + b * w i) i = a * at_first v i + b * at_first w i.
Proof. unfold at_first. rewrite <- !sum_scale, <- sum_add. apply sum_ext. intros; ring. Qed.

Lemma odd_extension_linear a b c e j :
  odd_extension (fun i => a * c i + b * e i) j = a * odd_extension c j + b * odd_extension e j.
Proof.
  unfold odd_extension. rewrite (sum_ext N _ (fun l => a * (mark j l * c l) + b * (mark j l * e l))) by (intros; ring).
  rewrite sum_add, !sum_scale. ring.
Qed.

Lemma null_from_relation v : null v -> forall i, (i <= N)%nat -> odd_extension (at_first v) i = v i.
Proof.
  intros Kv i Hi. destruct (singular_odd v (null_form v Kv)) as [_ Odd]. assert (Rel := null_relation v Kv). unfold odd_extension.
  destruct (Classical_Prop.classic (exists j, (j <= N)%nat /\ opposite i j)) as [[j [Hj O]] | None].
  - assert (O' := opposite_symmetric i j O). rewrite (mark_sum_some i j) by easy. specialize (Odd i Hi). rewrite (mark_sum_some i j) in Odd by easy.
    destruct (lt_eq_lt_dec i j) as [[L | L] | L].
    + rewrite (at_first_some v i j), (relation_second _ i j Rel) by (easy || lia). ring.
    + subst j. now apply opposite_irreflexive in O.
    + rewrite (at_first_some v j i), (relation_second _ j i Rel) by (easy || lia). lra.
  - assert (None' : forall p, (p <= N)%nat -> ~ opposite i p) by (intros p Hp O; apply None; now exists p).
    specialize (Odd i Hi). rewrite mark_sum_none in Odd by easy. rewrite (mark_sum_none i) by easy.
    rewrite at_first_none by (easy || intros j Hj; apply None'; lia). lra.
Qed.

Lemma relation_from_null c : relation c -> forall i, (i <= N)%nat -> at_first (odd_extension c) i = c i.
Proof.
  intros Rel i Hi. destruct (Classical_Prop.classic (exists j, (i < j <= N)%nat /\ opposite i j)) as [[j [Hj O]] | None].
  - rewrite (at_first_some _ i j) by easy. unfold odd_extension. rewrite (mark_sum_some i j), (relation_second c i j) by (easy || lia). ring.
  - assert (None' : forall j, (i < j <= N)%nat -> ~ opposite i j) by (intros p Hp O; apply None; now exists p).
    rewrite at_first_none by easy. destruct (Req_dec (c i) 0) as [E | E]; [easy | exfalso].
    destruct (proj1 Rel i Hi E) as [j [Hj O]]. now apply (None' j).
Qed.

Theorem null_space_is_relations : exists F G : (nat -> R) -> nat -> R,
  (forall a b v w i, F (fun i => a * v i + b * w i) i = a * F v i + b * F w i) /\
  (forall a b c e i, G (fun i => a * c i + b * e i) i = a * G c i + b * G e i) /\
  (forall v, null v -> relation (F v) /\ forall i, (i <= N)%nat -> G (F v) i = v i) /\
  (forall c, relation c -> null (G c) /\ forall i, (i <= N)%nat -> F (G c) i = c i) /\
  (forall v i j, (i < j <= N)%nat -> opposite i j -> F v i = v i).
Proof.
  exists at_first, odd_extension. split; [exact at_first_linear | split; [exact odd_extension_linear | split; [| split]]].
  - intros v Kv. split; [now apply null_relation | now apply null_from_relation].
  - intros c Rel. split; [now apply relation_null | now apply relation_from_null].
  - exact at_first_some.
Qed.

(* A semidefinite matrix that is not singular is definite. *)
Theorem definite_iff_independent : (forall v, (exists i, (i <= N)%nat /\ v i <> 0) -> 0 < form N K_2 v) <-> ~ pairs_dependent.
Proof.
  rewrite <- singular_iff_dependent. split.
  - intros A [v [V Kv]]. specialize (A v V). rewrite form_rows, sum_zero in A; [lra |]. intros i Hi. rewrite Kv by easy. ring.
  - intros A v V. destruct (K_2_semidefinite v) as [Q | Q]; [easy | exfalso]. apply A. exists v. split; [easy |].
    apply form_null; [apply K_2_symmetric | apply K_2_semidefinite | easy].
Qed.

(* ---- three pairs are needed ---- *)

Lemma two_terms (c f : nat -> R) i j : (i <= N)%nat -> (j <= N)%nat -> i <> j ->
  (forall l, (l <= N)%nat -> l <> i -> l <> j -> c l = 0) -> sum N (fun l => c l * f l) = c i * f i + c j * f j.
Proof.
  intros Hi Hj E A.
  rewrite (sum_ext N _ (fun l => (if Nat.eq_dec i l then c i else 0) * f l + (if Nat.eq_dec j l then c j else 0) * f l)).
  - now rewrite sum_add, !delta_sum.
  - intros l Hl. destruct (Nat.eq_dec i l) as [Ei | Ni], (Nat.eq_dec j l) as [Ej | Nj].
    + exfalso. apply E. now rewrite Ei, Ej.
    + rewrite Ei. ring.
    + rewrite Ej. ring.
    + rewrite (A l) by (easy || now apply not_eq_sym). ring.
Qed.

(* The directions of one pair, and of two pairs, are independent. *)
Lemma third_direction c i j : (i <= N)%nat -> (j <= N)%nat -> i <> j -> c i <> 0 ->
  (forall i, (i <= N)%nat -> c i <> 0 -> exists j, (i < j <= N)%nat /\ opposite i j) ->
  (forall k, (k <= d)%nat -> sum N (fun i => c i * x i k) = 0) ->
  exists l, (l <= N)%nat /\ l <> i /\ l <> j /\ c l <> 0.
Proof.
  intros Hi Hj E Ci First Rel.
  destruct (Classical_Prop.classic (exists l, (l <= N)%nat /\ l <> i /\ l <> j /\ c l <> 0)) as [A | A]; [easy | exfalso].
  assert (Two : forall k, (k <= d)%nat -> c i * x i k + c j * x j k = 0).
  { intros k Hk. rewrite <- (Rel k Hk), (two_terms c (fun l => x l k) i j); try easy. intros l Hl Li Lj.
    destruct (Req_dec (c l) 0) as [Q | Q]; [easy | exfalso; apply A; now exists l]. }
  assert (Cj : c j <> 0).
  { intros Q. assert (U := unit i Hi). unfold dot in U. rewrite (sum_zero d) in U; [lra |]. intros k Hk.
    specialize (Two k Hk). rewrite Q in Two. assert (Z0 : c i * x i k = 0) by lra. apply Rmult_integral in Z0. destruct Z0; [easy |].
    rewrite H. ring. }
  (* both are unit vectors: x_j = +-x_i *)
  assert (Sq : c i * c i = c j * c j).
  { assert (Ui := unit i Hi). assert (Uj := unit j Hj). unfold dot in Ui, Uj.
    rewrite <- (Rmult_1_r (c i * c i)), <- (Rmult_1_r (c j * c j)). rewrite <- Ui at 1. rewrite <- Uj, <- !sum_scale.
    apply sum_ext. intros k Hk. specialize (Two k Hk). replace (c i * c i * (x i k * x i k)) with ((c i * x i k) * (c i * x i k)) by ring.
    replace (c i * x i k) with (- (c j * x j k)) by lra. ring. }
  assert (Sg : (c i - c j) * (c i + c j) = 0) by lra. apply Rmult_integral in Sg. destruct Sg as [Q | Q].
  - assert (O : opposite i j).
    { intros k Hk. specialize (Two k Hk). replace (c j) with (c i) in Two by lra.
      assert (Z0 : c i * (x i k + x j k) = 0) by lra. apply Rmult_integral in Z0. destruct Z0; [easy | lra]. }
    destruct (First i Hi Ci) as [p [Hp Op]], (First j Hj Cj) as [q [Hq Oq]].
    assert (p = j) by (apply (opposite_unique i); try lia; easy).
    assert (q = i) by (apply (opposite_unique j); try lia; [easy | now apply opposite_symmetric]). lia.
  - destruct (different i j Hi Hj E) as [k [Hk D]]. specialize (Two k Hk). replace (c j) with (- c i) in Two by lra.
    assert (Z0 : c i * (x i k - x j k) = 0) by lra. apply Rmult_integral in Z0. destruct Z0; [easy | lra].
Qed.

Theorem three_pairs : pairs_dependent -> exists i j l i' j' l', opposite i i' /\ opposite j j' /\ opposite l l' /\
  NoDup (i :: i' :: j :: j' :: l :: l' :: nil) /\ List.Forall (fun k => (k <= N)%nat) (i :: i' :: j :: j' :: l :: l' :: nil).
Proof.
  intros [c [[i [Hi Ci]] [First Rel]]].
  assert (J : exists j, (j <= N)%nat /\ j <> i /\ c j <> 0).
  { destruct (First i Hi Ci) as [p [Hp _]].
    destruct (third_direction c i p Hi ltac:(lia) ltac:(lia) Ci First Rel) as [j [Hj [Ej [_ Cj]]]]. now exists j. }
  destruct J as [j [Hj [Eji Cj]]]. destruct (third_direction c i j Hi Hj ltac:(lia) Ci First Rel) as [l [Hl [Eli [Elj Cl]]]].
  destruct (First i Hi Ci) as [i' [Hi' Oi]], (First j Hj Cj) as [j' [Hj' Oj]], (First l Hl Cl) as [l' [Hl' Ol]].
  assert (Mixed : forall a a' b b', (a < a' <= N)%nat -> (b < b' <= N)%nat -> opposite a a' -> opposite b b' -> a' <> b).
  { intros a a' b b' Ha Hb Oa Ob E. subst b. assert (b' = a) by (apply (opposite_unique a'); try lia; [easy | now apply opposite_symmetric]). lia. }
  assert (Second : forall a a' b b', (a < a' <= N)%nat -> (b < b' <= N)%nat -> opposite a a' -> opposite b b' -> a <> b -> a' <> b').
  { intros a a' b b' Ha Hb Oa Ob E Q. subst b'. apply E. apply (opposite_unique a'); try lia; now apply opposite_symmetric. }
  assert (M := fun a a' b b' Ha Hb Oa Ob => Mixed a a' b b' Ha Hb Oa Ob).
  exists i, j, l, i', j', l'. split; [easy | split; [easy | split; [easy | split]]].
  - assert (A1 := M i i' j j' Hi' Hj' Oi Oj). assert (A2 := M i i' l l' Hi' Hl' Oi Ol). assert (A3 := M j j' i i' Hj' Hi' Oj Oi).
    assert (A4 := M j j' l l' Hj' Hl' Oj Ol). assert (A5 := M l l' i i' Hl' Hi' Ol Oi). assert (A6 := M l l' j j' Hl' Hj' Ol Oj).
    assert (B1 := Second i i' j j' Hi' Hj' Oi Oj (not_eq_sym Eji)). assert (B2 := Second i i' l l' Hi' Hl' Oi Ol (not_eq_sym Eli)).
    assert (B3 := Second j j' l l' Hj' Hl' Oj Ol (not_eq_sym Elj)).
    assert (C1 := Nat.lt_neq _ _ (proj1 Hi')). assert (C2 := Nat.lt_neq _ _ (proj1 Hj')). assert (C3 := Nat.lt_neq _ _ (proj1 Hl')).
    repeat constructor; simpl; intros Q; repeat (destruct Q as [Q | Q]); congruence || easy.
  - repeat constructor; lia.
Qed.

(* Fewer than six points, or n_0 = 1. *)
Corollary six_points : pairs_dependent -> (5 <= N)%nat /\ (1 <= d)%nat.
Proof.
  intros H. destruct (three_pairs H) as [i [j [l [i' [j' [l' [Oi [Oj [Ol [Nd Fa]]]]]]]]]]. split.
  - assert (Le : (length (i :: i' :: j :: j' :: l :: l' :: nil) <= length (seq 0 (S N)))%nat).
    { apply NoDup_incl_length; [easy |]. intros k Hk. apply in_seq. rewrite List.Forall_forall in Fa. specialize (Fa k Hk). lia. }
    rewrite seq_length in Le. simpl in Le. lia.
  - destruct d as [| d']; [exfalso | lia].
    rewrite List.Forall_forall in Fa. assert (Hi := Fa i ltac:(simpl; tauto)). assert (Hi' := Fa i' ltac:(simpl; tauto)). assert (Hj := Fa j ltac:(simpl; tauto)).
    inversion Nd as [| ? ? N1 N2]; subst. inversion N2 as [| ? ? N3 N4]; subst. simpl in N1, N3.
    assert (G : forall a, (a <= N)%nat -> x a 0%nat = 1 \/ x a 0%nat = -1) by (intros a Ha; apply one_dimension, unit; easy).
    assert (Q : forall a b, (a <= N)%nat -> (b <= N)%nat -> a <> b -> x a 0%nat <> x b 0%nat).
    { intros a b Ha Hb E. destruct (different a b Ha Hb E) as [k [Hk D]]. now replace k with 0%nat in D by lia. }
    
    assert (Q1 := Q i i' Hi Hi' ltac:(intros E; apply N1; left; now symmetry)).
    assert (Q2 := Q i j Hi Hj ltac:(intros E; apply N1; right; left; now symmetry)).
    assert (Q3 := Q i' j Hi' Hj ltac:(intros E; apply N3; left; now symmetry)).
    destruct (G i Hi), (G i' Hi'), (G j Hj); lra.
Qed.

End Sphere.
