/* The form of one language, built from its JSON. The editor (template-editor.js) hears of each change. */
(function () {
  'use strict';

  var T = entregentText;
  var C = entregentContent;
  var HEADERS = ['', 'TEXT', 'IMAGE', 'VIDEO', 'DOCUMENT', 'LOCATION'];
  var MEDIA = ['IMAGE', 'VIDEO', 'GIF', 'DOCUMENT'];
  var BUTTONS = ['QUICK_REPLY', 'URL', 'PHONE_NUMBER', 'COPY_CODE', 'FLOW'];
  var MARKS = [['*', 'bold'], ['_', 'italic'], ['~', 'strike'], ['```', 'mono']];
  var E;

  function w(key) {
    var sentence = E.words['editor.' + key] || key;
    for (var i = 1; i < arguments.length; i++) { sentence = sentence.replace('{' + (i - 1) + '}', arguments[i]); }
    return sentence;
  }

  function el(name, properties) {
    var one = document.createElement(name);
    Object.keys(properties || {}).forEach(function (key) {
      if (key in one && key !== 'list') { one[key] = properties[key]; } else { one.setAttribute(key, properties[key]); }
    });
    for (var i = 2; i < arguments.length; i++) { if (arguments[i] !== null && arguments[i] !== undefined) { one.append(arguments[i]); } }
    return one;
  }

  function button(label, sign, act, more) {
    var one = el('button', { type: 'button', className: 'icon-button ' + (more || '') + (sign === 'rise' ? ' icon-button--rise' : '') },
      entregentPhone.icon(sign === 'rise' ? 'chevron' : sign, E.options()));
    one.append(el('span', { className: more ? '' : 'only-read', textContent: label }));
    if (!more) { one.title = label; }
    one.disabled = E.readOnly;
    one.addEventListener('click', act);
    return one;
  }

  function id(path) { return 'f-' + path.replace(/[^\w-]/g, '-'); }

  /* One labelled field. options: most, lines, model (words of another language), hint, type, choices. */
  function field(path, label, value, set, options) {
    options = options || {};
    var input;
    if (options.choices) {
      input = el('select', {});
      options.choices.forEach(function (choice) { input.append(el('option', { value: choice[0], textContent: choice[1] })); });
      if (!options.choices.some(function (choice) { return choice[0] === value; })) { input.append(el('option', { value: value, textContent: value })); }
    } else {
      input = el(options.lines ? 'textarea' : 'input', options.lines ? { rows: options.lines } : { type: options.type || 'text' });
    }
    input.value = value === undefined || value === null ? '' : value;
    input.id = id(path);
    input.dataset.path = path;
    input.disabled = E.readOnly;
    input.autocomplete = 'off';
    if (options.text) { input.dir = T.direction(E.language); input.lang = E.language.replace('_', '-'); input.spellcheck = true; }
    var counter = options.most ? el('span', { className: 'counter', id: input.id + '-count' }) : null;
    function count() {
      if (!counter) { return; }
      var length = T.length(input.value);
      counter.textContent = length + ' / ' + options.most;
      counter.classList.toggle('counter--over', length > options.most);
    }
    input.addEventListener(options.choices ? 'change' : 'input', function () {
      if (options.rebuilds) {
        E.change(path, function () { set(input.value); }, true);
      } else {
        E.change(path, function () { set(input.value); });
      }
      count();
    });
    count();
    var box = el('div', { className: 'field ' + (options.className || '') },
      el('span', { className: 'field__line' }, el('label', { htmlFor: input.id, textContent: label }), counter), input);
    var described = [];
    if (counter) { described.push(counter.id); }
    if (options.model) {
      box.append(el('p', { className: 'field__model', id: input.id + '-model', lang: E.reference().replace('_', '-'), dir: T.direction(E.reference()), textContent: options.model }));
      described.push(input.id + '-model');
    }
    if (options.hint) {
      box.append(el('p', { className: 'quiet', id: input.id + '-hint', textContent: options.hint }));
      described.push(input.id + '-hint');
    }
    if (described.length) { input.setAttribute('aria-describedby', described.join(' ')); }
    return box;
  }

  function block(title, name) {
    var box = el('fieldset', { className: 'block', id: id(E.language + '/' + name) + '-block' }, el('legend', { textContent: title }));
    box.dataset.path = E.language + '/' + name;
    box.tabIndex = -1;
    return box;
  }

  function model(path) { return E.language === E.reference() ? '' : C.texts(E.content(E.reference()))[path] || ''; }

  /* Sample and meaning of each variable; drawn anew when the names change, and what was told comes back. */
  function variables(component, at) {
    var box = el('div', { className: 'variables' });
    var shown = null;
    var known = C.samples(component);
    box.refresh = function () {
      var content = E.content();
      var names = T.names(component.text);
      if (String(names) === shown) { return; }
      if (shown !== null) {
        Object.assign(known, C.samples(component));
        C.setSamples(component, content.parameter_format === 'NAMED', known);
      }
      shown = String(names);
      box.replaceChildren();
      if (!names.length) { return; }
      box.append(el('p', { className: 'variables__title', textContent: w('variables') }));
      names.forEach(function (name) {
        content.meanings = content.meanings || {};
        var row = el('div', { className: 'variables__row' }, el('code', { textContent: '{{' + name + '}}' }),
          field(E.language + '/' + at + '.sample.' + name, w('sample', name), C.samples(component)[name], function (value) {
            known[name] = value;
            C.setSamples(component, content.parameter_format === 'NAMED', Object.assign({}, C.samples(component), known));
          }, { text: true }),
          field(E.language + '/' + at + '.meaning.' + name, w('meaning', name), content.meanings[at + '.' + name], function (value) {
            if (value) { content.meanings[at + '.' + name] = value; } else { delete content.meanings[at + '.' + name]; }
          }));
        box.append(row);
      });
    };
    box.refresh();
    return box;
  }

  /* A text with variables, and below it their samples. */
  function text(component, at, label, options) {
    var vars = variables(component, at);
    options.text = true;
    options.model = model(at + '.text');
    var box = field(E.language + '/' + at + '.text', label, component.text, function (value) {
      component.text = value;
      if (options.attach) { options.attach(); }
      vars.refresh();
    }, options);
    var input = box.querySelector('[data-path]');
    if (!E.readOnly) { box.insertBefore(tools(input, options.lines), input); }
    return [box, vars];
  }

  function tools(input, marks) {
    var bar = el('div', { className: 'tools', role: 'group', 'aria-label': w('tools') });
    function around(before, after) {
      var from = input.selectionStart;
      var to = input.selectionEnd;
      input.setRangeText(before + input.value.slice(from, to) + after, from, to, from === to ? 'end' : 'select');
      if (from === to) { input.selectionStart = input.selectionEnd = from + before.length; }
      input.dispatchEvent(new Event('input', { bubbles: true }));
      input.focus();
    }
    (marks ? MARKS : []).forEach(function (mark) {
      var one = el('button', { type: 'button', className: 'tools__mark tools__mark--' + mark[1], title: w(mark[1]), 'aria-label': w(mark[1]), textContent: w(mark[1] + '.sign') });
      one.addEventListener('click', function () { around(mark[0], mark[0]); });
      bar.append(one);
    });
    var variable = el('button', { type: 'button', className: 'tools__mark', textContent: w('addVariable') });
    variable.addEventListener('click', function () {
      var named = E.content().parameter_format === 'NAMED';
      var count = T.names(input.value).length + 1;
      var from = input.selectionEnd;
      input.setRangeText('{{' + (named ? 'variable_' + String.fromCharCode(96 + count) : count) + '}}', from, from, 'end');
      input.dispatchEvent(new Event('input', { bubbles: true }));
      input.focus();
    });
    bar.append(variable);
    return bar;
  }

  function header(holder, at, kinds) {
    var now = C.part(holder, 'HEADER');
    var kind = now ? now.format || 'TEXT' : '';
    var box = block(w('header'), at + 'header');
    box.append(field(E.language + '/' + at + 'header.kind', w('header.kind'), kind, function (value) {
      var old = C.part(holder, 'HEADER');
      C.remove(holder, 'HEADER');
      if (value) {
        var fresh = { type: 'HEADER', format: value };
        if (value === 'TEXT') { fresh.text = old && old.text || ''; }
        C.add(holder, fresh);
      }
    }, { choices: kinds.map(function (one) { return [one, w(one ? 'kind.' + one : 'kind.none')]; }), rebuilds: true }));
    if (kind === 'TEXT') {
      box.append.apply(box, text(now, at + 'header', w('header.text'), { most: 60 }));
    } else if (MEDIA.indexOf(kind) >= 0) {
      box.append(file(now, at + 'header', kind));
    } else if (kind === 'LOCATION') {
      box.append(el('p', { className: 'quiet', textContent: w('location.hint') }));
    }
    return box;
  }

  function file(component, at, kind) {
    var handle = ((component.example || {}).header_handle || [])[0] || '';
    var path = E.language + '/' + at + '.file';
    var say = handle.indexOf('sample:') === 0 ? w('file.there') : handle ? w('file.known') : w('file.none');
    var choose = el('button', { type: 'button', className: 'button button--quiet', id: id(path), textContent: w('file.choose', w('kind.' + kind)) });
    choose.dataset.path = path;
    choose.disabled = E.readOnly;
    choose.setAttribute('aria-describedby', id(path) + '-say');
    choose.addEventListener('click', function () {
      E.upload(kind, function (given) {
        E.change(path, function () { component.example = Object.assign(component.example || {}, { header_handle: [given] }); }, true);
      });
    });
    return el('div', { className: 'field' }, choose, el('p', { className: 'quiet', id: id(path) + '-say', textContent: say }));
  }

  function buttonOf(list, i, at) {
    var one = list[i];
    var here = at + '.' + i;
    var path = E.language + '/' + here;
    var row = el('li', { className: 'buttons__one' });
    var kinds = (BUTTONS.indexOf(one.type) < 0 ? [one.type] : []).concat(BUTTONS);
    var line = el('div', { className: 'buttons__line' });
    line.append(field(path + '.kind', w('button.kind', i + 1), one.type, function (value) {
      list[i] = value === 'COPY_CODE' ? { type: value } : { type: value, text: one.text || '' };
      if (value === 'FLOW') { list[i].flow_action = 'navigate'; }
    }, { choices: kinds.map(function (kind) { return [kind, w('button.' + kind)]; }), rebuilds: true }));
    if (one.type !== 'COPY_CODE') {
      line.append(field(path + '.text', w('button.text', i + 1), one.text, function (value) { one.text = value; }, { most: 25, text: true, model: model(here + '.text') }));
    }
    row.append(line, extras(one, path));
    if (!E.readOnly) {
      row.append(el('div', { className: 'buttons__tools' },
        i > 0 ? button(w('up', i + 1), 'rise', function () { E.change(path + '.kind', function () { list.splice(i - 1, 0, list.splice(i, 1)[0]); }, true); }) : null,
        i < list.length - 1 ? button(w('down', i + 1), 'chevron', function () { E.change(path + '.kind', function () { list.splice(i + 1, 0, list.splice(i, 1)[0]); }, true); }) : null,
        button(w('removeButton', i + 1), 'trash', function () {
          E.change(E.language + '/' + at, function () {
            list.splice(i, 1);
          }, true);
        })));
    }
    return row;
  }

  function extras(one, path) {
    var box = el('div', { className: 'fields' });
    if (one.type === 'URL') {
      box.append(field(path + '.url', w('url'), one.url, function (value) { one.url = value; sample.hidden = !T.names(value).length; }, { most: 2000, hint: w('url.hint') }));
      var sample = field(path + '.sample', w('url.sample'), C.example(one), function (value) { C.setExample(one, value); });
      sample.hidden = !T.names(one.url).length;
      box.append(sample);
    } else if (one.type === 'PHONE_NUMBER') {
      box.append(field(path + '.phone_number', w('phone'), one.phone_number, function (value) { one.phone_number = value; }, { most: 20 }));
    } else if (one.type === 'COPY_CODE') {
      box.append(field(path + '.sample', w('code'), C.example(one), function (value) { C.setExample(one, value); }, { most: 20 }));
    } else if (one.type === 'FLOW') {
      box.append(field(path + '.flow_id', w('flow'), one.flow_id || one.flow_name, function (value) {
        delete one.flow_name;
        one.flow_id = value;
      }, { hint: one.flow_json ? w('flow.json') : '' }), field(path + '.navigate_screen', w('flow.screen'), one.navigate_screen, function (value) { one.navigate_screen = value; }));
    }
    return box;
  }

  function buttons(holder, at) {
    var now = C.part(holder, 'BUTTONS');
    var list = now ? now.buttons || [] : [];
    var box = block(w('buttons'), at + 'buttons');
    var rows = el('ol', { className: 'buttons' });
    list.forEach(function (one, i) { rows.append(buttonOf(list, i, at + 'buttons')); });
    box.append(rows);
    if (!E.readOnly) {
      var add = el('button', { type: 'button', className: 'button button--quiet button--small', id: id(E.language + '/' + at + 'buttons') + '-add', textContent: w('addButton') });
      add.addEventListener('click', function () {
        E.change(E.language + '/' + at + 'buttons.' + list.length + '.text', function () {
          var component = C.part(holder, 'BUTTONS') || C.add(holder, { type: 'BUTTONS', buttons: [] });
          component.buttons.push({ type: 'QUICK_REPLY', text: '' });
        }, true);
      });
      box.append(add);
    }
    return box;
  }

  function optional(holder, at, type, label, most) {
    var now = C.part(holder, type) || { type: type, text: '' };
    var name = type.toLowerCase();
    var box = block(label, at + name);
    box.append(field(E.language + '/' + at + name + '.text', label, now.text, function (value) {
      now.text = value;
      if (!value) { C.remove(holder, type); } else if (!C.part(holder, type)) { C.add(holder, now); }
    }, { most: most, text: true, model: model(at + name + '.text') }));
    return box;
  }

  function body(holder, at, most) {
    var now = C.part(holder, 'BODY') || { type: 'BODY', text: '' };
    var box = block(w('body'), at + 'body');
    box.append.apply(box, text(now, at + 'body', w('body.text'), { most: most, lines: at ? 3 : 7, attach: function () {
      if (!C.part(holder, 'BODY')) { C.add(holder, now); }
    } }));
    return box;
  }

  function carousel(content) {
    var now = C.part(content, 'CAROUSEL');
    var box = block(w('carousel'), 'carousel');
    (now ? now.cards || [] : []).forEach(function (card, i) {
      var at = 'carousel.' + i + '.';
      var inner = el('div', { className: 'card card--slide', role: 'group', 'aria-label': w('card', i + 1) }, el('h2', { className: 'card__title', textContent: w('card', i + 1) }));
      inner.dataset.path = E.language + '/carousel.' + i;
      inner.tabIndex = -1;
      inner.append(header(card, at, ['IMAGE', 'VIDEO'].concat(['PRODUCT'])), body(card, at, 160), buttons(card, at));
      if (!E.readOnly) {
        inner.append(button(w('removeCard', i + 1), 'trash', function () {
          E.change(E.language + '/carousel', function () {
            now.cards.splice(i, 1);
            if (!now.cards.length) { C.remove(content, 'CAROUSEL'); }
          }, true);
        }, 'icon-button--text'));
      }
      box.append(inner);
    });
    if (!E.readOnly) {
      var add = el('button', { type: 'button', className: 'button button--quiet button--small', textContent: w('addCard') });
      add.addEventListener('click', function () {
        E.change(E.language + '/carousel.' + (now ? now.cards.length : 0) + '.header.kind', function () {
          var component = C.part(content, 'CAROUSEL') || C.add(content, { type: 'CAROUSEL', cards: [] });
          var last = component.cards[component.cards.length - 1];
          component.cards.push(last ? C.untranslated(last) : { components: [{ type: 'HEADER', format: 'IMAGE' }, { type: 'BODY', text: '' },
            { type: 'BUTTONS', buttons: [{ type: 'QUICK_REPLY', text: '' }] }] });
        }, true);
      });
      box.append(add);
    }
    return box;
  }

  function others(content) {
    var known = ['HEADER', 'BODY', 'FOOTER', 'BUTTONS', 'CAROUSEL'];
    return (content.components || []).filter(function (one) { return known.indexOf(one.type) < 0; }).map(function (one) {
      var box = block(w('other', one.type), one.type.toLowerCase());
      box.append(el('pre', { className: 'raw', textContent: JSON.stringify(one, null, 2), tabIndex: 0 }));
      return box;
    });
  }

  function authentication(content) {
    var now = C.part(content, 'BODY') || C.add(content, { type: 'BODY' });
    var foot = C.part(content, 'FOOTER');
    var list = (C.part(content, 'BUTTONS') || C.add(content, { type: 'BUTTONS', buttons: [{ type: 'OTP', otp_type: 'COPY_CODE', text: '' }] })).buttons;
    var otp = list.find(function (one) { return one.type === 'OTP'; }) || (list.length ? null : (list.push({ type: 'OTP', otp_type: 'COPY_CODE', text: '' }), list[0]));
    var box = block(w('authentication'), 'body');
    box.append(el('p', { className: 'quiet', textContent: w('authentication.hint') }));
    if (now.text) { box.append(field(E.language + '/body.text', w('body.text'), now.text, function (value) { if (value) { now.text = value; } else { delete now.text; delete now.example; } }, { lines: 2 })); }
    if (foot && foot.text) { box.append(field(E.language + '/footer.text', w('footer'), foot.text, function (value) { if (value) { foot.text = value; } else { delete foot.text; } }, {})); }
    box.append(field(E.language + '/body.add_security_recommendation', w('otpSafe'), String(now.add_security_recommendation === true), function (value) {
      now.add_security_recommendation = value === 'true';
    }, { choices: [['true', w('yes')], ['false', w('no')]] }));
    box.append(field(E.language + '/footer.code_expiration_minutes', w('expiry'), (foot || {}).code_expiration_minutes, function (value) {
      C.remove(content, 'FOOTER');
      foot = Object.assign(foot || { type: 'FOOTER' });
      delete foot.code_expiration_minutes;
      if (/^\d+$/.test(value)) { foot.code_expiration_minutes = Number(value); }
      if (value || foot.text) { C.add(content, foot); }
    }, { type: 'text', hint: w('expiry.hint') }));
    var where = block(w('otpButton'), 'buttons');
    if (otp) {
      var path = E.language + '/buttons.' + list.indexOf(otp);
      where.append(field(path + '.otp_type', w('otpType'), otp.otp_type, function (value) { otp.otp_type = value; }, {
        choices: ['COPY_CODE', 'ONE_TAP', 'ZERO_TAP'].map(function (one) { return [one, w('otp.' + one)]; }), rebuilds: true }));
      where.append(field(path + '.text', w('button.text', 1), otp.text, function (value) { otp.text = value; }, { most: 25, text: true, model: model('buttons.0.text') }));
      if (otp.otp_type !== 'COPY_CODE') { app(where, otp, path); }
    }
    return [box, where].concat(header(content, '', ['']).querySelector('select').value ? [header(content, '', HEADERS)] : []);
  }

  function app(where, otp, path) {
    var apps = otp.supported_apps;
    var holder = apps && apps.length ? apps[0] : otp;
    where.append(field(path + '.autofill_text', w('autofill'), otp.autofill_text, function (value) { otp.autofill_text = value; }, { most: 25 }),
      field(path + '.package_name', w('package'), holder.package_name, function (value) { holder.package_name = value; }),
      field(path + '.signature_hash', w('signature'), holder.signature_hash, function (value) { holder.signature_hash = value; }));
    if (otp.otp_type === 'ZERO_TAP') {
      where.append(field(path + '.zero_tap_terms_accepted', w('zeroTap'), String(otp.zero_tap_terms_accepted === true), function (value) {
        otp.zero_tap_terms_accepted = value === 'true';
      }, { choices: [['true', w('yes')], ['false', w('no')]] }));
    }
  }

  function format(content) {
    return field(E.language + '/format', w('format'), content.parameter_format || 'POSITIONAL', function (value) {
      ['HEADER', 'BODY'].forEach(function (type) {
        var one = C.part(content, type);
        if (!one || !one.text) { return; }
        var samples = C.samples(one);
        var names = {};
        var at = type.toLowerCase();
        T.names(one.text).forEach(function (name, i) {
          var meaning = (content.meanings || {})[at + '.' + name] || '';
          var plain = meaning.normalize('NFD').replace(/[\u0300-\u036f]/g, '').toLowerCase().replace(/[^a-z0-9]+/g, '_').replace(/^[_0-9]+|_+$/g, '');
          names[name] = value === 'NAMED' ? plain || 'variable_' + String.fromCharCode(97 + i) : String(i + 1);
        });
        one.text = T.rename(one.text, names);
        var renamed = {};
        Object.keys(names).forEach(function (name) {
          renamed[names[name]] = samples[name];
          if ((content.meanings || {})[at + '.' + name]) {
            var meaning = content.meanings[at + '.' + name];
            delete content.meanings[at + '.' + name];
            content.meanings[at + '.' + names[name]] = meaning;
          }
        });
        C.setSamples(one, value === 'NAMED', renamed);
      });
      content.parameter_format = value;
    }, { choices: [['POSITIONAL', w('format.POSITIONAL')], ['NAMED', w('format.NAMED')]], rebuilds: true });
  }

  window.entregentForm = {
    el: el, field: field, id: id, words: w,
    /** Builds the form of the editor's current language. */
    build: function (editor, into) {
      E = editor;
      var content = E.content();
      var blocks = E.document.category === 'AUTHENTICATION' ? authentication(content)
        : [header(content, '', HEADERS.concat(HEADERS.indexOf((C.part(content, 'HEADER') || {}).format || '') < 0 ? [C.part(content, 'HEADER').format] : []))]
          .concat(others(content), [body(content, '', 1024), optional(content, '', 'FOOTER', w('footer'), 60), buttons(content, ''), carousel(content)]);
      into.replaceChildren.apply(into, (E.document.category === 'AUTHENTICATION' ? [] : [format(content)]).concat(blocks));
    },
    begin: function (editor) { E = editor; }
  };
}());
