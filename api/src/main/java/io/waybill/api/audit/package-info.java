/** Who did what, and what things were like. */
package io.waybill.api.audit;
