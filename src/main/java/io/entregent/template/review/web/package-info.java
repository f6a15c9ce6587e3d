/** The queue, a version beside another, and who reviews what. */
package io.entregent.template.review.web;
