/** Templates to begin with, by trade, in French and English; kept in gallery.json. */
package io.entregent.template.gallery;
