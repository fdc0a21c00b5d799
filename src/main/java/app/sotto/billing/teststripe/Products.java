package app.sotto.billing.teststripe;

import tools.jackson.databind.node.ObjectNode;

/**
 * What is sold.
 *
 * <p>Copies: https://docs.stripe.com/api/products (2026-07-29.dahlia), of which deletion and images
 * are left out.
 */
final class Products {
    private final Books books;

    Products(Books books) {
        this.books = books;
    }

    void routes(Router router) {
        router.post("/v1/products", this::create)
                .get("/v1/products", this::list)
                .get("/v1/products/:id", call -> books.named("product", call.id(), "id"))
                .post("/v1/products/:id", this::update);
    }

    private ObjectNode create(Call call) {
        var params = call.params();
        var id = params.text("id");
        if (id != null && books.store().find("product", id) != null) {
            throw Refusal.invalid("resource_already_exists", "Product already exists.", "id");
        }
        var product =
                Shape.of("product")
                        .with("id", id == null ? Ids.next("prod") : id)
                        .with("created", books.times().wall())
                        .with("name", params.required("name"))
                        .with("updated", books.times().wall())
                        .node();
        change(product, params);
        books.store().add(product);
        books.events().say("product.created", product);
        return product;
    }

    private ObjectNode update(Call call) {
        var product = books.named("product", call.id(), "id");
        change(product, call.params());
        product.put("updated", books.times().wall());
        books.events().say("product.updated", product);
        return product;
    }

    private void change(ObjectNode product, Params params) {
        if (params.has("name")) {
            product.put("name", params.required("name"));
        }
        if (params.has("active")) {
            product.put("active", params.flag("active"));
        }
        for (var field :
                new String[] {
                    "description", "statement_descriptor", "tax_code", "unit_label", "url"
                }) {
            if (params.has(field)) {
                Json.set(product, field, params.text(field));
            }
        }
        var price = params.text("default_price");
        if (price != null) {
            product.put("default_price", Json.id(books.named("price", price, "default_price")));
        }
        params.metadata(product);
    }

    private ObjectNode list(Call call) {
        var ids = call.params().texts("ids");
        var wanted = Listing.where(call.params(), "active");
        return Listing.of(
                call,
                books.store(),
                "product",
                wanted.and(one -> ids.isEmpty() || ids.contains(Json.id(one))));
    }
}
