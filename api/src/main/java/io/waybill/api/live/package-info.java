/** What changes, while it changes. */
package io.waybill.api.live;
