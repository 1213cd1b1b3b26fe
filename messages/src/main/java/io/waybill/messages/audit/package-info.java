/** What can be asked about who did what. */
package io.waybill.messages.audit;
