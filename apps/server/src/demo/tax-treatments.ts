import type { Schemas } from '../http/operations.ts';
import type { DocumentLanguage } from './wording.ts';

/** A tax category with the reason it needs when no tax is charged. */
export interface TaxTreatment {
  readonly category: Schemas['TaxCategory'];
  readonly exemptionReason: string | null;
  readonly exemptionReasonCode: string | null;
}

/** Standard or reduced rate, category S. */
export function taxedAt(rate: string): TaxTreatment {
  return { category: { code: 'S', rate }, exemptionReason: null, exemptionReasonCode: null };
}

const reverseChargeReason: Record<DocumentLanguage, string> = {
  en: 'Reverse charge: the customer accounts for the tax (Article 196 of Directive 2006/112/EC).',
  fr: 'Autoliquidation : la TVA est due par le preneur (article 196 de la directive 2006/112/CE).',
  de: 'Steuerschuldnerschaft des Leistungsempfängers (Artikel 196 der Richtlinie 2006/112/EG).',
};

const outOfScopeReason: Record<DocumentLanguage, string> = {
  en: 'Not subject to French VAT: service supplied to a business outside the European Union (Article 44 of Directive 2006/112/EC).',
  fr: 'TVA non applicable : prestation à un preneur établi hors de l’Union européenne (article 259-1 du CGI).',
  de: 'Nicht steuerbar in Frankreich: Leistung an ein Unternehmen außerhalb der EU (Artikel 44 der Richtlinie 2006/112/EG).',
};

/** A service to a business in another member state of the EU, category AE. */
export function reverseCharge(language: DocumentLanguage): TaxTreatment {
  return {
    category: { code: 'AE', rate: '0' },
    exemptionReason: reverseChargeReason[language],
    exemptionReasonCode: 'VATEX-EU-AE',
  };
}

/** A service to a business outside the EU, category O. EN 16931 then allows no VAT identifier on the document. */
export function outOfScope(language: DocumentLanguage): TaxTreatment {
  return {
    category: { code: 'O', rate: null },
    exemptionReason: outOfScopeReason[language],
    exemptionReasonCode: 'VATEX-EU-O',
  };
}
