/** Decisions about categories. */
package io.waybill.command.category;
