/* The handset: plays one consumer at a time, in chats with the businesses of the sandbox. */
'use strict';

const EMOJI = '😀 😂 🙂 😉 😍 🥰 😘 😎 🤔 😐 😮 😢 😭 😡 🥳 😴 🤗 🙈 👍 👎 👌 👏 🙏 💪 👋 🤝 ✌️ ❤️ 💔 🔥 ✨ 🎉 🎁 🎂 🌹 🌞 🌧️ ⭐ ✅ ❌ ❓ ❗ 💊 🏥 🏛️ 🏦 🛍️ 👗 👟 📦 🚚 📍 📅 ⏰ 📞 💬 📷 📎 💶 🇫🇷'.split(' ');
const REACTIONS = ['👍', '❤️', '😂', '😮', '😢', '🙏'];
const MEDIA = ['image', 'video', 'audio', 'document', 'sticker'];

const state = { people: [], accounts: [], person: null, account: null, list: null, chat: null, file: null };
const shown = new Map();

/* ---- what is played: in the address, so that it can be linked and reloaded ---- */

function go(person, account) {
  location.hash = account ? `${person}/${account}` : person;
}

async function follow() {
  const [person, account] = decodeURIComponent(location.hash.slice(1)).split('/');
  const known = state.people.find((p) => p.key === person);
  if (!known && /^[0-9]{7,15}$/.test(person)) {
    await ask('handset/people', { phone: '+' + person });
    await loadPeople();
  }
  state.person = state.people.find((p) => p.key === person) || state.people[0];
  const before = state.account;
  state.account = state.accounts.find((a) => a.id === account) || null;
  if (before !== state.account) shown.clear();
  byId('notes').replaceChildren();
  shown.clear();
  state.chat = null;
  trouble('');
  await refresh();
  if (state.account) byId('text').focus({ preventScroll: true });
}

async function loadPeople() {
  const world = await ask('handset/people');
  state.people = world.people;
  state.accounts = world.accounts;
  if (state.person) state.person = state.people.find((p) => p.key === state.person.key) || state.people[0];
}

let refreshing = Promise.resolve();
function refresh() {
  refreshing = refreshing.catch(() => {}).then(load);
  return refreshing;
}

async function load() {
  if (!state.person) return;
  const person = encodeURIComponent(state.person.key);
  state.list = await ask(`handset/chats?person=${person}`);
  state.chat = state.account ? await ask(`handset/chat?person=${person}&account=${state.account.id}`) : null;
  drawPeople();
  drawList();
  drawChat();
  drawFacts();
  markRead();
}

function markRead() {
  const mine = state.list.chats.find((c) => state.account && c.account === state.account.id);
  if (mine && mine.unread > 0 && !document.hidden) act('read', {});
}

async function act(verb, details) {
  try {
    trouble('');
    return await ask('handset/' + verb, { person: state.person.key, account: state.account?.id, ...details });
  } catch (problem) {
    trouble(t('failed', problem.message));
    return null;
  }
}

function trouble(text) { byId('trouble').textContent = text; }

/* ---- who is played ---- */

const initials = (name) => name.replace(/[^\p{L} ]/gu, '').split(' ').filter(Boolean).slice(0, 2).map((w) => w[0]).join('') || '#';
const hue = (text) => 'hue-' + [...text].reduce((sum, c) => sum + c.codePointAt(0), 0) % 6;

function drawPeople() {
  const list = el('ul', { class: 'people' });
  for (const person of state.people) {
    const on = person.key === state.person.key;
    list.append(el('li', {}, el('button', { type: 'button', 'data-key': person.key, 'aria-pressed': String(on), onclick: () => { closeSheet(); go(person.key, state.account?.id); } },
      el('span', { class: 'avatar ' + hue(person.name), 'aria-hidden': 'true' }, initials(person.name)),
      el('span', { class: 'words' }, el('strong', {}, person.name), el('small', {}, person.hidden ? '@' + (person.username || '…') : spaced(person.phone))))));
  }
  const place = byId('people');
  if (place.dataset.now !== list.innerHTML) {
    const focused = place.contains(document.activeElement) ? document.activeElement.dataset.key : null;
    place.dataset.now = list.innerHTML;
    place.replaceChildren(...list.childNodes);
    if (focused) place.querySelector(`[data-key="${CSS.escape(focused)}"]`)?.focus();
  }
  byId('hidden').checked = state.person.hidden;
  byId('hidden').disabled = !state.person.phone;
  byId('receipts').checked = state.person.receipts;
  byId('reachable').checked = state.person.reachable;
}

function spaced(phone) {
  if (!phone) return '';
  return phone.startsWith('+33') && phone.length === 12 ? phone.replace(/^(\+33)(\d)(\d\d)(\d\d)(\d\d)(\d\d)$/, '$1 $2 $3 $4 $5 $6') : phone;
}

/* ---- the list of chats ---- */

function drawList() {
  byId('list').hidden = Boolean(state.account);
  byId('chat').hidden = !state.account;
  byId('me').textContent = t('playsAs', state.person.name);
  const list = el('ul');
  for (const chat of state.list.chats) {
    const last = chat.last;
    list.append(el('li', {}, el('button', { type: 'button', 'data-key': chat.account, onclick: () => go(state.person.key, chat.account) },
      el('span', { class: 'avatar ' + hue(chat.name), 'aria-hidden': 'true' }, initials(chat.name)),
      el('span', { class: 'words' },
        el('span', { class: 'line' }, el('strong', {}, chat.name), last ? el('time', { datetime: last.at }, clock(last.at)) : ''),
        el('span', { class: 'line' }, el('span', { class: 'preview' + (chat.typing ? ' typing' : '') }, chat.typing ? t('typing') : last ? preview(last) : t('writeFirst')),
          chat.unread ? el('span', { class: 'count', 'aria-label': t('unread', chat.unread) }, String(chat.unread)) : '')))));
  }
  const place = byId('chats');
  if (place.dataset.now !== list.innerHTML) {
    const focused = place.contains(document.activeElement) ? document.activeElement.dataset.key : null;
    place.dataset.now = list.innerHTML;
    place.replaceChildren(...list.childNodes);
    if (focused) place.querySelector(`[data-key="${focused}"]`)?.focus();
  }
}

function preview(note) {
  const c = note.content || {};
  const text = note.type === 'text' ? c.body : c.body?.text || (typeof c.body === 'string' ? c.body : '') || c.text || c.caption || c.button_reply?.title || c.list_reply?.title || t(note.type);
  return (note.mine ? t('you') + ' : ' : '') + text;
}

/* ---- one chat ---- */

function drawChat() {
  if (!state.chat) return;
  const chat = state.chat;
  byId('business').textContent = chat.name;
  byId('business-avatar').textContent = initials(chat.name);
  byId('business-avatar').className = 'avatar ' + hue(chat.name);
  byId('presence').textContent = chat.typing ? t('typing') : t('business');
  const log = byId('notes');
  const atEnd = log.scrollHeight - log.scrollTop - log.clientHeight < 80 || shown.size === 0;
  let day = '';
  let changed = false;
  const keep = new Set();
  let place = log.firstChild;
  const put = (key, signature, make) => {
    keep.add(key);
    let old = shown.get(key);
    if (!old || old.signature !== signature) {
      const node = make();
      if (old) old.node.replaceWith(node); else log.insertBefore(node, place);
      if (old && place === old.node) place = node;
      old = { signature, node };
      shown.set(key, old);
      changed = true;
    }
    place = old.node.nextSibling;
  };
  for (const note of chat.notes) {
    const today = new Date(note.at).toDateString();
    if (today !== day) {
      day = today;
      put('day ' + day, language, () => el('p', { class: 'day' }, el('span', {}, dayName(note.at))));
    }
    put(note.id, language + JSON.stringify(note), () => bubble(note, chat));
  }
  if (chat.typing) put('typing', language, () => el('div', { class: 'bubble theirs dots', role: 'img', 'aria-label': t('typing') }, el('i'), el('i'), el('i')));
  for (const [key, old] of shown) {
    if (!keep.has(key)) { old.node.remove(); shown.delete(key); }
  }
  if (changed && atEnd) log.scrollTop = log.scrollHeight;
}

function dayName(at) {
  const days = Math.round((new Date().setHours(0, 0, 0, 0) - new Date(at).setHours(0, 0, 0, 0)) / 86400000);
  if (days === 0) return t('today');
  if (days === 1) return t('yesterday');
  return new Intl.DateTimeFormat(region(), { dateStyle: 'full' }).format(new Date(at));
}

function bubble(note, chat) {
  const box = el('div', { class: 'bubble ' + (note.mine ? 'mine' : 'theirs') + ' is-' + note.type, 'data-id': note.id });
  if (note.context) {
    const asked = chat.notes.find((n) => n.id === note.context);
    if (asked) box.append(el('p', { class: 'quote' }, el('span', { class: 'sr' }, t('inReply') + ' '), preview(asked)));
  }
  box.append(...content(note));
  box.append(el('p', { class: 'foot' }, note.category === 'marketing' ? el('span', { class: 'tag' }, t('promotion')) : '', el('time', { datetime: note.at }, clock(note.at)), note.mine ? ticks(note.status) : ''));
  if (note.reactions) box.append(el('span', { class: 'reactions' }, note.reactions));
  const row = el('div', { class: 'row ' + (note.mine ? 'right' : 'left') }, el('div', { class: 'stack' }, box, ...cards(note), ...choices(note)));
  if (!note.mine) row.append(el('button', { type: 'button', class: 'icon react', 'aria-label': t('react'), title: t('react'), onclick: () => reactions(note) }, '☺'));
  return row;
}

function ticks(status) {
  const word = status === 'read' ? t('read') : t('delivered');
  return el('span', { class: 'ticks ' + status, role: 'img', 'aria-label': word, title: word }, '✓✓');
}

function content(note) {
  const c = note.content || {};
  if (note.type === 'text') return [paragraph(c.body)];
  if (MEDIA.includes(note.type)) return [media(note.type, c), c.caption ? paragraph(c.caption) : ''];
  switch (note.type) {
    case 'template': return [head(c.header), c.offer ? offer(c.offer) : '', paragraph(c.body), c.footer ? el('p', { class: 'small' }, c.footer) : ''];
    case 'interactive': return c.button_reply || c.list_reply ? [paragraph((c.button_reply || c.list_reply).title), c.list_reply?.description ? el('p', { class: 'small' }, c.list_reply.description) : '']
      : [head(c.header), paragraph(c.body?.text || ''), c.footer?.text ? el('p', { class: 'small' }, c.footer.text) : ''];
    case 'button': return [paragraph(c.text)];
    case 'location': return [el('p', { class: 'place' }, '📍 ', el('strong', {}, c.name || t('location')), el('br'), c.address || `${c.latitude}, ${c.longitude}`)];
    case 'contacts': return (Array.isArray(c) ? c : []).map((one) => el('p', { class: 'place' }, '👤 ', el('strong', {}, one.name?.formatted_name || ''), el('br'), (one.phones || []).map((p) => p.phone).join(', ')));
    default: return [el('p', { class: 'small' }, t('notPlayed'))];
  }
}

function offer(o) {
  return el('p', { class: 'offer' }, el('span', { 'aria-hidden': 'true' }, '⏱ '), el('strong', {}, o.text || ''), o.until ? el('span', { class: 'small' }, ' ' + t('offerUntil', new Date(o.until).toLocaleString(region()))) : '');
}

/* Cards lie side by side below the message and are wiped through. */
function cards(note) {
  const made = (note.content?.cards || []).map((card, i) => el('li', { class: 'card', 'aria-label': t('card', i + 1) },
    head(card.header), card.body ? paragraph(card.body) : '', buttons(note, card.buttons || [], i)));
  return made.length ? [el('ul', { class: 'cards', tabindex: '0', 'aria-label': t('cards') }, ...made)] : [];
}

function products(button) {
  const body = el('div', { class: 'products' });
  for (const section of button.sections || [{ title: button.text, products: button.product ? [button.product] : [] }]) {
    body.append(el('h3', {}, section.title), el('ul', {}, ...section.products.map((one) => el('li', {}, '🛍 ' + one))));
  }
  openSheet(button.text, body);
}

function head(header) {
  if (!header) return '';
  if (header.type === 'product') return el('p', { class: 'place' }, '🛍 ', el('strong', {}, header.product?.product_retailer_id || ''), el('br'), t('catalogue', header.product?.catalog_id || ''));
  if (header.type === 'text') return el('p', { class: 'heading' }, header.text);
  if (header.type === 'location') return el('p', { class: 'place' }, '📍 ', el('strong', {}, header.location?.name || ''), el('br'), header.location?.address || '');
  return media(header.type, header[header.type] || {});
}

function media(type, c) {
  if (!c.id) {
    return el('a', { class: 'file', href: c.link, target: '_blank', rel: 'noopener noreferrer' }, icon(type), t('fromLink', c.link || ''));
  }
  const source = 'handset/media/' + c.id;
  switch (type) {
    case 'image': return el('img', { class: 'media', src: source, alt: c.caption || t('photo'), onload: settle });
    case 'sticker': return el('img', { class: 'media sticker', src: source, alt: t('sticker'), onload: settle });
    case 'video': return el('video', { class: 'media', src: source, controls: true, 'aria-label': t('video') });
    case 'audio': return el('audio', { src: source, controls: true, 'aria-label': t('audio') });
    default: return el('a', { class: 'file', href: source, download: c.filename || 'document', 'aria-label': t('download', c.filename || t('document')) }, icon(type), c.filename || t('document'));
  }
}

const icon = (type) => el('span', { 'aria-hidden': 'true', class: 'sign' }, { image: '🖼️', video: '🎬', audio: '🎵', sticker: '🏷️' }[type] || '📄');

function settle() {
  const log = byId('notes');
  if (log.scrollHeight - log.scrollTop - log.clientHeight < 400) log.scrollTop = log.scrollHeight;
}

/** Text with WhatsApp's *bold*, _italic_, ~struck~, `code`, and links. */
function paragraph(text) {
  const node = el('p', { class: 'text' });
  const pattern = /(https?:\/\/[^\s<>"]+)|\*([^*\n]+)\*|_([^_\n]+)_|~([^~\n]+)~|`([^`\n]+)`/g;
  let from = 0;
  for (const m of String(text ?? '').matchAll(pattern)) {
    const before = text[m.index - 1];
    if (!m[1] && before && /[\p{L}\p{N}]/u.test(before)) continue;
    node.append(text.slice(from, m.index));
    node.append(m[1] ? el('a', { href: m[1], target: '_blank', rel: 'noopener noreferrer' }, m[1]) : m[2] ? el('b', {}, m[2]) : m[3] ? el('em', {}, m[3]) : m[4] ? el('s', {}, m[4]) : el('code', {}, m[5]));
    from = m.index + m[0].length;
  }
  node.append(String(text ?? '').slice(from));
  if (/^\p{Extended_Pictographic}(️|‍\p{Extended_Pictographic})*$/u.test(String(text).trim())) node.classList.add('huge');
  return node;
}

/* ---- what can be pressed below a message ---- */

/** Those of a template, or of one of its cards. */
function buttons(note, list, card) {
  const box = el('div', { class: 'choices' });
  const press = (label, sign, action, done = false) => box.append(el('button', { type: 'button', class: 'choice', disabled: done, 'aria-pressed': done ? 'true' : null, onclick: action }, el('span', { 'aria-hidden': 'true' }, sign), label));
  const link = (label, sign, url) => box.append(el('a', { class: 'choice', href: url, target: '_blank', rel: 'noopener noreferrer' }, el('span', { 'aria-hidden': 'true' }, sign), label));
  for (const b of list) {
    const key = card === undefined ? b.text : card + ':' + b.text;
    if (b.type === 'QUICK_REPLY') press(b.text, '↩', () => act('reply', { id: note.id, choice: b.text, card }), note.answer === key);
    else if (b.type === 'URL') link(b.text, '↗', b.url);
    else if (b.type === 'PHONE_NUMBER') link(b.text, '📞', 'tel:' + b.phone);
    else if (b.code) press(b.type === 'COPY_CODE' ? t('copyCode', b.code) : b.text, '⧉', () => copy(b.code));
    else if (b.product || b.sections) press(b.text, '🛍', () => products(b));
    else press(b.text, '▭', () => trouble(t('notPlayed')));
  }
  return box;
}

function choices(note) {
  if (note.mine) return [];
  const c = note.content || {};
  const made = [];
  const press = (label, sign, action, done = false) => made.push(el('button', { type: 'button', class: 'choice', disabled: done, 'aria-pressed': done ? 'true' : null, onclick: action }, el('span', { 'aria-hidden': 'true' }, sign), label));
  const link = (label, sign, url, more = {}) => made.push(el('a', { class: 'choice', href: url, target: '_blank', rel: 'noopener noreferrer', ...more }, el('span', { 'aria-hidden': 'true' }, sign), label));
  if (note.type === 'template') {
    made.push(...buttons(note, c.buttons || []).childNodes);
    const offered = (c.buttons || []).some((b) => /stop/i.test(b.text));
    if (note.category === 'marketing' && !offered && !state.chat.promotionsStopped) press(t('stopPromotions'), '🔕', () => promotions(true));
  }
  if (note.type === 'interactive') {
    for (const b of c.action?.buttons || []) press(b.reply?.title, '↩', () => act('reply', { id: note.id, choice: b.reply.id }), note.answer === b.reply?.id);
    if (c.type === 'list') press(c.action?.button || t('choose'), '☰', () => pick(note));
    if (c.type === 'cta_url') link(c.action?.parameters?.display_text, '↗', c.action?.parameters?.url);
    if (c.type === 'location_request_message') press(t('sendLocation'), '📍', () => act('location', {}));
    if (c.type === 'contact_request') press(t('shareNumber'), '👤', () => act('number', {}));
    if (c.type === 'flow') press(c.action?.parameters?.flow_cta || t('choose'), '▭', () => trouble(t('notPlayed')));
  }
  return made.length ? [el('div', { class: 'choices' }, ...made)] : [];
}

function copy(code) {
  navigator.clipboard?.writeText(code).catch(() => {});
  trouble(t('codeCopied', code));
}

function pick(note) {
  const c = note.content;
  const body = el('div', { class: 'options' });
  for (const section of c.action.sections) {
    if (section.title) body.append(el('h3', {}, section.title));
    for (const row of section.rows) {
      body.append(el('button', { type: 'button', 'aria-pressed': String(note.answer === row.id), onclick: () => { closeSheet(); act('reply', { id: note.id, choice: row.id }); } },
        el('strong', {}, row.title), row.description ? el('small', {}, row.description) : ''));
    }
  }
  openSheet(c.action.button, body);
}

function reactions(note) {
  const body = el('div', { class: 'faces' });
  for (const face of REACTIONS) body.append(el('button', { type: 'button', 'aria-label': face, onclick: () => { closeSheet(); act('react', { id: note.id, emoji: face }); } }, face));
  body.append(el('button', { type: 'button', class: 'quiet', onclick: () => { closeSheet(); act('react', { id: note.id, emoji: '' }); } }, t('remove')));
  openSheet(t('react'), body);
}

/* ---- sheets: menu, lists, the other person ---- */

function openSheet(title, body) {
  byId('sheet-title').textContent = title;
  byId('sheet-body').replaceChildren(body);
  byId('sheet').showModal();
}

function closeSheet() {
  const who = document.querySelector('.who');
  if (byId('sheet').contains(who)) document.querySelector('.table').prepend(who);
  if (byId('sheet').open) byId('sheet').close();
}

async function promotions(stop) {
  if (await act('promotions', { stop })) trouble(t(stop ? 'stopped' : 'resumed', state.chat.name));
}

async function block(on) {
  if (await act('block', { block: on })) trouble(t(on ? 'blockedNow' : 'unblockedNow', state.chat.name));
}

function menu() {
  const body = el('div', { class: 'options' });
  const item = (label, action) => body.append(el('button', { type: 'button', onclick: () => { closeSheet(); action(); } }, el('strong', {}, label)));
  if (state.chat.promotionsStopped) item(t('resumePromotions'), () => promotions(false)); else item(t('stopPromotions'), () => promotions(true));
  item(t('sendLocation'), () => act('location', {}));
  if (state.person.phone) item(t('shareNumber'), () => act('number', {}));
  item(t(state.chat.blocked ? 'unblock' : 'block'), () => block(!state.chat.blocked));
  openSheet(state.chat.name, body);
}

/* ---- what the business sees ---- */

function drawFacts() {
  const facts = byId('facts');
  const p = state.person;
  const rows = [[t('number'), p.hidden ? t('hiddenNumber') : spaced(p.phone)], [t('username'), p.username ? '@' + p.username : t('none')]];
  const c = state.chat;
  if (c) {
    rows.push([t('userId'), c.userId]);
    rows.push([t('windowFact'), c.open ? t('windowOpen', new Intl.DateTimeFormat(language, { weekday: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(new Date(c.windowEnds))) : t('windowClosed')]);
    rows.push([t('promotions'), t(c.promotionsStopped ? 'promotionsOff' : 'promotionsOn')]);
  }
  facts.replaceChildren(...rows.map(([name, value]) => el('div', {}, el('dt', {}, name), el('dd', {}, value))));
}

/* ---- writing ---- */

function grow() {
  const text = byId('text');
  text.style.height = 'auto';
  text.style.height = Math.min(text.scrollHeight, 120) + 'px';
}

async function send() {
  const text = byId('text').value;
  if (state.file) {
    await sendFile(text);
    return;
  }
  if (!text.trim()) return;
  byId('text').value = '';
  grow();
  toggleEmoji(false);
  if (!(await act('text', { text }))) byId('text').value = text;
}

function attach(file) {
  state.file = file || null;
  const place = byId('attached');
  place.hidden = !file;
  byId('file').value = '';
  if (!file) return place.replaceChildren();
  const picture = file.type.startsWith('image/') ? el('img', { src: URL.createObjectURL(file), alt: '' }) : icon('document');
  place.replaceChildren(picture, el('span', {}, file.name), el('button', { type: 'button', class: 'icon', 'aria-label': t('remove'), onclick: () => attach(null) }, '✕'));
  byId('text').focus();
}

async function sendFile(caption) {
  const file = state.file;
  attach(null);
  byId('text').value = '';
  const query = new URLSearchParams({ person: state.person.key, account: state.account.id, name: file.name, caption });
  try {
    trouble('');
    const answer = await fetch('handset/file?' + query, { method: 'POST', headers: { 'Content-Type': file.type || 'application/octet-stream' }, body: file });
    if (!answer.ok) throw new Error((await answer.json()).error?.error_data?.details || answer.status);
  } catch (problem) {
    trouble(t('failed', problem.message));
  }
}

function toggleEmoji(open) {
  const place = byId('emoji');
  if (open && !place.childElementCount) {
    place.append(...EMOJI.map((one) => el('button', { type: 'button', 'aria-label': t('emojiPick', one), tabindex: '-1', onclick: () => insert(one) }, one)));
    place.firstChild.tabIndex = 0;
  }
  const log = byId('notes');
  const atEnd = log.scrollHeight - log.scrollTop - log.clientHeight < 80;
  place.hidden = !open;
  if (atEnd) log.scrollTop = log.scrollHeight;
  byId('emoji-open').setAttribute('aria-expanded', String(open));
  if (open) place.querySelector('[tabindex="0"]').focus();
}

function insert(emoji) {
  const text = byId('text');
  text.setRangeText(emoji, text.selectionStart, text.selectionEnd, 'end');
  grow();
}

function walkEmoji(event) {
  const step = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: 8, ArrowUp: -8 }[event.key];
  const all = [...byId('emoji').children];
  if (event.key === 'Escape') { toggleEmoji(false); byId('emoji-open').focus(); }
  if (!step) return;
  event.preventDefault();
  const next = all[(all.indexOf(document.activeElement) + step + all.length) % all.length];
  all.forEach((one) => { one.tabIndex = one === next ? 0 : -1; });
  next.focus();
}

/* ---- wiring ---- */

async function settlePerson(change) {
  try {
    await ask('handset/people', { person: state.person.key, ...change });
    await loadPeople();
    await refresh();
  } catch (problem) {
    trouble(t('failed', problem.message));
  }
}

function wire() {
  byId('composer').addEventListener('submit', (e) => { e.preventDefault(); send(); });
  byId('text').addEventListener('input', grow);
  byId('text').addEventListener('keydown', (e) => { if (e.key === 'Enter' && !e.shiftKey && !e.isComposing) { e.preventDefault(); send(); } });
  byId('emoji-open').addEventListener('click', () => toggleEmoji(byId('emoji').hidden));
  byId('emoji').addEventListener('keydown', walkEmoji);
  byId('attach').addEventListener('click', () => byId('file').click());
  byId('file').addEventListener('change', (e) => attach(e.target.files[0]));
  byId('back').addEventListener('click', () => go(state.person.key));
  byId('menu').addEventListener('click', menu);
  byId('open-who').addEventListener('click', () => openSheet(t('changePerson'), document.querySelector('.who')));
  byId('sheet-close').addEventListener('click', closeSheet);
  byId('sheet').addEventListener('close', closeSheet);
  byId('sheet').addEventListener('click', (e) => { if (e.target === byId('sheet')) closeSheet(); });
  byId('hidden').addEventListener('change', (e) => settlePerson({ hidden: e.target.checked }));
  byId('receipts').addEventListener('change', (e) => settlePerson({ receipts: e.target.checked }));
  byId('reachable').addEventListener('change', (e) => settlePerson({ reachable: e.target.checked }));
  byId('anybody').addEventListener('submit', async (e) => {
    e.preventDefault();
    const number = byId('number');
    try {
      const person = await ask('handset/people', { phone: number.value });
      number.value = '';
      number.setCustomValidity('');
      await loadPeople();
      closeSheet();
      go(person.key, state.account?.id);
    } catch (problem) {
      number.setCustomValidity(problem.message);
      number.reportValidity();
    }
  });
  byId('number').addEventListener('input', (e) => e.target.setCustomValidity(''));
  addEventListener('hashchange', follow);
  document.addEventListener('visibilitychange', () => { if (!document.hidden) refresh(); });
}

async function watch() {
  let revision = '';
  for (;;) {
    try {
      const answer = await fetch('signals?since=' + revision);
      if (!answer.ok) throw new Error(String(answer.status));
      revision = await answer.text();
      await loadPeople();
      await refresh();
      if (byId('trouble').textContent === t('offline')) trouble('');
      await new Promise((done) => setTimeout(done, 80));
    } catch {
      trouble(t('offline'));
      await new Promise((done) => setTimeout(done, 2000));
    }
  }
}

function tick() { byId('clock').textContent = clock(Date.now()); }

setUpFrame('phoneTitle', () => { tick(); byId('emoji').replaceChildren(); if (state.person) load(); });
wire();
tick();
setInterval(tick, 5000);
loadPeople().then(follow).catch(() => trouble(t('offline'))).then(watch);
