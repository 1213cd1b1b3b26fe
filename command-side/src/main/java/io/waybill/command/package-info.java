/** The only code that decides: aggregates and policies, by business word. */
package io.waybill.command;
