package dev.kairos.core.assistant;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * A YAML file as plain values that still know their lines. Paths are written {@code trigger.at},
 * {@code detectors[1].id}.
 */
public final class YamlDocument {
    private final String file;
    private final Map<String, Object> values;
    private final Map<String, Integer> lines;

    private YamlDocument(String file, Map<String, Object> values, Map<String, Integer> lines) {
        this.file = file;
        this.values = values;
        this.lines = lines;
    }

    /**
     * Parses a document.
     *
     * @param file name for messages
     * @throws InvalidFileException if it is not YAML, or not a mapping at the top
     */
    public static YamlDocument parse(String file, String text) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        options.setMaxAliasesForCollections(0);
        try {
            Yaml yaml = new Yaml(new SafeConstructor(options));
            Node root = yaml.compose(new StringReader(text));
            if (!(root instanceof MappingNode)) {
                throw new InvalidFileException(List.of(new Problem(
                        file, 1, "", "the file is not a mapping of keys to values; see 'kairos validate --help'")));
            }
            Map<String, Integer> lines = new TreeMap<>();
            locate(root, "", lines);
            Object values = yaml.load(new StringReader(text));
            return new YamlDocument(file, mapping(values), lines);
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            throw new InvalidFileException(List.of(new Problem(file, line, "", "not YAML: " + e.getProblem())), e);
        } catch (YAMLException e) {
            throw new InvalidFileException(List.of(new Problem(file, 1, "", "not usable YAML: " + e.getMessage())), e);
        }
    }

    public String file() {
        return file;
    }

    /** The top-level mapping, in file order. */
    public Map<String, Object> values() {
        return values;
    }

    /** A value at the top level, or null. */
    public @Nullable Object value(String key) {
        return values.get(key);
    }

    /** A problem at a path, with the line of the nearest place that the file has. */
    public Problem problem(String path, String what) {
        String known = path;
        while (!known.isEmpty() && !lines.containsKey(known)) {
            known = known.substring(0, Math.max(0, Math.max(known.lastIndexOf('.'), known.lastIndexOf('['))));
        }
        return new Problem(file, lines.getOrDefault(known, 1), path, what);
    }

    private static void locate(Node node, String path, Map<String, Integer> lines) {
        if (node instanceof MappingNode mapping) {
            mapping.getValue().forEach(entry -> {
                String key = entry.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
                String child = path.isEmpty() ? key : path + "." + key;
                lines.put(child, entry.getKeyNode().getStartMark().getLine() + 1);
                locate(entry.getValueNode(), child, lines);
            });
        } else if (node instanceof SequenceNode sequence) {
            List<Node> items = sequence.getValue();
            for (int i = 0; i < items.size(); i++) {
                String child = path + "[" + i + "]";
                lines.put(child, items.get(i).getStartMark().getLine() + 1);
                locate(items.get(i), child, lines);
            }
        }
    }

    /** One thing wrong in a file. */
    public record Problem(String file, int line, String path, String what) {
        @Override
        public String toString() {
            return file + ":" + line + ": " + (path.isEmpty() ? "" : path + ": ") + what;
        }
    }

    /** A file that cannot be used, with everything that is wrong in it. */
    public static final class InvalidFileException extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient List<Problem> problems;

        public InvalidFileException(List<Problem> problems) {
            super(message(problems));
            this.problems = List.copyOf(problems);
        }

        public InvalidFileException(List<Problem> problems, Throwable cause) {
            super(message(problems), cause);
            this.problems = List.copyOf(problems);
        }

        public List<Problem> problems() {
            return problems;
        }

        private static String message(List<Problem> problems) {
            return String.join("\n", problems.stream().map(Problem::toString).toList());
        }
    }

    /** A mapping value with text keys, or an empty one. */
    public static Map<String, Object> mapping(@Nullable Object value) {
        Map<String, Object> mapping = new LinkedHashMap<>();
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, item) -> mapping.put(String.valueOf(key), item));
        }
        return mapping;
    }

    /** A list value, or an empty one. */
    public static List<Object> list(@Nullable Object value) {
        return value instanceof List<?> items ? new ArrayList<>(items) : new ArrayList<>();
    }
}
