package io.waybill.api.category;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.waybill.api.message.Commands;
import io.waybill.api.message.Preconditions;
import io.waybill.api.request.RequestIdentity;
import io.waybill.api.security.SignedInUser;
import io.waybill.messages.category.CategoryView;
import io.waybill.messages.category.ChangeCategory;
import io.waybill.messages.category.CreateCategory;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The tree of categories. */
@RestController
@RequestMapping("/api/categories")
class CategoryEndpoint {

    private final Commands commands;

    CategoryEndpoint(Commands commands) {
        this.commands = commands;
    }

    @PostMapping
    @Operation(summary = "Add a category, at the top or within another")
    @ApiResponse(responseCode = "201")
    Mono<ResponseEntity<CategoryView>> create(
            @Valid @RequestBody CategoryRequest request,
            @AuthenticationPrincipal SignedInUser user,
            ServerWebExchange exchange) {
        var command = new CreateCategory(RequestIdentity.of(exchange).newId(), request.name(), request.parentId());
        return commands.<CategoryView>send(command, user, exchange)
                .map(view -> ResponseEntity.created(URI.create("/api/categories/" + view.id()))
                        .eTag(Preconditions.eTag(view.version()))
                        .body(view));
    }

    @PutMapping("/{id}")
    @Operation(summary = "Rename a category, or move it with all that is within it")
    Mono<ResponseEntity<CategoryView>> change(
            @PathVariable String id,
            @Valid @RequestBody CategoryRequest request,
            @AuthenticationPrincipal SignedInUser user,
            ServerWebExchange exchange) {
        return commands.<CategoryView>send(new ChangeCategory(id, request.name(), request.parentId()), user, exchange)
                .map(view -> ResponseEntity.ok()
                        .eTag(Preconditions.eTag(view.version()))
                        .body(view));
    }

    /**
     * A category as clients write it.
     *
     * @param name the name
     * @param parentId the category that it is part of, or absent at the top
     */
    record CategoryRequest(
            @NotBlank @Size(max = CreateCategory.LONGEST_NAME)
            String name,

            @Nullable String parentId) {}
}
