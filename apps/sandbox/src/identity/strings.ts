import type { Language } from '../page.ts';

interface IdentityStrings {
  title: string;
  email: string;
  password: string;
  submit: string;
  wrong: string;
  errorPrefix: string;
  people: string;
  ended: { title: string; text: string; link: string };
  refused: { title: string; text: string };
  signOut: { title: string; text: string; submit: string };
  signedOut: { title: string };
}

/** Texts of the sign-in pages. */
export const identityStrings: Record<Language, IdentityStrings> = {
  en: {
    title: 'Sign in',
    email: 'E-mail address',
    password: 'Password',
    submit: 'Sign in',
    wrong: 'The e-mail address or the password is wrong. Check both and try again.',
    errorPrefix: 'Error',
    people: 'Demo logins, password “demo”',
    ended: { title: 'This sign-in has ended', text: 'It was used already or has expired.', link: 'Start again' },
    refused: { title: 'Sign-in is not possible', text: 'The request to sign in was refused.' },
    signOut: { title: 'Sign out', text: 'You are being signed out.', submit: 'Sign out' },
    signedOut: { title: 'You are signed out' },
  },
  fr: {
    title: 'Connexion',
    email: 'Adresse e-mail',
    password: 'Mot de passe',
    submit: 'Se connecter',
    wrong: 'L’adresse e-mail ou le mot de passe est incorrect. Vérifiez-les et réessayez.',
    errorPrefix: 'Erreur',
    people: 'Comptes de démonstration, mot de passe « demo »',
    ended: { title: 'Cette connexion est terminée', text: 'Elle a déjà servi ou a expiré.', link: 'Recommencer' },
    refused: { title: 'Connexion impossible', text: 'La demande de connexion a été refusée.' },
    signOut: { title: 'Déconnexion', text: 'Déconnexion en cours.', submit: 'Se déconnecter' },
    signedOut: { title: 'Vous êtes déconnecté' },
  },
};
