/** What was moved and sold on each day, what it was worth, and what shipping cost. */
package io.waybill.projection.trade;
