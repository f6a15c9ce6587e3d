/* The wire to the server: Faces' own socket, watched. Signals carry a topic and an id, never content. */
(function () {
  'use strict';

  var listeners = [];
  var down = false;
  var isOpen = false;
  var AGAIN = 10000;

  window.entregentSignal = function (word) {
    var parts = String(word).split(' ');
    listeners.forEach(function (listener) { listener(parts[0], parts[1] || ''); });
  };

  /* Faces gives up after 25 tries; nobody else does. An expired channel means that the session is over. */
  window.entregentSocketEnded = function (code, channel, event) {
    if (event && event.reason === 'Expired') {
      entregent.sessionGone();
    } else if (code !== -1) {
      setTimeout(function () { faces.push.open('socket'); }, AGAIN);
    }
  };

  window.entregent.onSignal = function (listener) { listeners.push(listener); };

  function show(isDown) {
    if (isDown !== down) { entregent.wire(isDown ? 'lost' : null); }
    if (down && !isDown) { window.entregentSignal('*'); }
    down = isDown;
  }

  /* Faces tells of the first opening only; a page must know of each, because it missed what came between. */
  var Plain = window.WebSocket;
  window.WebSocket = class extends Plain {
    constructor(address, protocols) {
      super(address, protocols);
      var waiting;
      this.addEventListener('open', function () { clearTimeout(waiting); isOpen = true; show(false); });
      this.addEventListener('close', function () { isOpen = false; waiting = setTimeout(function () { show(true); }, 0); });
    }
  };

  /* A socket may not notice for minutes that the network went away under it. */
  addEventListener('offline', function () { show(true); });
  addEventListener('online', function () { if (isOpen) { show(false); } });
  addEventListener('beforeunload', function () { show = function () { }; });
}());
