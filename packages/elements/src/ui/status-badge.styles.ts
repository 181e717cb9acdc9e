import { css } from 'lit';

/** Looks of {@link statusBadge}. */
export const statusBadgeStyles = css`
  .badge {
    display: flex;
    align-items: center;
    gap: 6px;
    width: fit-content;
    white-space: nowrap;
  }

  .badge .icon {
    width: 14px;
    height: 14px;
  }

  .badge.positive {
    color: var(--positive);
  }

  .badge.warning {
    color: var(--warning);
  }

  .badge.danger {
    color: var(--danger);
    font-weight: var(--weight-medium);
  }

  .badge.muted {
    color: var(--muted);
  }
`;
