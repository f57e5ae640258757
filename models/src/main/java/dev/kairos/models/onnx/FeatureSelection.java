package dev.kairos.models.onnx;

import dev.kairos.core.session.SessionView;
import java.util.ArrayList;
import java.util.List;

/** The features of a schema that a model reads, in the order in which it reads them. */
public final class FeatureSelection {
    private static final String ALL_OF = "*";

    private final ConversationFeatures features;
    private final int[] places;

    private FeatureSelection(ConversationFeatures features, int[] places) {
        this.features = features;
        this.places = places;
    }

    /**
     * Selects by name.
     *
     * @param schema id and version of the features
     * @param inputs names of features; {@code vector.*} stands for all whose names begin with {@code vector.}
     * @throws IllegalArgumentException if there is no such schema, or it has no feature of a name
     */
    public static FeatureSelection of(String schema, List<String> inputs) {
        ConversationFeatures features = ConversationFeatures.of(schema);
        int[] places = inputs.stream()
                .flatMap(input -> places(input, features).stream())
                .mapToInt(Integer::intValue)
                .toArray();
        return new FeatureSelection(features, places);
    }

    private static List<Integer> places(String input, ConversationFeatures features) {
        boolean isFamily = input.endsWith(ALL_OF);
        String beginning = isFamily ? input.substring(0, input.length() - 1) : input;
        List<Integer> places = new ArrayList<>();
        List<String> names = features.names();
        for (int place = 0; place < names.size(); place++) {
            if (isFamily
                    ? names.get(place).startsWith(beginning)
                    : names.get(place).equals(input)) {
                places.add(place);
            }
        }
        if (places.isEmpty()) {
            throw new IllegalArgumentException("feature '" + input + "' is not part of " + features.schema());
        }
        return places;
    }

    /** Number of features. */
    public int size() {
        return places.length;
    }

    /** Names of the features, families written out. */
    public List<String> names() {
        List<String> names = new ArrayList<>();
        for (int place : places) {
            names.add(features.names().get(place));
        }
        return names;
    }

    /** Whether a view holds what the features are about. */
    public boolean canRead(SessionView view) {
        return features.canRead(view);
    }

    /** The features of a view. */
    public float[] of(SessionView view) {
        float[] all = features.extract(view);
        float[] selected = new float[places.length];
        for (int i = 0; i < places.length; i++) {
            selected[i] = all[places[i]];
        }
        return selected;
    }
}
