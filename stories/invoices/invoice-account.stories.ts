import '@portico/elements/billing-invoices.js';
import '@portico/elements/billing-provider.js';
import type { InvoiceView } from '@portico/elements';
import { accountScenarios, clientFor, type Scenario } from '@portico/testing';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, type TemplateResult } from 'lit';

interface Arguments {
  scenario: Scenario;
  /** What is shown at first. */
  view?: Partial<InvoiceView>;
}

/** Around the list: an invoice opened in place, files made in the background, proofs of payment. */
const meta: Meta<Arguments> = {
  title: 'Elements/billing-invoices/Around the list',
  argTypes: {
    scenario: { control: false, description: 'Who answers the requests of the element.' },
    view: { control: 'object', description: 'Page, order, search, filters, rows per page and the open invoice.' },
  },
  render: ({ scenario, view }, { globals }) => html`
    <billing-provider .client=${clientFor(scenario)} locale=${String(globals['locale'])}>
      <billing-invoices .view=${view ?? {}}></billing-invoices>
    </billing-provider>
  `,
};

export default meta;

type Story = StoryObj<Arguments>;

function story(scenario: Scenario, more: Partial<Story> = {}): Story {
  return { args: { scenario }, parameters: { docs: { description: { story: scenario.description } } }, ...more };
}

/** An invoice that is open from the start. */
function opened(number: string, more: Partial<Story> = {}): Story {
  const args = { scenario: accountScenarios.details, view: { open: `inv_${number}` } };
  return { ...story(accountScenarios.details), args, ...more };
}

/** Presses the button of this part, once it is there. */
function press(part: string): NonNullable<Story['play']> {
  return async ({ canvasElement }) => {
    const root = (): ShadowRoot | null | undefined => canvasElement.querySelector('billing-invoices')?.shadowRoot;
    const find = (): HTMLElement | null | undefined => root()?.querySelector<HTMLElement>(`[part~=${part}]`);
    while (!find()) await new Promise(requestAnimationFrame);
    find()?.click();
  };
}

function narrow(content: () => unknown): TemplateResult {
  return html`<div class="narrow">${content()}</div>`;
}

const french = { globals: { locale: 'fr' } };
const dark = { globals: { scheme: 'dark' } };

export const Opened = opened('LU-2026-0098');
export const OpenedFrench = opened('LU-2026-0098', french);
export const OpenedDark = opened('LU-2026-0098', dark);
export const OpenedRightToLeft = opened('LU-2026-0098', { globals: { direction: 'rtl' } });
export const OpenedNarrow = opened('LU-2026-0098', { decorators: [narrow] });
export const OpenedCredited = opened('LU-2026-0064');
export const OpenedCreditNote = opened('AV-2026-0007');
export const OpenedUnknown = opened('unknown');
export const OpenedFailed = story(accountScenarios.detailsFail, {
  args: { scenario: accountScenarios.detailsFail, view: { open: 'inv_LU-2026-0098' } },
});
export const Preview = opened('LU-2026-0118', { play: press('preview') });
export const FileQueued = story(accountScenarios.exportQueued);
export const FileRunning = story(accountScenarios.exportRunning);
export const FilesReady = story(accountScenarios.exportReady);
export const FilesNarrow = story(accountScenarios.exportReady, { decorators: [narrow] });
export const FileFailed = story(accountScenarios.exportFailed);
export const FileTooLarge = story(accountScenarios.exportTooLarge);
export const Inactive = story(accountScenarios.inactive);
export const InactiveFrench = story(accountScenarios.inactive, french);
export const InactiveDark = story(accountScenarios.inactive, dark);
export const ProofDialog = story(accountScenarios.inactive, { play: press('upload') });
export const ProofDialogFrench = story(accountScenarios.inactive, { ...french, play: press('upload') });
export const ProofDialogNarrow = story(accountScenarios.inactive, { play: press('upload'), decorators: [narrow] });
export const ProofSubmitted = story(accountScenarios.proofSubmitted);
export const ProofUnderReview = story(accountScenarios.proofUnderReview);
export const ProofRejected = story(accountScenarios.proofRejected);
export const ProofAccepted = story(accountScenarios.proofAccepted);
