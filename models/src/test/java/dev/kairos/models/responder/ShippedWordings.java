package dev.kairos.models.responder;

import java.util.LinkedHashMap;
import java.util.Map;

/** All shipped wordings with their slots filled, for tests of other packages. */
public final class ShippedWordings {
    private static final Map<String, String> SLOTS =
            Map.of("name", "ann", "words", "where is it?", "error", "disk full", "result", "3 rooms fit");

    private ShippedWordings() {}

    /** Acts by wording. */
    public static Map<String, String> filled() {
        Map<String, String> filled = new LinkedHashMap<>();
        for (String name : Catalogue.NAMES) {
            Catalogue.read(name).forEach(wording -> filled.put(wording.filled(SLOTS), wording.act()));
        }
        return filled;
    }
}
