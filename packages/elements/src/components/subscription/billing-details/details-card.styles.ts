import { css } from 'lit';

/** Looks of the card with the billing details. */
export const detailsCardStyles = css`
  .details-line {
    display: block;
  }

  .card[part~='billing-address'] .badge {
    align-items: start;
    white-space: normal;
  }

  .card[part~='billing-address'] .badge .icon {
    margin-block-start: 3px;
  }

  .details-skeleton {
    display: grid;
    gap: calc(var(--space) * 3);
  }

  .details-skeleton .bar:nth-child(2) {
    width: 70%;
  }

  .details-skeleton .bar:nth-child(3) {
    width: 45%;
  }
`;
