/** The published language of Waybill: commands, events, queries and views, as records without logic. */
package io.waybill.messages;
