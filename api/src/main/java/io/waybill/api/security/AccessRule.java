package io.waybill.api.security;

import org.springframework.http.HttpMethod;

/**
 * Who may use an endpoint.
 *
 * @param method the method; a rule for GET is one for HEAD too
 * @param path the path as the endpoint maps it, for example <code>/api/products/{id}</code>
 * @param access what one needs for it
 */
public record AccessRule(HttpMethod method, String path, Access access) {}
