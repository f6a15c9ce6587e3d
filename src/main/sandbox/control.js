/* Backstage: judges templates, injects faults, holds statuses back, shows deliveries. */
'use strict';

const inDays = (n) => Math.floor(Date.now() / 1000) + n * 86400;
const EVENTS = {
  ACCOUNT_VIOLATION: () => ['account_update', { event: 'ACCOUNT_VIOLATION', violation_info: { violation_type: 'SPAM' } }],
  ACCOUNT_RESTRICTION: () => ['account_update', { event: 'ACCOUNT_RESTRICTION', restriction_info: [{ restriction_type: 'RESTRICTED_BIZ_INITIATED_MESSAGING', expiration: inDays(3) }] }],
  DISABLED_UPDATE: () => ['account_update', { event: 'DISABLED_UPDATE', ban_info: { waba_ban_state: 'DISABLE', waba_ban_date: 'April 17, 2026' } }],
  REINSTATE: () => ['account_update', { event: 'DISABLED_UPDATE', ban_info: { waba_ban_state: 'REINSTATE', waba_ban_date: 'April 17, 2026' } }],
  TIER_10K: () => ['business_capability_update', { max_daily_conversations_per_business: 10000, max_phone_numbers_per_business: 25, max_phone_numbers_per_waba: 25 }],
  THROUGHPUT_UPGRADE: () => ['phone_number_quality_update', { display_phone_number: '33199001001', event: 'THROUGHPUT_UPGRADE', max_daily_conversations_per_business: 'TIER_10K' }],
  OBA_APPROVED: () => ['account_alerts', { entity_type: 'BUSINESS', entity_id: '131426832456945', alert_info: { alert_severity: 'INFORMATIONAL', alert_status: 'NONE', alert_type: 'OBA_APPROVED', alert_description: 'Official business account approved' } }],
};
const VERDICTS = [['approve', {}], ['reject', {}], ['pause', {}], ['unpause', {}], ['disable', {}], ['toMarketing', { verdict: 'recategorise', category: 'MARKETING' }], ['qualityGreen', { verdict: 'quality', score: 'GREEN' }], ['qualityRed', { verdict: 'quality', score: 'RED' }]];

let accounts = [];

async function post(path, body) {
  try {
    await ask('control/' + path, body || {});
    byId('said').textContent = t('done');
  } catch (problem) {
    byId('said').textContent = t('failed', problem.message);
  }
  await draw();
}

function badge(word) {
  const kind = /APPROVED|GREEN|delivered/.test(word) ? 'good' : /REJECTED|PAUSED|DISABLED|RED|dropped|retrying/.test(word) ? 'bad' : 'wait';
  return el('span', { class: 'badge ' + kind }, t('states')[word] || word);
}

function row(...cells) { return el('tr', {}, ...cells.map((c) => el('td', {}, c))); }

async function draw() {
  const state = await ask('control/state');
  byId('auto').checked = state.review.mode === 'auto';
  const place = byId('templates');
  const signature = language + JSON.stringify(state.templates);
  if (place.dataset.now !== signature) {
    place.dataset.now = signature;
    place.replaceChildren(...state.templates.map((one) => row(one.business, `${one.name} · ${one.language}`, one.category, badge(one.status), badge(one.quality_score.score), verdicts(one))));
  }
  byId('faults').replaceChildren(...state.faults.map((f) => el('li', {}, `${f.left} × ${t('kind' + f.kind[0].toUpperCase() + f.kind.slice(1))} (${t('on' + f.on[0].toUpperCase() + f.on.slice(1))}) ${f.kind === 'http' ? f.status : f.kind === 'hang' ? f.millis + ' ms' : f.kind === 'silence' ? '' : f.code}`)));
  document.querySelectorAll('[data-status]').forEach((n) => { n.checked = state.statuses[n.dataset.status]; });
  if (document.activeElement !== byId('copies')) byId('copies').value = state.statuses.copies;
  byId('held').textContent = t('held', state.statuses.held);
  byId('access').textContent = (state.tokensRevoked ? t('tokensAre') + ' ' : '') + t('limitsAre', state.limits === 'off' ? t('off') : t('perSecond', state.limits));
  byId('webhooks').replaceChildren(...state.webhooks.map((w) => row(new Date(w.at).toLocaleTimeString(language), w.field, String(w.bytes), String(w.attempts), w.answer ? String(w.answer) : '–', String(w.millis), badge(w.state))));
}

function verdicts(one) {
  return el('div', { class: 'buttons' }, ...VERDICTS.map(([word, more]) => el('button', { type: 'button', 'aria-label': `${t(word)} ${one.name} (${one.language})`, onclick: () => post('templates/judge', { id: one.id, verdict: word, reason: byId('reason').value, ...more }) }, t(word))));
}

function wire() {
  byId('auto').addEventListener('change', (e) => post('templates/review', { mode: e.target.checked ? 'auto' : 'manual' }));
  document.querySelectorAll('[data-status]').forEach((n) => n.addEventListener('change', () => post('statuses', { [n.dataset.status]: n.checked })));
  byId('copies').addEventListener('change', (e) => post('statuses', { copies: Number(e.target.value) }));
  document.querySelectorAll('[data-post]').forEach((n) => n.addEventListener('click', () => post(n.dataset.post, n.dataset.body ? JSON.parse(n.dataset.body) : {})));
  byId('fault').addEventListener('submit', (e) => {
    e.preventDefault();
    const form = new FormData(e.target);
    const kind = form.get('kind');
    const body = { kind, on: form.get('on'), count: Number(form.get('count')), code: Number(form.get('code')), millis: Number(form.get('millis')), accepted: form.has('accepted') };
    if (kind === 'http') body.status = Number(form.get('status'));
    post('faults', body);
  });
  byId('inbound').addEventListener('submit', (e) => {
    e.preventDefault();
    const form = new FormData(e.target);
    const body = { from: form.get('from'), to: form.get('to'), text: form.get('text') };
    if (Number(form.get('minutes'))) body.at = String(Math.floor(Date.now() / 1000) - 60 * Number(form.get('minutes')));
    post('inbound', body);
  });
  byId('event').addEventListener('submit', (e) => {
    e.preventDefault();
    const form = new FormData(e.target);
    const [field, value] = EVENTS[form.get('event')]();
    post('account', { waba: form.get('waba'), field, value });
  });
}

setUpFrame('controlTitle', draw);
wire();
ask('handset/people').then((world) => {
  accounts = world.accounts;
  document.querySelector('.businesses').append(...accounts.map((a) => el('option', { value: a.id }, a.name)));
  document.querySelector('.wabas').append(...accounts.map((a) => el('option', { value: a.waba }, a.name)));
  document.querySelector('[name="event"]').append(...Object.keys(EVENTS).map((name) => el('option', {}, name)));
  return draw();
});
setInterval(() => { if (!document.hidden) draw().catch(() => { byId('said').textContent = t('offline'); }); }, 2000);
