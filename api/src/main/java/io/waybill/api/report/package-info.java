/** Reports over HTTP. */
package io.waybill.api.report;
