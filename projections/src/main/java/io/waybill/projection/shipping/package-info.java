/** How shipments fared on each day, by carrier and zone. */
package io.waybill.projection.shipping;
