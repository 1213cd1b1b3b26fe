/** What operators ask of the read models: how far they are, to build them anew, and what could not be handled. */
package io.waybill.messages.projection;
