/** Who did what. */
package io.waybill.query.audit;
