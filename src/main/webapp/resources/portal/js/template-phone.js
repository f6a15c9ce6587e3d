/* How a template looks on a phone, drawn anew with every keystroke. */
(function () {
  'use strict';

  var MEDIA = { IMAGE: 'image', VIDEO: 'eye', GIF: 'eye', DOCUMENT: 'file', LOCATION: 'at', PRODUCT: 'template' };
  var SIGNS = { URL: 'next', PHONE_NUMBER: 'phone', COPY_CODE: 'file', QUICK_REPLY: 'reply', OTP: 'file', FLOW: 'pencil' };

  function element(name, type) {
    var one = document.createElement(name);
    if (type) { one.className = type; }
    return one;
  }

  function icon(name, options) {
    var svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
    var use = document.createElementNS('http://www.w3.org/2000/svg', 'use');
    svg.setAttribute('class', 'icon');
    svg.setAttribute('aria-hidden', 'true');
    use.setAttribute('href', options.icons + '#' + name);
    svg.append(use);
    return svg;
  }

  /* What an agent gave, by the names of the template's form: as for the body, so for the cards. */
  function given(at, name, options) {
    var card = /^carousel\.(\d+)\./.exec(at);
    var place = at.replace(/^carousel\.\d+\./, '');
    return options.given[(card ? 'card.' + card[1] + '.' + place + '.' : place === 'body' ? '' : place + '.') + name];
  }

  function values(component, at, content, options) {
    if (options.given) {
      var filled = {};
      entregentText.names(component.text).forEach(function (name) { filled[name] = given(at, name, options); });
      return filled;
    }
    var samples = entregentContent.samples(component);
    var meanings = content.meanings || {};
    var shown = {};
    entregentText.names(component.text).forEach(function (name) {
      var meaning = meanings[at + '.' + name];
      var sample = samples[name];
      if (options.set === 'names') {
        shown[name] = meaning ? '[' + meaning + ']' : '';
      } else if (options.set === 'long') {
        shown[name] = sample ? (sample + ' ').repeat(Math.ceil(40 / (sample.length + 1))).trim() : '';
      } else {
        shown[name] = sample;
      }
    });
    return shown;
  }

  function text(component, at, content, options) {
    return entregentText.format(entregentText.fill(component.text, values(component, at, content, options)));
  }

  function header(component, at, content, options) {
    var kind = component.format || 'TEXT';
    if (kind === 'TEXT') {
      var line = element('p', 'phone__head');
      line.append(text(component, at, content, options));
      return line;
    }
    var box = element('div', 'phone__media phone__media--' + kind.toLowerCase());
    var handle = ((component.example || {}).header_handle || [])[0] || '';
    if (kind === 'IMAGE' && handle.indexOf('sample:') === 0) {
      var picture = element('img');
      picture.src = options.files + handle.slice(7);
      picture.alt = options.words['editor.kind.IMAGE'];
      box.append(picture);
    } else {
      var words = element('span');
      words.textContent = options.words['editor.kind.' + kind] || kind;
      box.append(icon(MEDIA[kind] || 'file', options), words);
      if (options.given) { box.append(detail(headed(kind, at, options))); }
    }
    return box;
  }

  function headed(kind, at, options) {
    if (kind === 'LOCATION') {
      return ['location.name', 'location.address'].map(function (name) { return given(at, name, options); }).filter(Boolean).join(', ');
    }
    return given(at, kind.toLowerCase(), options) || '';
  }

  function detail(text) {
    var small = element('span', 'phone__detail');
    small.textContent = text;
    return small;
  }

  /* What a button does with what was given. */
  function behind(button, at, index, options) {
    return ['button', 'code', 'otp', 'catalog', 'products'].map(function (kind) {
      var value = given(at.replace(/buttons$/, kind), index, options) || '';
      return value && kind === 'button' ? entregentText.target(button.url, value) : value;
    }).filter(Boolean).join(' ');
  }

  function buttons(component, at, options) {
    var list = element('ul', 'phone__buttons');
    (component.buttons || []).forEach(function (button, index) {
      var item = element('li', 'phone__button');
      var label = element('span');
      label.textContent = button.text || options.words['editor.button.' + button.type] || button.type;
      item.append(icon(SIGNS[button.type] || 'next', options), label);
      if (options.given) { item.append(detail(behind(button, at, index, options))); }
      list.append(item);
    });
    return list;
  }

  function bubble(holder, at, content, options) {
    var box = element('div', 'phone__bubble');
    var after = [];
    (holder.components || []).forEach(function (one) {
      if (one.type === 'HEADER') {
        box.append(header(one, at + 'header', content, options));
      } else if (one.type === 'BODY') {
        var body = element('p', 'phone__text');
        if (one.add_security_recommendation !== undefined || options.category === 'AUTHENTICATION') {
          body.textContent = options.words['editor.preview.otp']
            + (one.add_security_recommendation ? ' ' + options.words['editor.preview.otpSafe'] : '');
        } else {
          body.append(text(one, at + 'body', content, options));
        }
        box.append(body);
      } else if (one.type === 'FOOTER') {
        var foot = element('p', 'phone__foot');
        foot.textContent = one.code_expiration_minutes
          ? options.words['editor.preview.expires'].replace('{0}', one.code_expiration_minutes) : one.text || '';
        box.append(foot);
      } else if (one.type === 'LIMITED_TIME_OFFER') {
        var offer = element('p', 'phone__offer');
        offer.append(icon('clock', options), (one.limited_time_offer || {}).text || '');
        if (options.given && options.given['offer.expires']) {
          offer.append(detail(options.words['editor.offer.until'].replace('{0}', options.given['offer.expires'].replace('T', ' '))));
        }
        box.append(offer);
      } else if (one.type === 'BUTTONS') {
        after.push(buttons(one, at + 'buttons', options));
      } else if (one.type === 'CAROUSEL') {
        var cards = element('div', 'phone__cards');
        cards.tabIndex = 0;
        cards.setAttribute('role', 'group');
        cards.setAttribute('aria-label', options.words['editor.carousel']);
        (one.cards || []).forEach(function (card, i) { cards.append(bubble(card, at + 'carousel.' + i + '.', content, options)); });
        after.push(cards);
      }
    });
    var whole = element('div', 'phone__message');
    if (!at) {
      var time = element('p', 'phone__time');
      time.textContent = '10:24';
      box.append(time);
    }
    whole.append(box);
    after.forEach(function (one) { whole.append(one); });
    return whole;
  }

  window.entregentPhone = {
    icon: icon,
    /** @param options category, set (samples|names|long) or given (values by the names of the form), words, icons, files */
    draw: function (into, content, language, options) {
      into.dir = entregentText.direction(language);
      into.lang = language.replace('_', '-');
      into.replaceChildren(bubble(content, '', content, options));
    }
  };
}());
