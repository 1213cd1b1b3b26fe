/** Questions about categories. */
package io.waybill.query.category;
