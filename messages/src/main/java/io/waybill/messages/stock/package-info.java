/** What is said about stock. */
package io.waybill.messages.stock;
