/** The API described to programs. */
package io.waybill.api.openapi;
