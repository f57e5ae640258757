package dev.kairos.jobs.evaluate;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import dev.kairos.models.reliability.Wordings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A statement that a model was asked about in several wordings.
 *
 * @param row place in the corpus, from 0
 * @param category its category
 * @param truth whether it is true; null where nobody knows
 * @param said what the model said to each wording
 */
record AskedStatement(int row, String category, @Nullable Boolean truth, Wordings said) {
    private static final String RESPONSES = "gpt3-responses.csv";
    private static final String STATEMENTS = "gpt3-statements.csv";
    private static final int WORDINGS = 4;

    /** Whether the answer to the first wording is wrong; false where nobody knows. */
    boolean isMistaken() {
        return truth != null && said.answer(0) != truth;
    }

    /** Whether the ensemble of all wordings is right; false where nobody knows. */
    boolean isRightTogether() {
        return truth != null && said.answer() == truth;
    }

    /**
     * Reads the two tables of the corpus, which belong together row by row.
     *
     * @throws IllegalArgumentException if a table or a column is missing, or they differ in length
     */
    static List<AskedStatement> read(Path folder) throws IOException {
        List<Map<String, String>> responses = table(folder.resolve(RESPONSES));
        List<Map<String, String>> statements = table(folder.resolve(STATEMENTS));
        if (responses.size() != statements.size()) {
            throw new IllegalArgumentException(folder + ": " + RESPONSES + " has " + responses.size() + " rows, "
                    + STATEMENTS + " " + statements.size() + "; expected as many");
        }
        List<AskedStatement> asked = new ArrayList<>();
        for (int row = 0; row < responses.size(); row++) {
            String place = folder.resolve(RESPONSES) + " row " + row;
            List<Double> yes = new ArrayList<>();
            for (int wording = 0; wording < WORDINGS; wording++) {
                yes.add(Wordings.yesAmong(
                        number(responses.get(row), "yes_prob_logit_bias_" + wording, place),
                        number(responses.get(row), "no_prob_logit_bias_" + wording, place)));
            }
            String category = column(responses.get(row), "tags", place);
            Boolean truth = truth(column(statements.get(row), "True or not?", place));
            asked.add(new AskedStatement(row, category, truth, new Wordings(yes)));
        }
        return asked;
    }

    private static @Nullable Boolean truth(String label) {
        return switch (label) {
            case "TRUE" -> true;
            case "FALSE" -> false;
            default -> null;
        };
    }

    private static double number(Map<String, String> row, String name, String place) {
        String value = column(row, name, place);
        try {
            return Double.parseDouble(value);
        } catch (NumberFormatException invalid) {
            throw new IllegalArgumentException(
                    place + ": " + name + " is '" + value + "', expected a probability", invalid);
        }
    }

    private static String column(Map<String, String> row, String name, String place) {
        String value = row.get(name);
        if (value == null) {
            throw new IllegalArgumentException(place + ": has no column '" + name + "', but " + row.keySet());
        }
        return value;
    }

    private static List<Map<String, String>> table(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException(
                    file + " does not exist, expected a folder with " + RESPONSES + " and " + STATEMENTS);
        }
        try (MappingIterator<Map<String, String>> rows = new CsvMapper()
                .readerForMapOf(String.class)
                .with(CsvSchema.emptySchema().withHeader())
                .readValues(Files.newBufferedReader(file))) {
            return rows.readAll();
        }
    }
}
