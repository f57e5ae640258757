package dev.kairos.models.safety;

import dev.kairos.core.slot.FileText;
import dev.kairos.core.slot.Parameter;
import dev.kairos.core.slot.Parameters;

/** The parameter by which guards, detectors and probes are told what counts as unsafe. */
public final class TaxonomyParameter {
    public static final Parameter DECLARATION =
            Parameter.of("taxonomy", Parameter.Kind.TAXONOMY, null, "Name of a file under flink-conf/taxonomies.");

    private TaxonomyParameter() {}

    /** The taxonomy whose text the reader has put there. */
    public static Taxonomy of(Parameters parameters) {
        FileText file = parameters.taxonomy("taxonomy");
        return TaxonomyReader.read(file.file(), file.text());
    }
}
