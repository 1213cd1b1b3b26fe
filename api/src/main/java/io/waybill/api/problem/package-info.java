/** Failures as problem documents (RFC 9457). */
package io.waybill.api.problem;
