/** Other systems that are told of what happens, each at its own pace: side effects, which never replay. */
package io.waybill.projection.webhook;
