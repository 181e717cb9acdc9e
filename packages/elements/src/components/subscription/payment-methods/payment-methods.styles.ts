import { css } from 'lit';

/** Looks of the card of the payment method, and of the list in its dialog. */
export const paymentMethodsStyles = css`
  .method-text {
    min-width: 0;
    overflow-wrap: anywhere;
  }

  .method-name {
    font-weight: var(--weight-medium);
  }

  .method-warning {
    display: flex;
    gap: calc(var(--space) * 2);
    color: var(--warning);
  }

  .method-warning .icon {
    margin-block-start: 2px;
  }

  .method-warning.expired {
    color: var(--danger);
  }

  .methods {
    display: grid;
    gap: calc(var(--space) * 2);
    margin-block-end: calc(var(--space) * 4);
  }

  .methods:focus,
  .method:focus {
    outline: none;
  }

  .method-list {
    display: grid;
    gap: calc(var(--space) * 3);
    margin: 0;
    padding: 0;
    list-style: none;
  }

  .method {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: calc(var(--space) * 3);
    padding: calc(var(--space) * 4);
    border: 1px solid var(--hairline);
    border-radius: var(--radius);
  }

  .method-badges {
    display: grid;
    align-content: start;
    justify-items: end;
    gap: calc(var(--space) * 1);
  }

  .method > .field-problem,
  .method-actions,
  .method-question {
    grid-column: 1 / -1;
  }

  .method-actions {
    display: flex;
    flex-wrap: wrap;
    gap: calc(var(--space) * 2);
  }

  .method-question {
    display: grid;
    gap: calc(var(--space) * 3);
    padding-block-start: calc(var(--space) * 3);
    border-block-start: 1px solid var(--hairline);
  }

  .method .button {
    min-height: max(var(--button-height), 32px);
  }

  .dialog[part~='payment-methods'] .field-problem {
    margin-block-end: calc(var(--space) * 3);
    color: var(--danger);
  }

  .dialog .method > .field-problem {
    margin: 0;
  }
`;
