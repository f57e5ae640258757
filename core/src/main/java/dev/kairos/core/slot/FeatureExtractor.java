package dev.kairos.core.slot;

import dev.kairos.core.session.SessionView;
import java.util.List;

/** Computes the named inputs of a model from a view. */
public interface FeatureExtractor {
    /** Id and version of the list of names, stored with every model trained on it. */
    String schema();

    /** Names of the features, in order. */
    List<String> names();

    /**
     * The features of a view.
     *
     * @return {@code float[names().size()]}, all finite
     */
    float[] extract(SessionView view);
}
