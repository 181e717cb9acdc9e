import { css } from 'lit';

/** Looks of the choice of seats and plan. */
export const seatsAndPlanStyles = css`
  .stepper {
    display: flex;
    align-items: center;
    gap: calc(var(--space) * 2);
  }

  .stepper .field {
    flex: 0 1 112px;
    text-align: center;
    font-variant-numeric: tabular-nums;
  }

  .stepper .button {
    width: 38px;
    min-height: 38px;
  }

  .plans {
    display: grid;
    gap: calc(var(--space) * 2);
    min-width: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }

  .plans legend {
    padding: 0;
    padding-block-end: calc(var(--space) * 1.5);
    font-weight: var(--weight-medium);
  }

  .plan-choice {
    display: flex;
    align-items: start;
    gap: calc(var(--space) * 3);
    padding: calc(var(--space) * 3) calc(var(--space) * 4);
    border: 1px solid var(--rule);
    border-radius: var(--radius);
    cursor: pointer;
  }

  .plan-choice:hover {
    background: var(--hover);
  }

  .plan-choice:has(input:checked) {
    border-color: var(--accent);
    box-shadow: inset 0 0 0 1px var(--accent);
  }

  .plan-choice:has(input:focus-visible) {
    outline: 2px solid var(--focus);
    outline-offset: 2px;
  }

  .plan-choice input {
    flex: none;
    width: 16px;
    height: 16px;
    margin: 2px 0 0;
    accent-color: var(--accent);
    cursor: pointer;
  }

  .plan-choice input:focus-visible {
    outline: none;
  }

  .plan-body,
  .plan-detail {
    display: grid;
    flex: 1;
    gap: 2px;
    min-width: 0;
    overflow-wrap: anywhere;
  }

  .plan-name {
    font-weight: var(--weight-strong);
  }

  .plan-mark {
    color: var(--positive);
    font-size: var(--font-size-small);
    font-weight: var(--weight-medium);
  }

  .plan-feature {
    color: var(--muted);
  }

  .plan-feature::before {
    content: '\\2022\\A0' / '';
  }

  @media (forced-colors: active) {
    .plan-choice:has(input:checked) {
      border-color: Highlight;
    }
  }
`;
