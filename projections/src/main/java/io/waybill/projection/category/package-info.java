/** The read model of categories. */
package io.waybill.projection.category;
