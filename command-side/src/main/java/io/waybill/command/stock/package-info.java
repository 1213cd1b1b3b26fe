/** Decisions about stock. */
package io.waybill.command.stock;
