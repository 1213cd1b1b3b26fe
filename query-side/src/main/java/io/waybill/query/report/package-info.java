/** Reports over the read models. */
package io.waybill.query.report;
