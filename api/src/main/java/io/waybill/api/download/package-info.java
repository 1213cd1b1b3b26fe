/** Answers in other formats than JSON, to be kept and opened elsewhere. */
package io.waybill.api.download;
