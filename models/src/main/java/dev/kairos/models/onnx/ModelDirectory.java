package dev.kairos.models.onnx;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A model and its card: {@code model.onnx} and {@code card.json}.
 *
 * @param card what the model is
 * @param weights the model, ONNX
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record ModelDirectory(ModelCard card, byte[] weights) {
    public static final String WEIGHTS = "model.onnx";
    public static final String CARD = "card.json";
    private static final String SHIPPED = "/models/";
    private static final String INDEX = "index.txt";

    /** Id and version of every shipped model, sorted: the lines of {@code models/index.txt}. */
    public static List<String> shipped() {
        try {
            return new String(resource(INDEX), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException unreadable) {
            throw new ModelException("the list of shipped models cannot be read", unreadable);
        }
    }

    /** The shipped models that read the features of a conversation: those that detectors and triggers can run. */
    public static List<String> ofConversations() {
        return shipped().stream()
                .filter(name -> card(name).schema().startsWith(ConversationFeatures.FAMILY))
                .toList();
    }

    /**
     * Reads the card of a shipped model.
     *
     * @throws ModelException if it cannot be read
     */
    public static ModelCard card(String name) {
        try {
            return ModelCard.parse(new String(resource(name + "/" + CARD), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new ModelException("the card of model " + name + " cannot be read", unreadable);
        }
    }

    /**
     * Reads a shipped model.
     *
     * @param name id and version, e.g. {@code derailment-github@1}
     * @throws IllegalArgumentException if none of that name is shipped
     * @throws ModelException if it cannot be read
     */
    public static ModelDirectory shipped(String name) {
        if (!shipped().contains(name)) {
            throw new IllegalArgumentException("model is '" + name + "', expected one of " + shipped());
        }
        try {
            return of(name, resource(name + "/" + CARD), resource(name + "/" + WEIGHTS));
        } catch (IOException unreadable) {
            throw new ModelException("model " + name + " cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }

    /**
     * Reads a model from a folder.
     *
     * @throws ModelException if it cannot be read
     */
    public static ModelDirectory read(Path folder) {
        try {
            return of(
                    folder.toString(),
                    Files.readAllBytes(folder.resolve(CARD)),
                    Files.readAllBytes(folder.resolve(WEIGHTS)));
        } catch (IOException unreadable) {
            throw new ModelException(
                    "model folder " + folder + " cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }

    private static ModelDirectory of(String place, byte[] card, byte[] weights) throws IOException {
        ModelCard parsed = ModelCard.parse(new String(card, StandardCharsets.UTF_8));
        if (parsed.inputs().isEmpty()) {
            throw new IOException(place + "/" + CARD + " names no inputs; expected one per column of the model");
        }
        if (!Fingerprint.of(weights).equals(parsed.weights())) {
            throw new IOException(place + "/" + WEIGHTS + " is not the file that " + CARD
                    + " describes: its SHA-256 is " + Fingerprint.of(weights) + ", expected " + parsed.weights());
        }
        return new ModelDirectory(parsed, weights);
    }

    private static byte[] resource(String path) throws IOException {
        try (InputStream stream = ModelDirectory.class.getResourceAsStream(SHIPPED + path)) {
            if (stream == null) {
                throw new FileNotFoundException(SHIPPED + path + " is not on the class path");
            }
            return stream.readAllBytes();
        }
    }
}
