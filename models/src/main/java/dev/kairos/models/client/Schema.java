package dev.kairos.models.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.kairos.core.slot.ModelClient.Failure;
import dev.kairos.core.slot.ModelClient.Reason;

/** Holds an answer to the schema that was asked for, whatever the server promised. */
final class Schema {
    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private Schema() {}

    /**
     * The text itself.
     *
     * @throws Failure with {@link Reason#MALFORMED} if it is no JSON or does not satisfy the schema
     */
    static String satisfied(String schema, String text) {
        JsonSchema rules =
                JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(schema);
        JsonNode answer;
        try {
            answer = JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new Failure(Reason.MALFORMED, "the answer is no JSON");
        }
        if (answer.isMissingNode() || !rules.validate(answer).isEmpty()) {
            throw new Failure(Reason.MALFORMED, "the answer does not satisfy the schema");
        }
        return text;
    }
}
