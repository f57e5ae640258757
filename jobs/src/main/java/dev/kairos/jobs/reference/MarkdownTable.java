package dev.kairos.jobs.reference;

import java.util.ArrayList;
import java.util.List;

/** A table of a Markdown page; what would break a cell is escaped. */
final class MarkdownTable {
    private final List<String> lines = new ArrayList<>();

    MarkdownTable(String... heads) {
        add(heads);
        lines.add("|" + " --- |".repeat(heads.length));
    }

    void add(String... cells) {
        lines.add("| "
                + String.join(
                        " | ",
                        List.of(cells).stream().map(MarkdownTable::escaped).toList()) + " |");
    }

    static String code(String text) {
        return "`" + text + "`";
    }

    private static String escaped(String cell) {
        return cell.replace("|", "\\|").replace("\n", " ");
    }

    @Override
    public String toString() {
        return String.join("\n", lines) + "\n";
    }
}
