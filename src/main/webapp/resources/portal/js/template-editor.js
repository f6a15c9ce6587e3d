/* The editor of a template: what was done and can be undone, when it is saved, and what the linter says. */
(function () {
  'use strict';

  var C = entregentContent;
  var F = entregentForm;
  var CHECK_AFTER = 500;
  var SAVE_AFTER = 3000;
  var ONE_BREATH = 800;
  var MOST_STEPS = 200;
  var FILES = { IMAGE: 'image/jpeg,image/png', VIDEO: 'video/mp4', GIF: 'video/mp4', DOCUMENT: 'application/pdf' };

  var box;
  var undo = [];
  var redo = [];
  var lastChange = { path: '', at: 0 };
  var timers = {};
  var saving = false;
  var refused = false;
  var sent = '';
  var savedText = '';
  var findings = [];
  var uploaded = null;
  var wanted = '';
  var waiting = null;

  function byId(id) { return document.getElementById(id); }
  function w() { return F.words.apply(null, arguments); }
  function text() { return JSON.stringify(E.document); }

  var E = {
    document: null,
    language: '',
    revision: 0,
    readOnly: false,
    words: {},
    content: function (language) { return E.document.languages[language || E.language]; },
    /* The language that the others are measured by: the one with most words. */
    reference: function () {
      return Object.keys(E.document.languages).sort(function (a, b) { return told(b) - told(a); })[0];
    },
    options: function () {
      return { words: E.words, icons: box.dataset.icons, files: box.dataset.files, category: E.document.category, set: byId('sample-set').value };
    },
    change: change,
    upload: function (kind, then) {
      uploaded = then;
      wanted = kind;
      byId('upload:file').accept = FILES[kind];
      byId('upload:file').click();
    }
  };

  function told(language) {
    var texts = C.texts(E.document.languages[language]);
    return Object.keys(texts).filter(function (path) { return texts[path]; }).length;
  }

  /* ---- changing ---- */

  function change(path, act, rebuild) {
    var now = Date.now();
    if (rebuild || path !== lastChange.path || now - lastChange.at > ONE_BREATH) {
      undo.push({ text: text(), language: E.language, path: path });
      if (undo.length > MOST_STEPS) { undo.shift(); }
    }
    lastChange = { path: rebuild ? '' : path, at: now };
    redo = [];
    act();
    if (rebuild) { build(path); }
    changed();
  }

  function changed() {
    keep();
    draw();
    tabs();
    state('dirty');
    byId('undo').disabled = E.readOnly || !undo.length;
    byId('redo').disabled = E.readOnly || !redo.length;
    clearTimeout(timers.check);
    clearTimeout(timers.save);
    timers.check = setTimeout(check, CHECK_AFTER);
    timers.save = setTimeout(save, SAVE_AFTER);
  }

  function step(from, to) {
    var back = from.pop();
    if (!back) { return; }
    to.push({ text: text(), language: E.language, path: back.path });
    E.document = JSON.parse(back.text);
    E.language = E.document.languages[back.language] ? back.language : E.reference();
    lastChange = { path: '', at: 0 };
    build(back.path);
    changed();
    entregent.announce(w(from === undo ? 'undone' : 'redone'));
  }

  /* ---- showing ---- */

  function build(focus) {
    F.build(E, byId('form-body'));
    byId('f-name').value = E.document.name || '';
    byId('f-category').value = E.document.category;
    tabs();
    draw();
    mark();
    if (focus) { go(focus, true); }
  }

  function draw() {
    if (E.content()) { entregentPhone.draw(byId('phone-screen'), E.content(), E.language, E.options()); }
  }

  function missing(language) {
    var wanted = C.texts(E.content(E.reference()));
    var there = C.texts(E.content(language));
    return Object.keys(wanted).filter(function (path) { return wanted[path] && !there[path]; }).length;
  }

  function tabs() {
    var list = byId('languages');
    var focused = list.contains(document.activeElement);
    list.replaceChildren();
    Object.keys(E.document.languages).sort().forEach(function (language) {
      var on = language === E.language;
      var tab = F.el('button', { type: 'button', id: 'tab-' + language, className: 'language', tabIndex: on ? 0 : -1 }, E.words['language.' + language] || language);
      tab.setAttribute('role', 'tab');
      tab.setAttribute('aria-selected', on);
      tab.setAttribute('aria-controls', 'form-body');
      tab.dataset.language = language;
      var lacks = missing(language);
      if (lacks) { tab.append(F.el('span', { className: 'chip chip--closing', textContent: w('missing', lacks) })); }
      var wrong = findings.filter(function (one) { return one.severity === 'ERROR' && one.field.indexOf(language + '/') === 0; }).length;
      if (wrong) { tab.append(F.el('span', { className: 'chip chip--closed', textContent: w('wrong', wrong) })); }
      list.append(tab);
      if (on && focused) { tab.focus(); }
    });
    byId('form-body').setAttribute('aria-labelledby', 'tab-' + E.language);
    byId('remove-language').disabled = E.readOnly || Object.keys(E.document.languages).length < 2;
  }

  function choose(language, focus) {
    E.language = language;
    lastChange = { path: '', at: 0 };
    build();
    if (focus) { byId('tab-' + language).focus(); }
  }

  /* Goes to the field of a finding; its block if the field itself is not on the page. */
  function go(path, quiet) {
    var parts = path.split('/');
    if (parts.length > 1 && E.document.languages[parts[0]] && parts[0] !== E.language) { choose(parts[0]); }
    var there = null;
    for (var at = path; at && !there; at = at.replace(/[./][^./]*$/, '') === at ? '' : at.replace(/[./][^./]*$/, '')) {
      there = box.querySelector('[data-path="' + CSS.escape(at) + '"]') || box.querySelector('[data-path="' + CSS.escape(at + '.text') + '"]');
    }
    if (there) {
      if (!quiet) { pane('write'); }
      there.focus({ preventScroll: quiet });
      there.scrollIntoView({ block: quiet ? 'nearest' : 'center' });
    }
    return there;
  }

  function pane(name) {
    box.dataset.pane = name;
    box.querySelectorAll('[data-pane-to]').forEach(function (one) { one.setAttribute('aria-pressed', one.dataset.paneTo === name); });
  }

  /* ---- what the linter says ---- */

  function show(given) {
    findings = given;
    var list = byId('findings');
    list.replaceChildren();
    given.forEach(function (one, i) {
      var bad = one.severity === 'ERROR';
      var item = F.el('li', { className: 'finding finding--' + (bad ? 'bad' : 'warn'), id: 'finding-' + i });
      item.dataset.code = one.code;
      var jump = F.el('button', { type: 'button', className: 'finding__jump' }, entregentPhone.icon(bad ? 'alert' : 'info', E.options()),
        F.el('span', {}, F.el('strong', { textContent: w(bad ? 'error' : 'warning') + ' · ' + place(one.field) + ' ' }), one.sentence));
      jump.addEventListener('click', function () { go(one.field); });
      item.append(jump);
      if (one.proposal !== null && one.proposal !== undefined && !E.readOnly) {
        var apply = F.el('button', { type: 'button', className: 'button button--quiet button--small', textContent: w('apply') });
        apply.setAttribute('aria-describedby', 'finding-' + i);
        apply.addEventListener('click', function () { take(one); });
        item.append(F.el('blockquote', { className: 'finding__proposal', textContent: one.proposal || w('emptied') }), apply);
      }
      item.append(source(one));
      list.append(item);
    });
    var errors = given.filter(function (one) { return one.severity === 'ERROR'; }).length;
    byId('findings-count').textContent = given.length ? w('found', errors, given.length - errors) : w('foundNone');
    byId('findings-none').hidden = given.length > 0;
    mark();
    tabs();
  }

  function source(one) {
    var line = F.el('p', { className: 'quiet finding__source' });
    if (one.address) {
      line.append(F.el('a', { href: one.address, target: '_blank', rel: 'noreferrer', textContent: one.source }), ' · ' + one.date);
    } else {
      line.append(one.source);
    }
    return line;
  }

  function place(field) {
    var parts = field.split('/');
    var path = parts[parts.length - 1];
    var block = E.words['editor.' + path.split('.')[0]] || path;
    return parts.length > 1 ? parts[0] + ' · ' + block : block;
  }

  function take(one) {
    var field = go(one.field);
    if (!field || field.dataset.path !== one.field) { return; }
    lastChange = { path: '', at: 0 };
    field.value = one.proposal;
    field.dispatchEvent(new Event(field.tagName === 'SELECT' ? 'change' : 'input', { bubbles: true }));
    check();
  }

  function mark() {
    var wrong = {};
    findings.forEach(function (one) { if (one.severity === 'ERROR') { wrong[one.field] = true; } });
    box.querySelectorAll('input[data-path], textarea[data-path], select[data-path]').forEach(function (field) {
      if (wrong[field.dataset.path]) { field.setAttribute('aria-invalid', 'true'); } else { field.removeAttribute('aria-invalid'); }
    });
  }

  function check() {
    clearTimeout(timers.check);
    entregentCheck([{ name: 'document', value: text() }]);
  }

  /* ---- keeping and saving ---- */

  function key() { return 'template:' + box.dataset.user + ':' + box.dataset.id; }

  function keep() {
    try {
      localStorage.setItem(key(), JSON.stringify({ revision: E.revision, text: text() }));
    } catch (full) { /* then what is not saved lives as long as the page */ }
  }

  function forget() { try { localStorage.removeItem(key()); } catch (none) { /* nothing was kept */ } }

  function state(name, at) {
    var line = byId('save-state');
    line.dataset.state = name;
    line.textContent = w('state.' + name, at || '');
  }

  function save() {
    clearTimeout(timers.save);
    if (E.readOnly || saving) { return; }
    sent = text();
    if (sent === savedText) {
      forget();
      state('saved', byId('save-state').dataset.at);
      finish();
      return;
    }
    saving = true;
    state('saving');
    entregentSave([{ name: 'document', value: sent }, { name: 'revision', value: E.revision }]);
  }

  function finish() {
    if (waiting && text() === savedText) {
      var then = waiting;
      waiting = null;
      then();
    }
  }

  /* The page is called as the draft is. */
  function entitle(name) {
    var title = byId('editor-title');
    var now = name || title.dataset.unnamed;
    document.title = document.title.replace(title.textContent, function () { return now; });
    title.textContent = now;
  }

  function came(event, xhr, settings, answer) {
    var source = String(settings && (settings.source && settings.source.id || settings.source));
    if (!answer) { return; }
    if (answer.findings) { show(JSON.parse(answer.findings)); }
    if (answer.saved) {
      saving = false;
      E.revision = Number(answer.saved);
      savedText = sent;
      entitle(JSON.parse(sent).name);
      byId('save-state').dataset.at = answer.at;
      if (text() === savedText) {
        forget();
        state('saved', answer.at);
      } else {
        keep();
        save();
      }
      finish();
    }
    if (answer.conflict) {
      saving = false;
      conflict(JSON.parse(answer.conflict), E.document);
    }
    if (answer.gone) { location.assign(answer.gone); }
    if (answer.handle && uploaded) { uploaded(answer.handle); }
    if (/upload/.test(source)) { byId('upload:file').value = ''; }
    if (answer.refused) {
      saving = false;
      waiting = null;
      // What was refused may be the handing in; the draft is kept all the same.
      if (text() === savedText) { state('saved', byId('save-state').dataset.at); } else { state('refused'); }
      entregent.announce(answer.refused);
      byId('save-why').textContent = answer.refused;
      refused = true;
    } else if (refused && (answer.saved || answer.handle)) {
      refused = false;
      byId('save-why').textContent = '';
    }
  }

  /* ---- two people ---- */

  /* A path of the JSON in the words of the form: "fr · Body · text". */
  function spoken(path, mine, theirs) {
    var found = /^languages\.([^.]+)\.(?:components\.(\d+)\.)?(.*)$/.exec(path);
    if (!found) { return E.words['editor.' + path] || path; }
    var there = [mine, theirs].map(function (one) {
      return ((one.languages[found[1]] || {}).components || [])[Number(found[2])];
    }).filter(Boolean)[0];
    var part = there ? E.words['editor.' + there.type.toLowerCase()] || there.type : '';
    return [found[1], part, found[3] === 'text' ? '' : found[3]].filter(Boolean).join(' · ');
  }

  function conflict(theirs, mine) {
    clearTimeout(timers.save);
    state('conflict');
    byId('conflict-who').textContent = w('conflict.who', theirs.name);
    var rows = byId('conflict-rows');
    rows.replaceChildren();
    var left = C.leaves(theirs.document);
    var right = C.leaves(JSON.parse(JSON.stringify(mine)));
    Object.keys(Object.assign({}, left, right)).sort().forEach(function (path) {
      if ((left[path] || '') === (right[path] || '')) { return; }
      rows.append(F.el('tr', {}, F.el('th', { scope: 'row', textContent: spoken(path, mine, theirs.document) }),
        F.el('td', { textContent: left[path] || '–' }), F.el('td', { textContent: right[path] || '–' })));
    });
    byId('conflict').theirs = theirs;
    byId('conflict').mine = mine;
    byId('conflict').showModal();
  }

  function settle(side) {
    var dialog = byId('conflict');
    var theirs = dialog.theirs;
    dialog.close();
    undo.push({ text: JSON.stringify(side === 'mine' ? theirs.document : dialog.mine), language: E.language, path: '' });
    E.revision = theirs.revision;
    E.document = side === 'mine' ? dialog.mine : theirs.document;
    if (!E.content()) { E.language = E.reference(); }
    savedText = side === 'mine' ? '' : text();
    build();
    changed();
    if (side === 'mine') { save(); } else { forget(); }
  }

  /* ---- acting ---- */

  function addLanguage() {
    var wanted = byId('new-language').value;
    if (!wanted || E.document.languages[wanted]) { return; }
    change('', function () { E.document.languages[wanted] = C.untranslated(E.content(E.reference())); });
    choose(wanted, true);
  }

  function removeLanguage() {
    change('', function () { delete E.document.languages[E.language]; });
    choose(E.reference(), true);
  }

  function submit() {
    waiting = function () {
      var errors = findings.filter(function (one) { return one.severity === 'ERROR'; });
      if (errors.length) {
        pane('check');
        byId('findings').querySelector('button').focus();
        entregent.announce(w('found', errors.length, findings.length - errors.length));
      } else if (findings.length) {
        byId('asks-list').replaceChildren.apply(byId('asks-list'), findings.map(function (one) { return F.el('li', { textContent: one.sentence }); }));
        byId('asks').showModal();
      } else {
        send();
      }
    };
    check();
    save();
  }

  function send() { entregentSubmit([{ name: 'revision', value: E.revision }]); }

  function click(event) {
    var target = event.target;
    var tab = target.closest('[data-language]');
    if (tab) { choose(tab.dataset.language, true); }
    var to = target.closest('[data-pane-to]');
    if (to) { pane(to.dataset.paneTo); }
    var acts = { undo: function () { step(undo, redo); }, redo: function () { step(redo, undo); }, 'save-now': save, 'add-language': addLanguage,
      'remove-language': removeLanguage, 'keep-mine': function () { settle('mine'); }, 'take-theirs': function () { settle('theirs'); },
      submit: submit, 'submit-anyway': function () { byId('asks').close(); send(); },
      'phone-dark': function () {
        var dark = byId('phone').dataset.look !== 'dark';
        byId('phone').dataset.look = dark ? 'dark' : 'light';
        byId('phone-dark').setAttribute('aria-pressed', dark);
      } };
    var act = target.closest('button') && acts[target.closest('button').id];
    if (act) { act(); }
  }

  function keys(event) {
    var tab = event.target.closest('[role="tab"][data-language]');
    if (tab && /^Arrow(Left|Right)$/.test(event.key)) {
      var all = Object.keys(E.document.languages).sort();
      var next = all[(all.indexOf(E.language) + (event.key === 'ArrowRight' ? 1 : all.length - 1)) % all.length];
      choose(next, true);
      event.preventDefault();
    }
    if (!(event.ctrlKey || event.metaKey) || document.querySelector('dialog[open]')) { return; }
    var letter = event.key.toLowerCase();
    if (letter === 's') {
      event.preventDefault();
      save();
    } else if (!E.readOnly && (letter === 'z' || letter === 'y')) {
      event.preventDefault();
      if (letter === 'y' || event.shiftKey) { step(redo, undo); } else { step(undo, redo); }
    }
  }

  function restore() {
    var kept = null;
    try { kept = JSON.parse(localStorage.getItem(key())); } catch (none) { /* nothing was kept */ }
    if (!kept || E.readOnly || kept.text === text()) {
      forget();
      return;
    }
    if (kept.revision === E.revision) {
      undo.push({ text: text(), language: E.language, path: '' });
      E.document = JSON.parse(kept.text);
      if (!E.content()) { E.language = E.reference(); }
      build();
      changed();
      entregent.announce(w('restored'));
      byId('save-why').textContent = w('restored');
    } else {
      conflict({ name: box.dataset.author, revision: E.revision, document: JSON.parse(savedText) }, JSON.parse(kept.text));
    }
  }

  function start() {
    box = byId('editor');
    E.words = JSON.parse(box.dataset.words);
    E.document = JSON.parse(box.dataset.document);
    E.revision = Number(box.dataset.revision);
    E.readOnly = box.dataset.readonly === 'true';
    F.begin(E);
    if (!E.reference()) { E.document.languages[box.dataset.prefer] = { parameter_format: 'POSITIONAL', components: [] }; }
    E.language = E.document.languages[box.dataset.prefer] ? box.dataset.prefer : E.reference();
    savedText = text();
    byId('f-name').addEventListener('input', function () { change('name', function () { E.document.name = byId('f-name').value; }); });
    byId('f-category').addEventListener('change', function () {
      change('category', function () { E.document.category = byId('f-category').value; }, true);
    });
    byId('sample-set').addEventListener('change', draw);
    byId('upload:file').addEventListener('change', function () { if (this.files.length) { entregentUpload([{ name: 'kind', value: wanted }]); } });
    document.addEventListener('click', click);
    document.addEventListener('keydown', keys);
    document.addEventListener('visibilitychange', function () { if (document.hidden && text() !== savedText) { save(); } });
    jQuery(document).on('pfAjaxComplete', came).on('pfAjaxError', function () {
      saving = false;
      state('offline');
      timers.save = setTimeout(save, SAVE_AFTER);
    });
    build();
    show(JSON.parse(box.dataset.findings));
    state('saved', byId('save-state').dataset.at);
    byId('undo').disabled = byId('redo').disabled = true;
    restore();
  }

  window.entregentEditor = E;
  /* After PrimeFaces was told the nonce of the page, without which the server takes no request. */
  document.addEventListener('DOMContentLoaded', function () { jQuery(start); });
}());
