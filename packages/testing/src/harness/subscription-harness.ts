import { ElementHarness, accessibleName, visibleText } from './element-harness.js';

/** Reads and operates a `<billing-subscription>` as its user does: by role and name. */
export class SubscriptionHarness extends ElementHarness {
  /** Headings from top to bottom. */
  get headings(): string[] {
    return this.all('h1, h2, h3, h4').map(visibleText);
  }

  /** What is said about a term, where it stands first; undefined when the term is not there. */
  fact(term: string): string | undefined {
    return this.facts.find(([known]) => known === term)?.[1];
  }

  /** Whether a switch or choice with this name is on; undefined when there is none. */
  isOn(name: string): boolean | undefined {
    const found = this.all('[role=switch]').find((candidate) => this.nameOf(candidate) === name);
    return found && (found instanceof HTMLInputElement ? found.checked : found.ariaChecked === 'true');
  }

  /** The button of the open dialog with this accessible name; throws when there is none. */
  requireAnswer(name: string): HTMLButtonElement {
    const found = [...(this.dialog?.querySelectorAll('button') ?? [])].find((one) => accessibleName(one) === name);
    if (found) return found;
    throw new Error(`no button "${name}" in the dialog`);
  }

  /** What the open dialog says, as one line. */
  get dialogText(): string {
    return visibleText(this.dialog ?? null);
  }
}
