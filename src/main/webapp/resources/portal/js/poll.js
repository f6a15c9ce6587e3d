/* While something on the page runs (data-poll), its figures (data-live, by id) are read anew each second; at
   its end the command that data-poll names renews the part that shows it. Several things may follow each other,
   each with its own command. The page itself stays: what it just
   said, what was typed and where the focus is. Parts that run scripts or move the focus are left alone. */
(function () {
  'use strict';

  function look() {
    var part = document.querySelector('[data-poll]');
    if (!part) { return; }
    fetch(location.href, {headers: {Accept: 'text/html'}}).then(function (answer) {
      return answer.ok && !answer.redirected ? answer.text() : Promise.reject(answer.status);
    }).then(function (text) {
      var fresh = new DOMParser().parseFromString(text, 'text/html');
      if (!fresh.querySelector('[data-poll="' + part.dataset.poll + '"]')) {
        if (part.isConnected) { window[part.dataset.poll](); }
        return;
      }
      document.querySelectorAll('[data-live]').forEach(function (old) {
        var now = fresh.getElementById(old.id);
        if (!now) { return; }
        if (old.tagName === 'PROGRESS') {
          old.max = now.max;
          old.value = now.value;
        } else if (old.textContent !== now.textContent) {
          old.textContent = now.textContent;
        }
      });
    }).catch(function () { /* tried again */ });
  }

  setInterval(look, 1000);
})();
