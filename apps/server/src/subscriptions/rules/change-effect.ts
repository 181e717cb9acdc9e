/** Seats, and how high the plan stands. */
export interface Standing {
  seats: number;
  planId: string;
  /** Rank of the plan in its product. */
  rank: number;
}

/** When a change takes effect: what only goes up at once, everything else at the end of the term. */
export function effectOf(before: Standing, after: Standing): 'nothing' | 'at_once' | 'at_term_end' {
  if (before.seats === after.seats && before.planId === after.planId) return 'nothing';
  const goesDown = after.seats < before.seats || after.rank < before.rank;
  return goesDown ? 'at_term_end' : 'at_once';
}
