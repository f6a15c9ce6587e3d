/* Plays Meta's dialog of the embedded sign-up, as a page to come back from: an app gets a code, or learns that it was cancelled. */
'use strict';

const asked = new URLSearchParams(location.search);

function back(answer) {
  const to = asked.get('redirect_uri');
  if (!/^https?:\/\//.test(to || '')) {
    byId('said').textContent = t('dialogBroken');
    return;
  }
  const address = new URL(to);
  for (const [name, value] of Object.entries({ ...answer, state: asked.get('state') || '' })) address.searchParams.set(name, value);
  location.assign(address);
}

const digits = (count) => Array.from(crypto.getRandomValues(new Uint8Array(count)), (n) => n % 10).join('');

async function grant(form) {
  const outcome = form.get('outcome');
  try {
    if (outcome === 'subscription') await ask('control/faults', { kind: 'error', on: 'subscriptions', count: 1, code: 100 });
    if (outcome === 'fields') await ask('control/fields', { without: 'messages', locked: true });
    const { code } = await ask('control/signup', { waba: '7' + digits(14), phone: '8' + digits(14), number: form.get('number'), name: form.get('name'), review: outcome === 'review' });
    back({ code });
  } catch (problem) {
    byId('said').textContent = t('failed', problem.message);
  }
}

setUpFrame('dialogTitle', () => {});
document.querySelector('[name="number"]').value = '+33 1 97 ' + digits(6).replace(/(..)(?=.)/g, '$1 ');
byId('grant').addEventListener('submit', (e) => {
  e.preventDefault();
  grant(new FormData(e.target));
});
byId('refuse').addEventListener('click', () => back({ error: 'access_denied', error_reason: 'user_denied' }));
