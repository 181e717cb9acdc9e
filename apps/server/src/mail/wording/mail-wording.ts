/** The words of mails with documents, in one language. */
export interface MailWording {
  /** BCP 47 tag. */
  language: string;
  /** How a document is called in running text. */
  invoice: string;
  creditNote: string;
  subject: (what: string, seller: string) => string;
  /** Several documents in the subject: all of them invoices, or credit notes among them. */
  invoices: (count: number) => string;
  documents: (count: number) => string;
  /** A label and what it says. */
  labelled: (label: string, value: string) => string;
  /** Says who sends what, for the first line. */
  introduction: (sender: string, customer: string, count: number) => string;
  /** Says that a new document of the seller has come, where nobody sends it by hand. */
  newDocument: (seller: string, customer: string) => string;
  /** Says who sends a quote for renewing what. */
  quoteIntroduction: (sender: string, customer: string, product: string) => string;
  /** Above the sender's own words. */
  messageFrom: (sender: string) => string;
  issueDate: string;
  dueDate: string;
  amount: string;
  attached: (count: number) => string;
  /** At the end: why this mail came. */
  reason: (sender: string, seller: string) => string;
  /** At the end of what nobody sent by hand. */
  reasonOfNew: (customer: string, seller: string) => string;
  /** Where questions go. */
  questions: (address: string) => string;
}
