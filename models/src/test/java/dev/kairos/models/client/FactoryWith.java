package dev.kairos.models.client;

import dev.kairos.core.slot.SlotCatalog;
import java.util.List;
import java.util.Map;

/** Catalogues whose clients read a made-up environment. */
final class FactoryWith {
    private FactoryWith() {}

    static SlotCatalog environment(Map<String, String> environment) {
        return new SlotCatalog(List.of(new OpenAiCompatibleFactory(environment)));
    }
}
