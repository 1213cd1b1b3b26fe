/** Signing in. */
package io.waybill.api.identity;
