/** Questions about products. */
package io.waybill.query.product;
