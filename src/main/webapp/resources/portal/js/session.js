/* On every page: menus, what folds, dialogs, the theme, and what happens when the session is gone. */
(function () {
  'use strict';

  var TO_READ = 2500;
  var ASK_AGAIN = 5000;

  function closeMenus(except) {
    document.querySelectorAll('details.menu[open]').forEach(function (menu) {
      if (menu !== except) { menu.open = false; }
    });
  }

  /* A button and what it controls, which stands right behind it. */
  function unfold(button, open) {
    button.setAttribute('aria-expanded', String(open));
    document.getElementById(button.getAttribute('aria-controls')).hidden = !open;
  }

  function foldBesides(target) {
    document.querySelectorAll('[data-unfold][aria-expanded="true"]').forEach(function (button) {
      if (!button.parentNode.contains(target)) { unfold(button, false); }
    });
  }

  document.addEventListener('focusin', function (event) { foldBesides(event.target); });

  document.addEventListener('click', function (event) {
    var target = event.target;
    closeMenus(target.closest('details.menu'));
    foldBesides(target);

    var unfolder = target.closest('[data-unfold]');
    if (unfolder) { unfold(unfolder, unfolder.getAttribute('aria-expanded') !== 'true'); }

    var theme = target.closest('[data-theme-switch]');
    if (theme) {
      var root = document.documentElement;
      var dark = root.dataset.theme === 'dark'
        || (root.dataset.theme === 'auto' && matchMedia('(prefers-color-scheme: dark)').matches);
      root.dataset.theme = dark ? 'light' : 'dark';
      document.cookie = 'theme=' + root.dataset.theme + '; path=/; max-age=31536000; samesite=lax';
    }

    var opener = target.closest('[data-dialog]');
    if (opener) { document.getElementById(opener.dataset.dialog).showModal(); }
    var closer = target.closest('[data-dialog-close]');
    if (closer) { closer.closest('dialog').close(); }

    var copier = target.closest('[data-copy]');
    if (copier) {
      navigator.clipboard.writeText(document.getElementById(copier.dataset.copy).textContent).then(function () {
        entregent.announce(copier.dataset.copied);
      });
    }
  });

  document.addEventListener('keydown', function (event) {
    var menu = event.key === 'Escape' && event.target.closest && event.target.closest('details.menu[open]');
    if (menu) {
      menu.open = false;
      menu.querySelector('summary').focus();
    }
    var unfolded = event.key === 'Escape' && document.querySelector('[data-unfold][aria-expanded="true"]');
    if (unfolded) {
      unfold(unfolded, false);
      unfolded.focus();
    }
  });

  window.entregent = {
    /* Read aloud, politely. A new node each time, so that equal sentences are read twice. */
    announce: function (sentence) {
      var log = document.getElementById('announce');
      var line = document.createElement('span');
      line.textContent = sentence;
      log.append(line);
      while (log.childNodes.length > 5) { log.firstChild.remove(); }
    }
  };

  /* An answer that is no answer of ours is the login page in disguise: the session is over. Come back to
     this very address through the login; drafts wait in sessionStorage. */
  function gone() {
    try {
      if (Date.now() - Number(sessionStorage.getItem('reloaded') || 0) < 10000) { return; }
      sessionStorage.setItem('reloaded', String(Date.now()));
    } catch (full) { return; }
    wire('gone');
    setTimeout(function () { location.reload(); }, TO_READ);
  }

  /* Says what is wrong between page and server, by the name of its words; null when all is well again. */
  function wire(trouble) {
    var banner = document.getElementById('wire');
    if (!banner || banner.dataset.trouble === 'gone') { return; }
    banner.dataset.trouble = trouble || '';
    banner.textContent = trouble ? banner.dataset[trouble] : '';
    banner.hidden = !trouble;
    if (trouble) { entregent.announce(banner.textContent); }
  }
  window.entregent.wire = wire;

  /* PrimeFaces leaves a button that got no answer as if it still waited for one. */
  function freeButtons() {
    jQuery('.ui-button.ui-state-loading').each(function () {
      var button = PrimeFaces.getWidgetById(this.id);
      if (button) { PrimeFaces.buttonEndAjaxDisabled(button, jQuery(this)); }
    });
  }

  /* The server cannot work for a while: what was typed stays where it is, and the page reads again afterwards. */
  var waiting = false;
  function wait() {
    wire('lost');
    if (waiting) { return; }
    waiting = true;
    setTimeout(function () {
      waiting = false;
      fetch('/health/ready', { cache: 'no-store' }).then(function (answer) {
        if (!answer.ok) { wait(); return; }
        wire(null);
        if (window.entregentSignal) { window.entregentSignal('*'); }
      }, wait);
    }, ASK_AGAIN);
  }
  window.entregent.sessionGone = gone;

  /* A line of tabs may be longer than a phone is wide: the one that is shown stands in its middle. */
  function showTabs() {
    document.querySelectorAll('.views, .subnav').forEach(function (line) {
      var shown = line.querySelector('[aria-current="page"]');
      if (!shown) { return; }
      var place = line.getBoundingClientRect();
      var tab = shown.getBoundingClientRect();
      line.scrollLeft += tab.left - place.left - (place.width - tab.width) / 2;
    });
  }

  document.addEventListener('DOMContentLoaded', function () {
    showTabs();
    if (!window.jQuery) { return; }
    jQuery(document).on('pfAjaxComplete', showTabs);
    jQuery(document).on('pfAjaxSuccess', function () {
      if (document.getElementById('wire').dataset.trouble === 'failed') { wire(null); }
    });
    jQuery(document).on('pfAjaxError', function (event, xhr) {
      if (!navigator.onLine) { return; }
      if (xhr && xhr.status >= 500) {
        setTimeout(freeButtons);
        if (xhr.status === 503) { wait(); } else { wire('failed'); }
        return;
      }
      /* Status 0 is a redirect to another origin that the browser stopped, or a network that is away. */
      if (xhr && xhr.status !== 0) { gone(); return; }
      fetch('/health/ready', { cache: 'no-store' }).then(gone, function () { });
    });
  });
}());
