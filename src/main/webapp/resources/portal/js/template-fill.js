/* The template that an agent fills in, as the person will see it: drawn anew with every keystroke. */
(function () {
  'use strict';

  function draw() {
    var phone = document.getElementById('preview');
    if (!phone) { return; }
    var given = {};
    document.querySelectorAll('[data-variable]').forEach(function (field) { given[field.dataset.variable] = field.value.trim(); });
    entregentPhone.draw(phone, JSON.parse(phone.dataset.content), phone.dataset.language, { words: JSON.parse(phone.dataset.words),
      icons: phone.dataset.icons, files: phone.dataset.files, category: phone.dataset.category, given: given });
  }

  /* What does not fit comes back marked; the first of it is where one goes on. */
  function leap() {
    var first = document.querySelector('[data-variable][aria-invalid="true"]');
    if (first) { first.focus(); }
    return Boolean(first);
  }

  window.entregentFill = { draw: draw, leap: leap };
}());
