/* While something on the page runs (data-poll), its figures (data-live, by id) are read anew each second; at
   its end the command that data-poll names renews the part that shows it. Several things may follow each other,
   each with its own command. Where one waits for somebody, data-pause says how many seconds to leave between two
   looks, and another data-state is an end as well. The page itself stays: what it just
   said, what was typed and where the focus is. Parts that run scripts or move the focus are left alone. */
(function () {
  'use strict';

  var seconds = 0;

  function look() {
    var part = document.querySelector('[data-poll]');
    seconds += 1;
    var pause = part ? part.dataset.pause || 1 : 0;
    // Who waits for somebody may leave the page open for hours: it is not asked for where nobody sees it.
    if (!part || seconds % pause !== 0 || pause > 1 && document.hidden) { return; }
    fetch(location.href, {headers: {Accept: 'text/html'}}).then(function (answer) {
      return answer.ok && !answer.redirected ? answer.text() : Promise.reject(answer.status);
    }).then(function (text) {
      var fresh = new DOMParser().parseFromString(text, 'text/html');
      var still = fresh.querySelector('[data-poll="' + part.dataset.poll + '"]');
      if (!still || still.dataset.state !== part.dataset.state) {
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
