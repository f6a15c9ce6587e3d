/** The bell and what stands behind it. */
package io.entregent.notice.web;
