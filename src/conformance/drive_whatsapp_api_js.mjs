/* Drives the sandbox with the unmodified package whatsapp-api-js; only the host is changed, in fetch.
   Environment: SANDBOX_URL (…/sandbox) and SANDBOX_APP_SECRET. */
import { randomBytes, randomInt } from 'node:crypto';
import { createServer } from 'node:http';
import { WhatsAppAPI } from 'whatsapp-api-js';
import * as m from 'whatsapp-api-js/messages';

const SANDBOX = process.env.SANDBOX_URL.replace(/\/$/, '');
const SECRET = process.env.SANDBOX_APP_SECRET;
const PHONE = '200000000000004';
const WABA = '100000000000004';
const CONSUMER = '3363998' + (7500 + randomInt(2500));
const VERIFY = randomBytes(8).toString('hex');
const failures = [];
const seen = [];

function check(what, truth, more = '') {
  console.log(`${truth ? 'ok  ' : 'FAIL'} whatsapp-api-js: ${what}${truth ? '' : ' ' + JSON.stringify(more)}`);
  if (!truth) failures.push(what);
}

async function control(path, body) {
  const answer = await fetch(`${SANDBOX}/${path}`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) });
  return answer.json();
}

async function waitFor(kind, fits) {
  for (let i = 0; i < 100; i++) {
    const at = seen.findIndex((s) => s.kind === kind && fits(s.args));
    if (at >= 0) return seen.splice(at, 1)[0].args;
    await new Promise((done) => setTimeout(done, 100));
  }
  return null;
}

const rewrite = (url, options) => fetch(String(url).replace(/^https:\/\/graph\.facebook\.com/, SANDBOX + '/graph'), options);
const api = new WhatsAppAPI({ token: 'any-token', appSecret: SECRET, webhookVerifyToken: VERIFY, v: 'v24.0', ponyfill: { fetch: rewrite } });
api.on.message = (args) => { seen.push({ kind: 'message', args }); };
api.on.status = (args) => { seen.push({ kind: 'status', args }); };

const hook = createServer(async (request, response) => {
  const url = new URL(request.url, 'http://localhost');
  try {
    if (request.method === 'GET') {
      response.end(api.get(Object.fromEntries(url.searchParams)));
      return;
    }
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    const raw = Buffer.concat(chunks).toString('utf8');
    const body = JSON.parse(raw);
    const field = body.entry[0].changes[0].field;
    if (field === 'messages') await api.post(body, raw, request.headers['x-hub-signature-256']);
    else if (!await api.verifyRequestSignature(raw, request.headers['x-hub-signature-256'])) throw new Error('signature');
    else seen.push({ kind: field, args: body.entry[0].changes[0].value });
    response.end();
  } catch (problem) {
    failures.push('webhook: ' + problem.message);
    response.statusCode = problem.httpStatus ?? 500;
    response.end();
  }
});

const graph = async (path, method = 'GET', body) => {
  const answer = await api.$$apiFetch$$('https://graph.facebook.com/v24.0/' + path, body ? { method, headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) } : { method });
  return answer.json();
};

async function conversation() {
  await control('control/window', { account: PHONE, from: '+' + CONSUMER, seconds: 0 });
  const closed = await api.sendMessage(PHONE, '+' + CONSUMER, new m.Text('trop tôt'));
  const failed = await waitFor('status', (s) => s.id === closed.messages[0].id);
  check('closed window fails by webhook with 131047', failed?.status === 'failed' && failed.error?.code === 131047, failed);

  await control('control/inbound', { from: '+' + CONSUMER, to: PHONE, name: 'Noé Marchand', text: 'Bonjour 🏦' });
  const hello = await waitFor('message', (s) => s.message.type === 'text');
  check('text is received', hello?.message.text.body === 'Bonjour 🏦' && hello.contact.profile.name === 'Noé Marchand', hello?.raw);
  check('the consumer has a user id', hello?.recipient.bsuid?.startsWith('FR.'), hello?.recipient);

  const sent = await hello.reply(new m.Text('Bonjour Noé'), true, 'opaque-1');
  check('reply is accepted', sent.messages?.[0].id.startsWith('wamid.'), sent);
  const id = sent.messages[0].id;
  const first = await waitFor('status', (s) => s.id === id);
  const second = await waitFor('status', (s) => s.id === id);
  check('sent, then delivered, with our data', first?.status === 'sent' && second?.status === 'delivered' && second.biz_opaque_callback_data === 'opaque-1', [first?.status, second?.status]);
  check('no conversation from v24.0', first && first.conversation === undefined && first.pricing.pricing_model === 'PMP', first?.conversation);
  check('mark as read with typing', (await hello.received('text')).success);

  const asked = await api.sendMessage(PHONE, '+' + CONSUMER, new m.Interactive(new m.ActionButtons(new m.Button('yes', 'Oui'), new m.Button('no', 'Non')), new m.Body('Rendez-vous ?')));
  await waitFor('status', (s) => s.id === asked.messages[0].id && s.status === 'delivered');
  await control('handset/reply', { person: CONSUMER, account: PHONE, id: asked.messages[0].id, choice: 'no' });
  const answered = await waitFor('message', (s) => s.message.type === 'interactive');
  check('reply button comes back', answered?.message.interactive.button_reply.id === 'no', answered?.message);

  const reacted = await api.sendMessage(PHONE, '+' + CONSUMER, new m.Reaction(hello.message.id, '👍'));
  check('reaction', reacted.messages?.length === 1, reacted);
  const place = await api.sendMessage(PHONE, '+' + CONSUMER, new m.Location(2.35, 48.85, 'Agence', 'Rivage'));
  check('location', place.messages?.length === 1, place);
  const blocked = await api.blockUser(PHONE, CONSUMER);
  check('user is blocked', blocked.block_users?.added_users?.length === 1, blocked);
  check('user is unblocked', (await api.unblockUser(PHONE, CONSUMER)).block_users?.removed_users?.length === 1);
}

async function media() {
  const form = new FormData();
  form.set('file', new Blob(['%PDF-1.4 contrat'], { type: 'application/pdf' }), 'contrat.pdf');
  form.set('messaging_product', 'whatsapp');
  const uploaded = await api.uploadMedia(PHONE, form);
  check('media is uploaded', /^\d+$/.test(uploaded.id), uploaded);
  const sent = await api.sendMessage(PHONE, '+' + CONSUMER, new m.Document(uploaded.id, true, 'Votre contrat', 'contrat.pdf'));
  check('document is sent', sent.messages?.length === 1, sent);
  const described = await api.retrieveMedia(uploaded.id);
  const bytes = await (await api.fetchMedia(described.url)).text();
  check('media is downloaded', bytes === '%PDF-1.4 contrat', bytes);
  check('media is deleted', (await api.deleteMedia(uploaded.id)).success);
}

async function template() {
  const name = 'conforme_' + randomBytes(4).toString('hex');
  const made = await graph(`${WABA}/message_templates`, 'POST', { name, language: 'fr', category: 'UTILITY', components: [{ type: 'BODY', text: 'Votre rendez-vous du {{1}} est confirmé.', example: { body_text: [['3 mars']] } }] });
  check('template is created', made.status === 'PENDING', made);
  await control('control/templates/judge', { id: made.id, verdict: 'approve' });
  const judged = await waitFor('message_template_status_update', (v) => v.message_template_name === name);
  check('template verdict is received', judged?.event === 'APPROVED' && String(judged.message_template_id) === made.id, judged);
  const listed = await graph(`${WABA}/message_templates?name=${name}&fields=name,status`);
  check('template is listed', listed.data?.[0]?.status === 'APPROVED', listed);
  const sent = await api.sendMessage(PHONE, '+' + CONSUMER, new m.Template(name, new m.Language('fr'), new m.BodyComponent(new m.BodyParameter('12 mars'))));
  check('template is sent', sent.messages?.[0].message_status === 'accepted', sent);
  const wrong = await api.sendMessage(PHONE, '+' + CONSUMER, new m.Template(name, new m.Language('fr')));
  check('missing parameters are refused with 132000', wrong.error?.code === 132000, wrong);
  check('template is deleted', (await graph(`${WABA}/message_templates?name=${name}`, 'DELETE')).success);
}

await new Promise((done) => hook.listen(0, '127.0.0.1', done));
const callback = `http://127.0.0.1:${hook.address().port}/`;
try {
  const subscribed = await graph(`${WABA}/subscribed_apps`, 'POST', { override_callback_uri: callback, verify_token: VERIFY });
  check('webhook is verified and overridden', subscribed.success, subscribed);
  await conversation();
  await media();
  await template();
} finally {
  await graph(`${WABA}/subscribed_apps`, 'POST', {});
  hook.close();
  hook.closeAllConnections();
}
console.log(failures.length ? 'whatsapp-api-js: failed: ' + failures.join(', ') : 'whatsapp-api-js: all well');
process.exit(failures.length ? 1 : 0);
