import { css } from 'lit';

/** Looks of a form that shows beside what is chosen what that costs. */
export const choiceFormStyles = css`
  .choice-form,
  .choice-side,
  .choice-fields {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: calc(var(--space) * 5);
  }

  .choice-fields:focus,
  .calculation:focus {
    outline: none;
  }

  .calculation {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: calc(var(--space) * 2);
    min-height: 96px;
    padding: calc(var(--space) * 4);
    border-radius: var(--radius);
    background: var(--hover);
  }

  .calculation-title {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: calc(var(--space) * 2);
    margin: 0;
    font-size: inherit;
    font-weight: var(--weight-strong);
  }

  .calculation-pending {
    display: inline-flex;
    align-items: center;
    gap: calc(var(--space) * 1.5);
    color: var(--muted);
    font-size: var(--font-size-small);
    font-weight: var(--weight);
  }

  .calculation-fresh,
  .calculation-stale {
    display: grid;
    gap: calc(var(--space) * 2);
  }

  .calculation-stale {
    opacity: 0.6;
  }

  .choice-refusal {
    display: grid;
    justify-items: start;
    gap: calc(var(--space) * 2);
    padding-block-end: calc(var(--space) * 1);
  }

  /* What is charged stays in view, however long the choice is. */
  .choice-foot {
    position: sticky;
    inset-block-end: calc(var(--space) * -6);
    margin: 0 calc(var(--space) * -6) calc(var(--space) * -6);
    padding: calc(var(--space) * 3) calc(var(--space) * 6);
    border-block-start: 1px solid var(--hairline);
    background: var(--raised);
  }

  @media (max-width: 479px) {
    .choice-foot {
      inset-block-end: calc(var(--space) * -4);
      margin: 0 calc(var(--space) * -4) calc(var(--space) * -4);
      padding-inline: calc(var(--space) * 4);
    }
  }

  @media (min-width: 800px) {
    .dialog:has(.choice-side) {
      width: min(900px, 100vw - 24px);
    }

    .choice-form:has(.choice-side) {
      grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
      align-items: start;
    }

    .choice-side {
      position: sticky;
      inset-block-start: 0;
    }

    .choice-foot {
      grid-column: 1 / -1;
    }
  }
`;
