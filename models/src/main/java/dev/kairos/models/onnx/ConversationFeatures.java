package dev.kairos.models.onnx;

import dev.kairos.core.session.Feature;
import dev.kairos.core.session.SessionView;
import dev.kairos.core.slot.FeatureExtractor;
import dev.kairos.core.slot.Parameters;
import dev.kairos.core.slot.SlotFactory;
import dev.kairos.core.turn.Cue;
import dev.kairos.core.turn.Cues;
import dev.kairos.core.turn.Turn;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;

/**
 * The cues of the turn (count as log1p, and rate per word), its number of words (log1p) and the features of the session,
 * by name; with a vector, also the numbers of the turn's sentence vector. At a silence mark the turn's part is 0.
 */
public final class ConversationFeatures implements FeatureExtractor {
    /** How the names of all schemas of this family begin. */
    static final String FAMILY = "conversation";

    // what version 1 of both schemas is about, whatever cues and features have been added since
    private static final Cue[] CUES =
            EnumSet.range(Cue.SECOND_PERSON, Cue.GREETING).toArray(new Cue[0]);
    private static final Feature[] SESSION =
            EnumSet.range(Feature.TURNS, Feature.SPEAKER_CHANGED).toArray(new Feature[0]);

    private final String schema;
    private final int dimension;
    private final List<String> names;

    private ConversationFeatures(String schema, int dimension) {
        this.schema = schema;
        this.dimension = dimension;
        this.names = List.copyOf(named(dimension));
    }

    /** Cues and session features. */
    public static ConversationFeatures withoutVector() {
        return new ConversationFeatures("conversation@1", 0);
    }

    /** Cues, session features and a sentence vector of 384 numbers, as {@code minilm} makes it. */
    public static ConversationFeatures withVector() {
        return new ConversationFeatures("conversation-vector@1", 384);
    }

    /**
     * The features of a schema.
     *
     * @throws IllegalArgumentException if there is no such schema
     */
    public static ConversationFeatures of(String schema) {
        return switch (schema) {
            case "conversation@1" -> withoutVector();
            case "conversation-vector@1" -> withVector();
            default ->
                throw new IllegalArgumentException(
                        "feature schema is '" + schema + "', expected one of [conversation@1, conversation-vector@1]");
        };
    }

    /** Name of a cue's rate. */
    public static String rate(Cue cue) {
        return "cue." + kebab(cue) + ".rate";
    }

    /** Name of a cue's count. */
    public static String count(Cue cue) {
        return "cue." + kebab(cue) + ".count";
    }

    /** Name of a session feature. */
    public static String session(Feature feature) {
        return "session." + kebab(feature);
    }

    /** Name of a number of the sentence vector. */
    public static String vector(int place) {
        return "vector." + place;
    }

    @Override
    public String schema() {
        return schema;
    }

    @Override
    public List<String> names() {
        return names;
    }

    /** Whether a view holds what these features are about. */
    public boolean canRead(SessionView view) {
        Turn turn = view.turn();
        return turn != null && turn.event().type().isContent() && (dimension == 0 || turn.vector().length == dimension);
    }

    @Override
    public float[] extract(SessionView view) {
        float[] values = new float[names.size()];
        Turn turn = view.turn();
        Cues cues = turn == null ? Cues.none() : turn.cues();
        int place = 0;
        for (Cue cue : CUES) {
            values[place++] = (float) Math.log1p(cues.count(cue));
            values[place++] = (float) cues.rate(cue);
        }
        values[place++] = (float) Math.log1p(cues.words());
        for (Feature feature : SESSION) {
            values[place++] = (float) view.features().get(feature);
        }
        if (turn != null && dimension > 0 && turn.vector().length == dimension) {
            System.arraycopy(turn.vector(), 0, values, place, dimension);
        }
        return values;
    }

    private static List<String> named(int dimension) {
        List<String> names = new ArrayList<>();
        for (Cue cue : CUES) {
            names.add(count(cue));
            names.add(rate(cue));
        }
        names.add("words");
        for (Feature feature : SESSION) {
            names.add(session(feature));
        }
        for (int i = 0; i < dimension; i++) {
            names.add(vector(i));
        }
        return names;
    }

    private static String kebab(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Makes the features without a vector. */
    public static final class Factory implements SlotFactory<FeatureExtractor> {
        @Override
        public Class<FeatureExtractor> slot() {
            return FeatureExtractor.class;
        }

        @Override
        public String id() {
            return "conversation";
        }

        @Override
        public int version() {
            return 1;
        }

        @Override
        public String description() {
            return "cues of the turn and features of the session, by name";
        }

        @Override
        public FeatureExtractor create(Parameters parameters) {
            return withoutVector();
        }
    }

    /** Makes the features with a vector. */
    public static final class WithVectorFactory implements SlotFactory<FeatureExtractor> {
        @Override
        public Class<FeatureExtractor> slot() {
            return FeatureExtractor.class;
        }

        @Override
        public String id() {
            return "conversation-vector";
        }

        @Override
        public int version() {
            return 1;
        }

        @Override
        public String description() {
            return "cues of the turn, features of the session and the 384 numbers of a sentence vector";
        }

        @Override
        public FeatureExtractor create(Parameters parameters) {
            return withVector();
        }
    }
}
