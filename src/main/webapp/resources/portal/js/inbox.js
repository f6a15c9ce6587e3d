/* The inbox: reads again on a signal, keeps drafts, watches the window, and works without a mouse. */
(function () {
  'use strict';

  var TYPING_FOR = 6000;
  var HERE_EVERY = 12000;
  var inbox, conversation, typedAt = 0, atBottom = true, lastGate, lapsesAt = 0, lapse, readTimer, wanted = {}, seen = {};

  function byId(id) { return document.getElementById(id); }
  function pages(id) { var list = byId(id); return list ? list.dataset.pages : '1'; }

  /* ---- reading again ---- */

  /* Calls of one moment become one request: the server answers them one after the other. */
  function read(what) {
    wanted[what] = true;
    clearTimeout(readTimer);
    readTimer = setTimeout(readNow, 60);
  }

  function readNow() {
    var told = [{ name: 'rowPages', value: Number(pages('rows')) + (wanted.moreRows ? 1 : 0) },
      { name: 'messagePages', value: Number(pages('bubbles')) + (wanted.moreMessages ? 1 : 0) },
      { name: 'inFront', value: !document.hidden }];
    var list = wanted.list || wanted.moreRows;
    var thread = conversation && (wanted.thread || wanted.moreMessages);
    wanted = {};
    if (list && thread) { entregentReadAll(told); } else if (list) { entregentReadList(told); } else if (thread) { entregentReadThread(told); }
  }

  function heard(topic, id) {
    if (topic === 'presence') {
      if (id === conversation) { tellHere(); }
      return;
    }
    if (topic === '*' || id === conversation || topic === 'contact') { read('thread'); }
    if (conversation && (topic === '*' || topic === 'contact')) { entregentReadPerson(); }
    read('list');
  }

  /* ---- keeping place and focus over an update ---- */

  var kept = null;

  function keep() {
    var scroll = byId('thread-scroll');
    kept = {
      focus: document.activeElement && document.activeElement.id,
      bottom: scroll && scroll.scrollHeight - scroll.scrollTop - scroll.clientHeight,
      height: scroll && scroll.scrollHeight,
      top: scroll && scroll.scrollTop
    };
  }

  function restore() {
    var scroll = byId('thread-scroll');
    if (!kept) { return; }
    if (scroll && kept.height !== scroll.scrollHeight) {
      if (kept.bottom < 120) {
        scroll.scrollTop = scroll.scrollHeight;
      } else if (kept.top < 5) {
        scroll.scrollTop = scroll.scrollHeight - kept.height + kept.top;
      }
    }
    if (kept.focus && document.activeElement === document.body && byId(kept.focus)) {
      byId(kept.focus).focus({ preventScroll: true });
    }
    kept = null;
  }

  function tellNews() {
    document.querySelectorAll('#bubbles .bubble').forEach(function (bubble) {
      if (!seen[bubble.id]) {
        if (seen.ready && bubble.dataset.side === 'in') { entregent.announce(bubble.dataset.said); }
        seen[bubble.id] = true;
      }
    });
    seen.ready = true;
  }

  /* ---- drafts: kept in this tab, by conversation ---- */

  function draftKey(kind) { return 'draft:' + conversation + ':' + kind; }
  function draft(kind) { try { return sessionStorage.getItem(draftKey(kind)) || ''; } catch (none) { return ''; } }
  function saveDraft(kind, text) {
    try {
      if (text) { sessionStorage.setItem(draftKey(kind), text); } else { sessionStorage.removeItem(draftKey(kind)); }
    } catch (full) { /* then the draft lives as long as the page */ }
  }

  function fitComposer() {
    document.querySelectorAll('textarea[data-draft]').forEach(function (area) {
      if (!area.value && draft(area.dataset.draft)) { area.value = draft(area.dataset.draft); }
      grow(area);
      count(area);
    });
    var box = byId('kept-draft');
    if (box) {
      byId('kept-draft-text').textContent = draft('reply');
      box.hidden = !draft('reply');
    }
    entregentFill.draw();
  }

  function grow(area) {
    area.style.height = 'auto';
    if (area.scrollHeight > area.clientHeight) { area.style.height = Math.min(area.scrollHeight + 2, innerHeight * 0.4) + 'px'; }
  }

  function count(area) {
    var counter = byId('reply-count');
    if (area.dataset.draft === 'reply' && counter) { counter.textContent = area.value.length + ' / ' + counter.dataset.counter; }
  }

  /* ---- the window ---- */

  /* The text box gives way the moment the window lapses, also under the fingers of who writes. */
  function watchWindow() {
    var gate = byId('gate-state');
    clearTimeout(lapse);
    if (!gate || !byId('composer')) { return; }
    var open = gate.dataset.open === 'true';
    if (open !== Boolean(byId('composer:text'))) {
      entregentReadComposer();
      return;
    }
    /* What is left was true when this piece came; answers about other things do not begin it anew. */
    if (gate !== lastGate) {
      lastGate = gate;
      lapsesAt = performance.now() + Number(gate.dataset.left) * 1000 + 300;
    }
    if (open) { lapse = setTimeout(function () { read('thread'); }, Math.max(500, Math.min(lapsesAt - performance.now(), 2147483000))); }
  }

  function composerChanged(hadFocus) {
    var lapsed = byId('lapsed');
    fitComposer();
    if (!lapsed) { return; }
    /* Who chose a template stays at the choice. */
    var lost = !kept || !byId(kept.focus);
    if (hadFocus && !entregentFill.leap() && lost) { lapsed.focus(); }
    if (lost) { entregent.announce(byId('lapsed-title').textContent); }
  }

  /* ---- who is here ---- */

  function tellHere() {
    if (conversation && !document.hidden) {
      entregentHere([{ name: 'typing', value: Date.now() - typedAt < TYPING_FOR }]);
    }
  }

  function typed() {
    var began = Date.now() - typedAt > TYPING_FOR;
    typedAt = Date.now();
    if (began) { tellHere(); }
  }

  /* ---- tabs, panes, keys ---- */

  function choose(tab, focus) {
    document.querySelectorAll('[role="tab"]').forEach(function (one) {
      var on = one.dataset.tab === tab;
      one.setAttribute('aria-selected', on);
      one.tabIndex = on ? 0 : -1;
      byId('panel-' + one.dataset.tab).hidden = !on;
    });
    if (focus) {
      var field = document.querySelector('#panel-' + tab + ' textarea, #panel-' + tab + ' #lapsed, #panel-' + tab + ' select');
      if (field) { field.focus(); }
    }
  }

  function move(step) {
    var rows = Array.from(document.querySelectorAll('.row'));
    var at = rows.indexOf(document.activeElement);
    if (at < 0) { at = rows.findIndex(function (row) { return row.getAttribute('aria-current') === 'true'; }); }
    var next = rows[Math.max(0, Math.min(rows.length - 1, at + step))];
    if (next) { next.focus(); next.scrollIntoView({ block: 'nearest' }); }
  }

  function key(event) {
    var target = event.target;
    var writing = target.closest('input, textarea, select, [contenteditable]');
    if ((event.ctrlKey || event.metaKey) && event.key === 'Enter' && target.dataset.draft) {
      event.preventDefault();
      byId(target.dataset.draft === 'reply' ? 'composer:send' : 'composer:addNote').click();
      return;
    }
    if (target.getAttribute && target.getAttribute('role') === 'tab' && /^Arrow(Left|Right)$/.test(event.key)) {
      choose(target.dataset.tab === 'reply' ? 'note' : 'reply');
      document.querySelector('[role="tab"][aria-selected="true"]').focus();
      return;
    }
    if (event.key === 'Escape' && writing && target.closest('.composer, .seek')) {
      target.blur();
      return;
    }
    if (target.closest('.row') && /^Arrow(Up|Down)$/.test(event.key)) {
      event.preventDefault();
      move(event.key === 'ArrowDown' ? 1 : -1);
      return;
    }
    if (writing || event.ctrlKey || event.metaKey || event.altKey || document.querySelector('dialog[open]')) { return; }
    var close = byId('tools:close');
    var acts = {
      j: function () { move(1); },
      k: function () { move(-1); },
      r: function () { if (byId('composer')) { choose('reply', true); } },
      n: function () { if (byId('composer')) { choose('note', true); } },
      e: function () { if (close) { close.click(); } },
      '/': function () { byId('search').focus(); },
      '?': function () { byId('keys').showModal(); }
    };
    if (acts[event.key]) {
      event.preventDefault();
      acts[event.key]();
    }
  }

  function click(event) {
    var tab = event.target.closest('[role="tab"]');
    if (tab) { choose(tab.dataset.tab, true); }
    var pane = event.target.closest('[data-pane-to]');
    if (pane) {
      inbox.dataset.pane = pane.dataset.paneTo;
      var there = byId(pane.dataset.paneTo === 'person' ? 'hide-person' : 'show-person');
      if (there) { there.focus(); }
    }
    var why = event.target.closest('[data-why]');
    if (why) {
      byId('whyBody').textContent = '';
      byId('why').showModal();
      entregentReadWhy([{ name: 'why', value: why.dataset.why }]);
    }
    var more = event.target.closest('[data-more]');
    if (more) { read(more.dataset.more === 'rows' ? 'moreRows' : 'moreMessages'); }
    if (event.target.closest('.row')) {
      try { sessionStorage.setItem('list-top', byId('list-scroll').scrollTop); } catch (full) { /* begins at the top */ }
    }
  }

  /* ---- after each answer of the server ---- */

  var composing = false;

  function sends(event, xhr, settings) {
    keep();
    composing = Boolean(document.activeElement && document.activeElement.closest('#panel-reply'));
  }

  function came(event, xhr, settings, answer) {
    var source = settings && (settings.source && settings.source.id || settings.source);
    if (answer && answer.sent) {
      saveDraft(answer.sent, '');
      var area = document.querySelector('textarea[data-draft="' + answer.sent + '"]');
      if (area) { area.value = ''; area.focus(); }
      var scroll = byId('thread-scroll');
      if (kept && scroll) { kept.bottom = 0; }
    }
    tellNews();
    if (!/^live:/.test(String(source))) {
      if (byId('lapsed') || byId('composer:text')) { composerChanged(composing); }
      read('thread');
      read('list');
    } else if ((xhr.responseText || '').indexOf('id="composer:reply"') >= 0) {
      composerChanged(composing);
    }
    restore();
    watchWindow();
  }

  /* After PrimeFaces was told the nonce of the page, without which the server takes no request. */
  document.addEventListener('DOMContentLoaded', function () { jQuery(start); });

  function start() {
    inbox = byId('inbox');
    conversation = inbox.dataset.conversation;
    jQuery(document).on('pfAjaxSend', sends).on('pfAjaxComplete', came);
    document.addEventListener('keydown', key);
    document.addEventListener('click', click);
    document.addEventListener('input', function (event) {
      var area = event.target;
      if (area.dataset.draft) {
        saveDraft(area.dataset.draft, area.value);
        grow(area);
        count(area);
        typed();
      } else if (area.dataset.variable) {
        entregentFill.draw();
      }
    });
    document.addEventListener('visibilitychange', function () { if (!document.hidden) { read('thread'); read('list'); } });
    entregent.onSignal(heard);
    tellNews();
    fitComposer();
    watchWindow();
    var scroll = byId('thread-scroll');
    if (scroll) {
      scroll.scrollTop = scroll.scrollHeight;
      scroll.addEventListener('scroll', function () {
        atBottom = scroll.scrollHeight - scroll.scrollTop - scroll.clientHeight < 120;
      }, { passive: true });
      /* A picture has no height before it is there. */
      scroll.addEventListener('load', function () { if (atBottom) { scroll.scrollTop = scroll.scrollHeight; } }, true);
    }
    try { byId('list-scroll').scrollTop = Number(sessionStorage.getItem('list-top') || 0); } catch (none) { /* the top */ }
    if (conversation) {
      tellHere();
      setInterval(tellHere, HERE_EVERY);
    }
    setInterval(function () { if (!document.hidden) { read('list'); } }, 60000);
  }
}());
