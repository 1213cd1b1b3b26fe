/** What is said about the people who use Waybill. */
package io.waybill.messages.user;
