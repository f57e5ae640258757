package dev.kairos.models.probe;

import dev.kairos.core.signal.SignalType;
import dev.kairos.core.slot.Encoder;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/**
 * Sentences that show a signal and sentences that look like it but do not, as vectors.
 *
 * @param shows vectors of the first kind
 * @param lacks vectors of the second kind
 */
record Prototypes(List<float[]> shows, List<float[]> lacks) {
    /** Signals that have prototypes. */
    static final List<String> SIGNALS = List.of("CLARIFICATION", "DERAILMENT", "HELP_MOMENT");

    /** Reads and encodes the shipped sentences of a signal. */
    static Prototypes read(SignalType signal, Encoder encoder) {
        List<String> lines = lines(signal.name().toLowerCase(Locale.ROOT).replace('_', '-') + ".txt");
        return new Prototypes(encoder.encode(marked(lines, "+ ")), encoder.encode(marked(lines, "- ")));
    }

    /** Nearness to the sentences that show the signal less nearness to the others, in [-2, 2]. */
    double margin(float[] vector) {
        return nearest(vector, shows) - nearest(vector, lacks);
    }

    private static double nearest(float[] vector, List<float[]> others) {
        double nearest = -1;
        for (float[] other : others) {
            double product = 0;
            for (int i = 0; i < vector.length; i++) {
                product += vector[i] * other[i];
            }
            nearest = Math.max(nearest, product);
        }
        return nearest;
    }

    private static List<String> marked(List<String> lines, String mark) {
        return lines.stream()
                .filter(line -> line.startsWith(mark))
                .map(line -> line.substring(mark.length()).strip())
                .toList();
    }

    private static List<String> lines(String file) {
        try (InputStream stream = Prototypes.class.getResourceAsStream(file)) {
            if (stream == null) {
                throw new IllegalArgumentException("no prototypes in " + file + "; there are some for " + SIGNALS);
            }
            return new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the prototypes " + file, e);
        }
    }
}
