/** Questions about stock. */
package io.waybill.query.stock;
