/** Languages of the shell. */
export type Language = 'en' | 'fr';

/** Every text of the shell. */
export interface ShellStrings {
  skip: string;
  menu: string;
  invoices: string;
  /** Follows the name of the menu entry. */
  somethingOverdue: string;
  subscription: string;
  notFound: string;
  notFoundText: string;
  toInvoices: string;
  language: string;
  signOut: string;
  signedOut: string;
  signInAgain: string;
}

export const strings: Record<Language, ShellStrings> = {
  en: {
    skip: 'Skip to the content',
    menu: 'Billing',
    invoices: 'Invoices',
    somethingOverdue: 'something is overdue',
    subscription: 'Subscription',
    notFound: 'This page does not exist',
    notFoundText: 'The address may be mistyped, or the page has moved.',
    toInvoices: 'To the invoices',
    language: 'Language',
    signOut: 'Sign out',
    signedOut: 'Your sign-in has ended. Sign in again to go on.',
    signInAgain: 'Sign in again',
  },
  fr: {
    skip: 'Aller au contenu',
    menu: 'Facturation',
    invoices: 'Factures',
    somethingOverdue: 'un montant est en retard',
    subscription: 'Abonnement',
    notFound: 'Cette page n’existe pas',
    notFoundText: 'L’adresse est peut-être mal saisie, ou la page a été déplacée.',
    toInvoices: 'Vers les factures',
    language: 'Langue',
    signOut: 'Se déconnecter',
    signedOut: 'Votre connexion a pris fin. Reconnectez-vous pour continuer.',
    signInAgain: 'Se reconnecter',
  },
};

/** Each language by its own name, as the switch shows it. */
export const languageNames: Record<Language, string> = { en: 'English', fr: 'Français' };
