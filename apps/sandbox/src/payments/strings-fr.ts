import type { PaymentStrings } from './strings.ts';

/** Texts of the payment page in French. */
export const french: PaymentStrings = {
  pay: (amount) => `Payer ${amount}`,
  title: 'Paiement',
  setupTitle: 'Ajouter un moyen de paiement',
  save: 'Enregistrer',
  to: 'à Portico Demo',
  paidFor: 'Objet du paiement',
  total: 'Total',
  method: 'Moyen de paiement',
  card: 'Carte',
  debit: 'Prélèvement',
  number: 'Numéro de carte',
  expiry: 'Date d’expiration',
  expiryHint: 'MM/AA',
  code: 'Code de sécurité',
  iban: 'IBAN',
  cardholder: 'Nom sur la carte',
  optional: 'facultatif',
  holder: 'Titulaire du compte',
  mandate:
    'Le montant est prélevé sur le compte ; il arrive une minute plus tard ici, quelques jours plus tard ailleurs.',
  storedMandate:
    'Rien n’est débité maintenant. Vous autorisez Portico Demo à prélever sur le compte ce que vous commandez.',
  cancel: 'Annuler et revenir',
  errorPrefix: 'Erreur',
  errors: {
    number: {
      missing: 'Saisissez le numéro de carte.',
      invalid: 'Ce n’est pas un numéro de carte. Vérifiez les chiffres.',
      not_a_test:
        'Seules les cartes de test ci-dessous fonctionnent ici. Utilisez l’une d’elles, jamais une vraie carte.',
    },
    expiry: {
      missing: 'Saisissez la date d’expiration.',
      invalid: 'Saisissez la date d’expiration avec le mois et l’année, par exemple 09/31.',
      past: 'Cette date est passée. Vérifiez-la ou utilisez une autre carte.',
    },
    code: {
      missing: 'Saisissez le code de sécurité.',
      invalid: 'Saisissez les trois ou quatre chiffres du code de sécurité.',
    },
    holder: { missing: 'Saisissez le nom du titulaire du compte.' },
    iban: {
      missing: 'Saisissez l’IBAN.',
      invalid: 'Ce n’est pas un IBAN. Vérifiez ses lettres et ses chiffres.',
      not_a_test: 'Seuls les comptes de test ci-dessous fonctionnent ici. Utilisez l’un d’eux, jamais un vrai compte.',
    },
  },
  refused: {
    card_declined: 'La carte a été refusée. Rien n’a été débité. Utilisez une autre carte.',
    insufficient_funds: 'La provision de cette carte est insuffisante. Rien n’a été débité. Utilisez une autre carte.',
    card_expired: 'La banque indique que cette carte a expiré. Rien n’a été débité. Utilisez une autre carte.',
    authentication_failed:
      'La banque n’a pas pu confirmer qu’il s’agissait de vous. Rien n’a été débité. Réessayez ou utilisez une autre carte.',
  },
  test: {
    title: 'Cartes et comptes de test',
    hint: 'Aucun argent ne circule ici. Toute date à venir et tout code conviennent.',
    use: 'Utiliser',
    leave: 'Pour abandonner le paiement, quittez simplement cette page.',
    cards: {
      succeeds: 'paie tout de suite',
      second_step: 'demande une seconde étape',
      slow: 'paie après quelques secondes',
      declined_later: 's’enregistre, mais les débits suivants sont refusés',
      second_step_later: 'demande une seconde étape, aussi lors des débits suivants',
      expires_soon: 'fonctionne et expire le mois prochain',
      card_declined: 'est refusée',
      insufficient_funds: 'a une provision insuffisante',
      card_expired: 'a expiré',
    },
  },
  testAccounts: { succeeded: 'paie après une minute', debit_returned: 'est rejeté après une minute' },
  setup: {
    to: 'pour Portico Demo',
    leave: 'Pour ne rien enregistrer, quittez simplement cette page.',
    cards: { succeeds: 'fonctionne', slow: 's’enregistre après quelques secondes' },
    accounts: {
      succeeded: 'fonctionne',
      debit_returned: 's’enregistre, mais les prélèvements suivants sont rejetés',
    },
  },
  secondStep: {
    title: 'Confirmez qu’il s’agit de vous',
    text: (amount) => `Votre banque vous demande de confirmer ${amount} à Portico Demo.`,
    code: 'Code de votre banque',
    wrong: 'Ce code est incorrect. Saisissez 123456.',
    confirm: 'Confirmer',
    refuse: 'Ce n’était pas moi',
    hint: 'Dans le bac à sable, le code est 123456.',
  },
  ended: {
    succeeded: { title: 'C’est payé', text: 'Merci. Vous pouvez revenir en arrière.' },
    processing: {
      title: 'Le paiement est en cours',
      text: 'Il n’y a plus rien à faire. Vous pouvez revenir en arrière.',
    },
    failed: { title: 'Le paiement a été rejeté', text: 'La banque a repris l’argent. Revenez pour payer autrement.' },
    expired: { title: 'Cette page a expiré', text: 'Rien n’a été débité. Revenez et recommencez le paiement.' },
    cancelled: { title: 'Le paiement a été annulé', text: 'Rien n’a été débité. Vous pouvez revenir en arrière.' },
  },
  setupEnded: {
    succeeded: { title: 'C’est enregistré', text: 'Merci. Vous pouvez revenir en arrière.' },
    processing: {
      title: 'La vérification est en cours',
      text: 'Il n’y a plus rien à faire. Vous pouvez revenir en arrière.',
    },
    failed: { title: 'L’enregistrement a échoué', text: 'Revenez pour ajouter un autre moyen de paiement.' },
    expired: { title: 'Cette page a expiré', text: 'Rien n’a été enregistré. Revenez et recommencez.' },
    cancelled: { title: 'Rien n’a été enregistré', text: 'Vous pouvez revenir en arrière.' },
  },
  back: 'Revenir',
  unknown: {
    title: 'Ce paiement n’existe pas',
    text: 'Vérifiez l’adresse, ou recommencez le paiement là d’où vous venez.',
  },
};
