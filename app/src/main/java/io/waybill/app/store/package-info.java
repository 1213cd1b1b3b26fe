/** The stores, where Spring Boot does not set them up by itself. */
package io.waybill.app.store;
