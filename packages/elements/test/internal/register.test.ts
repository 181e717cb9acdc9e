import { expect } from '@open-wc/testing';
import { BillingInvoicesElement } from '../../src/components/invoices/invoices.element.js';
import { BillingProviderElement } from '../../src/components/provider/provider.element.js';
import { catchWarnings } from '../warnings.js';
import { register } from '../../src/internal/register.js';

describe('registration', () => {
  it('should be no side effect of a class', () => {
    expect(BillingInvoicesElement).to.be.a('function');
    expect(BillingProviderElement).to.be.a('function');
    expect(customElements.get('billing-invoices')).to.equal(undefined);
    expect(customElements.get('billing-provider')).to.equal(undefined);
  });

  it('should define every element from the one entry', async () => {
    const entry = await import('../../src/index.js');
    expect(customElements.get('billing-invoices')).to.equal(entry.BillingInvoicesElement);
    expect(customElements.get('billing-provider')).to.equal(entry.BillingProviderElement);
  });

  it('should leave the first copy in place and warn once about a second', () => {
    const { warnings, restore } = catchWarnings();
    const first = class extends HTMLElement {};
    register('billing-twice', first);
    register('billing-twice', class extends HTMLElement {});
    register('billing-twice', class extends HTMLElement {});
    restore();
    expect(customElements.get('billing-twice')).to.equal(first);
    expect(warnings).to.have.length(1);
    expect(warnings[0]).to.match(/<billing-twice> is already defined by version 0\.1\.0/);
  });
});
