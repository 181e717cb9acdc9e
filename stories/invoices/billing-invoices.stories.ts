import '@portico/elements/billing-invoices.js';
import '@portico/elements/billing-provider.js';
import type { InvoiceView } from '@portico/elements';
import { clientFor, scenarios, type Scenario } from '@portico/testing';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, type TemplateResult } from 'lit';

interface Arguments {
  scenario: Scenario;
  /** What is shown at first. */
  view?: Partial<InvoiceView>;
}

const meta: Meta<Arguments> = {
  title: 'Elements/billing-invoices',
  component: 'billing-invoices',
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

/** Does something as a user, once the list is there. */
function afterwards(act: (root: ShadowRoot) => void): NonNullable<Story['play']> {
  return async ({ canvasElement }) => {
    const element = canvasElement.querySelector('billing-invoices');
    while (!element?.shadowRoot?.querySelector('[part=table]')) await new Promise(requestAnimationFrame);
    act(element.shadowRoot);
  };
}

const openFilters = afterwards((root) => root.querySelector<HTMLElement>('[part~=filter]')?.click());
const markPage = afterwards((root) => root.querySelector<HTMLElement>('[role=columnheader] input')?.click());

function narrow(content: () => unknown): TemplateResult {
  return html`<div class="narrow">${content()}</div>`;
}

export const Data = story(scenarios.data);
export const French = story(scenarios.data, { globals: { locale: 'fr' } });
export const Dark = story(scenarios.data, { globals: { scheme: 'dark' } });
export const DarkFrench = story(scenarios.data, { globals: { scheme: 'dark', locale: 'fr' } });
export const RightToLeft = story(scenarios.data, { globals: { direction: 'rtl' } });
export const Narrow: Story = {
  ...story(scenarios.data),
  decorators: [narrow],
};
export const Loading = story(scenarios.loading);
export const Empty = story(scenarios.empty);
export const Failed = story(scenarios.error);
export const SummaryFailed = story(scenarios.summaryError);
export const DownloadFails = story(scenarios.downloadError);
export const NotAllowed = story(scenarios.notAllowed);
export const SessionExpired = story(scenarios.sessionExpired);
export const HostUnavailable = story(scenarios.hostUnavailable);
export const Offline = story(scenarios.offline);
export const ManyPages = story(scenarios.manyPages);
export const LongNumbers = story(scenarios.longNames);
export const OtherCurrencies = story(scenarios.otherCurrencies);
export const NothingOpen = story(scenarios.allPaid);
export const TenThousand = story(scenarios.tenThousand);
export const Searched = story(scenarios.data, { args: { scenario: scenarios.data, view: { text: 'AV-2026' } } });
export const Filtered = story(scenarios.data, {
  args: { scenario: scenarios.data, view: { status: ['paid', 'credited'], issuedFrom: '2026-05-01', sort: '-amount' } },
});
export const NothingFound = story(scenarios.data, {
  args: { scenario: scenarios.data, view: { text: 'no such words' } },
});
export const Filters = story(scenarios.otherCurrencies, { play: openFilters });
export const FiltersNarrow = story(scenarios.otherCurrencies, { play: openFilters, decorators: [narrow] });
export const OpenButGone = story(scenarios.data, {
  args: { scenario: scenarios.data, view: { open: 'inv_gone' } },
});
export const PastTheEnd = story(scenarios.manyPages, { args: { scenario: scenarios.manyPages, view: { page: 9 } } });
export const Marked = story(scenarios.marking, { play: markPage });
export const MarkedCurrencies = story(scenarios.markingCurrencies, { play: markPage });
export const MarkedNarrow = story(scenarios.markingCurrencies, { play: markPage, decorators: [narrow] });
