import type { Language } from './language.ts';

/** Texts of one page that the server makes by itself. */
export interface PlainPageStrings {
  title: string;
  text: string;
  link: string;
}

/** Pages that are shown when there is nobody to show the shell to. */
export type PlainPage =
  'signedOut' | 'providerDown' | 'signInEnded' | 'signInCancelled' | 'noAccess' | 'refused' | 'failed';

/** Texts of the server's own pages. */
export const plainPageStrings: Record<Language, Record<PlainPage, PlainPageStrings>> = {
  en: {
    signedOut: { title: 'You are signed out', text: 'See you soon.', link: 'Sign in again' },
    providerDown: {
      title: 'Sign-in is not available right now',
      text: 'The service that signs you in does not answer. Your data is safe; please try again in a moment.',
      link: 'Try again',
    },
    signInEnded: {
      title: 'This sign-in has ended',
      text: 'It was used already, has expired, or was begun in another browser.',
      link: 'Sign in again',
    },
    signInCancelled: { title: 'You are not signed in', text: 'The sign-in was cancelled or refused.', link: 'Sign in' },
    noAccess: {
      title: 'No billing for this account',
      text: 'You are signed in, but your account has no access to the billing of an organisation. Ask whoever looks after accounts in your organisation.',
      link: 'Sign in with another account',
    },
    refused: {
      title: 'This request was refused',
      text: 'It did not come from a page of this portal.',
      link: 'To the portal',
    },
    failed: { title: 'Something went wrong', text: 'The mistake is ours and has been noted.', link: 'To the portal' },
  },
  fr: {
    signedOut: { title: 'Vous êtes déconnecté', text: 'À bientôt.', link: 'Se reconnecter' },
    providerDown: {
      title: 'La connexion est momentanément indisponible',
      text: 'Le service de connexion ne répond pas. Vos données sont en sécurité ; réessayez dans un instant.',
      link: 'Réessayer',
    },
    signInEnded: {
      title: 'Cette connexion est terminée',
      text: 'Elle a déjà servi, a expiré ou a été commencée dans un autre navigateur.',
      link: 'Se reconnecter',
    },
    signInCancelled: {
      title: 'Vous n’êtes pas connecté',
      text: 'La connexion a été annulée ou refusée.',
      link: 'Se connecter',
    },
    noAccess: {
      title: 'Pas de facturation pour ce compte',
      text: 'Vous êtes connecté, mais votre compte n’a accès à la facturation d’aucune organisation. Adressez-vous à la personne qui gère les comptes de votre organisation.',
      link: 'Se connecter avec un autre compte',
    },
    refused: {
      title: 'Demande refusée',
      text: 'Elle ne provient pas d’une page de ce portail.',
      link: 'Vers le portail',
    },
    failed: {
      title: 'Une erreur est survenue',
      text: 'Elle vient de nous et a été consignée.',
      link: 'Vers le portail',
    },
  },
};
