/** Goods on their way from one location to another: commands, events and answers. */
package io.waybill.messages.transfer;
