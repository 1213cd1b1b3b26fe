/** What is said about products. */
package io.waybill.messages.product;
