import { css } from 'lit';

/**
 * Public tokens over the internal scale. Hosts set `--billing-*` on any element around; nothing inside reads them but
 * this sheet. Sizes are in px: rem would follow the root font size of the host.
 */
export const tokens = css`
  :host {
    --font: var(--billing-font-family, inherit);
    --font-size: var(--billing-font-size, 14px);
    --font-size-small: var(--billing-font-size-small, 12.5px);
    --font-size-large: var(--billing-font-size-large, 24px);
    --line-height: var(--billing-line-height, 20px);
    --weight: var(--billing-font-weight, 400);
    --weight-medium: var(--billing-font-weight-medium, 500);
    --weight-strong: var(--billing-font-weight-strong, 600);

    --text: var(--billing-color-text, light-dark(#1b1f24, #e9ebee));
    --muted: var(--billing-color-muted, light-dark(#5a626d, #a2abb7));
    --surface: var(--billing-color-surface, transparent);
    --raised: var(--billing-color-raised, light-dark(#fff, #22262b));
    --hover: var(--billing-color-hover, light-dark(#f6f7f9, #1f2328));
    --hairline: var(--billing-color-hairline, light-dark(#e3e6ea, #2e333a));
    --rule: var(--billing-color-rule, light-dark(#c4cad2, #474e58));
    --accent: var(--billing-color-accent, light-dark(#1d4fd7, #9db8ff));
    --on-accent: var(--billing-color-on-accent, light-dark(#fff, #0b1530));
    --focus: var(--billing-color-focus, var(--accent));
    --positive: var(--billing-color-positive, light-dark(#1b6b3f, #7bcf9e));
    --warning: var(--billing-color-warning, light-dark(#8a5200, #edb65e));
    --danger: var(--billing-color-danger, light-dark(#b4261b, #ff9d93));
    --danger-surface: var(--billing-color-danger-surface, light-dark(#fdf3f2, #33201e));
    --skeleton: var(--billing-color-skeleton, light-dark(#e9ebef, #2b3037));

    --space: var(--billing-space, 4px);
    --row-height: var(--billing-row-height, 40px);
    --cell-padding: var(--billing-cell-padding, 12px);
    --radius: var(--billing-radius, 8px);
    --button-height: var(--billing-button-height, 30px);
    --button-radius: var(--billing-button-radius, 6px);
    --button-background: var(--billing-button-background, transparent);
    --button-text: var(--billing-button-color, var(--accent));
    --button-border: var(--billing-button-border-color, var(--hairline));
  }
`;
