/* While something on the page runs (data-poll), its figures (data-live, by id) are read anew each second; at
   its end the page is loaded once more. Parts that run scripts or move the focus are left alone. */
(function () {
  'use strict';

  function look() {
    if (!document.querySelector('[data-poll]')) { return; }
    fetch(location.href, {headers: {Accept: 'text/html'}}).then(function (answer) {
      return answer.ok && !answer.redirected ? answer.text() : Promise.reject(answer.status);
    }).then(function (text) {
      var fresh = new DOMParser().parseFromString(text, 'text/html');
      if (!fresh.querySelector('[data-poll]')) {
        location.reload();
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
