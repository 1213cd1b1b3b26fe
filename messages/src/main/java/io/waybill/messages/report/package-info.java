/** What is said in reports. */
package io.waybill.messages.report;
