/** Decisions about the people who use Waybill. */
package io.waybill.command.user;
