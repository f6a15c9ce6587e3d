/* Words of the sandbox pages in French and English, and what turns them into the page. */
'use strict';

const WORDS = {
  fr: {
    dialogTitle: 'Autoriser Entregent · Entregent', dialogHead: 'Confier un compte WhatsApp Business', dialogHint: 'Cette page joue la fenêtre de Meta. Elle crée un compte et son numéro, et rend un code à l’application.',
    businessName: 'Nom de l’entreprise', businessNumber: 'Numéro WhatsApp', outcome: 'Ce qui arrive', outcomeFine: 'Tout va bien', outcomeSubscription: 'L’abonnement du webhook est refusé', outcomeFields: 'L’application n’écoute pas les messages', outcomeReview: 'Meta examine encore le nom',
    allow: 'Continuer', cancel: 'Annuler', dialogBroken: 'L’adresse de retour manque.', onSubscriptions: 'abonnements',
    sandbox: 'bac à sable', pages: 'Pages', table: 'Tableau', phone: 'Téléphone', control: 'Coulisses', otherLanguage: 'English', theme: 'Clair ou sombre',
    phoneTitle: 'Le téléphone · Entregent', controlTitle: 'Coulisses · Entregent',
    whoTitle: 'Qui êtes-vous ?', whoHint: 'Choisissez le client que vous jouez. Tout numéro est permis : rien ne quitte cette machine.',
    otherNumber: 'Un autre numéro', use: 'Jouer', myPhone: 'Mon téléphone', hideNumber: 'Masquer mon numéro (nom d’utilisateur)',
    giveReceipts: 'Confirmations de lecture', phoneOn: 'Téléphone allumé', phoneOf: 'Téléphone', chats: 'Discussions', changePerson: 'Changer de personne',
    back: 'Retour aux discussions', menu: 'Menu de la discussion', messages: 'Messages', emoji: 'Émojis', message: 'Message', attach: 'Joindre une photo ou un fichier',
    send: 'Envoyer', close: 'Fermer', backstage: 'Ce que voit l’entreprise', backstageHint: 'Ce que Meta transmet avec chaque message de cette discussion.',
    openControl: 'Ouvrir les coulisses', number: 'Numéro', userId: 'Identifiant', username: 'Nom d’utilisateur', hiddenNumber: 'masqué', windowFact: 'Fenêtre de service',
    windowOpen: 'ouverte jusqu’à {0}', windowClosed: 'fermée : seul un modèle peut être envoyé', promotions: 'Promotions', promotionsOn: 'acceptées', promotionsOff: 'refusées',
    writeFirst: 'Écrivez le premier message', typing: 'écrit…', business: 'Compte professionnel', today: 'Aujourd’hui', yesterday: 'Hier',
    stopPromotions: 'Arrêter les promotions', resumePromotions: 'Reprendre les promotions', block: 'Bloquer l’entreprise', unblock: 'Débloquer l’entreprise',
    shareNumber: 'Communiquer mon numéro', sendLocation: 'Envoyer ma position', stopped: 'Vous ne recevrez plus de promotions de {0}.', resumed: 'Vous recevrez de nouveau les promotions de {0}.',
    blockedNow: 'Vous avez bloqué {0}.', unblockedNow: 'Vous avez débloqué {0}.', unread: '{0} non lus', you: 'Vous', delivered: 'distribué', read: 'lu', sent: 'envoyé',
    photo: 'Photo', video: 'Vidéo', audio: 'Message audio', document: 'Document', sticker: 'Autocollant', location: 'Position', contacts: 'Contact', template: 'Modèle', interactive: 'Message',
    button: 'Réponse', reaction: 'Réaction', image: 'Photo', choose: 'Choisir', react: 'Réagir', remove: 'Retirer', caption: 'Légende', fromLink: 'Média à l’adresse {0}', codeCopied: 'Code copié : {0}',
    offerUntil: 'jusqu’au {0}', card: 'Carte {0}', cards: 'Cartes', catalogue: 'catalogue {0}', copyCode: 'Copier le code {0}',
    promotion: 'Promotion', notPlayed: 'Ce contenu n’est pas joué par le bac à sable.', failed: 'Cela n’a pas marché : {0}', offline: 'Le bac à sable ne répond pas ; nouvel essai…',
    download: 'Télécharger {0}', inReply: 'En réponse à', playsAs: 'Vous jouez {0}', chatWith: 'Discussion avec {0}', emojiPick: 'Insérer {0}', none: 'aucun',
    reviewTitle: 'Modèles', reviewHint: 'Jugez comme le ferait Meta. En mode automatique, un modèle est jugé au bout de quelques secondes.', auto: 'Jugement automatique', 
    faultsTitle: 'Pannes', faultsHint: 'Ce qui arrivera aux prochaines requêtes.', kind: 'Panne', on: 'Sur', count: 'Combien', code: 'Code', httpStatus: 'Statut HTTP', millis: 'Durée (ms)', accepted: 'Le message est pris quand même',
    add: 'Ajouter', clear: 'Tout effacer', kindError: 'Erreur Graph', kindHttp: 'Erreur HTTP', kindHang: 'Attente', kindFail: 'Échec par webhook', kindSilence: 'Aucun statut',
    onMessages: 'messages', onMedia: 'médias', onTemplates: 'modèles', onAny: 'tout', statusesTitle: 'Statuts', statusesHint: 'Comment les confirmations reviennent.', hold: 'Retenir les statuts', skipDelivered: 'Sauter « distribué »', autoRead: 'Lire tout de suite',
    copies: 'Exemplaires', release: 'Libérer', releaseReverse: 'Libérer à l’envers', held: '{0} retenus', tokensTitle: 'Accès et limites', revoke: 'Révoquer tous les jetons', restore: 'Rétablir les jetons', limitsOff: 'Lever les limites de débit', limitsOn: 'Remettre les limites de débit',
    webhooksTitle: 'Webhooks', webhooksHint: 'Les derniers envois, le plus récent en tête.', redeliver: 'Renvoyer le dernier', reset: 'Tout remettre à zéro', time: 'Heure', field: 'Champ', answer: 'Réponse', attempts: 'Essais', state: 'État', size: 'Octets',
    name: 'Nom', category: 'Catégorie', quality: 'Qualité', actions: 'Actions', approve: 'Approuver', reject: 'Refuser', pause: 'Suspendre', unpause: 'Reprendre', disable: 'Désactiver', toMarketing: '→ Marketing', qualityRed: 'Qualité rouge', qualityGreen: 'Qualité verte', reason: 'Motif du refus',
    inboundTitle: 'Message d’un client', inboundHint: 'Écrit sans téléphone, au besoin daté du passé pour voir la fenêtre de 24 h se fermer.', from: 'De (numéro)', to: 'À', text: 'Texte', minutesAgo: 'Il y a (minutes)', inject: 'Injecter', eventsTitle: 'Événement du compte', event: 'Événement', done: 'C’est fait.', states: { waiting: 'en cours', retrying: 'à refaire', delivered: 'reçu', dropped: 'abandonné' }, tokensAre: 'Des jetons sont révoqués.', limitsAre: 'Limite : {0}', off: 'levée', perSecond: '{0} messages par seconde',
  },
  en: {
    dialogTitle: 'Allow Entregent · Entregent', dialogHead: 'Share a WhatsApp Business account', dialogHint: 'This page plays Meta’s window. It makes an account with its number, and gives the app a code.',
    businessName: 'Name of the business', businessNumber: 'WhatsApp number', outcome: 'What happens', outcomeFine: 'All goes well', outcomeSubscription: 'The webhook’s subscription is refused', outcomeFields: 'The app does not hear messages', outcomeReview: 'Meta still looks at the name',
    allow: 'Continue', cancel: 'Cancel', dialogBroken: 'The address to come back to is missing.', onSubscriptions: 'subscriptions',
    sandbox: 'sandbox', pages: 'Pages', table: 'Table', phone: 'Phone', control: 'Backstage', otherLanguage: 'Français', theme: 'Light or dark',
    phoneTitle: 'The phone · Entregent', controlTitle: 'Backstage · Entregent',
    whoTitle: 'Who are you?', whoHint: 'Choose the customer you play. Any number will do: nothing leaves this machine.',
    otherNumber: 'Another number', use: 'Play', myPhone: 'My phone', hideNumber: 'Hide my number (username)',
    giveReceipts: 'Read receipts', phoneOn: 'Phone switched on', phoneOf: 'Phone', chats: 'Chats', changePerson: 'Be somebody else',
    back: 'Back to the chats', menu: 'Menu of the chat', messages: 'Messages', emoji: 'Emoji', message: 'Message', attach: 'Attach a photo or file',
    send: 'Send', close: 'Close', backstage: 'What the business sees', backstageHint: 'What Meta passes on with every message of this chat.',
    openControl: 'Open the backstage', number: 'Number', userId: 'User id', username: 'Username', hiddenNumber: 'hidden', windowFact: 'Service window',
    windowOpen: 'open until {0}', windowClosed: 'closed: only a template can be sent', promotions: 'Promotions', promotionsOn: 'accepted', promotionsOff: 'refused',
    writeFirst: 'Write the first message', typing: 'typing…', business: 'Business account', today: 'Today', yesterday: 'Yesterday',
    stopPromotions: 'Stop promotions', resumePromotions: 'Resume promotions', block: 'Block the business', unblock: 'Unblock the business',
    shareNumber: 'Share my number', sendLocation: 'Send my location', stopped: 'You will get no more promotions from {0}.', resumed: 'You will get promotions from {0} again.',
    blockedNow: 'You blocked {0}.', unblockedNow: 'You unblocked {0}.', unread: '{0} unread', you: 'You', delivered: 'delivered', read: 'read', sent: 'sent',
    photo: 'Photo', video: 'Video', audio: 'Audio message', document: 'Document', sticker: 'Sticker', location: 'Location', contacts: 'Contact', template: 'Template', interactive: 'Message',
    button: 'Answer', reaction: 'Reaction', image: 'Photo', choose: 'Choose', react: 'React', remove: 'Remove', caption: 'Caption', fromLink: 'Media at {0}', codeCopied: 'Code copied: {0}',
    offerUntil: 'until {0}', card: 'Card {0}', cards: 'Cards', catalogue: 'catalogue {0}', copyCode: 'Copy the code {0}',
    promotion: 'Promotion', notPlayed: 'The sandbox does not play this content.', failed: 'That did not work: {0}', offline: 'The sandbox does not answer; trying again…',
    download: 'Download {0}', inReply: 'In reply to', playsAs: 'You play {0}', chatWith: 'Chat with {0}', emojiPick: 'Insert {0}', none: 'none',
    reviewTitle: 'Templates', reviewHint: 'Judge as Meta would. In automatic mode a template is judged after a few seconds.', auto: 'Judge automatically',
    faultsTitle: 'Faults', faultsHint: 'What the next requests will meet.', kind: 'Fault', on: 'On', count: 'How many', code: 'Code', httpStatus: 'HTTP status', millis: 'Duration (ms)', accepted: 'The message is taken all the same',
    add: 'Add', clear: 'Clear all', kindError: 'Graph error', kindHttp: 'HTTP error', kindHang: 'Hang', kindFail: 'Failure by webhook', kindSilence: 'No status',
    onMessages: 'messages', onMedia: 'media', onTemplates: 'templates', onAny: 'everything', statusesTitle: 'Statuses', statusesHint: 'How confirmations come back.', hold: 'Hold statuses back', skipDelivered: 'Skip “delivered”', autoRead: 'Read at once',
    copies: 'Copies', release: 'Release', releaseReverse: 'Release in reverse', held: '{0} held', tokensTitle: 'Access and limits', revoke: 'Revoke all tokens', restore: 'Restore tokens', limitsOff: 'Lift the rate limits', limitsOn: 'Put the rate limits back',
    webhooksTitle: 'Webhooks', webhooksHint: 'The latest posts, newest first.', redeliver: 'Post the last again', reset: 'Reset everything', time: 'Time', field: 'Field', answer: 'Answer', attempts: 'Attempts', state: 'State', size: 'Bytes',
    name: 'Name', category: 'Category', quality: 'Quality', actions: 'Actions', approve: 'Approve', reject: 'Reject', pause: 'Pause', unpause: 'Unpause', disable: 'Disable', toMarketing: '→ Marketing', qualityRed: 'Quality red', qualityGreen: 'Quality green', reason: 'Reason of refusal',
    inboundTitle: 'Message of a customer', inboundHint: 'Written without a phone; dated back if need be, to see the 24 h window close.', from: 'From (number)', to: 'To', text: 'Text', minutesAgo: 'Minutes ago', inject: 'Inject', eventsTitle: 'Account event', event: 'Event', done: 'Done.', states: { waiting: 'on its way', retrying: 'to retry', delivered: 'received', dropped: 'given up' }, tokensAre: 'Some tokens are revoked.', limitsAre: 'Limit: {0}', off: 'lifted', perSecond: '{0} messages per second',
  },
};

const SVG = 'http://www.w3.org/2000/svg';

let language = remembered('language') || (navigator.language.startsWith('fr') ? 'fr' : 'en');

function remembered(name) {
  try { return localStorage.getItem('sandbox.' + name); } catch { return null; }
}

function remember(name, value) {
  try { localStorage.setItem('sandbox.' + name, value); } catch { /* private window */ }
}

function t(key, ...values) {
  const word = WORDS[language][key];
  return typeof word === 'string' ? word.replace(/\{(\d)\}/g, (all, n) => values[n]) : word ?? key;
}

/** A new element; attributes that start with "on" are listeners. Text stays text. */
function el(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith('on')) node.addEventListener(name.slice(2), value);
    else if (value === true) node.setAttribute(name, '');
    else if (value !== false && value != null) node.setAttribute(name, value);
  }
  node.append(...children.filter((c) => c != null && c !== ''));
  return node;
}

function byId(id) { return document.getElementById(id); }

function translatePage(title) {
  document.documentElement.lang = language;
  document.title = t(title);
  document.querySelectorAll('[data-t]').forEach((n) => { n.textContent = t(n.dataset.t); });
  document.querySelectorAll('[data-label]').forEach((n) => { n.setAttribute('aria-label', t(n.dataset.label)); if (n.matches('button')) n.title = t(n.dataset.label); });
  document.querySelectorAll('[data-placeholder]').forEach((n) => { n.placeholder = t(n.dataset.placeholder); });
  const other = byId('language');
  other.textContent = language === 'fr' ? 'EN' : 'FR';
  other.lang = language === 'fr' ? 'en' : 'fr';
  other.setAttribute('aria-label', other.textContent + ' – ' + t('otherLanguage'));
}

function moon() {
  const picture = document.createElementNS(SVG, 'svg');
  picture.setAttribute('viewBox', '0 0 24 24');
  picture.setAttribute('aria-hidden', 'true');
  const shape = document.createElementNS(SVG, 'path');
  shape.setAttribute('d', 'M12 3a9 9 0 1 0 9 9 7 7 0 0 1-9-9z');
  picture.append(shape);
  return picture;
}

/** The bar above every page. */
function bar() {
  const here = location.pathname.replace(/index\.html$/, '');
  const page = (address, word) => el('a', { href: address, 'data-t': word, 'aria-current': new URL(address, location.href).pathname === here && 'page' });
  return el('header', { class: 'bar' },
    el('a', { class: 'brand', href: './' }, el('img', { src: 'icon.svg', alt: 'Entregent', width: 28, height: 28 }),
      el('span', { 'aria-hidden': 'true' }, 'Entregent'), el('small', { 'aria-hidden': 'true', 'data-t': 'sandbox' })),
    el('nav', { 'data-label': 'pages' }, page('./', 'phone'), page('control.html', 'control')),
    el('button', { type: 'button', class: 'quiet', id: 'language' }),
    el('button', { type: 'button', class: 'quiet icon', id: 'theme', 'data-label': 'theme' }, moon()));
}

function setUpFrame(title, again) {
  document.body.prepend(bar());
  const dark = () => (document.documentElement.dataset.theme || (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light')) === 'dark';
  const theme = remembered('theme');
  if (theme) document.documentElement.dataset.theme = theme;
  byId('theme').addEventListener('click', () => {
    document.documentElement.dataset.theme = dark() ? 'light' : 'dark';
    remember('theme', document.documentElement.dataset.theme);
  });
  byId('language').addEventListener('click', () => {
    language = language === 'fr' ? 'en' : 'fr';
    remember('language', language);
    translatePage(title);
    again();
  });
  translatePage(title);
}

async function ask(path, body) {
  const options = body === undefined ? {} : { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) };
  const answer = await fetch(path, options);
  const json = await answer.json();
  if (!answer.ok) throw new Error(json.error?.error_data?.details || json.error?.message || answer.status);
  return json;
}

/* The English that is read here counts days before months, as in the portal. */
const region = () => (language === 'en' ? 'en-GB' : language);
const clock = (time) => new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(new Date(time));
