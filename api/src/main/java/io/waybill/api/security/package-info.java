/** Access tokens, and what each permission opens. */
package io.waybill.api.security;
