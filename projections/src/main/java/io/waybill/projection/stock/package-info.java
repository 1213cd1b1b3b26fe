/** The read model of stock. */
package io.waybill.projection.stock;
