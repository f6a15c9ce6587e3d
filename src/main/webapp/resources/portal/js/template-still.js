/* Versions and starters as they look on a phone: nothing here changes. */
(function () {
  'use strict';

  document.addEventListener('DOMContentLoaded', function () {
    document.querySelectorAll('[data-marked]').forEach(function (text) { text.replaceChildren(entregentText.format(text.textContent)); });
    var page = document.getElementById('version');
    if (!page) { return; }
    var options = { words: JSON.parse(page.dataset.words), icons: page.dataset.icons, files: page.dataset.files,
      category: page.dataset.category, set: 'samples' };
    page.querySelectorAll('[data-phone]').forEach(function (phone) {
      entregentPhone.draw(phone, JSON.parse(phone.dataset.phone), phone.dataset.language, options);
    });
  });
}());
