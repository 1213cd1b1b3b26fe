package io.waybill.api.category;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.waybill.api.live.ReadYourWrites;
import io.waybill.api.live.ReadYourWrites.Shown;
import io.waybill.api.message.Commands;
import io.waybill.api.message.Preconditions;
import io.waybill.api.message.Queries;
import io.waybill.api.request.RequestIdentity;
import io.waybill.api.security.SignedInUser;
import io.waybill.messages.category.CategoryList;
import io.waybill.messages.category.CategoryTreeId;
import io.waybill.messages.category.CategoryView;
import io.waybill.messages.category.ChangeCategory;
import io.waybill.messages.category.CreateCategory;
import io.waybill.messages.category.ShowCategories;
import io.waybill.messages.live.LiveChange;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
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
    private final Queries queries;
    private final ReadYourWrites readYourWrites;

    CategoryEndpoint(Commands commands, Queries queries, ReadYourWrites readYourWrites) {
        this.commands = commands;
        this.queries = queries;
        this.readYourWrites = readYourWrites;
    }

    @GetMapping
    @Operation(summary = "All categories, as a tree, in the order of their names")
    Mono<ResponseEntity<CategoryTreeView>> tree(ServerWebExchange exchange) {
        return readYourWrites
                .read(exchange, LiveChange.CATEGORY, CategoryTreeId.ONLY, categories(), CategoryList::version)
                .map(categories -> response(categories).body(CategoryTreeView.of(categories)));
    }

    private Mono<CategoryList> categories() {
        return queries.ask(new ShowCategories(), CategoryList.class);
    }

    private static ResponseEntity.BodyBuilder response(CategoryList categories) {
        // Before the first category there is no tree, and so no version of it.
        return categories.version() < 0
                ? ResponseEntity.ok()
                : ResponseEntity.ok().eTag(Preconditions.eTag(categories.version()));
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
                .flatMap(view -> shown(view, exchange)
                        .map(shown -> ResponseEntity.status(shown.status(HttpStatus.CREATED))
                                .location(URI.create("/api/categories/" + view.id()))
                                .eTag(Preconditions.eTag(view.version()))
                                .body(view)));
    }

    @PutMapping("/{id}")
    @Operation(summary = "Rename a category, or move it with all that is within it")
    Mono<ResponseEntity<CategoryView>> change(
            @PathVariable String id,
            @Valid @RequestBody CategoryRequest request,
            @AuthenticationPrincipal SignedInUser user,
            ServerWebExchange exchange) {
        return commands.<CategoryView>send(new ChangeCategory(id, request.name(), request.parentId()), user, exchange)
                .flatMap(view -> shown(view, exchange)
                        .map(shown -> ResponseEntity.status(shown.status(HttpStatus.OK))
                                .eTag(Preconditions.eTag(view.version()))
                                .body(view)));
    }

    private Mono<Shown<CategoryList>> shown(CategoryView written, ServerWebExchange exchange) {
        return readYourWrites.shown(
                exchange,
                LiveChange.CATEGORY,
                CategoryTreeId.ONLY,
                written.version(),
                categories(),
                CategoryList::version);
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
