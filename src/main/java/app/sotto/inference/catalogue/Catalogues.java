package app.sotto.inference.catalogue;

/** Where the catalogue of this moment is. */
public interface Catalogues {

    Catalogue now();

    /** Looks again at where it is kept, since another instance may have changed it. */
    void refresh();

    /** One that never changes. */
    static Catalogues always(Catalogue catalogue) {
        return new Catalogues() {
            @Override
            public Catalogue now() {
                return catalogue;
            }

            @Override
            public void refresh() {
                // It is as it is.
            }
        };
    }
}
