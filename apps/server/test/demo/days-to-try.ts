/** Days on which dates relative to today are easily wrong. */
export const daysToTry = [
  '2024-02-29',
  '2025-01-01',
  '2025-03-01',
  '2025-08-31',
  '2025-12-31',
  '2026-03-31',
  '2026-05-10',
  '2026-11-22',
  '2027-02-28',
  '2031-07-01',
] as const;
