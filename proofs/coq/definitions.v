(* The objects of St-Arnaud, Carvalho and Farnadi (2026), section 6, over Coq's classical reals.
   Nothing is proved in this file: whoever wants to know what the theorems say reads this and their statements.
   *)
From Coq Require Import Reals.
Open Scope R_scope.

(* Definition 5: h(z) = (sqrt(1 - z^2) + z (pi - arccos z))/pi on [-1, 1]. *)
Definition h (z : R) : R := (sqrt (1 - z^2) + z * (PI - acos z)) / PI.

(* rho^(1) = z, rho^(L+1) = h(rho^(L)).  Layers count from 1; layer 0 is not used. *)
Fixpoint rho (z : R) (L : nat) : R :=
  match L with
  | O => z
  | S O => z
  | S K => h (rho z K)
  end.

(* T_1 = z, T_(L+1) = (1 - arccos(rho^(L))/pi) T_L + rho^(L+1): the recurrence of proposition 5 for T_L = L
   Theta_bar^(L). *)
Fixpoint T (z : R) (L : nat) : R :=
  match L with
  | O => 0
  | S O => z
  | S K => (1 - acos (rho z K) / PI) * T z K + rho z L
  end.

Definition theta_bar (z : R) (L : nat) : R := T z L / INR L.
