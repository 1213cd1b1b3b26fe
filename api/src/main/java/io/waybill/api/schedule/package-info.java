/** Reports that are mailed by a clock. */
package io.waybill.api.schedule;
