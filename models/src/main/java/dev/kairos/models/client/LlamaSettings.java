package dev.kairos.models.client;

import java.nio.file.Path;

/**
 * Which weights, and how they are run.
 *
 * @param weights GGUF file
 * @param context tokens of prompt and answer together
 * @param threads threads of one call
 */
record LlamaSettings(Path weights, int context, int threads) {
    /** The file's name without its ending: what answers are said to come from. */
    String name() {
        String file = String.valueOf(weights.getFileName());
        return file.endsWith(".gguf") ? file.substring(0, file.length() - ".gguf".length()) : file;
    }
}
