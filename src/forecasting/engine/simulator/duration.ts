/** How long something takes, in seconds; drawn anew for every contact. */
export type DurationDistribution =
  | { readonly kind: 'constant'; readonly seconds: number }
  | { readonly kind: 'exponential'; readonly meanSeconds: number }
  | { readonly kind: 'lognormal'; readonly meanSeconds: number; readonly deviationSeconds: number }
  /** One of the seconds that were measured, each as likely as its weight says (all alike without weights). */
  | {
      readonly kind: 'empirical';
      readonly seconds: readonly number[];
      readonly weights?: readonly number[];
    };
