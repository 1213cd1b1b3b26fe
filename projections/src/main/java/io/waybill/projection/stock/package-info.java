/** The read models of stock: what there is, and how it moved. */
package io.waybill.projection.stock;
