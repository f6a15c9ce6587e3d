/* What WhatsApp makes of a text: variables filled, marks turned into letters. Never writes markup from text. */
(function () {
  'use strict';

  var PLACE = /\{\{\s*([^{}]*?)\s*\}\}/g;
  var MARK = /```([\s\S]+?)```|(^|[^\p{L}\p{N}])([*_~])(?=\S)([^\n]*?\S)\3(?![\p{L}\p{N}])/u;
  var ELEMENT = { '*': 'strong', '_': 'em', '~': 's' };
  var RIGHT_TO_LEFT = ['ar', 'fa', 'he', 'ur', 'ps', 'prs'];
  /* Around what a variable was filled with, until it is drawn: private characters that nobody writes. */
  var OPEN = '\uE000';
  var CLOSE = '\uE001';

  function names(text) {
    var found = [];
    String(text || '').replace(PLACE, function (all, name) {
      if (found.indexOf(name) < 0) { found.push(name); }
      return all;
    });
    return found;
  }

  function rename(text, to) {
    return String(text || '').replace(PLACE, function (all, name) { return '{{' + (to[name] || name) + '}}'; });
  }

  function fill(text, values) {
    return String(text || '').replace(PLACE, function (all, name) {
      return OPEN + (values[name] || all) + CLOSE;
    });
  }

  function plain(text, into) {
    text.split(/(\uE000[^\uE001]*\uE001)/).forEach(function (part) {
      if (part.charAt(0) === OPEN) {
        var value = document.createElement('span');
        value.className = 'phone__value';
        value.textContent = part.slice(1, -1);
        into.append(value);
      } else if (part) {
        into.append(part.replace(/[\uE000\uE001]/g, ''));
      }
    });
  }

  function format(text, into) {
    var found = MARK.exec(text);
    if (!found) {
      plain(text, into);
      return into;
    }
    var mono = found[1] !== undefined;
    plain(text.slice(0, found.index) + (mono ? '' : found[2]), into);
    var element = document.createElement(mono ? 'code' : ELEMENT[found[3]]);
    if (mono) { plain(found[1], element); } else { format(found[4], element); }
    into.append(element);
    return format(text.slice(found.index + found[0].length), into);
  }

  window.entregentText = {
    names: names,
    rename: rename,
    fill: fill,
    format: function (text) { return format(text, document.createDocumentFragment()); },
    /* Where a button leads. */
    target: function (url, value) { return String(url || '').replace(PLACE, function () { return value; }); },
    length: function (text) { return Array.from(text || '').length; },
    direction: function (language) { return RIGHT_TO_LEFT.indexOf(language.split('_')[0]) < 0 ? 'ltr' : 'rtl'; }
  };
}());
