package dev.kairos.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListCommandTest {
    @ParameterizedTest
    @ValueSource(strings = {"slots", "assistants", "patterns", "programs", "tasks", "models", "bench"})
    void everyKindHasOneLineEachAndTheSameForMachines(String kind) throws IOException {
        CommandRun lines = CommandRun.of("list", kind);
        JsonNode objects = JsonMapper.builder()
                .build()
                .readTree(CommandRun.of("list", kind, "--json").output());
        assertThat(lines.code()).isZero();
        assertThat(objects).isNotEmpty().hasSameSizeAs(lines.output().lines().toList());
        assertThat(objects).allSatisfy(object -> assertThat(lines.output())
                .contains(object.path("id").asText()));
    }

    @Test
    void whatCannotBeListedIsWrongUsage() {
        CommandRun run = CommandRun.of("list", "wishes");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.errors()).contains("expected one of [SLOTS, ASSISTANTS");
    }
}
