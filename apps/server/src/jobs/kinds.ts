/** What each kind of job is told. Payloads are ids: what is to be done is read when the job runs. */
export interface JobPayloads {
  deliver_message: { deliveryId: string; position: number };
  look_after_deliveries: Record<string, never>;
  run_export: { exportId: string };
  look_after_export: { exportId: string };
  handle_provider_event: { provider: string; eventId: string };
  look_up_payment: { paymentId: string };
  look_after_payments: Record<string, never>;
  look_after_setups: Record<string, never>;
  look_after_cards: Record<string, never>;
  detach_payment_method: { methodId: string };
  turn_terms: Record<string, never>;
  check_tax_id: { customerId: string };
  prepare_quote: { quoteId: string };
  look_after_quotes: Record<string, never>;
}

export type JobKind = keyof JobPayloads;

/** How often a failed job is tried again, and how the pauses between grow. */
export interface JobRetries {
  /** Further tries after the first. */
  limit: number;
  /** Seconds before the first further try; each pause is twice the one before. */
  firstPause: number;
  /** Longest pause, in seconds. */
  longestPause: number;
}

export const jobRetries: Readonly<Record<JobKind, JobRetries>> = {
  deliver_message: { limit: 8, firstPause: 2, longestPause: 3600 },
  look_after_deliveries: { limit: 8, firstPause: 10, longestPause: 600 },
  run_export: { limit: 3, firstPause: 2, longestPause: 60 },
  look_after_export: { limit: 8, firstPause: 10, longestPause: 600 },
  handle_provider_event: { limit: 12, firstPause: 1, longestPause: 900 },
  look_after_payments: { limit: 20, firstPause: 2, longestPause: 60 },
  look_after_setups: { limit: 20, firstPause: 2, longestPause: 60 },
  look_after_cards: { limit: 20, firstPause: 2, longestPause: 3600 },
  detach_payment_method: { limit: 20, firstPause: 2, longestPause: 3600 },
  look_up_payment: { limit: 12, firstPause: 2, longestPause: 900 },
  check_tax_id: { limit: 20, firstPause: 60, longestPause: 6 * 3600 },
  turn_terms: { limit: 20, firstPause: 5, longestPause: 600 },
  prepare_quote: { limit: 8, firstPause: 1, longestPause: 60 },
  look_after_quotes: { limit: 20, firstPause: 5, longestPause: 600 },
};

export const jobKinds = Object.keys(jobRetries) as JobKind[];
