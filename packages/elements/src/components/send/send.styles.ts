import { css } from 'lit';

/** Looks of the dialog that sends documents by mail. */
export const sendStyles = css`
  .send-form,
  .send-outcome {
    display: grid;
    gap: calc(var(--space) * 4);
  }

  .send-outcome:focus {
    outline: none;
  }

  .send-form .labelled > select {
    width: fit-content;
    min-height: 36px;
  }

  .send-form textarea {
    width: 100%;
    height: auto;
    padding-block: 6px;
    resize: vertical;
  }

  .send-form .choice {
    display: flex;
    align-items: center;
    gap: calc(var(--space) * 2);
    min-height: 28px;
    cursor: pointer;
  }

  .leaving {
    padding-block-start: calc(var(--space) * 3);
    border-block-start: 1px solid var(--hairline);
  }

  .outcomes {
    margin: 0;
    padding: 0;
    list-style: none;
  }

  .outcome {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 2px calc(var(--space) * 4);
    align-items: center;
    padding-block: calc(var(--space) * 2.5);
    border-block-end: 1px solid var(--hairline);
  }

  .outcome-address {
    font-weight: var(--weight-medium);
    overflow-wrap: anywhere;
  }

  .outcome-remark,
  .outcome-reply {
    grid-column: 1 / -1;
    overflow-wrap: anywhere;
  }

  .outcome-reply,
  .send-note {
    color: var(--muted);
    font-size: var(--font-size-small);
    overflow-wrap: anywhere;
  }
`;
