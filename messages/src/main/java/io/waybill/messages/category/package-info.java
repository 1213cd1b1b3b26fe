/** What is said about categories. */
package io.waybill.messages.category;
