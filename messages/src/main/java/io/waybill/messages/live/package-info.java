/** What is announced while it happens. */
package io.waybill.messages.live;
