/** Decisions about products. */
package io.waybill.command.product;
