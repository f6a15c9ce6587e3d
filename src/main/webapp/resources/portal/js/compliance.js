/* Lists and figures that follow what happens: a signal of a topic (data-live-topics) reads the parts that show it
   (data-live, by id) anew. A part in which the reader works is left alone. */
(function () {
  'use strict';

  var waiting = null;

  function read() {
    waiting = null;
    fetch(location.href, {headers: {Accept: 'text/html'}}).then(function (answer) {
      return answer.ok && !answer.redirected ? answer.text() : Promise.reject(answer.status);
    }).then(function (text) {
      var fresh = new DOMParser().parseFromString(text, 'text/html');
      document.querySelectorAll('[data-live]').forEach(function (old) {
        var now = fresh.getElementById(old.id);
        if (now && old.innerHTML !== now.innerHTML && !old.contains(document.activeElement)) { old.innerHTML = now.innerHTML; }
      });
    }).catch(function () { /* the next signal tries again */ });
  }

  document.addEventListener('change', function (event) {
    var name = event.target.getAttribute && event.target.getAttribute('data-all');
    if (name) {
      document.querySelectorAll('input[type="checkbox"][name="' + name + '"]').forEach(function (one) { one.checked = event.target.checked; });
    }
  });

  document.addEventListener('DOMContentLoaded', function () {
    var place = document.querySelector('[data-live-topics]');
    if (!place) { return; }
    /* Who hears no signals, and what no signal tells of. */
    setInterval(read, 60000);
    if (!window.entregent || !window.entregent.onSignal) { return; }
    var topics = place.getAttribute('data-live-topics').split(' ');
    window.entregent.onSignal(function (topic) {
      if ((topic === '*' || topics.indexOf(topic) >= 0) && !waiting) { waiting = setTimeout(read, 1000); }
    });
  });
}());
