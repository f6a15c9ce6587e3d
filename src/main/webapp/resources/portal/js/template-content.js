/* Meta's own JSON, read and changed in place: what is not touched stays as it came. */
(function () {
  'use strict';

  function part(holder, type) {
    return (holder.components || []).find(function (one) { return one.type === type; });
  }

  var ORDER = ['HEADER', 'LIMITED_TIME_OFFER', 'BODY', 'FOOTER', 'BUTTONS', 'CAROUSEL'];

  /* Puts a component where Meta's examples have it. */
  function add(holder, component) {
    holder.components = holder.components || [];
    var at = holder.components.findIndex(function (one) { return ORDER.indexOf(one.type) > ORDER.indexOf(component.type); });
    holder.components.splice(at < 0 ? holder.components.length : at, 0, component);
    return component;
  }

  function remove(holder, type) {
    holder.components = holder.components.filter(function (one) { return one.type !== type; });
  }

  function field(component) { return component.type === 'HEADER' ? 'header_text' : 'body_text'; }

  function samples(component) {
    var example = component.example || {};
    var named = example[field(component) + '_named_params'];
    var values = {};
    if (Array.isArray(named)) {
      named.forEach(function (one) { values[one.param_name] = one.example; });
      return values;
    }
    var given = example[field(component)];
    if (Array.isArray(given) && Array.isArray(given[0])) { given = given[0]; }
    (Array.isArray(given) ? given : []).forEach(function (value, i) { values[String(i + 1)] = value; });
    return values;
  }

  function setSamples(component, named, values) {
    var names = entregentText.names(component.text);
    var example = component.example || {};
    delete example[field(component)];
    delete example[field(component) + '_named_params'];
    if (names.length && named) {
      example[field(component) + '_named_params'] = names.map(function (name) { return { param_name: name, example: values[name] || '' }; });
    } else if (names.length) {
      var last = Math.max.apply(null, names.map(function (name) { return /^\d{1,2}$/.test(name) ? Number(name) : 1; }));
      var list = [];
      for (var i = 1; i <= last; i++) { list.push(values[String(i)] || ''); }
      example[field(component)] = component.type === 'HEADER' ? list : [list];
    }
    if (Object.keys(example).length) { component.example = example; } else { delete component.example; }
  }

  function example(button) { return Array.isArray(button.example) ? button.example[0] || '' : button.example || ''; }

  function setExample(button, value) {
    if (!value) { delete button.example; } else { button.example = button.type === 'COPY_CODE' && !Array.isArray(button.example) ? value : [value]; }
  }

  /* All texts that a reader sees, by their paths; for what is missing in a language. */
  function texts(content) {
    var found = {};
    (function walk(holder, at) {
      (holder.components || []).forEach(function (one) {
        var here = at + one.type.toLowerCase();
        if (one.type === 'BUTTONS') {
          (one.buttons || []).forEach(function (button, i) { if (button.type !== 'COPY_CODE') { found[here + '.' + i + '.text'] = button.text || ''; } });
        } else if (one.type === 'CAROUSEL') {
          (one.cards || []).forEach(function (card, i) { walk(card, here + '.' + i + '.'); });
        } else if (one.type === 'BODY' || one.type === 'FOOTER' || one.type === 'HEADER' && (one.format || 'TEXT') === 'TEXT') {
          if (one.add_security_recommendation === undefined && one.code_expiration_minutes === undefined) { found[here + '.text'] = one.text || ''; }
        }
      });
    }(content, ''));
    return found;
  }

  /* The same build without words: what a translator starts with. */
  function untranslated(content) {
    var copy = JSON.parse(JSON.stringify(content));
    (function empty(holder) {
      (holder.components || []).forEach(function (one) {
        if (one.text !== undefined) { one.text = ''; delete one.example; }
        (one.buttons || []).forEach(function (button) { if (button.text !== undefined) { button.text = ''; } });
        (one.cards || []).forEach(empty);
      });
    }(copy));
    return copy;
  }

  /* Every leaf by its path, to compare two documents. */
  function leaves(node, at, found) {
    if (node !== null && typeof node === 'object') {
      Object.keys(node).forEach(function (key) { leaves(node[key], at ? at + '.' + key : key, found); });
    } else {
      found[at] = node === null ? '' : String(node);
    }
    return found;
  }

  window.entregentContent = {
    part: part, add: add, remove: remove, samples: samples, setSamples: setSamples, example: example, setExample: setExample,
    texts: texts, untranslated: untranslated, leaves: function (node) { return leaves(node, '', {}); }
  };
}());
