/** Requests that are sent again: carried out once, answered each time as the first. */
package io.waybill.api.idempotency;
