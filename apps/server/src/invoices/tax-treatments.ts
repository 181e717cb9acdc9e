import type { DocumentLanguage } from '../documents/document-language.ts';
import type { Schemas } from '../http/operations.ts';

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

type Wording = Readonly<Record<DocumentLanguage, string>>;

const reverseChargeReason: Wording = {
  en: 'Reverse charge: the customer accounts for the tax (Article 196 of Directive 2006/112/EC).',
  fr: 'Autoliquidation : la TVA est due par le preneur (article 196 de la directive 2006/112/CE).',
  de: 'Steuerschuldnerschaft des Leistungsempfängers (Artikel 196 der Richtlinie 2006/112/EG).',
};

const outOfFrenchScopeReason: Wording = {
  en: 'Not subject to French VAT: service supplied to a business outside the European Union (Article 44 of Directive 2006/112/EC).',
  fr: 'TVA non applicable : prestation à un preneur établi hors de l’Union européenne (article 259-1 du CGI).',
  de: 'Nicht steuerbar in Frankreich: Leistung an ein Unternehmen außerhalb der EU (Artikel 44 der Richtlinie 2006/112/EG).',
};

const outOfScopeReason: Wording = {
  en: 'Outside the scope of the seller’s VAT: service supplied to a business established in another country.',
  fr: 'Hors du champ d’application de la TVA du vendeur : prestation à un preneur établi dans un autre pays.',
  de: 'Im Land des Verkäufers nicht steuerbar: Leistung an ein Unternehmen in einem anderen Land.',
};

/** Why no tax is charged, by category; the VATEX code where there is one that says the same in any country. */
const untaxed: Readonly<Record<string, { reason: Wording; code: string | null }>> = {
  AE: { reason: reverseChargeReason, code: 'VATEX-EU-AE' },
  O: { reason: outOfScopeReason, code: 'VATEX-EU-O' },
  E: { reason: { en: 'Exempt from VAT.', fr: 'Exonéré de TVA.', de: 'Steuerfrei.' }, code: null },
  G: {
    reason: {
      en: 'Export outside the European Union, free of VAT (Article 146 of Directive 2006/112/EC).',
      fr: 'Exportation hors de l’Union européenne, exonérée de TVA (article 146 de la directive 2006/112/CE).',
      de: 'Ausfuhr aus der Europäischen Union, steuerfrei (Artikel 146 der Richtlinie 2006/112/EG).',
    },
    code: 'VATEX-EU-G',
  },
  K: {
    reason: {
      en: 'Intra-Community supply, free of VAT (Article 138 of Directive 2006/112/EC).',
      fr: 'Livraison intracommunautaire, exonérée de TVA (article 138 de la directive 2006/112/CE).',
      de: 'Innergemeinschaftliche Lieferung, steuerfrei (Artikel 138 der Richtlinie 2006/112/EG).',
    },
    code: 'VATEX-EU-IC',
  },
};

/**
 * A tax category as a document has to state it: with the reason where no tax is charged.
 *
 * @param sellerCountry ISO 3166 code; France words the place of supply by its own law
 */
export function treatmentOf(
  category: Schemas['TaxCategory'],
  language: DocumentLanguage,
  sellerCountry: string | null,
): TaxTreatment {
  const found = Object.hasOwn(untaxed, category.code) ? untaxed[category.code] : undefined;
  if (!found) return { category, exemptionReason: null, exemptionReasonCode: null };
  const reason = category.code === 'O' && sellerCountry === 'FR' ? outOfFrenchScopeReason : found.reason;
  return { category, exemptionReason: reason[language], exemptionReasonCode: found.code };
}

/** A service to a business in another member state of the EU, category AE. */
export function reverseCharge(language: DocumentLanguage): TaxTreatment {
  return treatmentOf({ code: 'AE', rate: '0' }, language, null);
}

/** A French service to a business outside the EU, category O. EN 16931 then allows no VAT identifier on the document. */
export function outOfScope(language: DocumentLanguage): TaxTreatment {
  return treatmentOf({ code: 'O', rate: null }, language, 'FR');
}
