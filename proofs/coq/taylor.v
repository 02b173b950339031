(* Taylor polynomials as bounds of sine and cosine, each from the one before by the sign of a derivative; 3.14 < pi < 3.142. *)
From Coq Require Import Reals Lra Lia.
From Coquelicot Require Import Coquelicot.
From NtkVerify.coq Require Import calculus.
Open Scope R_scope.

Ltac integrate_bound f df x previous :=
  apply (nonneg_from_derivative f df 0 x); try lra;
  [intros y _; auto_derive; [easy | field] | intros y Hy; generalize (previous y); lra | rewrite ?sin_0, ?cos_0; lra].

Lemma sin_upper_5 x : 0 <= x -> 0 <= x - x^3/6 + x^5/120 - sin x.
Proof.
  intros H. integrate_bound (fun x => x - x^3/6 + x^5/120 - sin x) (fun x => 1 - x^2/2 + x^4/24 - cos x) x cos_le_quartic.
Qed.
Lemma cos_lower_6 x : 0 <= x -> 0 <= cos x - (1 - x^2/2 + x^4/24 - x^6/720).
Proof.
  intros H. integrate_bound (fun x => cos x - (1 - x^2/2 + x^4/24 - x^6/720)) (fun x => x - x^3/6 + x^5/120 - sin x) x sin_upper_5.
Qed.
Lemma sin_lower_7 x : 0 <= x -> 0 <= sin x - (x - x^3/6 + x^5/120 - x^7/5040).
Proof.
  intros H. integrate_bound (fun x => sin x - (x - x^3/6 + x^5/120 - x^7/5040))
    (fun x => cos x - (1 - x^2/2 + x^4/24 - x^6/720)) x cos_lower_6.
Qed.
Lemma cos_upper_8 x : 0 <= x -> 0 <= 1 - x^2/2 + x^4/24 - x^6/720 + x^8/40320 - cos x.
Proof.
  intros H. integrate_bound (fun x => 1 - x^2/2 + x^4/24 - x^6/720 + x^8/40320 - cos x)
    (fun x => sin x - (x - x^3/6 + x^5/120 - x^7/5040)) x sin_lower_7.
Qed.
Lemma sin_upper_9 x : 0 <= x -> 0 <= x - x^3/6 + x^5/120 - x^7/5040 + x^9/362880 - sin x.
Proof.
  intros H. integrate_bound (fun x => x - x^3/6 + x^5/120 - x^7/5040 + x^9/362880 - sin x)
    (fun x => 1 - x^2/2 + x^4/24 - x^6/720 + x^8/40320 - cos x) x cos_upper_8.
Qed.
Lemma cos_lower_10 x : 0 <= x -> 0 <= cos x - (1 - x^2/2 + x^4/24 - x^6/720 + x^8/40320 - x^10/3628800).
Proof.
  intros H. integrate_bound (fun x => cos x - (1 - x^2/2 + x^4/24 - x^6/720 + x^8/40320 - x^10/3628800))
    (fun x => x - x^3/6 + x^5/120 - x^7/5040 + x^9/362880 - sin x) x sin_upper_9.
Qed.
Lemma sin_lower_11 x : 0 <= x -> 0 <= sin x - (x - x^3/6 + x^5/120 - x^7/5040 + x^9/362880 - x^11/39916800).
Proof.
  intros H. integrate_bound (fun x => sin x - (x - x^3/6 + x^5/120 - x^7/5040 + x^9/362880 - x^11/39916800))
    (fun x => cos x - (1 - x^2/2 + x^4/24 - x^6/720 + x^8/40320 - x^10/3628800)) x cos_lower_10.
Qed.
Lemma cos_upper_12 x : 0 <= x ->
  0 <= 1 - x^2/2 + x^4/24 - x^6/720 + x^8/40320 - x^10/3628800 + x^12/479001600 - cos x.
Proof.
  intros H. integrate_bound (fun x => 1 - x^2/2 + x^4/24 - x^6/720 + x^8/40320 - x^10/3628800 + x^12/479001600 - cos x)
    (fun x => sin x - (x - x^3/6 + x^5/120 - x^7/5040 + x^9/362880 - x^11/39916800)) x sin_lower_11.
Qed.
Lemma sin_upper_13 x : 0 <= x ->
  0 <= x - x^3/6 + x^5/120 - x^7/5040 + x^9/362880 - x^11/39916800 + x^13/6227020800 - sin x.
Proof.
  intros H.
  integrate_bound (fun x => x - x^3/6 + x^5/120 - x^7/5040 + x^9/362880 - x^11/39916800 + x^13/6227020800 - sin x)
    (fun x => 1 - x^2/2 + x^4/24 - x^6/720 + x^8/40320 - x^10/3628800 + x^12/479001600 - cos x) x cos_upper_12.
Qed.

(* cos(1.57) > 0 > cos(1.571) *)
Lemma PI_sharper : 3.14 < PI < 3.142.
Proof.
  generalize PI_bounds; intros P. split.
  - destruct (Rlt_le_dec 3.14 PI) as [L | L]; [easy | exfalso].
    assert (cos 1.57 <= 0) by (apply cos_le_0; lra). generalize (cos_lower_10 1.57). lra.
  - destruct (Rlt_le_dec PI 3.142) as [L | L]; [easy | exfalso].
    assert (0 <= cos 1.571) by (apply cos_ge_0; lra). generalize (cos_upper_12 1.571). lra.
Qed.
