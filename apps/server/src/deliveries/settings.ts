const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;

/** How many messages may be sent. Counted over the last hour or day, on all server instances together. */
export interface SendingLimits {
  /** Messages of one customer, whoever gets them. */
  customerPerHour: number;
  /** Messages to one address, whoever sends them. */
  recipientPerHour: number;
  recipientPerDay: number;
}

export const usualSendingLimits: SendingLimits = { customerPerHour: 100, recipientPerHour: 10, recipientPerDay: 30 };

/** Times are milliseconds. */
export interface DeliverySettings {
  limits: SendingLimits;
  /** The pause after each attempt; there is one attempt more than there are pauses. */
  pauses: readonly number[];
  /** Silence after which the mail server is given up. */
  patience: number;
  /** Longest time that preparing and sending one message may take until its end is sent. */
  attemptTime: number;
  /**
   * How long an attempt is left alone by others, if the end of its message has not been sent. Only so long as the queue
   * needs to notice that a process has died; taking over an attempt that is still going on is safe but wasteful.
   */
  takeoverTime: number;
  /** How long after the end of a message was sent others believe that its reply may still be noted. Longer than `patience`. */
  replyTime: number;
  /** Messages that one process sends at the same time. */
  concurrency: number;
  /** Bytes of all files of one mail, before they are encoded: many mail servers take 20 MB of encoded mail. */
  largestMail: number;
  /** Silence of an unfinished message after which its job is taken for lost. */
  lostAfter: number;
}

export const usualDeliverySettings: DeliverySettings = {
  limits: usualSendingLimits,
  pauses: [30 * second, 2 * minute, 8 * minute, 30 * minute, 2 * hour, 6 * hour],
  patience: minute,
  attemptTime: 5 * minute,
  takeoverTime: 10 * second,
  replyTime: 2 * minute,
  concurrency: 5,
  largestMail: 14 * 1024 * 1024,
  lostAfter: 15 * minute,
};
