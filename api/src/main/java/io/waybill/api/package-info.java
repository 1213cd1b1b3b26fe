/** The edge: what HTTP clients see, by business word. */
package io.waybill.api;
