import type {
  PlanOption,
  QuoteContact,
  QuoteRequest,
  QuoteTerms,
  RenewalOptions,
  RenewalPreview,
} from '@portico/client';
import type { Failure } from '../../../controllers/failure.js';
import { parseSeats, seatsProblem, type SeatsProblem } from '../../seats-and-plan/seat-rules.js';
import type { FieldProblems } from './ask-problems.js';

/** What is typed beside the choice. */
export interface AskTexts {
  purchaseOrderReference: string;
  contactName: string;
  contactEmail: string;
  contactPhone: string;
  note: string;
}

/** What is chosen and typed. */
export interface AskForm {
  subscriptionId: string;
  /** What may be asked for; undefined until it was read. */
  offered: RenewalOptions | undefined;
  /** As typed. */
  seats: string;
  planId: string;
  termMonths: number;
  texts: AskTexts;
  problems: FieldProblems;
  /** Why it is not known what may be asked for. */
  failure: Failure | undefined;
  announcement: string;
}

/** An empty form, before it is known what may be asked for. */
export function emptyForm(subscriptionId: string): AskForm {
  return {
    subscriptionId,
    offered: undefined,
    seats: '',
    planId: '',
    termMonths: 0,
    texts: { purchaseOrderReference: '', contactName: '', contactEmail: '', contactPhone: '', note: '' },
    problems: new Map(),
    failure: undefined,
    announcement: '',
  };
}

/** What is chosen at first: what the subscription renews to. */
export function defaultsOf({ seats, plan, term }: RenewalPreview): Pick<AskForm, 'seats' | 'planId' | 'termMonths'> {
  return { seats: String(seats), planId: plan.id, termMonths: term.months };
}

/** The plan that is chosen; undefined while the plans are read. */
export function chosenPlan({ offered, planId }: AskForm): PlanOption | undefined {
  return offered?.plans.find(({ id }) => id === planId);
}

/** What is wrong with the seats; undefined when nothing is. */
export function seatsProblemOf(form: AskForm): SeatsProblem | undefined {
  const plan = chosenPlan(form);
  const typed = plan && form.offered && seatsProblem(form.seats, plan, form.offered);
  return typed ?? (form.problems.has('seats') ? { kind: 'refused' } : undefined);
}

/** What is to be quoted. */
export function termsOf({ seats, planId, termMonths }: AskForm): QuoteTerms {
  const count = parseSeats(seats);
  return { ...(count === undefined ? {} : { seats: count }), planId, termMonths };
}

/** What is asked of the server; what was left empty is left out. */
export function requestOf(form: AskForm, { total }: RenewalPreview): QuoteRequest {
  const purchaseOrderReference = form.texts.purchaseOrderReference.trim();
  const note = form.texts.note.trim();
  const contact = contactOf(form.texts);
  return {
    subscriptionId: form.subscriptionId,
    terms: termsOf(form),
    expectedTotal: total.gross,
    ...(purchaseOrderReference === '' ? {} : { purchaseOrderReference }),
    ...(contact ? { contact } : {}),
    ...(note === '' ? {} : { note }),
  };
}

function contactOf({ contactName, contactEmail, contactPhone }: AskTexts): QuoteContact | undefined {
  const [name, email, phone] = [contactName.trim(), contactEmail.trim(), contactPhone.trim()];
  if (name === '' && email === '' && phone === '') return undefined;
  return { name, email, ...(phone === '' ? {} : { phone }) };
}
