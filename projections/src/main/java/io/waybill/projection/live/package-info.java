/** Announcements of what changed in the read models. */
package io.waybill.projection.live;
