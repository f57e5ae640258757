package dev.kairos.models.program;

import dev.kairos.core.prompt.Prompt;
import dev.kairos.core.session.RecentTurn;
import java.util.List;
import java.util.stream.Collectors;

/** Something that a prompt can hold: it knows whether it may stand among instructions or has to be quoted. */
sealed interface Value {
    /** It as plain text, for conditions and replies. */
    String text();

    /** Writes it into a prompt. */
    Prompt.Text write(Prompt.Text prompt, String name);

    /** Words that whoever wrote the files chose, or a word out of a closed list. */
    record Own(String text) implements Value {
        @Override
        public Prompt.Text write(Prompt.Text prompt, String name) {
            return prompt.words(text);
        }
    }

    /** Words that a person or a model chose: quoted. */
    record Theirs(String text) implements Value {
        @Override
        public Prompt.Text write(Prompt.Text prompt, String name) {
            return prompt.quote(name, text);
        }
    }

    /** Turns of the session: quoted, each with its speaker. */
    record Turns(List<RecentTurn> turns) implements Value {
        @Override
        public String text() {
            return turns.stream().map(RecentTurn::text).collect(Collectors.joining("\n"));
        }

        @Override
        public Prompt.Text write(Prompt.Text prompt, String name) {
            return turns.isEmpty() ? prompt.words("(none)") : prompt.turns(name, turns);
        }
    }

    /** A plan: typed moves in order, each numbered; a source stands with what it says, quoted. */
    record Moves(List<Move> moves) implements Value {
        @Override
        public String text() {
            return moves.stream().map(Move::text).collect(Collectors.joining(", "));
        }

        @Override
        public Prompt.Text write(Prompt.Text prompt, String name) {
            Prompt.Text text = prompt;
            for (int i = 0; i < moves.size(); i++) {
                Move move = moves.get(i);
                text = text.words("[" + (i + 1) + "] " + move.text() + "\n");
                text = move.found() == null ? text : text.quote(move.name(), move.found());
            }
            return text;
        }
    }
}
