/** The read models of who did what. */
package io.waybill.projection.audit;
