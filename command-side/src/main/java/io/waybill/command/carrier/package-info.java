/** Who carries shipments, how long it takes and what it costs. */
package io.waybill.command.carrier;
